using System;

namespace Riskrule
{
    /// The common end of functions that make a text.
    internal static class Result
    {
        internal delegate int Call(out TextHandle text, ref IntPtr error);

        internal static byte[] Bytes(Call call)
        {
            TextHandle text;
            var error = IntPtr.Zero;
            var status = call(out text, ref error);
            RiskruleException.Check(status, error);
            return text.Take();
        }

        internal static string Text(Call call) => Utf8.Text(Bytes(call));
    }
}
