// What the parts of the compilation of a table share: scope, options, the table so far, and the problems found.
#pragma once

#include <string>

#include "table_data.hpp"

namespace riskrule::dmn {

class TableCompiler {
 public:
  TableCompiler(const feel::Scope& scope, const TableOptions& options, CompiledTable& table)
      : scope_(scope), options_(options), table_(table) {}

  void clauses();
  /// After the clauses. Every rule is read, whatever is wrong with others.
  void rules();  // table_rules.cpp

  void report(Diagnostic d, const Cell& cell);
  Diagnostics& problems() noexcept { return problems_; }

 private:
  struct CellPlace;  // table_rules.cpp
  struct PooledColumn;
  struct Pools;
  /// What FEEL made of a text, with its problems relative to the text.
  using Compiled = Result<feel::Expression>;

  void output(std::size_t index);
  void rank(const OutputClause& clause, CompiledOutput& out);
  feel::Expression take(const Compiled& compiled, const Cell& cell, const std::string& where);
  Compiled compile_expression(std::string_view text, const feel::TypePtr& type) const;
  Compiled compile_tests(std::string_view text, const feel::TypePtr& type) const;
  feel::CompileOptions options(const feel::TypePtr& result) const;
  feel::Expression expression(const Cell& cell, const std::string& where, const feel::TypePtr& type);
  feel::Expression tests(const Cell& cell, const std::string& where, const feel::TypePtr& type);

  template <class Made, class Make>
  std::uint32_t pooled(PooledColumn& pool, std::vector<Made>& all, const CellPlace& where, Make make);
  feel::Expression take_new(PooledColumn& pool, const Compiled& compiled, const CellPlace& where);
  std::uint32_t input_cell(Pools& pools, std::size_t rule, std::size_t column);
  std::uint32_t output_cell(Pools& pools, std::size_t rule, std::size_t column);
  CompiledEntry constant_entry(std::size_t column, const feel::Value& value);
  void wrong_width(std::size_t rule);

  const feel::Scope& scope_;
  const TableOptions& options_;
  CompiledTable& table_;
  Diagnostics problems_;
};

/// Nothing but white space, or `-`.
bool accepts_all(std::string_view text) noexcept;

}  // namespace riskrule::dmn
