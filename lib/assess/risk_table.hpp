// A pack's view of single risk points as a decision table: a rule for each cell of its ranks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feel/column_type.hpp"
#include "pack/compiled.hpp"
#include "riskrule/assess/columns.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule {

/// A column of ranks.
struct RiskAxis {
  std::string name;                           ///< of the column
  const std::vector<pack::RankScore>* ranks;  ///< lowest first, in the pack
  std::size_t column = 0;                     ///< among the children of a batch
  feel::ColumnType type{};
  bool is_text = true;  ///< words, or scores
};

/// A cell: one rank of each axis.
struct RiskCell {
  std::vector<std::size_t> ranks;
  std::optional<std::size_t> degree;  ///< in CompiledDegree::degrees
  std::optional<Decimal> value;
};

struct RiskTable {
  pack::Pack pack;
  const pack::CompiledMethod* method = nullptr;  ///< null: degrees only
  std::vector<RiskAxis> axes{};
  std::vector<RiskCell> cells{};  ///< the last axis varies fastest
  std::optional<RiskAxis> weight{};
  std::int64_t max_rows = 0;
  std::optional<feel::ColumnProgram>
      program{};  ///< the answers and, last, the rule: a cell, or beyond them a null rank

  const pack::Compiled& compiled() const noexcept { return pack.compiled(); }
  /// What a rank may be called in a column of texts.
  static std::vector<std::string> words_of(const std::vector<pack::RankScore>& ranks, std::size_t rank);
};

/// Finds method, columns and cells, and binds the table.
Result<RiskProgram> make_risk_table(RiskTable table, const ArrowSchema& schema, const RiskOptions& options);

}  // namespace riskrule
