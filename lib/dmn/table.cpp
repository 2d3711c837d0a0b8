#include "riskrule/dmn/table.hpp"

#include <algorithm>

#include "coerce.hpp"
#include "index.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

/// One evaluation of a table: the inputs' values, the rules that match, their outputs.
class Evaluator {
 public:
  Evaluator(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots)
      : table_(table), call_(call), slots_(slots) {}

  Value run() {
    const TableInputs read = read_inputs(table_, call_, slots_);
    if (read.failure) return *read.failure;
    inputs_ = read.values;
    find_hits();
    if (hits_.empty() && table_.source.aggregator != Aggregator::count) return default_output();
    switch (table_.source.hit_policy) {
      case HitPolicy::unique: return unique();
      case HitPolicy::first: return output(hits_.front());
      case HitPolicy::any: return any();
      case HitPolicy::priority: sort_by_priority(); return output(hits_.front());
      case HitPolicy::output_order: sort_by_priority(); return all_outputs();
      case HitPolicy::rule_order: return all_outputs();
      case HitPolicy::collect: return table_.aggregate ? aggregated() : all_outputs();
    }
    return Value();
  }

 private:
  bool matches(const CompiledRule& rule) const {
    for (std::size_t i = 0; i < rule.tests.size(); ++i)
      if (!passes(rule.tests[i], call_, slots_, inputs_[i])) return false;
    return true;
  }

  void add_hit(std::size_t rule) {
    if (count_ == room_) {
      room_ = room_ == 0 ? 16 : room_ * 2;
      auto* more = call_.arena.make_array<std::size_t>(room_);
      std::copy(found_, found_ + count_, more);
      found_ = more;
    }
    found_[count_++] = rule;
  }

  /// A trace shows every cell that is tested, so then all of them are.
  void find_hits() {
    const bool first_only = table_.source.hit_policy == HitPolicy::first;
    if (table_.index && call_.recording == feel::Recording::nothing && call_.stopped.empty()) {
      find_by_index(*table_.index, first_only);
    } else {
      for (std::size_t r = 0; r < table_.rules.size() && !(first_only && count_ == 1); ++r)
        if (matches(table_.rules[r])) add_hit(r);
    }
    hits_ = {found_, count_};
  }

  void find_by_index(const TableIndex& index, bool first_only) {
    const std::size_t columns = inputs_.size();
    bool* open = call_.arena.make_array<bool>(columns);
    const auto** sets = call_.arena.make_array<const std::uint32_t*>(columns);
    index.visit(inputs_, open, sets, [&](std::size_t rule, std::span<const std::uint32_t> unsure) {
      const auto& tests = table_.rules[rule].tests;
      const auto fails = [&](std::size_t c) { return !passes(tests[c], call_, slots_, inputs_[c]); };
      if (std::any_of(unsure.begin(), unsure.end(), fails)) return true;
      for (std::size_t c = 0; c < columns; ++c)
        if (open[c] && fails(c)) return true;
      add_hit(rule);
      return !first_only;
    });
  }

  Value entry(std::size_t rule, std::size_t column) {
    const std::size_t place = rule * table_.outputs.size() + column;
    if (table_.is_constant[place] && call_.stopped.empty()) return checked(table_.outputs_of_rules[place], column);
    const feel::Expression& expression = table_.rules[rule].outputs[column];
    const Value value = expression ? expression.evaluate(call_, slots_) : Value();
    return checked(value, column);
  }
  Value checked(const Value& value, std::size_t column) {
    const CompiledOutput& clause = table_.outputs[column];
    const Value typed = clause.type ? coerce(call_, *clause.type, value) : value;
    if (typed.is_null() || !clause.allowed || clause.allowed.evaluate(call_, slots_, typed).is_true()) return typed;
    return null_with(call_, "dmn.allowed",
                     "output " + std::to_string(column + 1) + " is not one of its possible values");
  }

