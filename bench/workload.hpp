// A workload that bench/workloads/generate wrote: what to decide, inputs in a ring, and the right answers.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/data/json.hpp"
#include "riskrule/dmn/model.hpp"
#include "riskrule/dmn/table.hpp"

namespace generated {

struct Workload {
  struct Case {
    riskrule::data::JsonNode in;
    riskrule::data::JsonNode out;
  };

  std::unique_ptr<const riskrule::data::JsonTree> tree;  ///< the cases point into it
  std::string dmn{};                                     ///< the model's XML, with the decision `Result`
  std::vector<Case> cases{};

  bool is(std::string_view kind) const { return text("kind") == kind; }
  bool hostile() const { return tree->root().find("hostile").has_value(); }
  /// A member of the description, `feel` for one; empty if there is none.
  std::string_view text(std::string_view member) const;
  /// The inputs' names with their types, in the order of an expression's slots.
  riskrule::feel::Scope scope() const;
};

/// Reads `<path>.json` and `<path>.dmn`. Ends the program if they are not there: nothing can be measured then.
Workload read_workload(const std::string& path);
/// The workload of that name in the folder that the build was told.
Workload named(std::string_view name);

/// The values of a case, one per slot of `scope()`, as the model types them.
std::vector<riskrule::feel::Value> slots(riskrule::feel::Evaluation& call, const Workload& work,
                                         const riskrule::dmn::Model& model, const Workload::Case& one);
/// The values of a case as a context.
riskrule::feel::Value context(riskrule::feel::Evaluation& call, const riskrule::dmn::Model& model,
                              const Workload::Case& one);
/// Whether a value is the answer that the case expects.
bool right(riskrule::feel::Evaluation& call, const riskrule::feel::Value& found, const Workload::Case& one);

/// A ring of inputs that never shows the same branch twice in a row.
class Ring {
 public:
  explicit Ring(std::size_t size) : size_(size) {}
  std::size_t next() { return at_ = at_ + 1 == size_ ? 0 : at_ + 1; }

 private:
  std::size_t size_;
  std::size_t at_ = 0;
};

}  // namespace generated
