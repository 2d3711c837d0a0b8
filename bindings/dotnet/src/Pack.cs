using System;
using System.Linq;

namespace Riskrule
{
    /// <summary>The rules of a place, compiled, with those of its parents. Never changed once made; any number of threads may
    /// use it at once.</summary>
    public sealed class Pack : IDisposable
    {
        private readonly PackHandle owned;

        private PackHandle handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }

        private Pack(PackHandle handle) { owned = handle; }

        internal static PackHandle HandleOf(Pack pack) => pack == null ? PackHandle.None : pack.handle;

        /// <summary>A pack that is built in, such as <c>cn.shanghai</c>, or several, such as <c>cn.shanghai+cn.land</c>.</summary>
        public static Pack Builtin(string id)
        {
            PackHandle made;
            var error = IntPtr.Zero;
            var status = Native.riskrule_pack_builtin(Utf8.Needed(id, nameof(id)), out made, ref error);
            RiskruleException.Check(status, error);
            return new Pack(made);
        }

        /// <summary>The built-in pack that follows from a matter's place and a date, YYYY-MM-DD.</summary>
        public static Pack Choose(Matter matter, string asOf)
        {
            PackHandle made;
            var error = IntPtr.Zero;
            var date = Utf8.Needed(asOf, nameof(asOf));
            var status = Native.riskrule_pack_choose(matter.Handle, date, out made, ref error);
            RiskruleException.Check(status, error);
            return new Pack(made);
        }

        /// <summary>Reads and compiles a JSON file.</summary>
        public static Pack LoadFile(string path) => Load(System.IO.File.ReadAllBytes(path), path);

        /// <summary>Reads and compiles a pack in JSON.</summary>
        /// <param name="file">names the text in diagnostics; may be null</param>
        /// <param name="parents">packs in JSON that it may extend; others are built in</param>
        public static Pack Load(byte[] json, string file = null, params byte[][] parents)
        {
            if (json == null) throw new ArgumentNullException(nameof(json));
            using (var scratch = new Scratch())
            {
                PackHandle made;
                var error = IntPtr.Zero;
                var texts = parents.Select(scratch.Copy).ToArray();
                var lengths = parents.Select(Utf8.Length).ToArray();
                var status = Native.riskrule_pack_load_with(json, Utf8.Length(json), Utf8.Terminated(file), texts, lengths,
                    Utf8.Size(texts.Length), out made, ref error);
                RiskruleException.Check(status, error);
                return new Pack(made);
            }
        }

        /// <summary>The ids of the packs that are built in, as a JSON list.</summary>
        public static string Ids() => Result.Text(Native.riskrule_pack_ids);

        public string Id
        {
            get
            {
                using (var scratch = new Scratch())
                {
                    scratch.Use(handle);
                    return Utf8.Text(Native.riskrule_pack_id(handle));
                }
            }
        }

        /// <summary>Duties of it and its parents.</summary>
        public long DutyCount => (long)Native.riskrule_pack_duty_count(handle);

        /// <summary>How many of them bind.</summary>
        public long BindingCount => (long)Native.riskrule_pack_binding_count(handle);

        /// <summary>A JSON list of the layers as they were written, the country's first.</summary>
        public string ToJson() => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_pack_write(handle, out text, ref error));

        /// <summary>Its terms that are decision tables, as a model of DMN 1.3.</summary>
        public string ToDmn() => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_pack_write_dmn(handle, out text, ref error));

        /// <summary>Runs the tests inside it: a JSON list of {duty, name, passed, message}.</summary>
        public string Test() => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_pack_test(handle, out text, ref error));

        /// <summary>Degree of one risk point, from ranks (<c>very_low</c> … <c>very_high</c>): JSON {degree, value}.</summary>
        public string Degree(string likelihood, string impact) => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_degree(handle, Utf8.Needed(likelihood, nameof(likelihood)),
                Utf8.Needed(impact, nameof(impact)), out text, ref error));

        public void Dispose() => owned.Dispose();
    }
}
