using System;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// <summary>Bounds of one call; passing one is a <see cref="RiskruleException"/> whose diagnostic names it, such as
    /// <c>limit.steps</c>. What is 0 has its default, in brackets.</summary>
    public sealed class Limits
    {
        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate int Ask(IntPtr user);

        /// What GoOn threw on this thread, until the call that asked it returns.
        [ThreadStatic]
        private static Exception failure;

        /// <summary>Nesting of a JSON text [64]; at most 256.</summary>
        public uint JsonDepth { get; set; }
        /// <summary>Size of a JSON text [64 MiB].</summary>
        public ulong JsonBytes { get; set; }
        /// <summary>Errors reported before reading stops [100].</summary>
        public uint Diagnostics { get; set; }
        /// <summary>Size of an expression [1 MiB].</summary>
        public uint ExpressionBytes { get; set; }
        /// <summary>Nesting of an expression [256]; at most 256.</summary>
        public uint ExpressionDepth { get; set; }
        /// <summary>Nested function calls [256]; at most 256.</summary>
        public uint CallDepth { get; set; }
        /// <summary>Steps of an evaluation [10 000 000].</summary>
        public ulong Steps { get; set; }
        /// <summary>Items of one list that is made [10 000 000].</summary>
        public uint ListItems { get; set; }
        /// <summary>Size of one text that is made [64 MiB].</summary>
        public uint StringBytes { get; set; }
        /// <summary>Scratch memory of a call [1 GiB].</summary>
        public ulong ArenaBytes { get; set; }
        /// <summary>Memory of one regular expression [8 MiB].</summary>
        public long RegexBytes { get; set; }
        /// <summary>Asked now and then, on the thread that called; false stops the work. What it throws stops it too and becomes
        /// the inner exception. It must not use the object that is working.</summary>
        public Func<bool> GoOn { get; set; }

        internal NativeLimits ToNative(out object callback)
        {
            callback = null;
            var native = new NativeLimits
            {
                StructSize = (uint)Marshal.SizeOf(typeof(NativeLimits)), JsonDepth = JsonDepth, JsonBytes = JsonBytes,
                Diagnostics = Diagnostics, ExpressionBytes = ExpressionBytes, ExpressionDepth = ExpressionDepth,
                CallDepth = CallDepth, Steps = Steps, ListItems = ListItems, StringBytes = StringBytes,
                ArenaBytes = ArenaBytes, RegexBytes = RegexBytes
            };
            if (GoOn == null) return native;
            var ask = Guarded(GoOn);
            callback = ask;
            native.GoOn = Marshal.GetFunctionPointerForDelegate(ask);
            return native;
        }

        /// Nothing may be thrown through the library.
        private static Ask Guarded(Func<bool> goOn) => user =>
        {
            try
            {
                return goOn() ? 1 : 0;
            }
            catch (Exception thrown)
            {
                failure = thrown;
                return 0;
            }
        };

        internal static Exception TakeFailure()
        {
            var taken = failure;
            failure = null;
            return taken;
        }
    }
}
