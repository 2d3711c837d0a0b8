//! The C ABI of riskrule, as Rust sees it. The manual of every function is `riskrule/riskrule.h`, in whose order they
//! stand here; a test compares the two. Use the safe crate `riskrule`.

#![allow(non_camel_case_types)]

mod types;

use std::os::raw::c_char;

pub use types::*;

pub const RISKRULE_OK: riskrule_status = 0;
pub const RISKRULE_BAD_INPUT: riskrule_status = 1;
pub const RISKRULE_BAD_ARGUMENT: riskrule_status = 2;
pub const RISKRULE_NO_MEMORY: riskrule_status = 3;
pub const RISKRULE_INTERNAL: riskrule_status = 4;
pub const RISKRULE_STOPPED: riskrule_status = 5;
pub const RISKRULE_JSON: i32 = 0;
pub const RISKRULE_PLAIN: i32 = 1;
pub const RISKRULE_MARKDOWN: i32 = 2;
pub const RISKRULE_HTML: i32 = 3;
pub const RISKRULE_STANDARD: i32 = 0;
pub const RISKRULE_STRICT: i32 = 1;
pub const RISKRULE_VALUE_NULL: i32 = 0;
pub const RISKRULE_VALUE_BOOLEAN: i32 = 1;
pub const RISKRULE_VALUE_NUMBER: i32 = 2;
pub const RISKRULE_VALUE_TEXT: i32 = 3;
pub const RISKRULE_VALUE_DATE: i32 = 4;
pub const RISKRULE_VALUE_OTHER: i32 = 5;
pub const RISKRULE_INDEX_REPRESENTATIVE: i32 = 0;
pub const RISKRULE_INDEX_PRODUCT: i32 = 1;
pub const RISKRULE_INDEX_LIKELIHOOD: i32 = 2;

