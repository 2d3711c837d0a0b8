/* riskrule.h: the C ABI of riskrule, and its manual. What is not in this file is not published.
 *
 *   riskrule_matter *matter = NULL;
 *   riskrule_assessment *assessment = NULL;
 *   riskrule_text *json = NULL;
 *   riskrule_error *error = NULL;
 *   if (riskrule_matter_read(bytes, length, "matter.json", &matter, &error) != RISKRULE_OK ||
 *       riskrule_assess(matter, NULL, NULL, &assessment, &error) != RISKRULE_OK ||
 *       riskrule_render(matter, assessment, RISKRULE_JSON, &json, &error) != RISKRULE_OK)
 *     fprintf(stderr, "%s\n", riskrule_error_message(error));
 *   else
 *     fwrite(riskrule_text_data(json), 1, riskrule_text_size(json), stdout);
 *   riskrule_text_free(json);
 *   riskrule_assessment_free(assessment);
 *   riskrule_matter_free(matter);
 *   riskrule_error_free(error);
 *
 * Conventions
 * - Text is UTF-8. Inputs are a pointer and a length in bytes, or where said a string that ends with NUL; they are
 *   copied before the call returns. NULL with length 0 is the empty text.
 * - JSON texts that go out end with a line end, numbers in them keep every digit.
 * - Outputs are handles or owned texts, released by the `_free` function of their type; freeing NULL does nothing.
 *   A pointer that a handle hands out lives as long as the handle.
 * - A call that can fail returns a status, RISKRULE_OK = 0. On failure `*out` is set to NULL and, if `error` is not
 *   NULL, `*error` to a new error that the caller frees. On success `*error` is left as it was. Nothing is thrown,
 *   printed or kept in a global or thread-local place.
 * - NULL where a handle or an output is needed gives RISKRULE_BAD_ARGUMENT.
 * - A handle behind `const` may be used by any number of threads at once; freeing it is for one thread, when no other
 *   uses it any more. Packs and matters are never changed once made. A program may end while threads are at work here:
 *   nothing that they use is destroyed by exit().
 * - Structs of options begin with `struct_size`; set it to sizeof. Members are only ever added at the end; a member that
 *   is 0 or NULL has its default. A size below that of the first release is RISKRULE_BAD_ARGUMENT.
 * - Callbacks run on the thread that called, never on another, and only while the call lasts. They must not throw,
 *   jump out or, but for those of riskrule_host, call back with the handle that is working. Long work can also be done
 *   by a job, which is asked.
 * - This is ABI 1 (SONAME libriskrule.so.1). Functions are added, never changed or removed, within one SONAME; "since"
 *   says with which release, and the symbols of each release have a version of their own.
 */
#ifndef RISKRULE_RISKRULE_H
#define RISKRULE_RISKRULE_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define RISKRULE_API __declspec(dllimport)
#else
#define RISKRULE_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* --- Status ----------------------------------------------------------------------------------------------------- */

typedef int32_t riskrule_status;

#define RISKRULE_OK 0
#define RISKRULE_BAD_INPUT 1    /* a text is wrong; the error has every reason, each with its place */
#define RISKRULE_BAD_ARGUMENT 2 /* NULL, or a value out of range, where it is not allowed */
#define RISKRULE_NO_MEMORY 3    /* memory ran out */
#define RISKRULE_INTERNAL 4     /* a defect of the library; please report it */
#define RISKRULE_STOPPED 5      /* a limit was passed, or the host cancelled; the error names which (since 0.2) */

/* --- Version (since 0.1) ---------------------------------------------------------------------------------------- */

/* The version of the library, "0.2.0"; ends with NUL, lives for ever. */
RISKRULE_API const char *riskrule_version(void);
/* The number of this ABI: 1. */
RISKRULE_API uint32_t riskrule_abi_version(void);
/* 1 if this library has a feature (ends with NUL), else 0, for NULL too (since 0.2): "feel", "dmn", "arrow", "jobs",
   "gb18030", "host". */
RISKRULE_API int32_t riskrule_has_feature(const char *name);

/* --- Errors (since 0.1) ----------------------------------------------------------------------------------------- */

/* Why a call failed: one or more diagnostics. */
typedef struct riskrule_error riskrule_error;

/* Frees an error and the texts that it handed out. */
RISKRULE_API void riskrule_error_free(riskrule_error *error);
/* All diagnostics as text for a person, with underlined source lines; ends with NUL. "" for NULL. */
RISKRULE_API const char *riskrule_error_message(const riskrule_error *error);
/* All diagnostics as a JSON list of {severity, code, message, file, line, column, pointer, guess}; ends with NUL.
 * "[]" for NULL. */
RISKRULE_API const char *riskrule_error_json(const riskrule_error *error);
/* How many diagnostics there are; 0 for NULL. */
RISKRULE_API size_t riskrule_error_count(const riskrule_error *error);
/* Code of diagnostic `index`, such as "json.enum"; ends with NUL. "" out of range. */
RISKRULE_API const char *riskrule_error_code(const riskrule_error *error, size_t index);
/* The rest of diagnostic `index` (since 0.2). Texts end with NUL and are "" where there is none or out of range.
 * Severity: 0 error, 1 warning, 2 note; 0 out of range. Line and column (in characters) count from 1; 0: unknown or out
 * of range. */
