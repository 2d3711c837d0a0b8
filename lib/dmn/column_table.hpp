// A decision table over columns: row by row, which defines the answers, or by its index, many rows at once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "column_segments.hpp"
#include "feel/column_kernel.hpp"
#include "index.hpp"
#include "riskrule/dmn/columns.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn {

class TableKernel;

/// The table's index over columns. For tables whose inputs are columns as they are.
class IndexedColumns {
 public:
  /// Nothing where the table's inputs have to be evaluated.
  static std::unique_ptr<const IndexedColumns> make(const TableKernel& kernel);

  std::shared_ptr<const void> prepare(std::span<const feel::Column> columns) const;
  bool run(const TableKernel& kernel, feel::ColumnWorker& worker, std::size_t begin, std::size_t count) const;

 private:
  friend class IndexedRows;
  using Codes = std::vector<std::vector<std::uint32_t>>;  ///< segments by code, by input of the table

  void make_palette(const TableKernel& kernel);

  std::shared_ptr<const TableIndex> index_;
  std::vector<std::size_t> columns_;  ///< by input of the table: which of the kernel's inputs
  std::vector<ColumnSegments> segments_;
  /// Each output of no rule, of each rule, and of a table at fault, in this order; empty unless all are constant.
  std::vector<feel::ColumnBuilder> palette_;
  bool reads_slots_ = false;  ///< outputs have to be evaluated
};

class TableKernel final : public feel::ColumnKernel {
 public:
  explicit TableKernel(Table table) : owner_(std::move(table)), table_(owner_.compiled()) {}

  void find_outputs(const ColumnNames& names);
  void find_index() { by_index_ = IndexedColumns::make(*this); }

  std::shared_ptr<const void> prepare(std::span<const feel::Column> columns) const override;
  bool run(feel::ColumnWorker& worker, std::size_t begin, std::size_t count) const override;
  /// Appends a row.
  bool put(feel::ColumnWorker& worker, const Decision& decision, std::size_t row) const;
  const CompiledTable& table() const noexcept { return table_; }
  bool has_rule() const noexcept { return has_rule_; }

 private:
  feel::Value output(feel::ColumnWorker& worker, const feel::Value& value, std::size_t column) const;
  feel::Value rules(feel::ColumnWorker& worker, std::span<const std::size_t> hits) const;

  Table owner_;
  const CompiledTable& table_;
  bool has_rule_ = false;
  std::unique_ptr<const IndexedColumns> by_index_{};
};

}  // namespace riskrule::dmn
