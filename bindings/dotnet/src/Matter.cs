using System;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// <summary>Everything that is stated about one major administrative decision (重大行政决策). Never changed once read; any
    /// number of threads may use it at once. Assessments made from it go on when it is disposed of.</summary>
    public sealed class Matter : IDisposable
    {
        private readonly MatterHandle owned;

        internal MatterHandle Handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }

        private Matter(MatterHandle handle) { owned = handle; }

        /// <summary>Reads a JSON file; its schema is <c>Library.Schema("matter")</c>.</summary>
        public static Matter ReadFile(string path) => Read(System.IO.File.ReadAllBytes(path), path);

        /// <summary>Reads JSON in UTF-8; <paramref name="file"/> names it in diagnostics.</summary>
        public static Matter Read(byte[] json, string file = null)
        {
            if (json == null) throw new ArgumentNullException(nameof(json));
            MatterHandle made;
            var error = IntPtr.Zero;
            var status = Native.riskrule_matter_read(json, Utf8.Length(json), Utf8.Terminated(file), out made, ref error);
            RiskruleException.Check(status, error);
            return new Matter(made);
        }

        /// <summary>Reads JSON.</summary>
        public static Matter Read(string json) => Read(Utf8.Bytes(json));

        /// <summary>Assesses it. The same inputs give the same assessment on every machine and thread.</summary>
        /// <param name="pack">null: the built-in pack that follows from its place and the date</param>
        /// <param name="asOf">the day of judgement, YYYY-MM-DD; null: the latest date that the matter states</param>
        /// <param name="limits">null: the defaults</param>
        public Assessment Assess(Pack pack = null, string asOf = null, Limits limits = null) =>
            Assessment.Of(this, pack, asOf, limits);

        /// <summary>How firm its grade is: distance to the next, smallest changes that move it, sensitivity, measures,
        /// simulation.</summary>
        public string Explore(Pack pack, ExploreOptions options, Format format)
        {
            using (var scratch = new Scratch())
            {
                var native = options.ToNative(scratch);
                return Result.Text((out TextHandle text, ref IntPtr error) => Native.riskrule_explore(
                    Handle, Pack.HandleOf(pack), ref native, (int)format, out text, ref error));
            }
        }

        /// <summary>It as JSON, which Read reads back to an equal matter.</summary>
        public string ToJson() => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_matter_write(Handle, out text, ref error));

        /// <summary>Part of it as JSON, by JSON pointer: <c>/risk_points/0/title</c>; "" is all of it.</summary>
        public string Part(string pointer) => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_matter_part(Handle, Utf8.Needed(pointer, nameof(pointer)), out text, ref error));

        public void Dispose() => owned.Dispose();
    }

    /// <summary>How <see cref="Matter.Explore"/> looks.</summary>
    public sealed class ExploreOptions
    {
        /// <summary>The day of judgement, YYYY-MM-DD [the latest date that the matter states].</summary>
        public string AsOf { get; set; }
        /// <summary>Draws of the simulation [0: none]; at most 100 million.</summary>
        public ulong Draws { get; set; }
        /// <summary>Seed of the simulation [0]; at most 2^63 - 1.</summary>
        public ulong Seed { get; set; }
        /// <summary>Draw from PERT instead of triangular distributions.</summary>
        public bool Pert { get; set; }
        /// <summary>Ranks on either side by which a known rank may be off [1].</summary>
        public uint Spread { get; set; }
        public Limits Limits { get; set; }

        internal NativeExploreOptions ToNative(Scratch scratch) => new NativeExploreOptions
        {
            StructSize = (uint)Marshal.SizeOf(typeof(NativeExploreOptions)), Pert = Pert ? 1u : 0u,
            AsOf = scratch.Text(AsOf), Seed = Seed, Draws = Draws, Spread = Spread, Limits = scratch.Of(Limits)
        };
    }
}