RISKRULE_API int32_t riskrule_error_severity(const riskrule_error *error, size_t index);
RISKRULE_API const char *riskrule_error_text(const riskrule_error *error, size_t index); /* one sentence, no place */
RISKRULE_API const char *riskrule_error_file(const riskrule_error *error, size_t index);
RISKRULE_API uint32_t riskrule_error_line(const riskrule_error *error, size_t index);
RISKRULE_API uint32_t riskrule_error_column(const riskrule_error *error, size_t index);
RISKRULE_API const char *riskrule_error_pointer(const riskrule_error *error, size_t index); /* JSON pointer */
RISKRULE_API const char *riskrule_error_guess(const riskrule_error *error, size_t index);   /* what was meant */

/* --- Owned text (since 0.1) ------------------------------------------------------------------------------------- */

/* A text that the caller owns. */
typedef struct riskrule_text riskrule_text;

/* Its bytes, UTF-8, ended by a NUL that the size does not count; they live as long as the text. "" for NULL. */
RISKRULE_API const char *riskrule_text_data(const riskrule_text *text);
/* How many bytes it has. 0 for NULL. */
RISKRULE_API size_t riskrule_text_size(const riskrule_text *text);
/* The same in UTF-16, for languages whose strings are that (since 0.2): writes to `units`, which the caller owns, as many
   characters as fit into `capacity` 16-bit units, in the machine's order of bytes, never half of a surrogate pair, and no
   NUL. Returns how many units the whole text has: at most as many as riskrule_text_size says bytes. `units` NULL asks
   for that alone. 0 for NULL. It takes no memory and can not fail; it costs about as much as copying. */
RISKRULE_API size_t riskrule_text_utf16(const riskrule_text *text, uint16_t *units, size_t capacity);
/* Frees a text with its bytes. */
RISKRULE_API void riskrule_text_free(riskrule_text *text);
/* GB 18030 to UTF-8 (since 0.2). Everything else in this ABI takes UTF-8. What is no GB 18030 is an error with its
   line and column; nothing is replaced. */
RISKRULE_API riskrule_status riskrule_text_from_gb18030(const char *bytes, size_t length, const char *file,
                                                        riskrule_text **out, riskrule_error **error);

/* --- Limits and cancelling (since 0.2) -------------------------------------------------------------------------- */

/* Bounds of one call. Passing one is an error that names it, such as "limit.steps": RISKRULE_BAD_INPUT while a text is
   read, RISKRULE_STOPPED while something is evaluated. A member that is 0 has its default, in brackets. */
typedef struct riskrule_limits {
  uint32_t struct_size;      /* sizeof(riskrule_limits) */
  uint32_t json_depth;       /* nesting of a JSON text [64]; at most 256 */
  uint64_t json_bytes;       /* size of a JSON text [64 MiB] */
  uint32_t diagnostics;      /* errors reported before reading stops [100] */
  uint32_t expression_bytes; /* size of an expression [1 MiB] */
  uint32_t expression_depth; /* nesting of an expression [256]; at most 256 */
  uint32_t call_depth;       /* nested function calls [256]; at most 256 */
  uint64_t steps;            /* evaluation steps [10 000 000] */
  uint32_t list_items;       /* items of one list made [10 000 000] */
  uint32_t string_bytes;     /* size of one text made [64 MiB] */
  uint64_t arena_bytes;      /* scratch memory of a call [1 GiB] */
  int64_t regex_bytes;       /* memory of one regular expression [8 MiB] */
  /* Asked now and then on the calling thread: 0 stops the work (RISKRULE_STOPPED). NULL: never asked. */
  int32_t (*go_on)(void *user);
  void *user;
} riskrule_limits;

/* --- Functions and clock of the host (since 0.2) ----------------------------------------------------------------- */

/* What a callback of the host answers; lives until the callback returns. */
typedef struct riskrule_answer riskrule_answer;

/* Functions that the host runs for FEEL and DMN, and the time. Named in the options of an expression or a model, which
 * copy it: what `user` points to must live as long as that, its calls and its streams.
 *
 *   static int32_t run(void *user, riskrule_answer *answer, const char *mapping, size_t mapping_length,
 *                      const char *arguments, size_t arguments_length) {
 *     if (strstr(mapping, "\"fee\"") != NULL) riskrule_answer_json(answer, "12.50", 5);
 *     return 1;
 *   }
 *   riskrule_host host = {sizeof(riskrule_host), 0, run, NULL, NULL};
 *
 * Both callbacks run on the thread that evaluates, while it does: threads that evaluate at once call at once, and a
 * stream of an expression or a model with a host works on the thread that pulls it, alone. They return 0 to stop the
 * evaluation (RISKRULE_STOPPED, `limit.cancelled`), all else to go on. How often a function is called for the same
 * arguments is not said.
 *
 * They may call the library, with the expression or model that called them too. That is an evaluation of its own with
 * limits of its own: a function that ends in itself without end is the host's to bound. A riskrule_call that is running
 * refuses to be set or run (RISKRULE_BAD_ARGUMENT), and is freed when the run has ended. */
