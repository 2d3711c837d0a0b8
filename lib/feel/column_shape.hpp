// What an expression can yield for the rows of given columns, as far as that shows before any row is read: the type of
// the column that is made.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feel/column_builder.hpp"
#include "feel/column_type.hpp"
#include "feel/program.hpp"

namespace riskrule::feel {

struct Shape {
  enum class Kind : std::uint8_t { nothing, number, word, boolean, date, years_months, days_time, other };

  Kind kind = Kind::nothing;         ///< besides null; nothing: always null
  std::optional<int> scale{};        ///< number: digits after the point, at most
  bool is_small = false;             ///< number: an integer of 64 bits
  std::vector<std::string> words{};  ///< word: the texts that it can be
};

/// What may be either.
Shape joined(Shape a, const Shape& b);
Shape shape_of(const Value& constant);
/// `slots`: the column of each slot; null for none.
Shape shape_of(const Program& program, std::span<const ColumnType* const> slots);
/// What is coerced to the type.
Shape shaped(Shape shape, const Type& type);
/// The entries of an expression that is written as a context, in order: name and shape; else nothing.
std::vector<std::pair<std::string_view, Shape>> entry_shapes(const Program& program,
                                                             std::span<const ColumnType* const> slots);

/// `scale`: of numbers whose scale is not known.
OutputType output_of(Shape shape, std::optional<int> scale);

}  // namespace riskrule::feel
