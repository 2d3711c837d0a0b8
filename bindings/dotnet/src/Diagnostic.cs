using System;
using System.Collections.Generic;

namespace Riskrule
{
    /// <summary>How bad a problem is, the worst first.</summary>
    public enum Severity { Error, Warning, Note }

    /// <summary>One problem, with its place. Immutable. Texts are "" and numbers 0 where nothing is known.</summary>
    public sealed class Diagnostic
    {
        internal Diagnostic(IntPtr error, UIntPtr index)
        {
            Severity = (Severity)Native.riskrule_error_severity(error, index);
            Code = Utf8.Text(Native.riskrule_error_code(error, index));
            Message = Utf8.Text(Native.riskrule_error_text(error, index));
            File = Utf8.Text(Native.riskrule_error_file(error, index));
            Line = (int)Native.riskrule_error_line(error, index);
            Column = (int)Native.riskrule_error_column(error, index);
            Pointer = Utf8.Text(Native.riskrule_error_pointer(error, index));
            Guess = Utf8.Text(Native.riskrule_error_guess(error, index));
        }

        public Severity Severity { get; }
        /// <summary>Stable, <c>area.word</c>, such as <c>json.enum</c>.</summary>
        public string Code { get; }
        /// <summary>One sentence, without the place.</summary>
        public string Message { get; }
        /// <summary>The text in which it is, as the caller named it.</summary>
        public string File { get; }
        /// <summary>From 1.</summary>
        public int Line { get; }
        /// <summary>From 1, in characters.</summary>
        public int Column { get; }
        /// <summary>JSON pointer.</summary>
        public string Pointer { get; }
        /// <summary>What was probably meant.</summary>
        public string Guess { get; }

        public override string ToString() => $"{File}:{Line}:{Column}: {Message} [{Code}]";
    }

    /// <summary>The kind of a failure.</summary>
    public enum Status
    {
        /// <summary>A text is wrong.</summary>
        BadInput = 1,
        /// <summary>A value is out of range.</summary>
        BadArgument,
        /// <summary>Memory ran out.</summary>
        NoMemory,
        /// <summary>A defect of the library; please report it.</summary>
        Internal,
        /// <summary>A limit was passed, or <see cref="Limits.GoOn"/> said no; if it threw, that is the inner exception.</summary>
        Stopped
    }

    /// <summary>Why the library could not do what was asked: every problem, each with its place. The message shows them to a
    /// person.</summary>
    public sealed class RiskruleException : Exception
    {
        private RiskruleException(Status status, string message, IReadOnlyList<Diagnostic> all, string json, Exception inner)
            : base(message, inner)
        {
            Status = status;
            Diagnostics = all;
            Json = json;
        }

        public Status Status { get; }
        public IReadOnlyList<Diagnostic> Diagnostics { get; }
        /// <summary>The same as a JSON list of {severity, code, message, file, line, column, pointer, guess}.</summary>
        public string Json { get; }

        /// Takes over an error object.
        internal static void Check(int status, IntPtr error)
        {
            if (status == 0) return;
            try
            {
                var all = new List<Diagnostic>();
                var count = Native.riskrule_error_count(error).ToUInt64();
                for (ulong i = 0; i < count; ++i) all.Add(new Diagnostic(error, new UIntPtr(i)));
                var message = Utf8.Text(Native.riskrule_error_message(error)).Trim();
                if (message == "") message = ((Status)status).ToString();
                var json = error == IntPtr.Zero ? "[]" : Utf8.Text(Native.riskrule_error_json(error));
                throw new RiskruleException((Status)status, message, all.AsReadOnly(), json, Limits.TakeFailure());
            }
            finally
            {
                Native.riskrule_error_free(error);
            }
        }
    }
}
