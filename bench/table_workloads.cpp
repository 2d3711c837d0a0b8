#include "table_workloads.hpp"

namespace bench {

using riskrule::Decimal;
using riskrule::feel::Value;
namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

namespace {

constexpr const char* names[most_inputs] = {"a", "b", "c", "d", "e", "f", "g", "h"};

/// A rule somewhere in the table, spread over it and without a pattern.
std::size_t scattered(std::size_t i, std::size_t rules) { return (i * 2654435761U >> 7U) % rules; }

std::size_t rule_of(std::size_t i, std::size_t rules, Hits hits) {
  return hits == Hits::first ? 0 : hits == Hits::last ? rules - 1 : scattered(i, rules);
}

Workload empty(dmn::HitPolicy policy, std::size_t rules, std::size_t inputs) {
  Workload out;
  out.source.hit_policy = policy;
  for (std::size_t i = 0; i < inputs; ++i) out.source.inputs.push_back({.expression = {names[i]}});
  out.source.outputs = {{.name = "rule"}};
  out.source.rules.resize(rules);
  out.texts.reserve(ring);
  for (std::size_t r = 0; r < rules; ++r) out.source.rules[r].outputs = {{std::to_string(r)}};
  return out;
}

/// Fills the ring: `values` gives the inputs that match a rule; `miss` changes them so that none does.
template <class Values, class Miss>
void fill(Workload& work, Hits hits, Values values, Miss miss) {
  for (std::size_t i = 0; i < ring; ++i) {
    const std::size_t rule = rule_of(i, work.source.rules.size(), hits);
    Case one{values(rule), {rule}};
    if (hits == Hits::none) {
      miss(one.values);
      one.rules.clear();
    }
    work.cases.push_back(std::move(one));
  }
}

using Values = std::array<Value, most_inputs>;

std::string day(std::size_t i) {
  const auto date = *riskrule::date_from_days(static_cast<std::int64_t>(i));
  return "date(\"" + riskrule::to_string(date) + "\")";
}

std::string half_open(std::size_t from, std::size_t to) {
  return "[" + std::to_string(from) + ".5.." + std::to_string(to) + ".5)";
}

Value number(std::size_t n) { return Value::number(Decimal(n)); }

Values all_numbers(std::size_t n) {
  Values out;
  out.fill(number(n));
  return out;
}

Workload numeric(std::size_t rules, Hits hits, std::size_t inputs) {
  auto out = empty(dmn::HitPolicy::unique, rules, inputs);
  for (std::size_t r = 0; r < rules; ++r) {
    auto& cells = out.source.rules[r].inputs;
    cells = {{half_open(r, r + 1)}, {half_open(r / 2, r + rules)}, {half_open(0, r + 2)}};
    while (cells.size() < inputs) cells.push_back({half_open(r / cells.size(), r + 10 * cells.size())});
  }
  fill(
      out, hits, [](std::size_t rule) { return all_numbers(rule + 1); },
      [&](Values& values) { values[0] = number(2 * rules + 2); });
  return out;
}

}  // namespace

Workload strings(std::size_t rules, Hits hits) {
  auto out = empty(dmn::HitPolicy::unique, rules, 3);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{"\"group " + std::to_string(r % 10) + "\""},
                                  {r % 2 == 0 ? "\"even\"" : "\"odd\""},
                                  {"\"item " + std::to_string(r) + "\""}};
  const auto values = [&](std::size_t rule) {
    out.texts.push_back("group " + std::to_string(rule % 10) + "item " + std::to_string(rule));
    const std::string_view text = out.texts.back();
    return Values{Value::string(text.substr(0, 7)), Value::string(rule % 2 == 0 ? "even" : "odd"),
                  Value::string(text.substr(7))};
  };
  fill(out, hits, values, [](Values& v) { v[2] = Value::string("an item that no rule knows"); });
  return out;
}

Workload ranges(std::size_t rules, Hits hits) { return numeric(rules, hits, 3); }
Workload wide(std::size_t rules, Hits hits) { return numeric(rules, hits, most_inputs); }

Workload mixed(std::size_t rules, Hits hits) {
  auto out = empty(dmn::HitPolicy::first, rules, 3);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{"[" + day(r * 3) + ".." + day(r * 3 + 2) + "]"},
                                  {r % 3 == 0 ? "-" : "\"low\", \"medium\""},
                                  {r % 4 == 0 ? "not(7)" : "> " + std::to_string(r % 50)}};
  const auto values = [](std::size_t rule) {
    const auto date = riskrule::date_from_days(static_cast<std::int64_t>(rule * 3 + 1));
    return Values{Value::date(*date), Value::string("medium"), number(60)};
  };
  fill(out, hits, values, [](Values& v) { v[0] = Value::date({1969, 1, 1}); });
  return out;
}

/// Ages below the number of rules hit the first rule that is as low.
Workload thresholds(std::size_t rules, Hits hits) {
  auto out = empty(dmn::HitPolicy::first, rules, 3);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{">= " + std::to_string(rules - r)}, {"\"Medium\", \"Low\""}, {"true"}};
  const auto values = [&](std::size_t rule) {
    return Values{number(rules - rule), Value::string("Low"), Value::boolean(true)};
  };
  fill(out, hits, values, [](Values& v) { v[1] = Value::string("High"); });
  return out;
}

Workload half_free(std::size_t rules, Hits hits) {
  auto out = empty(dmn::HitPolicy::unique, rules, 2);
  for (std::size_t r = 0; r < rules; ++r)
    out.source.rules[r].inputs = {{half_open(r, r + 1)}, {"? + " + std::to_string(r) + " >= a"}};
  fill(
      out, hits, [](std::size_t rule) { return all_numbers(rule + 1); },
      [](Values& v) { v[1] = Value::number(Decimal(-1'000'000)); });
  return out;
}

Workload all_free(std::size_t rules, Hits hits) {
  auto out = empty(dmn::HitPolicy::first, rules, 2);
  for (std::size_t r = 0; r < rules; ++r) out.source.rules[r].inputs = {{"? = b + " + std::to_string(r)}, {"-"}};
  fill(
      out, hits,
      [](std::size_t rule) {
        return Values{number(rule + 5), number(5)};
      },
      [](Values& v) { v[1] = number(6'000'000); });
  return out;
}

Workload overlapping(std::size_t rules, dmn::HitPolicy policy, dmn::Aggregator aggregator) {
  auto out = empty(policy, rules, 2);
  out.source.aggregator = aggregator;
  out.source.outputs[0].allowed = {"2, 0, 3, 1"};
  for (std::size_t r = 0; r < rules; ++r) {
    out.source.rules[r].inputs = {{half_open(r, r + 8)}, {half_open(0, r + 10)}};
    out.source.rules[r].outputs = {{policy == dmn::HitPolicy::any ? "1" : std::to_string(r % 4)}};
  }
  for (std::size_t i = 0; i < ring; ++i) {
    const std::size_t last = 7 + scattered(i, rules - 7);
    Case one{all_numbers(last + 1), {}};
    for (std::size_t r = last - 7; r <= last && (policy != dmn::HitPolicy::first || one.rules.empty()); ++r)
      one.rules.push_back(r);
    out.cases.push_back(std::move(one));
  }
  return out;
}

feel::Scope scope() {
  feel::Scope out;
  for (const char* name : names) out.add(name);
  return out;
}

}  // namespace bench
