// The compiled form of a decision table.
#pragma once

#include <memory>
#include <vector>

#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

class TableIndex;

/// The test of one input cell. `any` passes whatever comes; an empty expression (it did not compile) never passes.
struct CompiledTest {
  feel::Expression test{};
  bool any = false;
};

struct CompiledInput {
  feel::Expression expression{};
  feel::TypePtr type{};
  feel::Expression allowed{};
};

struct CompiledOutput {
  feel::TypePtr type{};
  feel::Expression allowed{};
  feel::Expression otherwise{};
  std::vector<feel::Value>
      ranking{};  ///< the possible values, the most important first; memory: CompiledTable::constants
};

struct CompiledRule {
  std::vector<CompiledTest> tests{};
  std::vector<feel::Expression> outputs{};
};

struct CompiledTable {
  TableSource source{};
  std::vector<CompiledInput> inputs{};
  std::vector<CompiledOutput> outputs{};
  std::vector<CompiledRule> rules{};
  std::vector<feel::Expression> rankings{};  ///< the values in `ranking` may point into these
  std::unique_ptr<feel::Evaluation> constants = std::make_unique<feel::Evaluation>();
  feel::Expression aggregate{};  ///< FEEL over one input, the list of outputs
  bool has_default = false;
  std::vector<feel::Value> outputs_of_rules{};  ///< of rule r, column c at r * columns + c, where it is a constant
  std::vector<bool> is_constant{};              ///< the same places: is it a constant?
  std::shared_ptr<const TableIndex> index{};    ///< null: the rules are tested one by one; points into their cells
};

}  // namespace riskrule::dmn