extern "C" {
    pub fn riskrule_version() -> *const c_char;
    pub fn riskrule_abi_version() -> u32;
    pub fn riskrule_has_feature(name: *const c_char) -> i32;
    pub fn riskrule_error_free(error: *mut riskrule_error);
    pub fn riskrule_error_message(error: *const riskrule_error) -> *const c_char;
    pub fn riskrule_error_json(error: *const riskrule_error) -> *const c_char;
    pub fn riskrule_error_count(error: *const riskrule_error) -> usize;
    pub fn riskrule_error_code(error: *const riskrule_error, index: usize) -> *const c_char;
    pub fn riskrule_error_severity(error: *const riskrule_error, index: usize) -> i32;
    pub fn riskrule_error_text(error: *const riskrule_error, index: usize) -> *const c_char;
    pub fn riskrule_error_file(error: *const riskrule_error, index: usize) -> *const c_char;
    pub fn riskrule_error_line(error: *const riskrule_error, index: usize) -> u32;
    pub fn riskrule_error_column(error: *const riskrule_error, index: usize) -> u32;
    pub fn riskrule_error_pointer(error: *const riskrule_error, index: usize) -> *const c_char;
    pub fn riskrule_error_guess(error: *const riskrule_error, index: usize) -> *const c_char;
    pub fn riskrule_text_data(text: *const riskrule_text) -> *const c_char;
    pub fn riskrule_text_size(text: *const riskrule_text) -> usize;
    pub fn riskrule_text_utf16(text: *const riskrule_text, units: *mut u16, capacity: usize) -> usize;
    pub fn riskrule_text_free(text: *mut riskrule_text);
    pub fn riskrule_text_from_gb18030(
        bytes: *const c_char, length: usize, file: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_answer_json(answer: *mut riskrule_answer, json: *const c_char, length: usize) -> riskrule_status;
    pub fn riskrule_answer_fail(answer: *mut riskrule_answer, message: *const c_char, length: usize)
        -> riskrule_status;
    pub fn riskrule_matter_read(
        json: *const c_char, length: usize, file: *const c_char, out: *mut *mut riskrule_matter,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_matter_free(matter: *mut riskrule_matter);
    pub fn riskrule_matter_write(
        matter: *const riskrule_matter, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_matter_part(
        matter: *const riskrule_matter, pointer: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_load(
        json: *const c_char, length: usize, file: *const c_char, out: *mut *mut riskrule_pack,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_builtin(
        id: *const c_char, out: *mut *mut riskrule_pack, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_id(pack: *const riskrule_pack) -> *const c_char;
    pub fn riskrule_pack_choose(
        matter: *const riskrule_matter, as_of: *const c_char, out: *mut *mut riskrule_pack,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_load_with(
        json: *const c_char, length: usize, file: *const c_char, parents: *const *const c_char,
        parent_lengths: *const usize, count: usize, out: *mut *mut riskrule_pack, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_duty_count(pack: *const riskrule_pack) -> usize;
    pub fn riskrule_pack_binding_count(pack: *const riskrule_pack) -> usize;
    pub fn riskrule_pack_write(
        pack: *const riskrule_pack, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_test(
        pack: *const riskrule_pack, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_ids(out: *mut *mut riskrule_text, error: *mut *mut riskrule_error) -> riskrule_status;
    pub fn riskrule_pack_write_dmn(
        pack: *const riskrule_pack, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_pack_free(pack: *mut riskrule_pack);
    pub fn riskrule_assess(
        matter: *const riskrule_matter, pack: *const riskrule_pack, options: *const riskrule_assess_options,
        out: *mut *mut riskrule_assessment, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_assessment_free(assessment: *mut riskrule_assessment);
    pub fn riskrule_assessment_finding_count(assessment: *const riskrule_assessment) -> usize;
    pub fn riskrule_assessment_finding_duty(assessment: *const riskrule_assessment, index: usize) -> *const c_char;
    pub fn riskrule_assessment_finding_verdict(assessment: *const riskrule_assessment, index: usize) -> *const c_char;
    pub fn riskrule_assessment_grade(assessment: *const riskrule_assessment) -> *const c_char;
    pub fn riskrule_assessment_grade_origin(assessment: *const riskrule_assessment) -> *const c_char;
    pub fn riskrule_assessment_finding_says(assessment: *const riskrule_assessment, index: usize) -> *const c_char;
    pub fn riskrule_assessment_finding_basis_count(assessment: *const riskrule_assessment, index: usize) -> usize;
    pub fn riskrule_assessment_finding_basis(
        assessment: *const riskrule_assessment, index: usize, basis: usize,
    ) -> *const c_char;
    pub fn riskrule_assessment_finding_missing_count(assessment: *const riskrule_assessment, index: usize) -> usize;
    pub fn riskrule_assessment_finding_missing(
        assessment: *const riskrule_assessment, index: usize, missing: usize,
    ) -> *const c_char;
    pub fn riskrule_assessment_permission(assessment: *const riskrule_assessment) -> *const c_char;
    pub fn riskrule_assessment_outcome(assessment: *const riskrule_assessment) -> *const c_char;
    pub fn riskrule_assessment_part(
        assessment: *const riskrule_assessment, pointer: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_render(
        matter: *const riskrule_matter, assessment: *const riskrule_assessment, format: i32,
        out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_explain(
        assessment: *const riskrule_assessment, duty: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_compare(
        assessments: *const *const riskrule_assessment, count: usize, format: i32, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_compare_versions(
        before: *const riskrule_matter, assessed_before: *const riskrule_assessment, after: *const riskrule_matter,
        assessed_after: *const riskrule_assessment, format: i32, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_explore(
        matter: *const riskrule_matter, pack: *const riskrule_pack, options: *const riskrule_explore_options,
        format: i32, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_follow_up(
        matter: *const riskrule_matter, assessment: *const riskrule_assessment, format: i32,
        out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_similar(
        matter: *const riskrule_matter, assessment: *const riskrule_assessment, bases: *const *const riskrule_matter,
        based: *const *const riskrule_assessment, count: usize, features: *const c_char, features_length: usize,
        most: usize, format: i32, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_survey(
        csv: *const c_char, length: usize, file: *const c_char, map: *const c_char, map_length: usize, format: i32,
        out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_survey_into(
        csv: *const c_char, length: usize, file: *const c_char, map: *const c_char, map_length: usize,
        matter: *const riskrule_matter, out: *mut *mut riskrule_matter, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_check(
        text: *const c_char, length: usize, file: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_check_with(
        text: *const c_char, length: usize, file: *const c_char, pack: *const riskrule_pack,
        limits: *const riskrule_limits, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_expression_compile(
        text: *const c_char, length: usize, options: *const riskrule_compile_options,
        out: *mut *mut riskrule_expression, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_expression_free(expression: *mut riskrule_expression);
    pub fn riskrule_expression_evaluate(
        expression: *const riskrule_expression, inputs: *const c_char, length: usize, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_call_new(
        expression: *const riskrule_expression, out: *mut *mut riskrule_call, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_call_free(call: *mut riskrule_call);
    pub fn riskrule_call_set_null(call: *mut riskrule_call, name: usize) -> riskrule_status;
    pub fn riskrule_call_set_boolean(call: *mut riskrule_call, name: usize, value: i32) -> riskrule_status;
    pub fn riskrule_call_set_number(
        call: *mut riskrule_call, name: usize, coefficient: i64, exponent: i32,
    ) -> riskrule_status;
    pub fn riskrule_call_set_decimal(
        call: *mut riskrule_call, name: usize, text: *const c_char, length: usize,
    ) -> riskrule_status;
    pub fn riskrule_call_set_text(
        call: *mut riskrule_call, name: usize, text: *const c_char, length: usize,
    ) -> riskrule_status;
    pub fn riskrule_call_set_date(
        call: *mut riskrule_call, name: usize, year: i32, month: i32, day: i32,
    ) -> riskrule_status;
    pub fn riskrule_call_set_json(
        call: *mut riskrule_call, name: usize, json: *const c_char, length: usize, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_call_run(call: *mut riskrule_call, error: *mut *mut riskrule_error) -> riskrule_status;
    pub fn riskrule_call_kind(call: *const riskrule_call) -> i32;
    pub fn riskrule_call_boolean(call: *const riskrule_call) -> i32;
    pub fn riskrule_call_number(
        call: *const riskrule_call, coefficient: *mut i64, exponent: *mut i32,
    ) -> riskrule_status;
    pub fn riskrule_call_text(call: *const riskrule_call, length: *mut usize) -> *const c_char;
    pub fn riskrule_call_date(
        call: *const riskrule_call, year: *mut i32, month: *mut i32, day: *mut i32,
    ) -> riskrule_status;
    pub fn riskrule_call_feel(call: *mut riskrule_call) -> *const c_char;
    pub fn riskrule_call_json(call: *mut riskrule_call) -> *const c_char;
    pub fn riskrule_call_reason(call: *mut riskrule_call) -> *const c_char;
    pub fn riskrule_builtins(out: *mut *mut riskrule_text, error: *mut *mut riskrule_error) -> riskrule_status;
    pub fn riskrule_model_load(
        xml: *const c_char, length: usize, options: *const riskrule_model_options, out: *mut *mut riskrule_model,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_model_free(model: *mut riskrule_model);
    pub fn riskrule_model_describe(
        model: *const riskrule_model, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_model_evaluate(
        model: *const riskrule_model, name: *const c_char, inputs: *const c_char, length: usize,
        out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_model_explain(
        model: *const riskrule_model, name: *const c_char, inputs: *const c_char, length: usize,
        out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_model_check(
        model: *const riskrule_model, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_model_write(
        json: *const c_char, length: usize, file: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_expression_stream(
        expression: *const riskrule_expression, r#in: *mut ArrowArrayStream, options: *const riskrule_column_options,
        out: *mut ArrowArrayStream, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_model_stream(
        model: *const riskrule_model, decision: *const c_char, r#in: *mut ArrowArrayStream,
        options: *const riskrule_column_options, out: *mut ArrowArrayStream, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_risks_stream(
        pack: *const riskrule_pack, method: *const c_char, r#in: *mut ArrowArrayStream,
        options: *const riskrule_column_options, out: *mut ArrowArrayStream, risks: *mut *mut riskrule_risks,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_risks_summary(
        risks: *const riskrule_risks, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_risks_free(risks: *mut riskrule_risks);
    pub fn riskrule_degree(
        pack: *const riskrule_pack, likelihood: *const c_char, impact: *const c_char, out: *mut *mut riskrule_text,
        error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_index(
        variant: i32, json: *const c_char, length: usize, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_weights(
        json: *const c_char, length: usize, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_job_assess(
        ndjson: *const c_char, length: usize, pack: *const riskrule_pack, options: *const riskrule_job_options,
        out: *mut *mut riskrule_job, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_job_poll(job: *mut riskrule_job, done: *mut u64, total: *mut u64) -> i32;
    pub fn riskrule_job_wait(job: *mut riskrule_job, milliseconds: u32) -> i32;
    pub fn riskrule_job_cancel(job: *mut riskrule_job);
    pub fn riskrule_job_result(
        job: *mut riskrule_job, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
    pub fn riskrule_job_free(job: *mut riskrule_job);
    pub fn riskrule_schema(
        r#type: *const c_char, out: *mut *mut riskrule_text, error: *mut *mut riskrule_error,
    ) -> riskrule_status;
}
