#include "prove_points.hpp"

#include <algorithm>

namespace riskrule::dmn::prove {

using feel::Value;

void Points::begin() {
  plain_ = std::all_of(grid_.variables.begin(), grid_.variables.end(), [](const Variable& v) { return v.plain; });
}

/// The class with the nicest sample: one that counts, before null.
std::size_t Points::nicest(std::size_t v, const Bits& classes) const {
  const auto& all = grid_.variables[v].classes;
  const auto score = [&](std::size_t c) {
    const Value& sample = all[c].sample;
    return (all[c].counts ? 4 : 0) + (sample.is_null() ? 0 : 2) +
           (sample.is(feel::Tag::number) && sample.as_number().is_negative() ? 0 : 1);
  };
  std::optional<std::size_t> best;
  for (std::size_t c = 0; c < all.size(); ++c)
    if (classes.test(c) && (!best || score(c) > score(*best))) best = c;
  return *best;
}

std::optional<Point> Points::pick(const Box& box) const {
  Point out;
  for (std::size_t v = 0; v < box.size(); ++v) {
    if (!box[v].any()) return std::nullopt;
    out.push_back(nicest(v, box[v]));
  }
  return out;
}

std::string Points::in_words(const Point& point) const {
  std::string out;
  for (std::size_t v = 0; v < point.size(); ++v)
    out += (v == 0 ? "`" : ", `") + grid_.variables[v].text + "` = " + feel::to_feel(sample(point, v));
  return out.empty() ? "any input" : out;
}

/// Puts a value where the path `members` from `whole` on leads.
Value Points::with(const Value& whole, std::span<const std::string_view> members, const Value& value) {
  if (members.empty()) return value;
  std::vector<feel::Entry> entries;
  if (whole.is(feel::Tag::context))
    for (const auto [name, entry] : whole.as_context()) entries.push_back({name, entry});
  auto at = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == members[0]; });
  if (at == entries.end()) at = entries.insert(entries.end(), {members[0], Value()});
  at->value = with(at->value, members.subspan(1), value);
  return feel::make_context(grid_.call.arena, entries);
}

std::vector<Value> Points::slots_of(const Point& point) {
  auto slots = grid_.slots;
  for (std::size_t v = 0; v < grid_.variables.size(); ++v) {
    const Variable& variable = grid_.variables[v];
    if (variable.plain) slots[variable.slot] = with(slots[variable.slot], variable.members, sample(point, v));
  }
  return slots;
}

std::vector<std::size_t> Points::hits(const Point& point) {
  grid_.call.reset();
  const auto slots = slots_of(point);
  std::vector<Value> inputs(grid_.table.inputs.size());
  for (std::size_t v = 0; v < grid_.variables.size(); ++v)
    for (const auto column : grid_.variables[v].columns) inputs[column] = sample(point, v);
  const TableCall tests{grid_.table, grid_.call, slots, inputs};
  std::vector<std::size_t> out;
  for (std::size_t r = 0; r < grid_.table.rules; ++r)
    if (tests.first_failure(r) == inputs.size()) out.push_back(r);
  return out;
}

bool Points::match(const Point& point, std::initializer_list<std::size_t> rules) {
  const auto found = hits(point);
  return std::includes(found.begin(), found.end(), rules.begin(), rules.end());
}

bool Points::confirmed(const Point& point, std::string_view code) {
  if (!plain_) return true;
  grid_.call.reset();
  const Value value = evaluated_.evaluate(grid_.call, slots_of(point));
  return (value.is_null() && value.reason() != nullptr ? value.reason()->code : std::string_view()) == code;
}

}  // namespace riskrule::dmn::prove
