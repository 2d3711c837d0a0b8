using System;
using System.Linq;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// <summary>A model of DMN 1.1 to 1.5. Immutable; any number of threads may use it at once.</summary>
    public sealed class Model : IDisposable
    {
        private readonly ModelHandle owned;

        private ModelHandle handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }

        private Model(ModelHandle handle) { owned = handle; }

        /// <summary>Loads a file in DMN's standard mode.</summary>
        public static Model LoadFile(string path) => Load(System.IO.File.ReadAllBytes(path), path);

        /// <summary>Loads a model in UTF-8.</summary>
        /// <param name="file">names the text in diagnostics; may be null</param>
        /// <param name="limits">also hold for its evaluations; null: the defaults</param>
        /// <param name="imports">models that it may import, found by their namespaces</param>
        public static Model Load(byte[] xml, string file = null, Mode mode = Mode.Standard, Limits limits = null,
            params Model[] imports)
        {
            if (xml == null) throw new ArgumentNullException(nameof(xml));
            using (var scratch = new Scratch())
            {
                ModelHandle made;
                var needs = imports.Select(m => (SafeHandle)m.handle).ToArray();
                var error = IntPtr.Zero;
                var options = new NativeModelOptions
                {
                    StructSize = (uint)Marshal.SizeOf(typeof(NativeModelOptions)), Mode = (int)mode,
                    File = scratch.Text(file), Imports = scratch.Array(needs.Select(scratch.Use)),
                    Count = Utf8.Size(imports.Length), Limits = scratch.Of(limits)
                };
                var status = Native.riskrule_model_load(xml, Utf8.Length(xml), ref options, out made, ref error);
                RiskruleException.Check(status, error);
                made.Keep = scratch.Callback;
                made.Need(needs);
                return new Model(made);
            }
        }

        /// <summary>DMN XML from a description in JSON, as <c>riskrule.h</c> tells.</summary>
        public static string Write(string description, string file = null)
        {
            var json = Utf8.Bytes(description);
            return Result.Text((out TextHandle text, ref IntPtr error) =>
                Native.riskrule_model_write(json, Utf8.Length(json), Utf8.Terminated(file), out text, ref error));
        }

        /// <summary>What is in it, as JSON: name, namespace, inputs, decisions, services, knowledge_models.</summary>
        public string Describe() => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_model_describe(handle, out text, ref error));

        /// <summary>Evaluates a decision, a decision service or a knowledge model; null: the decisions that no other requires.
        /// </summary>
        /// <param name="inputs">a JSON object with a member for each input; may be null</param>
        /// <returns>JSON {decisions: {NAME: value}, problems: [{element, code, message}]}</returns>
        public string Evaluate(string name, string inputs)
        {
            var json = inputs == null ? null : Utf8.Bytes(inputs);
            return Result.Text((out TextHandle text, ref IntPtr error) => Native.riskrule_model_evaluate(
                handle, Utf8.Terminated(name), json, Utf8.Length(json), out text, ref error));
        }

        /// <summary>The same of decisions, with every step on the way: JSON {decisions, explanation}.</summary>
        public string Explain(string name, string inputs)
        {
            var json = inputs == null ? null : Utf8.Bytes(inputs);
            return Result.Text((out TextHandle text, ref IntPtr error) => Native.riskrule_model_explain(
                handle, Utf8.Terminated(name), json, Utf8.Length(json), out text, ref error));
        }

        /// <summary>What can be proved of its tables (gaps, overlaps, masked rules), as a JSON list of diagnostics.</summary>
        public string Check() => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_model_check(handle, out text, ref error));

        public void Dispose() => owned.Dispose();
    }
}
