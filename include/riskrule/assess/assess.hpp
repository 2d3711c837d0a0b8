// The pipe: a matter and a pack in, an assessment out.
//
//   auto matter = riskrule::read_matter(json, "songjiang.json");
//   if (!matter) return fail(matter.diagnostics());
//   auto assessment = riskrule::assess(*matter);                    // the pack follows from place and date
//   std::cout << riskrule::report::to_markdown(*matter, *assessment);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/shared.hpp"
#include "riskrule/model/assessment.hpp"
#include "riskrule/model/matter.hpp"
#include "riskrule/pack/pack.hpp"

namespace riskrule {

struct AssessOptions {
  /// The date as of which the matter is judged. Absent: the latest date that the matter states. No clock is read.
  std::optional<Date> as_of{};
  Limits limits{};
};

/// Scratch that repeated assessments share, so that they allocate little beside what they return. One per thread.
class Workspace {
 public:
  explicit Workspace(const Limits& limits = {});
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  struct State;  // private: lib/assess/workspace.hpp
  State& state() noexcept { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Assesses a matter under a pack. Pure: the same inputs give the same result on every machine and thread.
/// The assessment keeps the matter for its proofs: a Matter is copied, or moved in (`std::move`); a Shared<Matter>, for
/// those who assess one several times, costs neither.
/// Fails only if a limit is passed or no date can be found (`assess.no_date`).
Result<Assessment> assess(Shared<Matter> matter, const pack::Pack& pack, const AssessOptions& options = {});
/// The same with scratch of the caller; the workspace's limits hold. Once the workspace is warm, it allocates only what
/// the assessment holds.
Result<Assessment> assess(Shared<Matter> matter, const pack::Pack& pack, Workspace& workspace,
                          std::optional<Date> as_of = {});
/// The same under the built-in pack that follows from the matter's jurisdiction and date.
Result<Assessment> assess(Shared<Matter> matter, const AssessOptions& options = {});

/// The latest date stated anywhere in the matter.
std::optional<Date> latest_date(const Matter& matter);

/// What in a matter looks asserted or fixed in advance, as warnings with JSON pointers: a risk that improves without a
/// measure that says who, what and when; credit for a measure that does not address the risk; the same improvement
/// everywhere; nobody opposing in any survey. The matter may still be true: each is a question to ask.
/// Codes: `measure.none`, `measure.incomplete`, `measure.unknown`, `measure.other_risk`, `measure.no_reason`,
/// `measure.duplicate`, `measure.same_improvement`, `measure.same_ratio`, `measure.same_result`, `measure.same_text`,
/// `matter.no_opposition`.
Diagnostics check_credibility(const Matter& matter);
/// The grades that the report states against each other, its conclusion, its recommendation, and what the methods of
/// `pack` make of its estimates, as warnings. Of a matter without a date, which can not be assessed, labels alone.
/// Codes: `grade.label`, `grade.differs`, `grade.worse_after`, `grade.conclusion`, `grade.recommendation`.
Diagnostics check_grades(const Matter& matter, const pack::Pack& pack);

/// Runs the tests inside a pack (its own layer only).
std::vector<pack::TestOutcome> run_tests(const pack::Pack& pack);

/// The assessment as JSON (schema: seeds/schemas/assessment.json); byte for byte the same everywhere. It is written
/// into the memory of `room`, a text that is no longer needed, if there is any.
std::string write_assessment(const Assessment& assessment, std::string room = {});

/// The description of an assessment; instantiated once, in the library.
const data::TypeInfo& assessment_type() noexcept;

/// The words of what has a JSON Schema: what is read (`matter`, `pack`, `features`, `survey-map`) and what is written
/// (`assessment`, `comparison`, `exploration`, `similar`, `survey`, `follow-up`).
std::vector<std::string> schema_words();
/// The JSON Schema (2020-12) of one of them; empty for any other word.
std::string schema_of(std::string_view type);

/// Explanation of one finding, or of all that matter to a reader, as Chinese text.
std::string explain(const Assessment& assessment, std::string_view duty = {});

}  // namespace riskrule
