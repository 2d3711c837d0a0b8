// What a column of Arrow values is: its schema, read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "riskrule/data/arrow.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

enum class ColumnKind : std::uint8_t {
  nothing,
  boolean,
  integer,
  decimal,
  text,
  date,
  time,
  moment,
  years_months,
  days_time,
  coded,  ///< dictionary-encoded: integers that point into the values of `children[0]`
  record
};

struct ColumnType {
  std::string name{};
  std::string path{};  ///< for diagnostics, a JSON pointer: `/address/city`
  ColumnKind kind = ColumnKind::nothing;
  std::uint8_t width = 0;  ///< bytes of a value; of a text's offsets, and 16 for views
  bool is_signed = true;
  int scale = 0;                       ///< digits after the point of a number, or of a second
  std::string zone{};                  ///< of a moment; empty: local
  std::vector<ColumnType> children{};  ///< fields of a record; values of a dictionary
};

/// A problem of a column; `row` from 0.
Diagnostic column_problem(std::string code, std::string message, const std::string& path,
                          std::optional<std::int64_t> row = {});

/// That a column is not among those `there` are: with a guess, or else with their names.
Diagnostic missing_column(const std::string& name, const std::vector<std::string>& there);

/// The column that a schema describes; nothing if a problem was added.
std::optional<ColumnType> read_column_type(const ArrowSchema& schema, Diagnostics& problems);

/// The FEEL type of its values.
TypePtr type_of(const ColumnType& column);

}  // namespace riskrule::feel
