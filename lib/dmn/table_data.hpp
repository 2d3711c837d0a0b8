// The compiled form of a decision table. Each distinct text of a column is compiled once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cell.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

class TableIndex;

struct CompiledInput {
  feel::Expression expression{};
  std::optional<std::uint32_t> slot{};  ///< of an expression that is just a name
  feel::TypePtr type{};
  feel::Expression allowed{};
  CellForm allowed_form{};
  std::vector<CompiledTest> cells{};  ///< the distinct ones of its column
};

/// An output cell.
struct CompiledEntry {
  enum class Kind : std::uint8_t {
    free,      ///< to be evaluated; null if it has no expression, because it did not compile
    constant,  ///< `value`, which has still to be converted and checked: that gives null
    settled    ///< `value`, of the output's type and among its possible values
  };

  Kind kind = Kind::free;
  std::uint32_t rank = 0;  ///< of a settled one: its place among the possible values
  feel::Value value{};     ///< memory: the table's
  feel::Expression expression{};
};

struct CompiledOutput {
  feel::TypePtr type{};
  feel::Expression allowed{};
  feel::Expression otherwise{};
  std::vector<feel::Value> ranking{};    ///< the possible values, the most important first
  std::vector<CompiledEntry> entries{};  ///< the distinct cells of its column
};

/// Forms and values point into texts of the source, into `memory`, and into the expressions beside them.
struct CompiledTable {
  TableSource source{};
  std::vector<CompiledInput> inputs{};
  std::vector<CompiledOutput> outputs{};
  std::size_t rules = 0;
  std::vector<std::uint32_t> cell_of{};      ///< of rule r, column c at r * inputs + c, in CompiledInput::cells
  std::vector<std::uint32_t> entry_of{};     ///< the same for outputs, in CompiledOutput::entries
  std::vector<feel::Expression> rankings{};  ///< the values in `ranking` may point into these
  std::unique_ptr<feel::Evaluation> memory = std::make_unique<feel::Evaluation>();
  feel::Expression aggregate{};  ///< FEEL over one input, the list of outputs
  bool has_default = false;
  std::shared_ptr<const TableIndex> index{};  ///< null: the rules are tested one by one

  const CompiledTest& cell(std::size_t rule, std::size_t column) const noexcept {
    return inputs[column].cells[cell_of[rule * inputs.size() + column]];
  }
  const CompiledEntry& entry(std::size_t rule, std::size_t column) const noexcept {
    return outputs[column].entries[entry_of[rule * outputs.size() + column]];
  }
};

}  // namespace riskrule::dmn
