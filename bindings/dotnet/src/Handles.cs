// One object of the library each. SafeHandle counts the calls that use it: disposal during a call of another thread frees it
// after its end, and what was forgotten is freed by its finalizer.
using System;
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

        /// The text; disposes of this.
        internal byte[] Take()
        {
            using (this)
            {
                var bytes = new byte[checked((int)Native.riskrule_text_size(handle).ToUInt64())];
                Marshal.Copy(Native.riskrule_text_data(handle), bytes, 0, bytes.Length);
                return bytes;
            }
        }
    }
}
