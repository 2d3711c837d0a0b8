// Floating-point columns, made decimal at a scale that the caller declares. Which decimal a float stands for is not for this
// library to guess; who knows that a column holds hundredths can say so here:
//
//   auto exact = feel::DecimalColumns::make(schema, {{"likelihood", 2}});      // 0.29 is 29 hundredths
//   auto program = feel::bind_columns(expression, scope, *exact->schema());
//   auto batch = exact->convert(foreign);                                      // then program->evaluate(**batch)
//
// A float v stands for n × 10^-scale where that decimal has at most 15 significant digits (6 for 32-bit floats) and v is
// the float nearest to it: then no other decimal so short is nearer, and nothing is rounded. Any other value, an infinity
// or a NaN is an error that names its row: 0.1 + 0.2 is not 0.3, and is not taken for it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "riskrule/base/result.hpp"
#include "riskrule/data/arrow.hpp"

namespace riskrule::feel {

/// A column, and what is made of it.
struct DecimalColumn {
  std::string name{};
  int scale = -1;         ///< below 0: it stays as it is
  bool is_short = false;  ///< floats of 32 bits
};

class DecimalColumns {
 public:
  static constexpr int finest = 15;  ///< digits after the point, at most

  /// The schema is read, not released. Columns are named with their digits after the point. Errors: `columns.schema`,
  /// `columns.missing`, `columns.scale` (not 0 to 15), `columns.format` (a column that holds no floats of 32 or 64 bits).
  static Result<DecimalColumns> make(const ArrowSchema& schema, const std::map<std::string, int>& scales);

  /// The schema with these columns as `d:38,scale`, the others as they are. It shares the texts of the foreign schema,
  /// which must outlive it.
  data::OwnedSchema schema() const;
  /// The batch with these columns converted; it takes the foreign batch over, the other columns without a copy. Errors:
  /// `columns.array` (malformed), `columns.float` (not such a decimal), `limit.rows`. Linear.
  Result<data::OwnedArray> convert(data::OwnedArray batch, std::int64_t max_rows = std::int64_t{1} << 26U) const;

 private:
  const ArrowSchema* foreign_ = nullptr;
  std::vector<DecimalColumn> columns_{};
};

}  // namespace riskrule::feel
