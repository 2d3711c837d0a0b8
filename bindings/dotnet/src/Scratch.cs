using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// Memory and handles that the options of one call point to. For one thread.
    internal sealed class Scratch : IDisposable
    {
        private readonly List<IntPtr> blocks = new List<IntPtr>();
        private readonly List<SafeHandle> used = new List<SafeHandle>();

        /// Callbacks of the limits; null if there are none.
        internal object Callback { get; private set; }

        internal IntPtr Copy(byte[] bytes)
        {
            if (bytes == null) return IntPtr.Zero;
            var block = Allocate(bytes.Length);
            Marshal.Copy(bytes, 0, block, bytes.Length);
            return block;
        }

        /// Ended by NUL; 0 for null.
        internal IntPtr Text(string text) => Copy(Utf8.Terminated(text));

        internal IntPtr Array(IEnumerable<IntPtr> pointers)
        {
            var all = pointers.ToArray();
            var block = Allocate(all.Length * IntPtr.Size);
            Marshal.Copy(all, 0, block, all.Length);
            return block;
        }

        /// 0 for null: the defaults.
        internal IntPtr Of(Limits limits)
        {
            if (limits == null) return IntPtr.Zero;
            object callback;
            var native = limits.ToNative(out callback);
            Callback = callback;
            var block = Allocate(Marshal.SizeOf(native));
            Marshal.StructureToPtr(native, block, false);
            return block;
        }

        /// The address of a handle, which is not freed before the end of the call.
        internal IntPtr Use(SafeHandle handle)
        {
            var added = false;
            handle.DangerousAddRef(ref added);
            used.Add(handle);
            return handle.DangerousGetHandle();
        }

        private IntPtr Allocate(int size)
        {
            var block = Marshal.AllocHGlobal(Math.Max(size, 1));
            blocks.Add(block);
            return block;
        }

        public void Dispose()
        {
            foreach (var block in blocks) Marshal.FreeHGlobal(block);
            foreach (var handle in used) handle.DangerousRelease();
            GC.KeepAlive(Callback);
        }
    }
}
