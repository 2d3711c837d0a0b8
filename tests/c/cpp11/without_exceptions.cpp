// riskrule_c.hpp under -fno-exceptions: the same functions, each with the ErrorInfo that it must be given.
#include <cstdio>

#include "riskrule/riskrule_c.hpp"
#include "small_texts.hpp"

#if RISKRULE_C_THROWS
#error this program shows that exceptions are not needed
#endif

namespace rr = riskrule::c;

static int failures = 0;

static void check(bool holds, const char* what) {
  if (holds) return;
  ++failures;
  std::fprintf(stderr, "does not hold: %s\n", what);
}

int main() {
  rr::ErrorInfo error;
  const rr::Matter matter = rr::Matter::read(small::matter(), "m.json", error);
  check(matter && !error, "a good matter is read");
  const rr::Assessment assessment = rr::assess(matter, error);
  check(assessment && assessment.finding_count() > 0, "it is assessed");
  check(!rr::render(matter, assessment, rr::Format::markdown, error).empty() && !error, "it is reported");
  const rr::Expression sum = rr::Expression::compile("1 + 2", rr::CompileOptions(), error);
  check(sum.evaluate("", error) == "3\n", "an expression is evaluated");

  const rr::Matter bad = rr::Matter::read(small::bad_matter(), "bad.json", error);
  check(!bad && error.status() == rr::Status::bad_input, "a bad matter is not read");
  check(!error.diagnostics().empty() && error.diagnostics()[0].guess == "title", "and the reason is told");
  check(bad.write(error).empty() && error.status() == rr::Status::bad_argument, "nothing is not written");
  return failures == 0 ? 0 : 1;
}
