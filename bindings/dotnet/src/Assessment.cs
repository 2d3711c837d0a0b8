using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Riskrule
{
    /// <summary>What an answer is written in.</summary>
    public enum Format { Json, Text, Markdown, Html }

    /// <summary>What an assessment says of one duty. Immutable; it needs the assessment no more.</summary>
    public sealed class Finding
    {
        internal Finding(AssessmentHandle all, UIntPtr index)
        {
            Duty = Utf8.Text(Native.riskrule_assessment_finding_duty(all, index));
            Verdict = Utf8.Text(Native.riskrule_assessment_finding_verdict(all, index));
            Says = Utf8.Text(Native.riskrule_assessment_finding_says(all, index));
            Basis = Texts(Native.riskrule_assessment_finding_basis_count(all, index),
                i => Native.riskrule_assessment_finding_basis(all, index, i));
            Missing = Texts(Native.riskrule_assessment_finding_missing_count(all, index),
                i => Native.riskrule_assessment_finding_missing(all, index, i));
        }

        private static IReadOnlyList<string> Texts(UIntPtr count, Func<UIntPtr, IntPtr> text)
        {
            var texts = new List<string>();
            for (ulong i = 0; i < count.ToUInt64(); ++i) texts.Add(Utf8.Text(text(new UIntPtr(i))));
            return texts.AsReadOnly();
        }

        /// <summary>The duty's id, such as <c>comment-period</c>.</summary>
        public string Duty { get; }
        /// <summary><c>met</c>, <c>violated</c>, <c>excused</c>, <c>cannot_tell</c> or <c>not_due</c>.</summary>
        public string Verdict { get; }
        /// <summary>One sentence: what the duty asks.</summary>
        public string Says { get; }
        /// <summary>Its clauses, as a lawyer cites them.</summary>
        public IReadOnlyList<string> Basis { get; }
        /// <summary>JSON pointers into the matter: what would have to be stated for a verdict.</summary>
        public IReadOnlyList<string> Missing { get; }
    }

    /// <summary>What follows for a matter. Immutable; any number of threads may use it at once.</summary>
    public sealed class Assessment : IDisposable
    {
        private readonly AssessmentHandle owned;

        private AssessmentHandle handle
        {
            get
            {
                owned.ThrowIfDisposed();
                return owned;
            }
        }
        /// Kept for this assessment by `Need`, whether or not others have disposed of it.
        private readonly MatterHandle matter;

        private Assessment(AssessmentHandle handle, MatterHandle matter)
        {
            owned = handle;
            this.matter = matter;
        }

        internal static Assessment Of(Matter matter, Pack pack, string asOf, Limits limits)
        {
            using (var scratch = new Scratch())
            {
                AssessmentHandle made;
                var error = IntPtr.Zero;
                var options = new AssessOptions
                {
                    StructSize = (uint)Marshal.SizeOf(typeof(AssessOptions)), AsOf = scratch.Text(asOf),
                    Limits = scratch.Of(limits)
                };
                var facts = matter.Handle;
                scratch.Use(facts);
                var status = Native.riskrule_assess(facts, Pack.HandleOf(pack), ref options, out made, ref error);
                RiskruleException.Check(status, error);
                made.Need(facts);
                return new Assessment(made, facts);
            }
        }

        private string Word(Func<AssessmentHandle, IntPtr> accessor)
        {
            using (var scratch = new Scratch())
            {
                scratch.Use(handle);  // the text is the handle's
                return Utf8.Text(accessor(handle));
            }
        }

        /// <summary>The grade in the words of the place, such as 低; "" when there is none.</summary>
        public string Grade => Word(Native.riskrule_assessment_grade);

        /// <summary><c>computed</c>, <c>asserted</c> (a report says so, nothing shows it) or <c>none</c>.</summary>
        public string GradeOrigin => Word(Native.riskrule_assessment_grade_origin);

        /// <summary>What may now be decided, a word: <c>may_decide</c>, <c>may_not_decide</c> …</summary>
        public string Permission => Word(Native.riskrule_assessment_permission);

        /// <summary>The same as a sentence, in the words of the place; "" when nothing says.</summary>
        public string Outcome => Word(Native.riskrule_assessment_outcome);

        /// <summary>One for each duty, in the order of the packs: a new list, which outlives the assessment.</summary>
        public IReadOnlyList<Finding> Findings
        {
            get
            {
                using (var scratch = new Scratch())
                {
                    scratch.Use(handle);
                    var all = new List<Finding>();
                    var count = Native.riskrule_assessment_finding_count(handle).ToUInt64();
                    for (ulong i = 0; i < count; ++i) all.Add(new Finding(handle, new UIntPtr(i)));
                    return all.AsReadOnly();
                }
            }
        }

        /// <summary>Any part as JSON, by JSON pointer: <c>/grade</c>, <c>/findings/0/proof</c>; "" is all of it.</summary>
        public string Part(string pointer) => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_assessment_part(handle, Utf8.Needed(pointer, nameof(pointer)), out text, ref error));

        /// <summary>The report.</summary>
        public string Report(Format format) => Result.Text(Rendered(format));

        /// <summary>The same in UTF-8, as the library gives it, without a string between.</summary>
        public byte[] ReportUtf8(Format format) => Result.Bytes(Rendered(format));

        /// <summary>Writes the same to a file, a socket or memory, in parts: the cheapest way, for nothing of its size is
        /// made.</summary>
        public void WriteReport(Stream destination, Format format)
        {
            if (destination == null) throw new ArgumentNullException(nameof(destination));
            Result.Write(Rendered(format), destination);
        }

        private Result.Call Rendered(Format format) => (out TextHandle text, ref IntPtr error) =>
            Native.riskrule_render(Facts, handle, (int)format, out text, ref error);

        /// <summary>Why the finding of one duty is what it is; null: everything that is due. Chinese text.</summary>
        public string Explain(string duty = null) => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_explain(handle, Utf8.Terminated(duty), out text, ref error));

        /// <summary>Assessments of one matter, under several packs or dates, side by side; at least two.</summary>
        public static string Compare(IReadOnlyList<Assessment> assessments, Format format)
        {
            using (var scratch = new Scratch())
            {
                var all = assessments.Select(a => scratch.Use(a.handle)).ToArray();
                return Result.Text((out TextHandle text, ref IntPtr error) =>
                    Native.riskrule_compare(all, Utf8.Size(all.Length), (int)format, out text, ref error));
            }
        }

        /// <summary>What changed since an earlier version of the matter, and what follows.</summary>
        public string CompareWith(Assessment before, Format format) => Result.Text(
            (out TextHandle text, ref IntPtr error) => Native.riskrule_compare_versions(
                before.Facts, before.handle, Facts, handle, (int)format, out text, ref error));

        /// <summary>After the decision: measures overdue, triggers, duties of the time of execution, evaluators who judge
        /// themselves.</summary>
        public string FollowUp(Format format) => Result.Text((out TextHandle text, ref IntPtr error) =>
            Native.riskrule_follow_up(Facts, handle, (int)format, out text, ref error));

        /// <summary>The nearest assessed matters.</summary>
        /// <param name="features">JSON, <c>Library.Schema("features")</c>; null: those that are built in</param>
        /// <param name="most">how many are wanted</param>
        public string Similar(IReadOnlyList<Assessment> bases, string features, int most, Format format)
        {
            using (var scratch = new Scratch())
            {
                var based = bases.Select(a => scratch.Use(a.handle)).ToArray();
                var facts = bases.Select(a => a.Facts).ToArray();
                var json = features == null ? null : Utf8.Bytes(features);
                return Result.Text((out TextHandle text, ref IntPtr error) => Native.riskrule_similar(
                    Facts, handle, facts, based, Utf8.Size(based.Length), json, Utf8.Length(json), Utf8.Size(most),
                    (int)format, out text, ref error));
            }
        }

        /// The matter's address, good as long as this assessment is in use: it may have been disposed of by others.
        private IntPtr Facts => matter.DangerousGetHandle();

        public void Dispose() => owned.Dispose();
    }
}
