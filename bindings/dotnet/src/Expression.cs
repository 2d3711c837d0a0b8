using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// <summary>What goes wrong in an expression is null, as DMN has it (Standard), or an error of compiling where it can be
    /// seen: unknown names, wrong types, impossible comparisons (Strict).</summary>
    public enum Mode { Standard, Strict }

    /// <summary>How to compile an expression.</summary>
    public sealed class CompileOptions
    {
        private readonly List<string> names = new List<string>();
        private readonly List<string> types = new List<string>();

        public Mode Mode { get; set; }
        /// <summary>Names the text in diagnostics.</summary>
        public string File { get; set; }
        /// <summary>Also hold for the evaluations.</summary>
        public Limits Limits { get; set; }
        public IReadOnlyList<string> Names => names.AsReadOnly();

        /// <summary>An input that the expression may read, of a type: <c>number</c>, <c>string</c>, <c>boolean</c>, <c>date</c>,
        /// <c>list</c> …</summary>
        public CompileOptions Input(string name, string type = "Any")
        {
            if (name == null) throw new ArgumentNullException(nameof(name));
            names.Add(name);
            types.Add(type);
            return this;
        }

        internal NativeCompileOptions ToNative(Scratch scratch) => new NativeCompileOptions
        {
            StructSize = (uint)Marshal.SizeOf(typeof(NativeCompileOptions)), Mode = (int)Mode, File = scratch.Text(File),
            Names = scratch.Array(names.Select(scratch.Text)), Types = scratch.Array(types.Select(scratch.Text)),
            Count = Utf8.Size(names.Count), Limits = scratch.Of(Limits)
        };
    }

    /// <summary>A compiled FEEL expression. Immutable; any number of threads may use it at once.</summary>
    public sealed class Expression : IDisposable
    {
        private readonly ExpressionHandle owned;

        internal ExpressionHandle Handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }

        private Expression(ExpressionHandle handle, string[] names)
        {
            owned = handle;
            Names = Array.AsReadOnly(names);
        }

        /// <summary>Compiles in DMN's standard mode.</summary>
        public static Expression Compile(string text, params string[] inputs)
        {
            var options = new CompileOptions();
            foreach (var input in inputs) options.Input(input);
            return Compile(text, options);
        }

        /// <summary>Compiles. All problems in one pass, each with its place in the text.</summary>
        public static Expression Compile(string text, CompileOptions options)
        {
            var utf8 = Utf8.Bytes(text);
            using (var scratch = new Scratch())
            {
                ExpressionHandle made;
                var error = IntPtr.Zero;
                var native = options.ToNative(scratch);
                var status = Native.riskrule_expression_compile(utf8, Utf8.Length(utf8), ref native, out made, ref error);
                RiskruleException.Check(status, error);
                made.Keep = scratch.Callback;
                return new Expression(made, options.Names.ToArray());
            }
        }

        /// <summary>The inputs, numbered from 0 as <see cref="Call"/> has them.</summary>
        public IReadOnlyList<string> Names { get; }

        /// <summary>JSON in, JSON out: an object with a member for each name; one that it lacks is null; may be null.</summary>
        public string Evaluate(string inputs)
        {
            var json = inputs == null ? null : Utf8.Bytes(inputs);
            return Result.Text((out TextHandle text, ref IntPtr error) =>
                Native.riskrule_expression_evaluate(Handle, json, Utf8.Length(json), out text, ref error));
        }

        /// <summary>For many evaluations without JSON.</summary>
        public Call NewCall() => new Call(this);

        public void Dispose() => owned.Dispose();
    }
}