typedef struct riskrule_host {
  uint32_t struct_size; /* sizeof(riskrule_host) */
  uint32_t reserved;    /* 0 */
  /* Runs a function of another language: in FEEL `function(x) external {java: {class: "a.B", method signature:
     "c(double)"}}`, in DMN one of kind Java or PMML. `mapping` is what follows `external`, {"java": {"class": "a.B",
     "method signature": "c(double)"}}; `arguments` a list with a value for each parameter. Both are JSON as results
     are, live until the callback returns, and end with a NUL that their length does not count. Arguments that nest
     deeper than json_depth make the value null; longer than string_bytes, they stop the evaluation. NULL: such
     functions are null. */
  int32_t (*call)(void *user, riskrule_answer *answer, const char *mapping, size_t mapping_length,
                  const char *arguments, size_t arguments_length);
  /* Tells the time for now() and today(), as a JSON text: "2024-03-01T10:00:00+08:00". Asked once for each evaluation,
     before it begins, and once for a stream, when it is made. NULL, or an answer that is no date and time: they are
     null. */
  int32_t (*now)(void *user, riskrule_answer *answer);
  void *user;
} riskrule_host;

/* The answer, as JSON, which is copied; a later one replaces it. What is no JSON makes the value null, and its reason
 * says where it is wrong. JSON has no dates: what is a date in FEEL is made one there, `date(f(x))`. Passing a limit
 * (the text string_bytes, a list in it list_items, its values arena_bytes) stops the evaluation. RISKRULE_BAD_ARGUMENT:
 * NULL; RISKRULE_STOPPED: too long. */
RISKRULE_API riskrule_status riskrule_answer_json(riskrule_answer *answer, const char *json, size_t length);
/* There is no answer: the value is null, and this sentence (UTF-8, copied) its reason, `feel.external`. So it is with a
 * reason of the library's where nothing is answered at all. RISKRULE_BAD_ARGUMENT also for what is no UTF-8. */
RISKRULE_API riskrule_status riskrule_answer_fail(riskrule_answer *answer, const char *message, size_t length);

/* --- Matter (since 0.1) ----------------------------------------------------------------------------------------- */

/* Everything that is stated about one major administrative decision. Schema: riskrule_schema("matter", ...). */
typedef struct riskrule_matter riskrule_matter;

/* Reads a matter from JSON. `file` (ends with NUL, may be NULL) names the text in diagnostics; nothing is opened. */
RISKRULE_API riskrule_status riskrule_matter_read(const char *json, size_t length, const char *file,
                                                  riskrule_matter **out, riskrule_error **error);
/* Frees a matter. What was assessed from it stays whole. */
RISKRULE_API void riskrule_matter_free(riskrule_matter *matter);
/* The matter as JSON, which riskrule_matter_read reads back to an equal matter. */
RISKRULE_API riskrule_status riskrule_matter_write(const riskrule_matter *matter, riskrule_text **out,
                                                   riskrule_error **error);
/* Part of it as JSON, by JSON pointer ("/risk_assessment/points/0/title"; "" is all of it) (since 0.2). */
RISKRULE_API riskrule_status riskrule_matter_part(const riskrule_matter *matter, const char *pointer,
                                                  riskrule_text **out, riskrule_error **error);

/* --- Pack (since 0.1) ------------------------------------------------------------------------------------------- */

/* The rules of a place, compiled, with those of its parents. */
typedef struct riskrule_pack riskrule_pack;

/* Reads and compiles a pack from JSON; the packs that it extends are the built-in ones. `file` as in
   riskrule_matter_read. All is checked and compiled here: load once, assess often. */
RISKRULE_API riskrule_status riskrule_pack_load(const char *json, size_t length, const char *file, riskrule_pack **out,
                                                riskrule_error **error);
/* A pack that is built into the library, such as "cn.shanghai", or several together, such as "cn.shanghai+cn.land"
   (ends with NUL). */
RISKRULE_API riskrule_status riskrule_pack_builtin(const char *id, riskrule_pack **out, riskrule_error **error);
/* Its id; ends with NUL, lives as long as the pack. "" for NULL. */
RISKRULE_API const char *riskrule_pack_id(const riskrule_pack *pack);
/* The built-in pack that follows from a matter's place and a date (ends with NUL) (since 0.2). */
RISKRULE_API riskrule_status riskrule_pack_choose(const riskrule_matter *matter, const char *as_of, riskrule_pack **out,
                                                  riskrule_error **error);
/* As riskrule_pack_load, with the packs that it extends among `parents`, else built in (since 0.2). They are read
   again here: a library of packs is `count` texts, each with its length. */
RISKRULE_API riskrule_status riskrule_pack_load_with(const char *json, size_t length, const char *file,
                                                     const char *const *parents, const size_t *parent_lengths,
                                                     size_t count, riskrule_pack **out, riskrule_error **error);
/* Duties of a pack and its parents, and how many of them bind (since 0.2). 0 for NULL. */
RISKRULE_API size_t riskrule_pack_duty_count(const riskrule_pack *pack);
RISKRULE_API size_t riskrule_pack_binding_count(const riskrule_pack *pack);
/* A JSON list of the layers as they were written, the country's first (schema of each: riskrule_schema("pack", ...))
   (since 0.2). */
RISKRULE_API riskrule_status riskrule_pack_write(const riskrule_pack *pack, riskrule_text **out,
                                                 riskrule_error **error);
