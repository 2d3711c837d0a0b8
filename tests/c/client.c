/* A C99 client: reads a matter, assesses it, prints what it comes to, and misuses the ABI where misuse must be
 * harmless. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "riskrule/riskrule.h"

static int failures = 0;

static void check(int holds, const char *what) {
  if (holds) return;
  ++failures;
  fprintf(stderr, "does not hold: %s\n", what);
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  char *bytes;
  long size;
  if (file == NULL) return NULL;
  fseek(file, 0, SEEK_END);
  size = ftell(file);
  rewind(file);
  bytes = malloc((size_t)size);
  *length = fread(bytes, 1, (size_t)size, file);
  fclose(file);
  return bytes;
}

static void assess_file(const char *path) {
  riskrule_matter *matter = NULL;
  riskrule_assessment *assessment = NULL;
  riskrule_text *html = NULL;
  riskrule_error *error = NULL;
  riskrule_assess_options options = {sizeof(riskrule_assess_options), 0, "2024-01-31", NULL};
  size_t length = 0, i, violated = 0;
  char *bytes = read_file(path, &length);

  check(bytes != NULL, "the matter can be read");
  check(riskrule_matter_read(bytes, length, path, &matter, &error) == RISKRULE_OK, "the matter is good");
  check(riskrule_assess(matter, NULL, &options, &assessment, &error) == RISKRULE_OK, "it can be assessed");
  check(error == NULL, "success leaves the error alone");
  for (i = 0; i < riskrule_assessment_finding_count(assessment); ++i)
    violated += strcmp(riskrule_assessment_finding_verdict(assessment, i), "violated") == 0;
  check(violated >= 2, "the missing handling plan violates two instruments");
  check(strcmp(riskrule_assessment_grade_origin(assessment), "asserted") == 0, "the grade is asserted");
  check(riskrule_render(matter, assessment, RISKRULE_HTML, &html, &error) == RISKRULE_OK, "it can be rendered");
  check(riskrule_text_size(html) == strlen(riskrule_text_data(html)), "texts end with NUL");
  printf("%s: %lu findings, %lu violated, grade %s\n", riskrule_version(),
         (unsigned long)riskrule_assessment_finding_count(assessment), (unsigned long)violated,
         riskrule_assessment_grade(assessment));
  riskrule_text_free(html);
  riskrule_assessment_free(assessment);
  riskrule_matter_free(matter);
  free(bytes);
}

static void bad_input_has_its_reasons(void) {
  const char *json = "{\"id\": \"m\", \"title\": 5}";
  riskrule_matter *matter = (riskrule_matter *)1;
  riskrule_error *error = NULL;
  check(riskrule_matter_read(json, strlen(json), "bad.json", &matter, &error) == RISKRULE_BAD_INPUT,
        "bad input is told");
  check(matter == NULL, "there is no half of a matter");
  check(riskrule_error_count(error) >= 2, "every reason is there");
  check(strstr(riskrule_error_message(error), "bad.json:1:") != NULL, "with its place");
  check(strcmp(riskrule_error_code(error, 99), "") == 0, "out of range is empty");
  riskrule_error_free(error);
}

static void misuse_is_a_status(void) {
  riskrule_assessment *assessment = NULL;
  riskrule_text *text = NULL;
  riskrule_matter *matter = NULL;
  riskrule_pack *pack = NULL;
  riskrule_error *error = NULL;
  riskrule_assess_options small = {4, 0, NULL, NULL};
  const char *json = "{\"id\": \"m\", \"title\": \"t\", \"jurisdiction\": \"310000\"}";
  check(riskrule_matter_read(NULL, 0, NULL, NULL, NULL) == RISKRULE_BAD_ARGUMENT, "no output");
  check(riskrule_matter_read(NULL, 0, NULL, &matter, NULL) == RISKRULE_BAD_INPUT, "no text");
  check(riskrule_assess(NULL, NULL, NULL, &assessment, &error) == RISKRULE_BAD_ARGUMENT, "no matter");
  check(riskrule_error_count(error) == 1, "and it says so");
  riskrule_error_free(error);
  error = NULL;
  check(riskrule_matter_read(json, strlen(json), NULL, &matter, NULL) == RISKRULE_OK, "a small matter");
  check(riskrule_assess(matter, NULL, &small, &assessment, NULL) == RISKRULE_BAD_ARGUMENT,
        "a struct_size of no release");
  check(riskrule_assess(matter, NULL, NULL, &assessment, NULL) == RISKRULE_BAD_INPUT, "a matter without any date");
  check(riskrule_render(matter, NULL, RISKRULE_JSON, &text, NULL) == RISKRULE_BAD_ARGUMENT, "no assessment");
  check(riskrule_explain(NULL, NULL, &text, NULL) == RISKRULE_BAD_ARGUMENT, "nothing to explain");
  check(riskrule_pack_builtin(NULL, &pack, NULL) == RISKRULE_BAD_INPUT, "no id");
  check(riskrule_schema("nothing", &text, NULL) == RISKRULE_BAD_INPUT, "no such schema");
  check(riskrule_abi_version() == 1, "ABI 1");
  riskrule_matter_free(matter);
  riskrule_matter_free(NULL);
  riskrule_pack_free(NULL);
  riskrule_assessment_free(NULL);
  riskrule_text_free(NULL);
  riskrule_error_free(NULL);
  check(strcmp(riskrule_text_data(NULL), "") == 0 && riskrule_text_size(NULL) == 0, "NULL is the empty text");
  check(riskrule_text_utf16(NULL, NULL, 0) == 0, "NULL is the empty text in UTF-16, too");
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  assess_file(argv[1]);
  bad_input_has_its_reasons();
  misuse_is_a_status();
  return failures == 0 ? 0 : 1;
}
