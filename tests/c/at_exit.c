/* A program may end while threads of it are at work here: what exit() destroys is nothing that they use. This does all
 * its work once more after every static of C++ is gone, and must get the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "riskrule/riskrule.h"

static const char *path;
static riskrule_text *before[4];

static riskrule_matter *read_matter(void) {
  static char bytes[1 << 20];
  riskrule_matter *matter = NULL;
  FILE *file = fopen(path, "rb");
  size_t length = file == NULL ? 0 : fread(bytes, 1, sizeof(bytes), file);
  if (file != NULL) fclose(file);
  riskrule_matter_read(bytes, length, path, &matter, NULL);
  return matter;
}

/* An assessment as JSON and as text, why a duty is found so, and the answer of an expression. */
static void work(riskrule_text *out[4]) {
  static const char feel[] =
      "string join(for d in [1, 2] return string(date(\"2024-01-31\") + duration(\"P1D\")), \" \")";
  riskrule_assess_options options = {sizeof(riskrule_assess_options), 0, "2024-01-31", NULL};
  riskrule_matter *matter = read_matter();
  riskrule_assessment *assessment = NULL;
  riskrule_expression *expression = NULL;
  riskrule_assess(matter, NULL, &options, &assessment, NULL);
  riskrule_render(matter, assessment, RISKRULE_JSON, &out[0], NULL);
  riskrule_render(matter, assessment, RISKRULE_PLAIN, &out[1], NULL);
  riskrule_explain(assessment, "comment-period", &out[2], NULL);
  riskrule_expression_compile(feel, sizeof(feel) - 1, NULL, &expression, NULL);
  riskrule_expression_evaluate(expression, NULL, 0, &out[3], NULL);
  riskrule_expression_free(expression);
  riskrule_assessment_free(assessment);
  riskrule_matter_free(matter);
}

/* Runs when the handlers of atexit(), the destructors of C++ among them, have all run. */
__attribute__((destructor)) static void after_exit(void) {
  riskrule_text *after[4] = {NULL, NULL, NULL, NULL};
  int failures = 0;
  size_t i;
  work(after);
  for (i = 0; i < 4; ++i) {
    if (before[i] == NULL || after[i] == NULL ||
        strcmp(riskrule_text_data(before[i]), riskrule_text_data(after[i])) != 0) {
      fprintf(stderr, "after exit(), text %lu is not what it was\n", (unsigned long)i);
      ++failures;
    }
    riskrule_text_free(before[i]);
    riskrule_text_free(after[i]);
  }
  if (failures != 0) _exit(1);
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  path = argv[1];
  work(before);
  return 0;
}