/* Runs the tests inside a pack (its own layer): a JSON list of {duty, name, passed, message} (since 0.2). */
RISKRULE_API riskrule_status riskrule_pack_test(const riskrule_pack *pack, riskrule_text **out, riskrule_error **error);
/* The ids of the packs that are built in, as a JSON list (since 0.2). */
RISKRULE_API riskrule_status riskrule_pack_ids(riskrule_text **out, riskrule_error **error);
/* Its terms that are decision tables, those of parents included, and the terms that these need, as a model of DMN 1.3 for
   editors and other engines (since 0.2). "pack.no_tables": it has none. */
RISKRULE_API riskrule_status riskrule_pack_write_dmn(const riskrule_pack *pack, riskrule_text **out,
                                                     riskrule_error **error);
/* Frees a pack. What was assessed by it stays whole. */
RISKRULE_API void riskrule_pack_free(riskrule_pack *pack);

/* --- Assessment (since 0.1) ------------------------------------------------------------------------------------- */

/* What follows from a matter by a pack: findings, risks, grade, outcome. It shares what it needs of both, so that they
   may be freed before it. */
typedef struct riskrule_assessment riskrule_assessment;

typedef struct riskrule_assess_options {
  uint32_t struct_size;          /* sizeof(riskrule_assess_options) */
  uint32_t reserved;             /* 0 */
  const char *as_of;             /* YYYY-MM-DD, ends with NUL; NULL = the latest date that the matter states */
  const riskrule_limits *limits; /* NULL = the defaults (since 0.2) */
} riskrule_assess_options;

/* Assesses a matter. `pack` NULL: the built-in pack that follows from the matter's jurisdiction and date.
 * `options` NULL: the defaults. The same inputs give the same assessment on every machine and thread. */
RISKRULE_API riskrule_status riskrule_assess(const riskrule_matter *matter, const riskrule_pack *pack,
                                             const riskrule_assess_options *options, riskrule_assessment **out,
                                             riskrule_error **error);
/* Frees an assessment and the texts that it handed out. */
RISKRULE_API void riskrule_assessment_free(riskrule_assessment *assessment);

/* Number of findings (one per duty). 0 for NULL. */
RISKRULE_API size_t riskrule_assessment_finding_count(const riskrule_assessment *assessment);
/* Duty and verdict ("met", "violated", "excused", "cannot_tell", "not_due") of finding `index`; "" out of range. */
RISKRULE_API const char *riskrule_assessment_finding_duty(const riskrule_assessment *assessment, size_t index);
RISKRULE_API const char *riskrule_assessment_finding_verdict(const riskrule_assessment *assessment, size_t index);
/* The grade in the words of the place, such as "低"; "" when there is none. Its origin: "computed",
 * "asserted", "none"; "" for NULL. */
RISKRULE_API const char *riskrule_assessment_grade(const riskrule_assessment *assessment);
RISKRULE_API const char *riskrule_assessment_grade_origin(const riskrule_assessment *assessment);

/* What duty `index` asks, in the words of the pack (since 0.2). "" out of range. */
RISKRULE_API const char *riskrule_assessment_finding_says(const riskrule_assessment *assessment, size_t index);
/* The clauses that it rests on, as a lawyer cites them: how many, and each (since 0.2). 0 and "" out of range. */
RISKRULE_API size_t riskrule_assessment_finding_basis_count(const riskrule_assessment *assessment, size_t index);
RISKRULE_API const char *riskrule_assessment_finding_basis(const riskrule_assessment *assessment, size_t index,
                                                           size_t basis);
/* JSON pointers into the matter of what is missing for a verdict: how many, and each (since 0.2). 0 and "" out of
   range. */
RISKRULE_API size_t riskrule_assessment_finding_missing_count(const riskrule_assessment *assessment, size_t index);
RISKRULE_API const char *riskrule_assessment_finding_missing(const riskrule_assessment *assessment, size_t index,
                                                             size_t missing);
/* What may now be decided: a word ("may_decide", "may_not_decide", ...: schema `assessment`), and a sentence (since
   0.2). "" for NULL. */
RISKRULE_API const char *riskrule_assessment_permission(const riskrule_assessment *assessment);
RISKRULE_API const char *riskrule_assessment_outcome(const riskrule_assessment *assessment);
/* Any part as JSON, by JSON pointer ("/grade", "/findings/0/proof"; "" is all of it) (since 0.2). */
RISKRULE_API riskrule_status riskrule_assessment_part(const riskrule_assessment *assessment, const char *pointer,
                                                      riskrule_text **out, riskrule_error **error);

#define RISKRULE_JSON 0     /* schema: riskrule_schema("assessment", ...) */
#define RISKRULE_PLAIN 1    /* text for a terminal, without colours */
#define RISKRULE_MARKDOWN 2 /* the six-chapter report */
#define RISKRULE_HTML 3     /* the same as one self-contained page */

/* Renders an assessment of that matter. */
RISKRULE_API riskrule_status riskrule_render(const riskrule_matter *matter, const riskrule_assessment *assessment,
                                             int32_t format, riskrule_text **out, riskrule_error **error);
/* Explains the finding of one duty (`duty` ends with NUL), or, with NULL, everything that is due. Chinese text. */
RISKRULE_API riskrule_status riskrule_explain(const riskrule_assessment *assessment, const char *duty,
                                              riskrule_text **out, riskrule_error **error);

/* --- Questions about assessments (since 0.2) --------------------------------------------------------------------- */

/* Each writes its answer in one of the formats above. */

