// The functions of riskrule.h. This is the list for .NET 8 and later; for older runtimes `run_tests` turns each
// [LibraryImport] … partial into a [DllImport] … extern, and nothing else.
using System;
using System.Runtime.InteropServices;

namespace Riskrule
{
    internal static partial class Native
    {
        private const string File = "riskrule";
        private const uint Abi = 1;

        static Native()
        {
#if NET8_0_OR_GREATER
            NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (name, assembly, path) =>
                name == File && OperatingSystem.IsLinux() &&
                NativeLibrary.TryLoad("libriskrule.so.1", assembly, path, out var found) ? found : IntPtr.Zero);
#endif
            var abi = riskrule_abi_version();
            if (abi != Abi)
                throw new DllNotFoundException("the library has ABI " + abi + ", this assembly needs ABI " + Abi);
        }

        // `made` and `text` are the results, released by their handles; `error` stays 0 on success.
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_version();
        [LibraryImport(File)]
        internal static partial uint riskrule_abi_version();
        [LibraryImport(File)]
        internal static partial int riskrule_has_feature(byte[] name);

        // Errors: borrowed texts, and indexes as in riskrule.h.
        [LibraryImport(File)]
        internal static partial void riskrule_error_free(IntPtr error);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_message(IntPtr error);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_json(IntPtr error);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_error_count(IntPtr error);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_code(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial int riskrule_error_severity(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_text(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_file(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial uint riskrule_error_line(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial uint riskrule_error_column(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_pointer(IntPtr error, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_error_guess(IntPtr error, UIntPtr index);

        // Owned texts
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_text_data(IntPtr text);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_text_size(IntPtr text);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_text_utf16(IntPtr text, IntPtr units, UIntPtr capacity);
        [LibraryImport(File)]
        internal static partial void riskrule_text_free(IntPtr text);
        [LibraryImport(File)]
        internal static partial int riskrule_text_from_gb18030(
            byte[] bytes, UIntPtr length, byte[] file, out TextHandle text, ref IntPtr error);

        // Matters
        [LibraryImport(File)]
        internal static partial int riskrule_matter_read(
            byte[] json, UIntPtr length, byte[] file, out MatterHandle made, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial void riskrule_matter_free(IntPtr matter);
        [LibraryImport(File)]
        internal static partial int riskrule_matter_write(MatterHandle matter, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_matter_part(
            MatterHandle matter, byte[] pointer, out TextHandle text, ref IntPtr error);

        // Packs
        [LibraryImport(File)]
        internal static partial int riskrule_pack_load_with(
            byte[] json, UIntPtr length, byte[] file, IntPtr[] parents, UIntPtr[] lengths, UIntPtr count, out
            PackHandle made, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_pack_builtin(byte[] id, out PackHandle made, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_pack_choose(
            MatterHandle matter, byte[] asOf, out PackHandle made, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_pack_id(PackHandle pack);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_pack_duty_count(PackHandle pack);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_pack_binding_count(PackHandle pack);
        [LibraryImport(File)]
        internal static partial int riskrule_pack_write(PackHandle pack, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_pack_write_dmn(PackHandle pack, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_pack_test(PackHandle pack, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_pack_ids(out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial void riskrule_pack_free(IntPtr pack);

        // Assessments
        [LibraryImport(File)]
        internal static partial int riskrule_assess(
            MatterHandle matter, PackHandle pack, ref AssessOptions options, out AssessmentHandle made, ref IntPtr
            error);
        [LibraryImport(File)]
        internal static partial void riskrule_assessment_free(IntPtr assessment);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_assessment_finding_count(AssessmentHandle assessment);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_finding_duty(AssessmentHandle assessment, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_finding_verdict(AssessmentHandle assessment, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_finding_says(AssessmentHandle assessment, UIntPtr index);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_assessment_finding_basis_count(AssessmentHandle assessment, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_finding_basis(
            AssessmentHandle assessment, UIntPtr index, UIntPtr basis);
        [LibraryImport(File)]
        internal static partial UIntPtr riskrule_assessment_finding_missing_count(
            AssessmentHandle assessment, UIntPtr index);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_finding_missing(
            AssessmentHandle assessment, UIntPtr index, UIntPtr missing);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_grade(AssessmentHandle assessment);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_grade_origin(AssessmentHandle assessment);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_outcome(AssessmentHandle assessment);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_assessment_permission(AssessmentHandle assessment);
        [LibraryImport(File)]
        internal static partial int riskrule_assessment_part(
            AssessmentHandle assessment, byte[] pointer, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_render(
            IntPtr matter, AssessmentHandle assessment, int format, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_explain(
            AssessmentHandle assessment, byte[] duty, out TextHandle text, ref IntPtr error);

        // Questions
        [LibraryImport(File)]
        internal static partial int riskrule_compare(
            IntPtr[] assessments, UIntPtr count, int format, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_compare_versions(
            IntPtr before, AssessmentHandle assessedBefore, IntPtr after, AssessmentHandle assessedAfter,
            int format, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_explore(
            MatterHandle matter, PackHandle pack, ref NativeExploreOptions options, int format, out TextHandle text,
            ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_follow_up(
            IntPtr matter, AssessmentHandle assessment, int format, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_similar(
            IntPtr matter, AssessmentHandle assessment, IntPtr[] bases, IntPtr[] based, UIntPtr count, byte[]
            features, UIntPtr featuresLength, UIntPtr most, int format, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_survey(
            byte[] csv, UIntPtr length, byte[] file, byte[] map, UIntPtr mapLength, int format, out TextHandle text,
            ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_check(
            byte[] input, UIntPtr length, byte[] file, out TextHandle text, ref IntPtr error);

        // Expressions and calls
        [LibraryImport(File)]
        internal static partial int riskrule_expression_compile(
            byte[] text, UIntPtr length, ref NativeCompileOptions options, out ExpressionHandle made, ref IntPtr
            error);
        [LibraryImport(File)]
        internal static partial void riskrule_expression_free(IntPtr expression);
        [LibraryImport(File)]
        internal static partial int riskrule_expression_evaluate(
            ExpressionHandle expression, byte[] inputs, UIntPtr length, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_call_new(
            ExpressionHandle expression, out CallHandle made, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial void riskrule_call_free(IntPtr call);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_null(CallHandle call, UIntPtr name);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_boolean(CallHandle call, UIntPtr name, int value);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_number(
            CallHandle call, UIntPtr name, long coefficient, int exponent);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_decimal(
            CallHandle call, UIntPtr name, byte[] text, UIntPtr length);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_text(CallHandle call, UIntPtr name, byte[] text, UIntPtr length);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_date(CallHandle call, UIntPtr name, int year, int month, int day);
        [LibraryImport(File)]
        internal static partial int riskrule_call_set_json(
            CallHandle call, UIntPtr name, byte[] json, UIntPtr length, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_call_run(CallHandle call, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_call_kind(CallHandle call);
        [LibraryImport(File)]
        internal static partial int riskrule_call_boolean(CallHandle call);
        [LibraryImport(File)]
        internal static partial int riskrule_call_number(CallHandle call, out long coefficient, out int exponent);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_call_text(CallHandle call, out UIntPtr length);
        [LibraryImport(File)]
        internal static partial int riskrule_call_date(CallHandle call, out int year, out int month, out int day);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_call_feel(CallHandle call);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_call_json(CallHandle call);
        [LibraryImport(File)]
        internal static partial IntPtr riskrule_call_reason(CallHandle call);
        [LibraryImport(File)]
        internal static partial int riskrule_builtins(out TextHandle text, ref IntPtr error);

        // Models
        [LibraryImport(File)]
        internal static partial int riskrule_model_load(
            byte[] xml, UIntPtr length, ref NativeModelOptions options, out ModelHandle made, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial void riskrule_model_free(IntPtr model);
        [LibraryImport(File)]
        internal static partial int riskrule_model_describe(ModelHandle model, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_model_evaluate(
            ModelHandle model, byte[] name, byte[] inputs, UIntPtr length, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_model_explain(
            ModelHandle model, byte[] name, byte[] inputs, UIntPtr length, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_model_check(ModelHandle model, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_model_write(
            byte[] json, UIntPtr length, byte[] file, out TextHandle text, ref IntPtr error);

        // Methods, jobs, schemas
        [LibraryImport(File)]
        internal static partial int riskrule_degree(
            PackHandle pack, byte[] likelihood, byte[] impact, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_index(
            int variant, byte[] json, UIntPtr length, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_weights(
            byte[] json, UIntPtr length, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial int riskrule_job_assess(
            byte[] ndjson, UIntPtr length, PackHandle pack, ref JobOptions options, out JobHandle made, ref IntPtr
            error);
        [LibraryImport(File)]
        internal static partial int riskrule_job_poll(JobHandle job, out ulong done, out ulong total);
        [LibraryImport(File)]
        internal static partial int riskrule_job_wait(JobHandle job, uint milliseconds);
        [LibraryImport(File)]
        internal static partial void riskrule_job_cancel(JobHandle job);
        [LibraryImport(File)]
        internal static partial int riskrule_job_result(JobHandle job, out TextHandle text, ref IntPtr error);
        [LibraryImport(File)]
        internal static partial void riskrule_job_free(IntPtr job);
        [LibraryImport(File)]
        internal static partial int riskrule_schema(byte[] type, out TextHandle text, ref IntPtr error);
    }
}
