// The parts of an exploration.
#pragma once

#include "index_model.hpp"
#include "riskrule/assess/explore.hpp"
#include "riskrule/grade/sensitivity.hpp"

namespace riskrule::assessing {

/// The grade of the whole matter with some ranks moved, found by assessing again.
class WholeGrade {
 public:
  WholeGrade(const Matter& matter, const pack::Pack& pack, Date as_of, const Limits& limits)
      : matter_(matter), pack_(pack), as_of_(as_of), workspace_(limits) {}

  Result<Assessment> now() { return assess(matter_, pack_, workspace_, as_of_); }
  /// With the inputs of these moves at their `to`; the matter is as before afterwards. `points` tells where they stand.
  Stated<std::string> after(const std::vector<InputMove>& moves, const IndexModel& model);
  /// Why an assessment failed on the way, if one did.
  const Diagnostics& problems() const { return problems_; }

 private:
  Matter matter_;
  const pack::Pack& pack_;
  Date as_of_;
  Workspace workspace_;
  Diagnostics problems_;
};

std::string pointer_of(const IndexPoint& point, EstimateInput input);

/// R × w of the point at these ranks.
Decimal share_of(const IndexMethod& method, const IndexPoint& point, std::size_t likelihood, std::size_t impact);

/// Distances, smallest and single changes, tornado: what needs every input known.
void explore_known(const IndexMethod& method, const IndexModel& model, WholeGrade& whole,
                   const Stated<std::string>& grade, ExploredBody& out, Diagnostics& problems);
/// The range of the index, its possible grades and the best question.
void explore_unknown(const IndexMethod& method, const IndexModel& model, ExploredBody& out);
/// Nothing where no point has estimates before and after measures.
Stated<MeasureReliance> explore_measures(const IndexMethod& method, const IndexModel& model, std::size_t least_alike,
                                         Diagnostics& problems);
Stated<Simulation> simulate_body(const IndexMethod& method, const IndexModel& model, const ExploreOptions& options,
                                 Diagnostics& problems);

}  // namespace riskrule::assessing