/* Assessments of one matter, under several packs or dates, side by side; at least two. */
RISKRULE_API riskrule_status riskrule_compare(const riskrule_assessment *const *assessments, size_t count,
                                              int32_t format, riskrule_text **out, riskrule_error **error);
/* Two versions of one matter, each with its assessment. */
RISKRULE_API riskrule_status riskrule_compare_versions(const riskrule_matter *before,
                                                       const riskrule_assessment *assessed_before,
                                                       const riskrule_matter *after,
                                                       const riskrule_assessment *assessed_after, int32_t format,
                                                       riskrule_text **out, riskrule_error **error);

typedef struct riskrule_explore_options {
  uint32_t struct_size; /* sizeof(riskrule_explore_options) */
  uint32_t pert;        /* 1: draw from PERT instead of triangular distributions */
  const char *as_of;    /* as in riskrule_assess_options */
  uint64_t seed;        /* of the simulation; at most 2^63 - 1 */
  uint64_t draws;       /* 0: no simulation; at most 100 million */
  uint32_t spread;      /* ranks on either side by which a known rank may be off; 0: 1 */
  uint32_t reserved;    /* 0 */
  const riskrule_limits *limits;
} riskrule_explore_options;

/* How firm the grade is: distance to the next, smallest changes that move it, sensitivity, measures, simulation.
 * `pack` NULL: as in riskrule_assess. */
RISKRULE_API riskrule_status riskrule_explore(const riskrule_matter *matter, const riskrule_pack *pack,
                                              const riskrule_explore_options *options, int32_t format,
                                              riskrule_text **out, riskrule_error **error);
/* After the decision: measures overdue, triggers, duties of the time of execution, evaluators who judge themselves. */
RISKRULE_API riskrule_status riskrule_follow_up(const riskrule_matter *matter, const riskrule_assessment *assessment,
                                                int32_t format, riskrule_text **out, riskrule_error **error);
/* The `most` assessed matters nearest to one: bases[i] with based[i]. `features` (JSON) NULL: those that are built in. */
RISKRULE_API riskrule_status riskrule_similar(const riskrule_matter *matter, const riskrule_assessment *assessment,
                                              const riskrule_matter *const *bases,
                                              const riskrule_assessment *const *based, size_t count,
                                              const char *features, size_t features_length, size_t most, int32_t format,
                                              riskrule_text **out, riskrule_error **error);
/* Raw returns in CSV, a row for each, into counts, shares and intervals; `map` (JSON) says what columns and words
   mean (schema: riskrule_schema("survey-map", ...)). */
RISKRULE_API riskrule_status riskrule_survey(const char *csv, size_t length, const char *file, const char *map,
                                             size_t map_length, int32_t format, riskrule_text **out,
                                             riskrule_error **error);
/* The same returns in a copy of `matter`, in the consultation that the map names; counts that it has are replaced. */
RISKRULE_API riskrule_status riskrule_survey_into(const char *csv, size_t length, const char *file, const char *map,
                                                  size_t map_length, const riskrule_matter *matter,
                                                  riskrule_matter **out, riskrule_error **error);

/* --- Checks (since 0.2) ------------------------------------------------------------------------------------------ */

/* Everything that is wrong or hard to believe in a matter, a pack or a DMN model, which it is being found out: a JSON
   list as in riskrule_error_json. RISKRULE_OK also where there are errors: they are the answer. */
RISKRULE_API riskrule_status riskrule_check(const char *text, size_t length, const char *file, riskrule_text **out,
                                            riskrule_error **error);
/* The same, of a matter against the grades of this pack, or, if it is NULL, of the one that follows from its place and
   date; `limits` may be NULL. */
RISKRULE_API riskrule_status riskrule_check_with(const char *text, size_t length, const char *file,
                                                 const riskrule_pack *pack, const riskrule_limits *limits,
                                                 riskrule_text **out, riskrule_error **error);

/* --- FEEL expressions (since 0.2) -------------------------------------------------------------------------------- */

/* A compiled expression. */
typedef struct riskrule_expression riskrule_expression;

#define RISKRULE_STANDARD 0 /* DMN's semantics: what goes wrong is null */
#define RISKRULE_STRICT 1   /* unknown names, wrong types and impossible comparisons are errors of compiling */

typedef struct riskrule_compile_options {
  uint32_t struct_size;     /* sizeof(riskrule_compile_options) */
  int32_t mode;             /* RISKRULE_STANDARD or RISKRULE_STRICT */
  const char *file;         /* names the text in diagnostics; ends with NUL; may be NULL */
  const char *const *names; /* inputs that the expression may read, numbered from 0; each ends with NUL */
  const char *const *types; /* their types: "number", "string", "boolean", "date", "time", "date and time",
                               "days and time duration", "years and months duration", "list", "context"; NULL: any */
  size_t name_count;
  const riskrule_limits *limits; /* also hold for its evaluations */
  const riskrule_host *host;     /* functions and clock of its evaluations; NULL: none */
} riskrule_compile_options;

/* Compiles an expression. All problems in one pass, each with its place in the text. */
RISKRULE_API riskrule_status riskrule_expression_compile(const char *text, size_t length,
                                                         const riskrule_compile_options *options,
                                                         riskrule_expression **out, riskrule_error **error);
