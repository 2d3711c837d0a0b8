// One object of the library each. SafeHandle counts the calls that use it: disposal during a call of another thread frees it
// after its end, and what was forgotten is freed by its finalizer.
using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Riskrule
{
    internal abstract class Handle : SafeHandle
    {
        private volatile bool disposed;
        private SafeHandle[] needs = new SafeHandle[0];

        protected Handle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        /// Use after disposal is an error even while others still need this.
        internal void ThrowIfDisposed()
        {
            if (disposed) throw new ObjectDisposedException(GetType().Name);
        }

        protected override void Dispose(bool disposing)
        {
            disposed = true;
            base.Dispose(disposing);
        }

        /// Callbacks that the library may call as long as this lives.
        internal object Keep { private get; set; }

        /// Frees others only after this.
        internal void Need(params SafeHandle[] others)
        {
            foreach (var other in others)
            {
                var added = false;
                other.DangerousAddRef(ref added);
            }
            needs = others;
        }

        protected abstract void Free();

        protected override bool ReleaseHandle()
        {
            Free();
            foreach (var need in needs) need.DangerousRelease();
            return true;
        }
    }

    internal sealed class MatterHandle : Handle
    {
        public MatterHandle() { }
        protected override void Free() => Native.riskrule_matter_free(handle);
    }

    internal sealed class PackHandle : Handle
    {
        /// NULL: the built-in pack that follows from the matter.
        internal static readonly PackHandle None = new PackHandle();
        public PackHandle() { }
        protected override void Free() => Native.riskrule_pack_free(handle);
    }

    internal sealed class AssessmentHandle : Handle
    {
        public AssessmentHandle() { }
        protected override void Free() => Native.riskrule_assessment_free(handle);
    }

    internal sealed class ExpressionHandle : Handle
    {
        public ExpressionHandle() { }
        protected override void Free() => Native.riskrule_expression_free(handle);
    }

    internal sealed class CallHandle : Handle
    {
        public CallHandle() { }
        protected override void Free() => Native.riskrule_call_free(handle);
    }

    internal sealed class ModelHandle : Handle
    {
        public ModelHandle() { }
        protected override void Free() => Native.riskrule_model_free(handle);
    }

    internal sealed class JobHandle : Handle
    {
        public JobHandle() { }
        protected override void Free() => Native.riskrule_job_free(handle);
    }

    internal sealed class TextHandle : Handle
    {
        public TextHandle() { }
        protected override void Free() => Native.riskrule_text_free(handle);

        private IntPtr Data => Native.riskrule_text_data(handle);
        private int Size => checked((int)Native.riskrule_text_size(handle).ToUInt64());

        /// The text in UTF-8; disposes of this, as the others do.
        internal byte[] Take()
        {
            using (this)
            {
                var bytes = new byte[Size];
                Marshal.Copy(Data, bytes, 0, bytes.Length);
                return bytes;
            }
        }

        /// The library writes the UTF-16 into the new string, which nobody else has seen yet: it is the only memory of its size
        /// that is taken.
        internal unsafe string TakeString()
        {
            using (this)
            {
                var units = Native.riskrule_text_utf16(handle, IntPtr.Zero, UIntPtr.Zero);
                var text = new string('\0', checked((int)units.ToUInt64()));
                fixed (char* first = text) Native.riskrule_text_utf16(handle, (IntPtr)first, units);
                return text;
            }
        }

        /// In UTF-8, by way of a buffer that is small enough for the heap of small objects.
        internal void TakeInto(Stream destination)
        {
            using (this)
            {
                var size = Size;
                var part = new byte[Math.Min(size, 8000)];
                for (var at = 0; at < size; at += part.Length)
                {
                    var length = Math.Min(part.Length, size - at);
                    Marshal.Copy(IntPtr.Add(Data, at), part, 0, length);
                    destination.Write(part, 0, length);
                }
            }
        }
    }
}
