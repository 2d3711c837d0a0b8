// The pieces of an input's values: their samples, and how they are shown.
#include <algorithm>

#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Tag;
using feel::Value;

namespace {

using MaybeValue = std::optional<Value>;

MaybeValue number_within(const Value& low, const Value& high) {
  const auto fits = [&](const Decimal& d) {
    return !d.is_nan() && (low.is_null() || low.as_number() < d) && (high.is_null() || d < high.as_number());
  };
  std::vector<Decimal> tries;
  if (low.is_null()) tries.push_back(Decimal(0));
  if (!low.is_null()) tries.push_back(floor(low.as_number()) + Decimal(1));
  if (!high.is_null()) tries.push_back(ceiling(high.as_number()) - Decimal(1));
  if (!low.is_null() && !high.is_null()) {
    for (int digits = 1; digits < 8; ++digits)
      tries.push_back(rescale(low.as_number(), digits, Rounding::floor) + Decimal::from_parts({false, 0, 1, -digits}));
    tries.push_back(low.as_number() + (high.as_number() - low.as_number()) / Decimal(2));
  } else {
    const Value& bound = low.is_null() ? high : low;  // so large that one more is not seen
    if (!bound.is_null())
      tries.push_back(bound.as_number() * Decimal(bound.as_number().is_negative() == low.is_null() ? 2 : 0));
  }
  for (const Decimal& d : tries)
    if (fits(d)) return Value::number(d);
  return std::nullopt;
}

MaybeValue string_within(const Value& low, const Value& high, feel::Arena& memory) {
  const std::string from(low.is_null() ? std::string_view() : low.as_string());
  std::vector<std::string> tries{"other", "a", "z", from + "a", from + "0", from + " ", from + '\x01', from + '\0'};
  if (low.is_null()) tries.push_back("");
  for (const auto& text : tries) {
    if (!low.is_null() && text <= low.as_string()) continue;
    if (high.is_null() || text < high.as_string()) return Value::string(memory.copy(text));
  }
  return std::nullopt;
}

MaybeValue date_within(const Value& low, const Value& high) {
  if (low.is_null() && high.is_null()) return Value::date({2000, 1, 1});
  const auto day = low.is_null() ? add_days(high.as_date(), -1) : add_days(low.as_date(), 1);
  if (!day || (!low.is_null() && !high.is_null() && !(*day < high.as_date()))) return std::nullopt;
  return Value::date(*day);
}

MaybeValue months_within(const Value& low, const Value& high) {
  if (low.is_null() && high.is_null()) return Value::years_months({0});
  const auto months =
      low.is_null() ? high.as_years_months() - YearMonthDuration{1} : low.as_years_months() - YearMonthDuration{-1};
  if (!months || (!low.is_null() && !high.is_null() && !(*months < high.as_years_months()))) return std::nullopt;
  return Value::years_months(*months);
}

MaybeValue duration_within(const Value& low, const Value& high) {
  if (low.is_null() && high.is_null()) return Value::days_time({});
  for (const DayTimeDuration step : {DayTimeDuration{seconds_per_day, 0}, {3600, 0}, {60, 0}, {1, 0}, {0, 1}}) {
    const auto value = low.is_null() ? high.as_days_time() - step : low.as_days_time() + step;
    if (value && (low.is_null() || high.is_null() || *value < high.as_days_time())) return Value::days_time(*value);
  }
  return std::nullopt;
}

MaybeValue within(Tag kind, const Value& low, const Value& high, feel::Arena& memory) {
  switch (kind) {
    case Tag::number: return number_within(low, high);
    case Tag::string: return string_within(low, high, memory);
    case Tag::date: return date_within(low, high);
    case Tag::years_months: return months_within(low, high);
    case Tag::days_time: return duration_within(low, high);
    default: return std::nullopt;
  }
}

bool is_point(const Piece& piece) {
  return !piece.low.is_null() && !piece.high.is_null() && !before(piece.low, piece.high);
}

/// A run of pieces as one test.
std::string run_text(const Piece& first, const Piece& last) {
  if (!first.cut || (&first == &last && is_point(first))) return feel::to_feel(first.sample);
  const bool closed_low = is_point(first);
  const bool closed_high = is_point(last);
  if (first.low.is_null() && last.high.is_null()) return "-";
  if (first.low.is_null()) return (closed_high ? "<= " : "< ") + feel::to_feel(last.high);
  if (last.high.is_null()) return (closed_low ? ">= " : "> ") + feel::to_feel(first.low);
  return (closed_low ? "[" : "(") + feel::to_feel(first.low) + ".." + feel::to_feel(last.high) +
         (closed_high ? "]" : ")");
}

std::string joined(const std::vector<std::string>& parts) {
  constexpr std::size_t most = 4;
  std::string out;
  for (std::size_t i = 0; i < std::min(parts.size(), most); ++i) out += (i == 0 ? "" : ", ") + parts[i];
  return parts.size() > most ? out + ", and " + std::to_string(parts.size() - most) + " more" : out;
}

/// `not("a", "b")`, if only a few points of one kind are left out; else empty.
std::string all_but(const Variable& variable, const Bits& classes) {
  std::vector<std::string> out;
  bool open = false;
  for (const Piece& piece : variable.pieces) {
    open = open || (classes.test(piece.cls) && piece.cut && !is_point(piece));
    if (!piece.counts || classes.test(piece.cls)) {
      if (!piece.cut && classes.test(piece.cls)) return "";
      continue;
    }
    if (!is_point(piece)) return "";
    out.push_back(feel::to_feel(piece.sample));
  }
  if (!open || out.empty() || out.size() > 4) return "";
  return "not(" + joined(out) + ")";
}

}  // namespace

std::vector<Piece> pieces_of(Tag kind, const std::vector<Value>& cuts, feel::Arena& memory) {
  std::vector<Piece> out;
  const auto add = [&](const Value& sample, const Value& low, const Value& high, bool cut) {
    Piece piece;
    piece.sample = sample;
    piece.low = low;
    piece.high = high;
    piece.cut = cut;
    out.push_back(piece);
  };
  if (kind == Tag::boolean) {
    for (const bool b : {false, true}) add(Value::boolean(b), Value::boolean(b), Value::boolean(b), false);
    return out;
  }
  Value low;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const Value high = i < cuts.size() ? cuts[i] : Value();
    if (const auto sample = within(kind, low, high, memory)) add(*sample, low, high, true);
    if (i < cuts.size()) add(high, high, high, true);
    low = high;
  }
  return out;
}

std::string describe(const Variable& variable, const Bits& classes) {
  if (auto text = all_but(variable, classes); !text.empty()) return text;
  std::vector<std::string> parts;
  const auto& pieces = variable.pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!classes.test(pieces[i].cls)) continue;
    std::size_t last = i;
    while (pieces[i].cut && last + 1 < pieces.size() && pieces[last + 1].cut && classes.test(pieces[last + 1].cls) &&
           pieces[last + 1].sample.tag() == pieces[i].sample.tag() && pieces[last + 1].at == pieces[last].at + 1)
      ++last;
    parts.push_back(run_text(pieces[i], pieces[last]));
    i = last;
  }
  return joined(parts);
}

}  // namespace riskrule::dmn::prove