/* Frees an expression. Calls that were made of it go on. */
RISKRULE_API void riskrule_expression_free(riskrule_expression *expression);
/* JSON in, JSON out: `inputs` is an object with a member for each name, or NULL; one that it lacks is null. Dates and
   times go in and come out as texts; in the expression date("2024-03-01") makes one. A result that nests deeper than
   json_depth, or is longer than string_bytes, is the error of that limit. */
RISKRULE_API riskrule_status riskrule_expression_evaluate(const riskrule_expression *expression, const char *inputs,
                                                          size_t length, riskrule_text **out, riskrule_error **error);

/* The inputs and the result of one evaluation, and its scratch: values without JSON, for those who evaluate often.
 * For one thread at a time. It keeps the expression alive. An input keeps its value until it is set again.
 *
 *   riskrule_call *call = NULL;
 *   riskrule_call_new(expression, &call, &error);
 *   riskrule_call_set_number(call, 0, 5, -1);                     0.5
 *   if (riskrule_call_run(call, &error) == RISKRULE_OK && riskrule_call_kind(call) == RISKRULE_VALUE_NUMBER)
 *     riskrule_call_number(call, &coefficient, &exponent);
 *   riskrule_call_free(call);
 */
typedef struct riskrule_call riskrule_call;

/* A call with every input null. Keep it: the first run of a call allocates its scratch, later ones use it again. */
RISKRULE_API riskrule_status riskrule_call_new(const riskrule_expression *expression, riskrule_call **out,
                                               riskrule_error **error);
/* Frees a call with its inputs, its result and the texts that it handed out. */
RISKRULE_API void riskrule_call_free(riskrule_call *call);

/* Sets input `name` (its number). RISKRULE_BAD_ARGUMENT: NULL, no such input, or a value that is none. */
RISKRULE_API riskrule_status riskrule_call_set_null(riskrule_call *call, size_t name);
/* 0 is false, all else true. */
RISKRULE_API riskrule_status riskrule_call_set_boolean(riskrule_call *call, size_t name, int32_t value);
/* coefficient x 10^exponent, exactly; the exponent from -6176 to 6111. */
RISKRULE_API riskrule_status riskrule_call_set_number(riskrule_call *call, size_t name, int64_t coefficient,
                                                      int32_t exponent);
/* A number of up to 34 digits as text, "0.25" or "1E-7". */
RISKRULE_API riskrule_status riskrule_call_set_decimal(riskrule_call *call, size_t name, const char *text,
                                                       size_t length);
/* A text in UTF-8, which is copied. */
RISKRULE_API riskrule_status riskrule_call_set_text(riskrule_call *call, size_t name, const char *text, size_t length);
/* Years from -999999999 to 999999999; the day must exist. */
RISKRULE_API riskrule_status riskrule_call_set_date(riskrule_call *call, size_t name, int32_t year, int32_t month,
                                                    int32_t day);
/* Any value as JSON, in the type of the name; RISKRULE_BAD_INPUT if it is no JSON. */
RISKRULE_API riskrule_status riskrule_call_set_json(riskrule_call *call, size_t name, const char *json, size_t length,
                                                    riskrule_error **error);

/* Evaluates. The result, and texts handed out for it, live until the next run, or until an input is set. RISKRULE_STOPPED:
   a limit was passed. */
RISKRULE_API riskrule_status riskrule_call_run(riskrule_call *call, riskrule_error **error);

#define RISKRULE_VALUE_NULL 0
#define RISKRULE_VALUE_BOOLEAN 1
#define RISKRULE_VALUE_NUMBER 2
#define RISKRULE_VALUE_TEXT 3
#define RISKRULE_VALUE_DATE 4
#define RISKRULE_VALUE_OTHER 5 /* times, durations, lists, contexts, ranges, functions: as FEEL or JSON text */

/* What the result is; RISKRULE_VALUE_NULL for NULL and before the first run. */
RISKRULE_API int32_t riskrule_call_kind(const riskrule_call *call);
/* 1 or 0; 0 if it is no boolean. */
RISKRULE_API int32_t riskrule_call_boolean(const riskrule_call *call);
/* coefficient x 10^exponent; RISKRULE_BAD_ARGUMENT if it is no number or its coefficient passes 64 bits: then use
   riskrule_call_feel. */
RISKRULE_API riskrule_status riskrule_call_number(const riskrule_call *call, int64_t *coefficient, int32_t *exponent);
/* The text (not ended by NUL), and its length; "" and 0 if it is none. */
RISKRULE_API const char *riskrule_call_text(const riskrule_call *call, size_t *length);
/* Year, month and day; RISKRULE_BAD_ARGUMENT if it is no date. */
RISKRULE_API riskrule_status riskrule_call_date(const riskrule_call *call, int32_t *year, int32_t *month, int32_t *day);
/* Any result as FEEL source, and as JSON; end with NUL. They are made when asked for, hence not const. "" for NULL,
   when memory ran out, and JSON where the result nests deeper than json_depth or is longer than string_bytes. */
RISKRULE_API const char *riskrule_call_feel(riskrule_call *call);
RISKRULE_API const char *riskrule_call_json(riskrule_call *call);
/* Why it is null: sentences from the nearest cause on, a line each; "" if it is not null or nothing is known. */
RISKRULE_API const char *riskrule_call_reason(riskrule_call *call);

/* The manual of the built-in functions as Markdown. */
RISKRULE_API riskrule_status riskrule_builtins(riskrule_text **out, riskrule_error **error);

