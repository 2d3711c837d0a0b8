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
 * - Outputs are handles or owned texts, released by the `_free` function of their type; freeing NULL does nothing.
 *   A pointer that a handle hands out lives as long as the handle.
 * - A call that can fail returns a status, RISKRULE_OK = 0. On failure `*out` is set to NULL and, if `error` is not
 *   NULL, `*error` to a new error that the caller frees. On success `*error` is left as it was. Nothing is thrown,
 *   printed or kept in a global or thread-local place.
 * - NULL where a handle or an output is needed gives RISKRULE_BAD_ARGUMENT.
 * - A handle behind `const` may be used by any number of threads at once; freeing it is for one thread, when no other
 *   uses it any more. Packs and matters are never changed once made.
 * - Structs of options begin with `struct_size`; set it to sizeof. Members are only ever added at the end.
 * - This is ABI 1. Functions are added, never changed or removed, within one SONAME.
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

/* --- Version (since 0.1) ---------------------------------------------------------------------------------------- */

/* "0.1.0"; lives for ever. */
RISKRULE_API const char *riskrule_version(void);
/* The number of this ABI: 1. */
RISKRULE_API uint32_t riskrule_abi_version(void);

/* --- Errors (since 0.1) ----------------------------------------------------------------------------------------- */

/* Why a call failed: one or more diagnostics. */
typedef struct riskrule_error riskrule_error;

RISKRULE_API void riskrule_error_free(riskrule_error *error);
/* All diagnostics as text for a person, with underlined source lines; ends with NUL. "" for NULL. */
RISKRULE_API const char *riskrule_error_message(const riskrule_error *error);
/* All diagnostics as a JSON list of {severity, code, message, file, line, column, pointer, guess}; ends with NUL. */
RISKRULE_API const char *riskrule_error_json(const riskrule_error *error);
/* How many diagnostics there are; 0 for NULL. */
RISKRULE_API size_t riskrule_error_count(const riskrule_error *error);
/* Code of diagnostic `index`, such as "json.enum"; ends with NUL. "" out of range. */
RISKRULE_API const char *riskrule_error_code(const riskrule_error *error, size_t index);

/* --- Owned text (since 0.1) ------------------------------------------------------------------------------------- */

typedef struct riskrule_text riskrule_text;

/* UTF-8, ended by a NUL that the size does not count. "" for NULL. */
RISKRULE_API const char *riskrule_text_data(const riskrule_text *text);
RISKRULE_API size_t riskrule_text_size(const riskrule_text *text);
RISKRULE_API void riskrule_text_free(riskrule_text *text);

/* --- Matter (since 0.1) ----------------------------------------------------------------------------------------- */

/* Everything that is stated about one major administrative decision. Schema: riskrule_schema("matter", ...). */
typedef struct riskrule_matter riskrule_matter;

/* Reads a matter from JSON. `file` (ends with NUL, may be NULL) names the text in diagnostics; nothing is opened. */
RISKRULE_API riskrule_status riskrule_matter_read(const char *json, size_t length, const char *file,
                                                  riskrule_matter **out, riskrule_error **error);
RISKRULE_API void riskrule_matter_free(riskrule_matter *matter);
/* The matter as JSON, which riskrule_matter_read reads back to an equal matter. */
RISKRULE_API riskrule_status riskrule_matter_write(const riskrule_matter *matter, riskrule_text **out,
                                                   riskrule_error **error);

/* --- Pack (since 0.1) ------------------------------------------------------------------------------------------- */

/* The rules of a place, compiled, with those of its parents. */
typedef struct riskrule_pack riskrule_pack;

/* Reads and compiles a pack from JSON; the packs that it extends are the built-in ones. */
RISKRULE_API riskrule_status riskrule_pack_load(const char *json, size_t length, const char *file, riskrule_pack **out,
                                                riskrule_error **error);
/* A pack that is built into the library, such as "cn.shanghai", or several together, such as "cn.shanghai+cn.land"
   (ends with NUL). */
RISKRULE_API riskrule_status riskrule_pack_builtin(const char *id, riskrule_pack **out, riskrule_error **error);
/* Its id; ends with NUL, lives as long as the pack. */
RISKRULE_API const char *riskrule_pack_id(const riskrule_pack *pack);
RISKRULE_API void riskrule_pack_free(riskrule_pack *pack);

/* --- Assessment (since 0.1) ------------------------------------------------------------------------------------- */

typedef struct riskrule_assessment riskrule_assessment;

typedef struct riskrule_assess_options {
  uint32_t struct_size; /* sizeof(riskrule_assess_options) */
  uint32_t reserved;    /* 0 */
  const char *as_of;    /* YYYY-MM-DD, ends with NUL; NULL = the latest date that the matter states */
} riskrule_assess_options;

/* Assesses a matter. `pack` NULL: the built-in pack that follows from the matter's jurisdiction and date.
 * `options` NULL: the defaults. The same inputs give the same assessment on every machine and thread. */
RISKRULE_API riskrule_status riskrule_assess(const riskrule_matter *matter, const riskrule_pack *pack,
                                             const riskrule_assess_options *options, riskrule_assessment **out,
                                             riskrule_error **error);
RISKRULE_API void riskrule_assessment_free(riskrule_assessment *assessment);

/* Number of findings (one per duty). 0 for NULL. */
RISKRULE_API size_t riskrule_assessment_finding_count(const riskrule_assessment *assessment);
/* Duty and verdict ("met", "violated", "excused", "cannot_tell", "not_due") of finding `index`; "" out of range. */
RISKRULE_API const char *riskrule_assessment_finding_duty(const riskrule_assessment *assessment, size_t index);
RISKRULE_API const char *riskrule_assessment_finding_verdict(const riskrule_assessment *assessment, size_t index);
/* The grade in the words of the place, such as "低"; "" when there is none. Its origin: "computed",
 * "asserted", "none". */
RISKRULE_API const char *riskrule_assessment_grade(const riskrule_assessment *assessment);
RISKRULE_API const char *riskrule_assessment_grade_origin(const riskrule_assessment *assessment);

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

/* --- Schema (since 0.1) ----------------------------------------------------------------------------------------- */

/* The JSON Schema (2020-12) of "matter", "pack" or "assessment" (ends with NUL). */
RISKRULE_API riskrule_status riskrule_schema(const char *type, riskrule_text **out, riskrule_error **error);

#ifdef __cplusplus
}
#endif

#endif /* RISKRULE_RISKRULE_H */
