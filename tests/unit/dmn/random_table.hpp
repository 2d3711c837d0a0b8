// Random decision tables over cells of all forms.
#pragma once

#include <string>

#include "riskrule/dmn/table.hpp"
#include "unit/dmn/random_cells.hpp"

namespace riskrule::dmn::test {

inline constexpr std::size_t columns = 3;
inline constexpr const char* slots[] = {"a", "b", "c", "other"};

inline std::string output(Draw& draw) {
  constexpr const char* unusual[] = {
      "other", "1 + 1", "-", "null", "\"x\"", "[1]", "broken (", "a", "date(\"2024-01-01\")"};
  return draw.once_in(8) ? draw.of(unusual) : std::to_string(draw.below(4));
}

inline feel::TypePtr type_of(std::size_t kind) {
  using feel::TypeKind;
  constexpr TypeKind kinds[] = {TypeKind::number, TypeKind::date, TypeKind::date_time,
                                TypeKind::any,    TypeKind::time, TypeKind::string};
  return feel::simple_type(kinds[kind]);
}

/// `typed`: types and allowed values stand in some clauses.
inline TableSource random_table(Draw& draw, std::size_t rules, bool typed = true) {
  constexpr HitPolicy policies[] = {HitPolicy::unique,  HitPolicy::first,      HitPolicy::priority,    HitPolicy::any,
                                    HitPolicy::collect, HitPolicy::rule_order, HitPolicy::output_order};
  constexpr Aggregator aggregators[] = {Aggregator::none, Aggregator::sum, Aggregator::min, Aggregator::max,
                                        Aggregator::count};
  TableSource source;
  source.hit_policy = policies[draw.below(7)];
  if (source.hit_policy == HitPolicy::collect) source.aggregator = aggregators[draw.below(5)];
  std::size_t kinds[columns];
  for (std::size_t c = 0; c < columns; ++c) {
    kinds[c] = draw.below(6);
    source.inputs.push_back({.expression = {slots[c]}});
    if (typed && draw.once_in(4)) source.inputs.back().type = type_of(kinds[c]);
    if (typed && draw.once_in(12)) source.inputs.back().allowed = {"not(1), not(\"a\")"};
  }
  const std::size_t outputs = draw.once_in(3) ? 2 : 1;
  for (std::size_t c = 0; c < outputs; ++c) {
    source.outputs.push_back({.name = c == 0 ? "x" : "y"});
    if (!draw.once_in(3)) source.outputs.back().allowed = {c == 0 ? "3, 1, 2, 0" : "[0..3]"};
    if (typed && draw.once_in(3)) source.outputs.back().type = feel::simple_type(feel::TypeKind::number);
    if (draw.once_in(3)) source.outputs.back().otherwise = {draw.once_in(2) ? "2" : "other"};
  }
  for (std::size_t r = 0; r < rules; ++r) {
    Rule rule;
    for (const std::size_t kind : kinds) rule.inputs.push_back({cell(draw, kind)});
    for (std::size_t c = 0; c < outputs; ++c)
      rule.outputs.push_back({typed ? output(draw) : std::to_string(draw.below(4))});
    source.rules.push_back(std::move(rule));
  }
  return source;
}

inline feel::Scope scope() {
  feel::Scope out;
  for (const char* name : slots) out.add(name);
  return out;
}

inline std::string shown(const TableSource& source) {
  std::string out;
  for (const auto& rule : source.rules) {
    for (const auto& text : rule.inputs) out += text.text + " | ";
    for (const auto& text : rule.outputs) out += text.text + " ; ";
    out += "\n";
  }
  return out;
}

}  // namespace riskrule::dmn::test
