using System;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// <summary>Many matters, assessed by threads of the library, which never call back. Any thread may ask, wait or cancel at any
    /// time. Disposing cancels it and waits for its end.</summary>
    public sealed class Job : IDisposable
    {
        private readonly JobHandle owned;

        private JobHandle handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }

        private Job(JobHandle handle) { owned = handle; }

        /// <summary>Starts.</summary>
        /// <param name="ndjson">in UTF-8, a matter a line</param>
        /// <param name="pack">null: for each matter the one that follows from its place and date</param>
        /// <param name="asOf">as in <see cref="Matter.Assess"/></param>
        /// <param name="threads">0: one per processor</param>
        /// <param name="limits">of each matter, without GoOn; null: the defaults</param>
        public static Job Assess(byte[] ndjson, Pack pack = null, string asOf = null, int threads = 0, Limits limits = null)
        {
            if (ndjson == null) throw new ArgumentNullException(nameof(ndjson));
            using (var scratch = new Scratch())
            {
                JobHandle made;
                var error = IntPtr.Zero;
                var options = new JobOptions
                {
                    StructSize = (uint)Marshal.SizeOf(typeof(JobOptions)), Threads = checked((uint)threads),
                    AsOf = scratch.Text(asOf), Limits = scratch.Of(limits)
                };
                var status = Native.riskrule_job_assess(ndjson, Utf8.Length(ndjson), Pack.HandleOf(pack), ref options,
                    out made, ref error);
                RiskruleException.Check(status, error);
                return new Job(made);
            }
        }

        /// <summary>How many of how many matters are done; true when all is over.</summary>
        public bool Poll(out long done, out long total)
        {
            ulong finished, all;
            var over = Native.riskrule_job_poll(handle, out finished, out all) != 0;
            done = (long)finished;
            total = (long)all;
            return over;
        }

        /// <summary>Waits at most so many milliseconds; true when all is over.</summary>
        public bool Wait(int milliseconds) => Native.riskrule_job_wait(handle, checked((uint)milliseconds)) != 0;

        /// <summary>Asks it to stop; what is under way is finished.</summary>
        public void Cancel() => Native.riskrule_job_cancel(handle);

        /// <summary>Waits for the end: NDJSON in UTF-8, a line for each matter in the order of the text, {line, assessment} or
        /// {line, problems}.</summary>
        public byte[] Result() => Riskrule.Result.Bytes((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_job_result(handle, out text, ref error));

        public void Dispose() => owned.Dispose();
    }
}
