package riskrule;

/**
 * The functions of {@code riskrule.h}, each under its own name: the one list from which both back ends are made. Pointers
 * and {@code size_t} are {@code long} (64-bit platforms only), {@code int32_t} and {@code uint32_t} are {@code int}.
 */
interface Abi {
  long riskrule_version();
  int riskrule_abi_version();
  int riskrule_has_feature(long name);

  void riskrule_error_free(long error);
  long riskrule_error_message(long error);
  long riskrule_error_json(long error);
  long riskrule_error_count(long error);
  long riskrule_error_code(long error, long index);
  int riskrule_error_severity(long error, long index);
  long riskrule_error_text(long error, long index);
  long riskrule_error_file(long error, long index);
  int riskrule_error_line(long error, long index);
  int riskrule_error_column(long error, long index);
  long riskrule_error_pointer(long error, long index);
  long riskrule_error_guess(long error, long index);

  long riskrule_text_data(long text);
  long riskrule_text_size(long text);
  void riskrule_text_free(long text);
  int riskrule_text_from_gb18030(long bytes, long length, long file, long out, long error);

  int riskrule_matter_read(long json, long length, long file, long out, long error);
  void riskrule_matter_free(long matter);
  int riskrule_matter_write(long matter, long out, long error);
  int riskrule_matter_part(long matter, long pointer, long out, long error);

  int riskrule_pack_load_with(long json, long length, long file, long parents, long lengths, long count, long out, long error);
  int riskrule_pack_builtin(long id, long out, long error);
  int riskrule_pack_choose(long matter, long asOf, long out, long error);
  long riskrule_pack_id(long pack);
  long riskrule_pack_duty_count(long pack);
  long riskrule_pack_binding_count(long pack);
  int riskrule_pack_write(long pack, long out, long error);
  int riskrule_pack_write_dmn(long pack, long out, long error);
  int riskrule_pack_test(long pack, long out, long error);
  int riskrule_pack_ids(long out, long error);
  void riskrule_pack_free(long pack);

  int riskrule_assess(long matter, long pack, long options, long out, long error);
  void riskrule_assessment_free(long assessment);
  long riskrule_assessment_finding_count(long assessment);
  long riskrule_assessment_finding_duty(long assessment, long index);
  long riskrule_assessment_finding_verdict(long assessment, long index);
  long riskrule_assessment_finding_says(long assessment, long index);
  long riskrule_assessment_finding_basis_count(long assessment, long index);
  long riskrule_assessment_finding_basis(long assessment, long index, long basis);
  long riskrule_assessment_finding_missing_count(long assessment, long index);
  long riskrule_assessment_finding_missing(long assessment, long index, long missing);
  long riskrule_assessment_grade(long assessment);
  long riskrule_assessment_grade_origin(long assessment);
  long riskrule_assessment_outcome(long assessment);
  long riskrule_assessment_permission(long assessment);
  int riskrule_assessment_part(long assessment, long pointer, long out, long error);
  int riskrule_render(long matter, long assessment, int format, long out, long error);
  int riskrule_explain(long assessment, long duty, long out, long error);

  int riskrule_compare(long assessments, long count, int format, long out, long error);
  int riskrule_compare_versions(
      long before, long assessedBefore, long after, long assessedAfter, int format, long out, long error);
  int riskrule_explore(long matter, long pack, long options, int format, long out, long error);
  int riskrule_follow_up(long matter, long assessment, int format, long out, long error);
  int riskrule_similar(
      long matter, long assessment, long bases, long based, long count, long features, long featuresLength, long most,
      int format, long out, long error);
  int riskrule_survey(
      long csv, long length, long file, long map, long mapLength, int format, long out, long error);

  int riskrule_check(long text, long length, long file, long out, long error);

  int riskrule_expression_compile(long text, long length, long options, long out, long error);
  void riskrule_expression_free(long expression);
  int riskrule_expression_evaluate(long expression, long inputs, long length, long out, long error);

  int riskrule_call_new(long expression, long out, long error);
  void riskrule_call_free(long call);
  int riskrule_call_set_null(long call, long name);
  int riskrule_call_set_boolean(long call, long name, int value);
  int riskrule_call_set_number(long call, long name, long coefficient, int exponent);
  int riskrule_call_set_decimal(long call, long name, long text, long length);
  int riskrule_call_set_text(long call, long name, long text, long length);
  int riskrule_call_set_date(long call, long name, int year, int month, int day);
  int riskrule_call_set_json(long call, long name, long json, long length, long error);
  int riskrule_call_run(long call, long error);
  int riskrule_call_kind(long call);
  int riskrule_call_boolean(long call);
  int riskrule_call_number(long call, long coefficient, long exponent);
  long riskrule_call_text(long call, long length);
  int riskrule_call_date(long call, long year, long month, long day);
  long riskrule_call_feel(long call);
  long riskrule_call_json(long call);
  long riskrule_call_reason(long call);
  int riskrule_builtins(long out, long error);

  int riskrule_model_load(long xml, long length, long options, long out, long error);
  void riskrule_model_free(long model);
  int riskrule_model_describe(long model, long out, long error);
  int riskrule_model_evaluate(long model, long name, long inputs, long length, long out, long error);
  int riskrule_model_explain(long model, long name, long inputs, long length, long out, long error);
  int riskrule_model_check(long model, long out, long error);
  int riskrule_model_write(long json, long length, long file, long out, long error);

  int riskrule_degree(long pack, long likelihood, long impact, long out, long error);
  int riskrule_index(int variant, long json, long length, long out, long error);
  int riskrule_weights(long json, long length, long out, long error);

  int riskrule_job_assess(long ndjson, long length, long pack, long options, long out, long error);
  int riskrule_job_poll(long job, long done, long total);
  int riskrule_job_wait(long job, int milliseconds);
  void riskrule_job_cancel(long job);
  int riskrule_job_result(long job, long out, long error);
  void riskrule_job_free(long job);

  int riskrule_schema(long type, long out, long error);
}
