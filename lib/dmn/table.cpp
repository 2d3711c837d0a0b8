#include "riskrule/dmn/table.hpp"

#include <algorithm>

#include "coerce.hpp"
#include "feel/machine.hpp"
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

  TableResult run() {
    const TableInputs read = read_inputs(table_, call_, slots_);
    if (read.failure) return {*read.failure, {}};
    find_hits(read.values);
    if (!call_.stopped.empty()) return {feel::stop(call_, call_.stopped), {}};
    return {value(), hits_};
  }

  Decision decide() {
    const TableResult found = run();
    return {found.value, deciders(found.rules)};
  }
  Decision decide(std::span<const std::size_t> hits) {
    hits_ = hits;
    const Value found = value();
    return {found, deciders(hits)};
  }

  Value entry_of(std::optional<std::size_t> rule, std::size_t column) {
    if (rule) return entry(*rule, column);
    return table_.has_default ? default_entry(column) : Value();
  }

 private:
  /// Those of the rules that match from which the value comes, in its order.
  std::span<const std::size_t> deciders(std::span<const std::size_t> hits) {
    if (hits.empty() || at_fault_) return {};
    if (table_.source.hit_policy == HitPolicy::output_order) return by_importance();
    if (table_.source.hit_policy != HitPolicy::priority) return takes_one_rule(table_) ? hits.first(1) : hits;
    const auto* rule = call_.arena.make<std::size_t>(most_important());
    return {rule, 1};
  }

  void add_hit(std::size_t rule) {
    if (count_ == room_) {
      room_ = room_ == 0 ? 4 : room_ * 2;
      auto* more = call_.arena.make_array<std::size_t>(room_);
      std::copy(found_, found_ + count_, more);
      found_ = more;
    }
    found_[count_++] = rule;
  }

  /// A trace shows every cell that is tested, so then all of them are.
  void find_hits(std::span<const Value> inputs) {
    const TableCall tests{table_, call_, slots_, inputs};
    const bool first_only = table_.source.hit_policy == HitPolicy::first;
    if (table_.index && call_.recording == feel::Recording::nothing && call_.stopped.empty()) {
      find_by_index(*table_.index, tests, first_only);
    } else {
      for (std::size_t r = 0; r < table_.rules && !(first_only && count_ == 1); ++r)
        if (tests.first_failure(r) == inputs.size()) add_hit(r);
    }
    hits_ = {found_, count_};
  }

  void find_by_index(const TableIndex& index, const TableCall& tests, bool first_only) {
    const std::size_t columns = tests.inputs.size();
    constexpr std::size_t few = 16;  // that need no room in the arena
    bool open[few];
    std::uint32_t segments[few];
    const std::uint32_t* sets[few];
    const TableIndex::Scratch scratch =
        columns <= few
            ? TableIndex::Scratch{open, segments, sets}
            : TableIndex::Scratch{call_.arena.make_array<bool>(columns), call_.arena.make_array<std::uint32_t>(columns),
                                  call_.arena.make_array<const std::uint32_t*>(columns)};
    index.visit(tests.inputs, scratch, [&](std::size_t rule, std::span<const std::uint32_t> unsure) {
      const auto fails = [&](std::size_t c) { return !tests.passes(rule, c); };
      if (std::any_of(unsure.begin(), unsure.end(), fails)) return true;
      for (std::size_t c = 0; c < columns; ++c)
        if (scratch.open[c] && fails(c)) return true;
      add_hit(rule);
      return !first_only;
    });
  }

  Value value() {
    if (hits_.empty() && table_.source.aggregator != Aggregator::count) return default_output();
    switch (table_.source.hit_policy) {
      case HitPolicy::unique: return unique();
      case HitPolicy::first: return output(hits_.front());
      case HitPolicy::any: return any();
      case HitPolicy::priority: return output(most_important());
      case HitPolicy::output_order: return all_outputs(by_importance());
      case HitPolicy::rule_order: return all_outputs(hits_);
      case HitPolicy::collect: return table_.aggregate ? aggregated() : all_outputs(hits_);
    }
    return Value();
  }

  Value entry(std::size_t rule, std::size_t column) {
    const CompiledEntry& entry = table_.entry(rule, column);
    if (entry.kind == CompiledEntry::Kind::settled) return entry.value;
    const bool evaluates = entry.kind == CompiledEntry::Kind::free && entry.expression;
    return checked_output(table_, call_, slots_, column,
                          evaluates ? entry.expression.evaluate(call_, slots_) : entry.value);
  }

  /// One value, or a context of the outputs by name. All that one call makes share the names.
  template <class ValueOf>
  Value together(ValueOf value_of) {
    const auto& outputs = table_.source.outputs;
    if (outputs.size() == 1) return value_of(std::size_t{0});
    if (names_ == nullptr) {
      names_ = call_.arena.make_array<std::string_view>(outputs.size());
      std::ranges::transform(outputs, names_, [](const auto& output) { return std::string_view(output.name); });
    }
    auto* values = call_.arena.make_array<Value>(outputs.size());
    for (std::size_t i = 0; i < outputs.size(); ++i) values[i] = value_of(i);
    return Value::context({names_, values, outputs.size()});
  }
  Value output(std::size_t rule) {
    return together([&](std::size_t column) { return entry(rule, column); });
  }
  Value default_output() {
    if (!table_.has_default) return null_with(call_, "dmn.no_match", "no rule matches");
    return together([&](std::size_t column) { return default_entry(column); });
  }
  Value default_entry(std::size_t column) {
    const auto& otherwise = table_.outputs[column].otherwise;
    return checked_output(table_, call_, slots_, column, otherwise ? otherwise.evaluate(call_, slots_) : Value());
  }
  std::string rule_numbers() const {
    std::string out;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (i != 0) out += i + 1 == hits_.size() ? " and " : ", ";
      out += std::to_string(hits_[i] + 1);
    }
    return out;
  }
  /// Then no rule decides.
  Value fault(std::string_view code, const std::string& message) {
    at_fault_ = true;
    return null_with(call_, code, message);
  }
  Value unique() {
    if (hits_.size() == 1) return output(hits_.front());
    return fault("dmn.unique", "rules " + rule_numbers() + " match, but at most one may");
  }
  Value any() {
    const Value value = output(hits_.front());
    for (const std::size_t other : hits_.subspan(1))
      if (!same_cells(hits_.front(), other) && !feel::equal(call_, value, output(other)).is_true())
        return fault("dmn.any", "rules " + rule_numbers() + " match, but their outputs differ");
    return value;
  }
  /// The same settled outputs, written alike.
  bool same_cells(std::size_t a, std::size_t b) const {
    for (std::size_t c = 0; c < table_.outputs.size(); ++c)
      if (&table_.entry(a, c) != &table_.entry(b, c) || table_.entry(a, c).kind != CompiledEntry::Kind::settled)
        return false;
    return true;
  }

  Value all_outputs(std::span<const std::size_t> rules) {
    auto* items = call_.arena.make_array<Value>(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) items[i] = output(rules[i]);
    return Value::list({{items, rules.size()}});
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

  /// A rule that matches, and the places of its outputs among the possible values.
  struct Ranked {
    std::size_t rule;
    const std::uint32_t* ranks;
  };
  std::span<Ranked> ranked() {
    const std::size_t columns = table_.outputs.size();
    auto* ranks = call_.arena.make_array<std::uint32_t>(hits_.size() * columns);
    auto* out = call_.arena.make_array<Ranked>(hits_.size());
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      out[i] = {hits_[i], ranks + i * columns};
      for (std::size_t c = 0; c < columns; ++c) ranks[i * columns + c] = rank(hits_[i], c);
    }
    return {out, hits_.size()};
  }
  std::uint32_t rank(std::size_t rule, std::size_t column) {
    const CompiledEntry& entry = table_.entry(rule, column);
    if (entry.kind == CompiledEntry::Kind::settled) return entry.rank;
    const CompiledOutput& output = table_.outputs[column];
    return output.ranking.empty() ? 0 : rank_of(output, call_, this->entry(rule, column));
  }
  /// Outputs are compared from the left; equal ones keep the order of the rules.
  auto goes_before() const {
    return [columns = table_.outputs.size()](const Ranked& a, const Ranked& b) {
      const auto order = std::lexicographical_compare_three_way(a.ranks, a.ranks + columns, b.ranks, b.ranks + columns);
      return order == 0 ? a.rule < b.rule : order < 0;
    };
  }
  std::size_t most_important() {
    const auto all = ranked();
    return std::min_element(all.begin(), all.end(), goes_before())->rule;
  }
  std::span<const std::size_t> by_importance() {
    const auto all = ranked();
    std::sort(all.begin(), all.end(), goes_before());
    auto* rules = call_.arena.make_array<std::size_t>(all.size());
    std::transform(all.begin(), all.end(), rules, [](const Ranked& r) { return r.rule; });
    return {rules, all.size()};
  }

  const CompiledTable& table_;
  feel::Evaluation& call_;
  std::span<const Value> slots_;
  std::span<const std::size_t> hits_;
  std::size_t* found_ = nullptr;
  std::size_t count_ = 0;
  std::size_t room_ = 0;
  std::string_view* names_ = nullptr;  ///< of the outputs, once they are asked for
  bool at_fault_ = false;
};

}  // namespace

TableResult Table::decide(feel::Evaluation& call, std::span<const Value> inputs) const {
  return Evaluator(*table_, call, inputs).run();
}

Decision decide(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots) {
  return Evaluator(table, call, slots).decide();
}

Decision decide(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots,
                std::span<const std::size_t> hits) {
  return Evaluator(table, call, slots).decide(hits);
}

Value output_of(const CompiledTable& table, feel::Evaluation& call, std::span<const Value> slots,
                std::optional<std::size_t> rule, std::size_t column) {
  return Evaluator(table, call, slots).entry_of(rule, column);
}

const TableSource& Table::source() const noexcept { return table_->source; }

}  // namespace riskrule::dmn
