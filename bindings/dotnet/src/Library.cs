using System;

namespace Riskrule
{
    /// <summary>How an index takes the risk R of a factor from likelihood p and impact q: the representative value of the band that
    /// holds p x q (variant A), p x q (B), p (C).</summary>
    public enum IndexVariant { Representative, Product, Likelihood }

    /// <summary>What belongs to no object: versions, schemas, checks, and the methods of the core by themselves. Thread-safe.
    /// </summary>
    public static class Library
    {
        /// <summary>The version of the native library, such as <c>0.2.0</c>.</summary>
        public static string Version => Utf8.Text(Native.riskrule_version());

        /// <summary>Whether it has a feature: <c>feel</c>, <c>dmn</c>, <c>arrow</c>, <c>jobs</c>, <c>gb18030</c>.</summary>
        public static bool HasFeature(string name) => Native.riskrule_has_feature(Utf8.Needed(name, nameof(name))) != 0;

        /// <summary>The JSON Schema of <c>matter</c>, <c>pack</c>, <c>assessment</c>, <c>features</c> or <c>survey-map</c>.</summary>
        public static string Schema(string type) => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_schema(Utf8.Needed(type, nameof(type)), out text, ref error));

        /// <summary>The manual of the built-in functions as Markdown.</summary>
        public static string Builtins() => Result.Text(Native.riskrule_builtins);

        /// <summary>Everything that is wrong or hard to believe in a matter, a pack or a DMN model, which it is being found out:
        /// a JSON list of diagnostics, empty if nothing is.</summary>
        public static string Check(byte[] text, string file = null)
        {
            if (text == null) throw new ArgumentNullException(nameof(text));
            return Result.Text((out TextHandle made, ref IntPtr error) =>
                Native.riskrule_check(text, Utf8.Length(text), Utf8.Terminated(file), out made, ref error));
        }

        /// <summary>GB 18030 to UTF-8, which everything else takes. What is no GB 18030 is an error with its place; nothing is
        /// replaced.</summary>
        public static byte[] FromGb18030(byte[] bytes, string file = null)
        {
            if (bytes == null) throw new ArgumentNullException(nameof(bytes));
            return Result.Bytes((out TextHandle text, ref IntPtr error) => Native.riskrule_text_from_gb18030(
                bytes, Utf8.Length(bytes), Utf8.Terminated(file), out text, ref error));
        }

        /// <summary>Raw returns in CSV into counts, shares and intervals; <paramref name="map"/> is JSON,
        /// <c>Schema("survey-map")</c>.</summary>
        public static string Survey(byte[] csv, string file, string map, Format format)
        {
            if (csv == null) throw new ArgumentNullException(nameof(csv));
            var json = Utf8.Bytes(map);
            return Result.Text((out TextHandle text, ref IntPtr error) => Native.riskrule_survey(
                csv, Utf8.Length(csv), Utf8.Terminated(file), json, Utf8.Length(json), (int)format, out text, ref error));
        }

        /// <summary>Index T = sum of w x R: JSON {factors, bands} to {value, terms}; members in <c>riskrule.h</c>.</summary>
        public static string Index(IndexVariant variant, string json)
        {
            var utf8 = Utf8.Bytes(json);
            return Result.Text((out TextHandle text, ref IntPtr error) =>
                Native.riskrule_index((int)variant, utf8, Utf8.Length(utf8), out text, ref error));
        }

        /// <summary>Weights by pairwise comparison: JSON {judgements, …} to {weights, ratio, consistent, …}; see
        /// <c>riskrule.h</c>.</summary>
        public static string Weights(string json)
        {
            var utf8 = Utf8.Bytes(json);
            return Result.Text((out TextHandle text, ref IntPtr error) =>
                Native.riskrule_weights(utf8, Utf8.Length(utf8), out text, ref error));
        }
    }
}
