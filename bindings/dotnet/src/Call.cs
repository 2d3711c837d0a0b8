using System;
using System.Globalization;

namespace Riskrule
{
    /// <summary>What a result is. Other: times, durations, lists, contexts, ranges, functions, to be had as FEEL or JSON.</summary>
    public enum Kind { Null, Boolean, Number, Text, Date, Other }

    /// <summary>The inputs and the result of one evaluation of an expression, which it keeps alive: values without JSON. An
    /// input keeps its value until it is set again; one that was never set is null. The result is that of the last Run, until
    /// an input is set. Threads that share one wait for each other, and end each other's results: take one for each.</summary>
    public sealed class Call : IDisposable
    {
        private readonly CallHandle owned;

        private CallHandle handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }

        internal Call(Expression expression)
        {
            using (var scratch = new Scratch())
            {
                var from = expression.Handle;
                var error = IntPtr.Zero;
                scratch.Use(from);
                var status = Native.riskrule_call_new(from, out owned, ref error);
                RiskruleException.Check(status, error);
                owned.Need(from);
            }
        }

        private void Set(Func<int> setter)
        {
            int status;
            lock (owned) status = setter();
            if (status == (int)Status.BadArgument) throw new ArgumentException("no such input, or a value that is none");
            if (status != 0) throw new OutOfMemoryException();
        }

        public void SetNull(int name) => Set(() => Native.riskrule_call_set_null(handle, Utf8.Size(name)));

        public void Set(int name, bool value) =>
            Set(() => Native.riskrule_call_set_boolean(handle, Utf8.Size(name), value ? 1 : 0));

        public void Set(int name, long value) =>
            Set(() => Native.riskrule_call_set_number(handle, Utf8.Size(name), value, 0));

        /// <summary>Exactly, with its digits after the point.</summary>
        public void Set(int name, decimal value)
        {
            var scale = (decimal.GetBits(value)[3] >> 16) & 0xFF;
            if (FitsLong(value))
                Set(() => Native.riskrule_call_set_number(handle, Utf8.Size(name), Coefficient(value), -scale));
            else
                SetNumber(name, value.ToString(CultureInfo.InvariantCulture));
        }

        /// <summary>A number of up to 34 digits, more than decimal has: <c>0.25</c>, <c>1E-40</c>.</summary>
        public void SetNumber(int name, string digits)
        {
            var text = Utf8.Bytes(digits);
            Set(() => Native.riskrule_call_set_decimal(handle, Utf8.Size(name), text, Utf8.Length(text)));
        }

        public void Set(int name, string value)
        {
            var text = Utf8.Bytes(value);
            Set(() => Native.riskrule_call_set_text(handle, Utf8.Size(name), text, Utf8.Length(text)));
        }

        public void SetDate(int name, int year, int month, int day) =>
            Set(() => Native.riskrule_call_set_date(handle, Utf8.Size(name), year, month, day));

        /// <summary>Any value, as JSON.</summary>
        public void SetJson(int name, string value)
        {
            var json = Utf8.Bytes(value);
            int status;
            var error = IntPtr.Zero;
            lock (owned)
                status = Native.riskrule_call_set_json(handle, Utf8.Size(name), json, Utf8.Length(json), ref error);
            RiskruleException.Check(status, error);
        }

        /// <summary>Evaluates.</summary>
        public Call Run()
        {
            int status;
            var error = IntPtr.Zero;
            lock (owned) status = Native.riskrule_call_run(handle, ref error);
            RiskruleException.Check(status, error);
            return this;
        }

        /// <summary>What the result is; Null before the first run.</summary>
        public Kind Kind
        {
            get { lock (owned) return (Kind)Native.riskrule_call_kind(handle); }
        }

        /// The result must be of that kind. What is borrowed from the handle is read before it can be freed or run again.
        private T Read<T>(Kind? kind, Func<T> read)
        {
            using (var scratch = new Scratch())
            {
                scratch.Use(handle);
                lock (owned)
                {
                    if (kind != null && Kind != kind)
                        throw new InvalidOperationException($"the result is {Kind}, not {kind}");
                    return read();
                }
            }
        }

        /// <summary>The result, a boolean. InvalidOperationException if it is none; the same holds for those below.</summary>
        public bool Boolean => Read(Kind.Boolean, () => Native.riskrule_call_boolean(handle) != 0);

        /// <summary>The result, a number, exactly; OverflowException if decimal can not hold it: then NumberText.</summary>
        public decimal Number => Read(Kind.Number, () =>
        {
            long coefficient;
            int exponent;
            if (Native.riskrule_call_number(handle, out coefficient, out exponent) == 0)
                return Exact(coefficient, exponent);
            return Exact(Utf8.Text(Native.riskrule_call_feel(handle)));
        });

        /// <summary>The result, a number, with all of its up to 34 digits.</summary>
        public string NumberText => Read(Kind.Number, () => Utf8.Text(Native.riskrule_call_feel(handle)));

        /// <summary>The result, a text.</summary>
        public string Text => Read(Kind.Text, () =>
        {
            UIntPtr length;
            var text = Native.riskrule_call_text(handle, out length);
            return Utf8.Text(text, checked((int)length.ToUInt64()));
        });

        /// <summary>The result, a date: years from -999999999 to 999999999.</summary>
        public void GetDate(out int year, out int month, out int day)
        {
            var date = Read(Kind.Date, () =>
            {
                int y, m, d;
                Native.riskrule_call_date(handle, out y, out m, out d);
                return new[] { y, m, d };
            });
            year = date[0];
            month = date[1];
            day = date[2];
        }

        /// <summary>Any result as FEEL source.</summary>
        public string Feel => Read(null, () => Utf8.Text(Native.riskrule_call_feel(handle)));

        /// <summary>Any result as JSON.</summary>
        public string Json => Read(null, () => Utf8.Text(Native.riskrule_call_json(handle)));

        /// <summary>Why it is null, the nearest cause first, a line each; "" if it is not.</summary>
        public string Reason => Read(null, () => Utf8.Text(Native.riskrule_call_reason(handle)));

        public void Dispose() => owned.Dispose();

        private static bool FitsLong(decimal value)
        {
            var bits = decimal.GetBits(value);
            return bits[2] == 0 && bits[1] >= 0;
        }

        private static long Coefficient(decimal value)
        {
            var bits = decimal.GetBits(value);
            var size = (long)bits[1] << 32 | (uint)bits[0];
            return bits[3] < 0 ? -size : size;
        }

        private static decimal Exact(string digits)
        {
            var invariant = CultureInfo.InvariantCulture;
            var value = decimal.Parse(digits, NumberStyles.Float, invariant);
            if (value.ToString(invariant) == digits) return value;
            throw new OverflowException("more digits than decimal has; NumberText has them");
        }

        private static decimal Exact(long coefficient, int exponent)
        {
            const int most = 28;  // digits after the point that decimal has
            for (; exponent < -most && coefficient % 10 == 0 && coefficient != 0; coefficient /= 10) ++exponent;
            if (coefficient == 0) exponent = Math.Min(0, Math.Max(exponent, -most));
            if (exponent < -most) throw new OverflowException("more than 28 digits after the point; NumberText has them");
            var size = coefficient < 0 ? unchecked(0UL - (ulong)coefficient) : (ulong)coefficient;
            var whole = new decimal(unchecked((int)size), unchecked((int)(size >> 32)), 0, coefficient < 0,
                (byte)Math.Max(0, -exponent));
            for (; exponent > 0; --exponent) whole *= 10;  // throws when it does not fit
            return whole;
        }
    }
}
