// Adding up rows by cell, with their weights; and what is wrong with a row.
#include "risk_tally.hpp"

#include <algorithm>

#include "feel/column.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule {
namespace {

/// The column of rules that a table over columns makes: 32-bit integers from 1, or null.
class Rules {
 public:
  explicit Rules(const ArrowArray& batch)
      : validity_(static_cast<const std::uint8_t*>(last(batch).buffers[0])),
        rules_(static_cast<const std::int32_t*>(last(batch).buffers[1])) {}
  /// From 0; nothing where no rule matched.
  std::optional<std::size_t> at(std::size_t row) const noexcept {
    if (validity_ != nullptr && ((validity_[row / 8] >> (row % 8)) & 1U) == 0) return {};
    return static_cast<std::size_t>(rules_[row]) - 1;
  }

 private:
  static const ArrowArray& last(const ArrowArray& batch) { return *batch.children[batch.n_children - 1]; }

  const std::uint8_t* validity_;
  const std::int32_t* rules_;
};

/// Adds weights up by cell: 64-bit units, which go to a decimal before they overflow.
class WeightSums {
 public:
  WeightSums(const feel::Column& column, std::size_t cells) : column_(column), units_(cells), sums_(cells) {}

  /// False for a weight below 0.
  bool add(std::size_t row, std::size_t cell) {
    const auto unit = units_at(row);
    if (!unit) return add_wide(row, cell);
    auto sum = detail::checked_add(units_[cell], *unit);
    if (!sum) {
      sums_[cell] += scaled(units_[cell]);
      sum = unit;
    }
    units_[cell] = *sum;
    return *unit >= 0;
  }

  std::vector<Decimal> take() {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += scaled(units_[i]);
    return std::move(sums_);
  }

 private:
  /// The weight in units of the column's last digit; nothing if it is wider than 64 bits.
  std::optional<std::int64_t> units_at(std::size_t row) const noexcept {
    const auto& type = column_.type();
    if (type.kind == feel::ColumnKind::integer)
      return type.is_signed || type.width < 8 ? std::optional(column_.integer(row)) : std::nullopt;
    if (type.width != 16) return {};
    struct Halves {
      std::uint64_t low;
      std::int64_t high;
    };
    const auto halves = column_.item<Halves>(row);
    const auto unit = static_cast<std::int64_t>(halves.low);
    return halves.high == (unit < 0 ? -1 : 0) ? std::optional(unit) : std::nullopt;
  }
  bool add_wide(std::size_t row, std::size_t cell) {
    const Decimal weight = column_.read(row, arena_).as_number();
    arena_.reset();
    sums_[cell] += weight;
    return !weight.is_negative();
  }
  Decimal scaled(std::int64_t units) const {
    const bool negative = units < 0;
    const auto low = negative ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    return Decimal::from_parts({.negative = negative, .low = low, .exponent = -column_.type().scale});
  }

  const feel::Column& column_;
  feel::Arena arena_{};
  std::vector<std::int64_t> units_;
  std::vector<Decimal> sums_;
};

bool is_rank(const RiskAxis& axis, const feel::Value& value) {
  if (value.is_null()) return true;
  for (std::size_t rank = 0; rank < axis.ranks->size(); ++rank) {
    if (!axis.is_text && value.as_number() == (*axis.ranks)[rank].score) return true;
    const auto words = RiskTable::words_of(*axis.ranks, rank);
    if (axis.is_text && std::ranges::find(words, value.as_string()) != words.end()) return true;
  }
  return false;
}

/// What an axis takes, lowest first.
std::vector<std::string> known_ranks(const RiskAxis& axis) {
  std::vector<std::string> out;
  for (std::size_t rank = 0; rank < axis.ranks->size(); ++rank)
    if (axis.is_text)
      for (auto& word : RiskTable::words_of(*axis.ranks, rank)) out.push_back(std::move(word));
    else
      out.push_back((*axis.ranks)[rank].score.to_string());
  return out;
}

/// Says which value of a row is no rank.
Diagnostic bad_rank(const RiskTable& table, const ArrowArray& batch, std::size_t row) {
  feel::Arena arena;
  for (const auto& axis : table.axes) {
    Diagnostics ignored;
    const auto column =
        feel::Column::bind(axis.type, batch.children[axis.column], batch.offset, batch.length, table.max_rows, ignored);
    if (!column || column->is_null(row)) continue;
    const feel::Value value = column->read(row, arena);
    if (is_rank(axis, value)) continue;
    const auto known = known_ranks(axis);
    std::string all;
    for (const auto& word : known) all += (all.empty() ? "" : ", ") + word;
    auto out = feel::column_problem("risk.rank",
                                    "row " + std::to_string(row) + " of column `" + axis.name + "`: `" +
                                        feel::to_string(value) + "` is no rank; ranks are " + all,
                                    "/" + axis.name, static_cast<std::int64_t>(row));
    if (axis.is_text) out.guess = nearest(value.as_string(), known);
    return out;
  }
  return feel::column_problem("risk.rank", "row " + std::to_string(row) + " has no rank", "");
}

}  // namespace

std::optional<Diagnostic> add_rows(const RiskTable& table, const ArrowArray& batch, const ArrowArray& answers,
                                   RiskTally& tally) {
  const Rules rules(answers);
  const std::size_t cells = table.cells.size();
  tally.counts.resize(cells);
  tally.weights.resize(cells);
  Diagnostics problems;
  std::optional<feel::Column> weights;
  if (table.weight)
    weights = feel::Column::bind(table.weight->type, batch.children[table.weight->column], batch.offset, batch.length,
                                 table.max_rows, problems);
  if (!problems.empty()) return problems.front();
  std::optional<WeightSums> sums;
  if (weights) sums.emplace(*weights, cells);
  for (std::size_t row = 0; row < static_cast<std::size_t>(batch.length); ++row) {
    const auto cell = rules.at(row);
    if (!cell) return bad_rank(table, batch, row);
    if (*cell >= cells) {
      ++tally.ungraded;
      continue;
    }
    ++tally.counts[*cell];
    if (!weights || weights->is_null(row))
      ++tally.unweighted;
    else if (!sums->add(row, *cell))
      ++tally.negative;
  }
  if (!sums) return {};
  auto added = sums->take();
  for (std::size_t cell = 0; cell < cells; ++cell) tally.weights[cell] += added[cell];
  return {};
}

}  // namespace riskrule
