using System;
using System.IO;

namespace Riskrule
{
    /// The common end of functions that make a text.
    internal static class Result
    {
        internal delegate int Call(out TextHandle text, ref IntPtr error);

        private static TextHandle Made(Call call)
        {
            TextHandle text;
            var error = IntPtr.Zero;
            var status = call(out text, ref error);
            RiskruleException.Check(status, error);
            return text;
        }

        internal static byte[] Bytes(Call call) => Made(call).Take();

        internal static string Text(Call call) => Made(call).TakeString();

        internal static void Write(Call call, Stream destination) => Made(call).TakeInto(destination);
    }
}