/* --- DMN models (since 0.2) -------------------------------------------------------------------------------------- */

/* A model of DMN 1.1 to 1.5. */
typedef struct riskrule_model riskrule_model;

typedef struct riskrule_model_options {
  uint32_t struct_size;                 /* sizeof(riskrule_model_options) */
  int32_t mode;                         /* RISKRULE_STANDARD or RISKRULE_STRICT */
  const char *file;                     /* names the text in diagnostics; ends with NUL; may be NULL */
  const riskrule_model *const *imports; /* models that it may import, found by their namespaces */
  size_t import_count;
  const riskrule_limits *limits; /* also hold for its evaluations */
  const riskrule_host *host;     /* functions and clock of its evaluations; NULL: none */
} riskrule_model_options;

/* Reads and compiles a model from DMN XML. All problems in one pass; nothing but `imports` is looked up. The imported
   models may be freed before this one. */
RISKRULE_API riskrule_status riskrule_model_load(const char *xml, size_t length, const riskrule_model_options *options,
                                                 riskrule_model **out, riskrule_error **error);
/* Frees a model. Streams that were made of it go on. */
RISKRULE_API void riskrule_model_free(riskrule_model *model);
/* What is in it, as JSON: {"name", "namespace", "inputs": [{"name", "type"}], "decisions": [{"name", "type", "inputs"}],
   "services", "knowledge_models"}. */
RISKRULE_API riskrule_status riskrule_model_describe(const riskrule_model *model, riskrule_text **out,
                                                     riskrule_error **error);
/* Evaluates a decision, a decision service or a knowledge model by name (ends with NUL); NULL: the decisions that no
 * other requires. `inputs` is a JSON object with a member for each input, or NULL. As JSON: {"decisions": {NAME: value},
 * "problems": [{"element", "code", "message"}]}. */
RISKRULE_API riskrule_status riskrule_model_evaluate(const riskrule_model *model, const char *name, const char *inputs,
                                                     size_t length, riskrule_text **out, riskrule_error **error);
/* The same of decisions, with every step on the way and the rules that matched: {"decisions", "explanation"}. */
RISKRULE_API riskrule_status riskrule_model_explain(const riskrule_model *model, const char *name, const char *inputs,
                                                    size_t length, riskrule_text **out, riskrule_error **error);
/* Proves what can be proved of its tables (gaps, overlaps, masked and redundant rules, each with a witness): a JSON list
   as in riskrule_error_json. */
RISKRULE_API riskrule_status riskrule_model_check(const riskrule_model *model, riskrule_text **out,
                                                  riskrule_error **error);

/* DMN XML from a description, so that decisions made elsewhere open in an editor, and load here. `json` is {"name", "uri",
 * "edition": "1.3" | "1.5", "inputs": [{"name", "type"}], "decisions": [{"name", "type", "reads": [NAME], "expression":
 * FEEL}]}. In place of an expression: "table": {"hit_policy": "UNIQUE" | ..., "aggregator", "inputs": [{"expression",
 * "allowed"}], "outputs": [{"name", "type", "allowed", "otherwise"}], "rules": [{"when": [TEST], "then": [FEEL],
 * "note"}]}. Types are those of riskrule_compile_options; where none is said, it is any. Expressions are not compiled
 * here. The same description gives the same bytes. `file` names it in diagnostics. */
RISKRULE_API riskrule_status riskrule_model_write(const char *json, size_t length, const char *file,
                                                  riskrule_text **out, riskrule_error **error);

/* --- Columns: Arrow streams (since 0.2) -------------------------------------------------------------------------- */

/* The structs of the Arrow C data and stream interfaces, as their specification has them. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

typedef struct riskrule_column_options {
  uint32_t struct_size;          /* sizeof(riskrule_column_options) */
  uint32_t threads;              /* that share the rows of a batch, the calling one included; 0: 1 */
  int32_t scale;                 /* digits after the point of numbers whose scale does not follow; -1: none is given */
  uint32_t reserved;             /* 0 */
  const riskrule_limits *limits; /* of each row; `go_on` is asked every 1024 rows on the thread that pulls the stream */
} riskrule_column_options;

/* Each makes `*out` a stream of the answers to a stream of batches. A batch is a struct array whose children are the
 * columns, found by name; which formats a column may have, and what comes out, says docs/columns.md. `in` is taken
 * over in any case: it is left released. Nothing is read from it but its schema before `out` is pulled; `out` may
 * outlive the handle. `options` NULL: the defaults, without a scale. */

/* An expression: a column `value`, or one for each entry of a context. */
RISKRULE_API riskrule_status riskrule_expression_stream(const riskrule_expression *expression,
                                                        struct ArrowArrayStream *in,
                                                        const riskrule_column_options *options,
                                                        struct ArrowArrayStream *out, riskrule_error **error);
/* A decision: of a table a column for each output, and `rule`; of any other its value, or a column for each entry. */
RISKRULE_API riskrule_status riskrule_model_stream(const riskrule_model *model, const char *decision,
                                                   struct ArrowArrayStream *in, const riskrule_column_options *options,
                                                   struct ArrowArrayStream *out, riskrule_error **error);

/* What a stream of risk points has added up. It shares nothing with other streams, and goes to one thread at a time
   together with its own. */
typedef struct riskrule_risks riskrule_risks;