  /// One value, or a context of the outputs by name.
  template <class ValueOf>
  Value together(ValueOf value_of) {
    if (table_.outputs.size() == 1) return value_of(std::size_t{0});
    auto* entries = call_.arena.make_array<feel::Entry>(table_.outputs.size());
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) entries[i] = {table_.source.outputs[i].name, value_of(i)};
    return Value::context({{entries, table_.outputs.size()}});
  }
  Value output(std::size_t rule) {
    return together([&](std::size_t column) { return entry(rule, column); });
  }
  Value default_output() {
    if (!table_.has_default) return null_with(call_, "dmn.no_match", "no rule matches");
    const Value value = together([&](std::size_t column) {
      const auto& otherwise = table_.outputs[column].otherwise;
      return checked(otherwise ? otherwise.evaluate(call_, slots_) : Value(), column);
    });
    return value;
  }
  std::string rule_numbers() const {
    std::string out;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (i != 0) out += i + 1 == hits_.size() ? " and " : ", ";
      out += std::to_string(hits_[i] + 1);
    }
    return out;
  }
  Value unique() {
    if (hits_.size() == 1) return output(hits_.front());
    return null_with(call_, "dmn.unique", "rules " + rule_numbers() + " match, but at most one may");
  }
  Value any() {
    const Value value = output(hits_.front());
    for (const std::size_t other : hits_.subspan(1))
      if (!same(value, output(other)))
        return null_with(call_, "dmn.any", "rules " + rule_numbers() + " match, but their outputs differ");
    return value;
  }
  bool same(const Value& a, const Value& b) { return feel::equal(call_, a, b).is_true(); }

  Value all_outputs() {
    auto* items = call_.arena.make_array<Value>(hits_.size());
    for (std::size_t i = 0; i < hits_.size(); ++i) items[i] = output(hits_[i]);
    return Value::list({{items, hits_.size()}});
  }
  Value aggregated() {
    if (table_.source.aggregator == Aggregator::count)
      return Value::number(Decimal(static_cast<std::int64_t>(hits_.size())));
    return together([&](std::size_t column) {
      auto* items = call_.arena.make_array<Value>(hits_.size());
      for (std::size_t i = 0; i < hits_.size(); ++i) items[i] = entry(hits_[i], column);
      const Value list = Value::list({{items, hits_.size()}});
      return table_.aggregate.evaluate(call_, {&list, 1});
    });
  }

  /// The position of a rule's output among the possible values; values that are not listed come last.
  std::size_t rank(std::size_t rule, std::size_t column) {
    const auto& ranking = table_.outputs[column].ranking;
    if (ranking.empty()) return 0;
    const Value value = entry(rule, column);
    const auto found = std::find_if(ranking.begin(), ranking.end(), [&](const Value& v) { return same(v, value); });
    return static_cast<std::size_t>(found - ranking.begin());
  }
  /// The most important output first; outputs are compared from the left, equal ones keep the order of the rules.
  void sort_by_priority() {
    const std::size_t columns = table_.outputs.size();
    auto* ranks = call_.arena.make_array<std::size_t>(table_.rules.size() * columns);
    for (const std::size_t rule : hits_)
      for (std::size_t column = 0; column < columns; ++column) ranks[rule * columns + column] = rank(rule, column);
    std::sort(hits_.begin(), hits_.end(), [&](std::size_t a, std::size_t b) {
      const auto order = std::lexicographical_compare_three_way(ranks + a * columns, ranks + (a + 1) * columns,
                                                                ranks + b * columns, ranks + (b + 1) * columns);
      return order == 0 ? a < b : order < 0;
    });
  }

  const CompiledTable& table_;
  feel::Evaluation& call_;
  std::span<const Value> slots_;
  std::span<const Value> inputs_;
  std::span<std::size_t> hits_;
  std::size_t* found_ = nullptr;
  std::size_t count_ = 0;
  std::size_t room_ = 0;
};

}  // namespace

Value Table::evaluate(feel::Evaluation& call, std::span<const Value> inputs) const {
  return Evaluator(*table_, call, inputs).run();
}

const TableSource& Table::source() const noexcept { return table_->source; }

}  // namespace riskrule::dmn