/* Risk points by a method of a pack: a row is one, with columns `likelihood` and `impact` (ranks as words, labels or
 * scores) and perhaps `detectability` and `weight`; out come `degree`, `value` and `grade` of each. `method` (ends with
 * NUL) NULL: the only one of the pack that can be asked. The summary lives on without the stream, and the stream without
 * it. */
RISKRULE_API riskrule_status riskrule_risks_stream(const riskrule_pack *pack, const char *method,
                                                   struct ArrowArrayStream *in, const riskrule_column_options *options,
                                                   struct ArrowArrayStream *out, riskrule_risks **risks,
                                                   riskrule_error **error);
/* All rows so far together: {"rows", "ungraded", "degrees": [{"degree", "rows"}], "weight", "value", "grade", "why"};
   null where there is none, "why" then says so. */
RISKRULE_API riskrule_status riskrule_risks_summary(const riskrule_risks *risks, riskrule_text **out,
                                                    riskrule_error **error);
/* Frees a summary. Its stream goes on. */
RISKRULE_API void riskrule_risks_free(riskrule_risks *risks);

/* --- Methods (since 0.2) ----------------------------------------------------------------------------------------- */

/* The methods of the core by themselves, JSON in and out; numbers are exact decimals. Formulas and sources:
   riskrule/grade/{index,weights,ahp}.hpp. */

#define RISKRULE_INDEX_REPRESENTATIVE 0 /* variant A: R is the representative value of the band that holds p x q */
#define RISKRULE_INDEX_PRODUCT 1        /* variant B: R = p x q */
#define RISKRULE_INDEX_LIKELIHOOD 2     /* variant C: R = p */

/* Degree of one risk point by a pack's rule, from ranks of likelihood and impact ("very_low" ... "very_high"; end with
   NUL): {"degree", "value"}. */
RISKRULE_API riskrule_status riskrule_degree(const riskrule_pack *pack, const char *likelihood, const char *impact,
                                             riskrule_text **out, riskrule_error **error);
/* Index T = sum of w x R: {"factors": [{"name", "weight", "likelihood", "impact"}], "bands": [{"word", "above", "up_to",
   "representative"}]} (bands for variant A) to {"value", "terms": [{"name", "weight", "r", "product", "degree"}]}. */
RISKRULE_API riskrule_status riskrule_index(int32_t variant, const char *json, size_t length, riskrule_text **out,
                                            riskrule_error **error);
/* Weights by pairwise comparison: {"judgements": [[1, 3], [...]], "method": "eigenvector" | "geometric_mean",
   "random_index": "Saaty", "bound": 0.1, "reciprocity": 0.01} to {"weights", "lambda_max", "index", "ratio",
   "consistent"}. */
RISKRULE_API riskrule_status riskrule_weights(const char *json, size_t length, riskrule_text **out,
                                              riskrule_error **error);

/* --- Jobs (since 0.2) -------------------------------------------------------------------------------------------- */

/* Work that goes on in threads of its own and is asked how far it is: no callback. Any thread may ask, wait or cancel at
   any time; freeing it is for one thread, cancels it, and waits for its end. */
typedef struct riskrule_job riskrule_job;

typedef struct riskrule_job_options {
  uint32_t struct_size;          /* sizeof(riskrule_job_options) */
  uint32_t threads;              /* 0: one per processor */
  const char *as_of;             /* as in riskrule_assess_options */
  const char *file;              /* names the text in diagnostics; may be NULL */
  const riskrule_limits *limits; /* of each matter; `go_on` must be NULL */
} riskrule_job_options;

/* Assesses the matters of an NDJSON text, a matter a line. `pack` NULL: as in riskrule_assess. */
RISKRULE_API riskrule_status riskrule_job_assess(const char *ndjson, size_t length, const riskrule_pack *pack,
                                                 const riskrule_job_options *options, riskrule_job **out,
                                                 riskrule_error **error);
/* How many of how many matters are done (either may be NULL); 1 when all is over, and for NULL, else 0. */
RISKRULE_API int32_t riskrule_job_poll(riskrule_job *job, uint64_t *done, uint64_t *total);
/* Waits at most so many milliseconds; as riskrule_job_poll. */
RISKRULE_API int32_t riskrule_job_wait(riskrule_job *job, uint32_t milliseconds);
/* Asks it to stop; what is under way is finished. */
RISKRULE_API void riskrule_job_cancel(riskrule_job *job);
/* Waits for the end and hands out NDJSON, a line for each matter in the order of the text: {"line", "assessment"} or
   {"line", "problems"}. RISKRULE_STOPPED if it was cancelled before the end. */
RISKRULE_API riskrule_status riskrule_job_result(riskrule_job *job, riskrule_text **out, riskrule_error **error);
/* Cancels the job, waits for its end, and frees it. */
RISKRULE_API void riskrule_job_free(riskrule_job *job);

/* --- Schema (since 0.1) ----------------------------------------------------------------------------------------- */

/* The JSON Schema (2020-12) of what goes in ("matter", "pack", "features", "survey-map") or comes out ("assessment",
   "comparison", "exploration", "follow-up", "similar", "survey"); `type` ends with NUL. */
RISKRULE_API riskrule_status riskrule_schema(const char *type, riskrule_text **out, riskrule_error **error);

#ifdef __cplusplus
}
#endif

#endif /* RISKRULE_RISKRULE_H */
