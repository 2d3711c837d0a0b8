#include "settle.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "coerce.hpp"
#include "riskrule/dmn/explain.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn {

using feel::Recording;
using feel::Value;

namespace {

/// A cell of which it can not be told whether the input passes it.
struct OpenCell {
  std::size_t rule = 0;
  std::size_t column = 0;
};

/// Does a form that a null does not pass say so of null, or does it say nothing?
bool refuses_null(const CellForm& form) {
  const auto names_null = [](const CellTest& t) { return t.kind != CellTest::Kind::interval && t.low.is_null(); };
  const auto is_null = [&](const CellTest& t) { return t.kind == CellTest::Kind::equal && names_null(t); };
  return form.negated ? std::any_of(form.tests.begin(), form.tests.end(), is_null)
                      : std::all_of(form.tests.begin(), form.tests.end(), names_null);
}

class Settling {
 public:
  Settling(const Table& table, feel::Evaluation& call, std::span<const Value> slots)
      : table_(table.compiled()),
        call_(call),
        slots_(slots),
        recording_(std::exchange(call.recording, Recording::nothing)),
        inputs_(read_inputs(table_, call, slots)) {}

  Value run() {
    const Decision decision = decide(table_, call_, slots_);
    if (!inputs_.failure && may_be_open()) find_open();
    const bool one_of_some = takes_one_rule(table_) && table_.source.hit_policy != HitPolicy::unique;
    if (one_of_some && !decision.rules.empty() && all_say(decision.rules.front())) open_.clear();
    const Value value = open_.empty() ? decision.value : unsettled();
    if (recording_ == Recording::null_reads && value.is_null()) record_reads(decision.rules);
    if (recording_ == Recording::proof) record_proof(decision, value);
    call_.recording = recording_;
    return value;
  }

 private:
  enum class Answer : std::uint8_t { no, open, yes };

  Answer told(const CompiledTest& cell, const Value& input) const {
    if (cell.form.kind == CellForm::Kind::any) return Answer::yes;
    if (cell.test) {
      const Value found = cell.test.evaluate(call_, slots_, input);
      return found.is_true() ? Answer::yes : found.is_null() ? Answer::open : Answer::no;
    }
    if (passes(cell, call_, slots_, input)) return Answer::yes;
    return input.is_null() && !refuses_null(cell.form) ? Answer::open : Answer::no;
  }

  bool may_be_open() const {
    const auto is_free = [](const CompiledTest& cell) { return cell.form.kind == CellForm::Kind::free; };
    const auto is_null = [](const Value& value) { return value.is_null(); };
    return recording_ == Recording::proof || std::any_of(inputs_.values.begin(), inputs_.values.end(), is_null) ||
           std::any_of(table_.inputs.begin(), table_.inputs.end(), [&](const CompiledInput& input) {
             return std::any_of(input.cells.begin(), input.cells.end(), is_free);
           });
  }

  void find_open() {
    for (std::size_t r = 0; r < table_.rules; ++r) {
      const Answer answer = test_rule(r);
      has_match_ = has_match_ || answer == Answer::yes;
      if (answer == Answer::yes && table_.source.hit_policy == HitPolicy::first) return;
    }
  }

  Answer test_rule(std::size_t rule) {
    const std::size_t before = open_.size();
    for (std::size_t c = 0; c < inputs_.values.size(); ++c) {
      const Answer answer = told(table_.cell(rule, c), inputs_.values[c]);
      if (answer == Answer::open) open_.push_back({rule, c});
      if (answer != Answer::no) continue;
      open_.resize(before);
      return Answer::no;
    }
    return open_.size() == before ? Answer::yes : Answer::open;
  }

  bool all_say(std::size_t rule) {
    return std::all_of(open_.begin(), open_.end(), [&](const OpenCell& cell) {
      for (std::size_t c = 0; c < table_.outputs.size(); ++c)
        if (!feel::equal(call_, output(cell.rule, c), output(rule, c)).is_true()) return false;
      return true;
    });
  }
  Value output(std::size_t rule, std::size_t column) { return output_of(table_, call_, slots_, rule, column); }

  Value unsettled() {
    const OpenCell& first = open_.front();
    return null_with(call_, "dmn.unsettled",
                     "it can not be told whether rule " + std::to_string(first.rule + 1) + " matches: `" +
                         table_.source.inputs[first.column].expression.text + "`");
  }

  /// What the open cells read, each input once; or what the outputs read.
  void record_reads(std::span<const std::size_t> rules) {
    call_.recording = Recording::null_reads;
    for (std::size_t c = 0; c < inputs_.values.size(); ++c)
      for (const OpenCell& cell : open_) {
        if (cell.column != c) continue;
        if (inputs_.values[c].is_null()) {
          if (table_.inputs[c].expression) table_.inputs[c].expression.evaluate(call_, slots_);
          break;
        }
        table_.cell(cell.rule, c).test.evaluate(call_, slots_, inputs_.values[c]);
      }
    if (open_.empty()) record_outputs(rules);
  }
  void record_outputs(std::span<const std::size_t> rules) {
    for (const auto rule : rules)
      for (std::size_t c = 0; c < table_.outputs.size(); ++c)
        if (const auto& entry = table_.entry(rule, c); entry.expression) entry.expression.evaluate(call_, slots_);
    if (!rules.empty()) return;
    for (const auto& output : table_.outputs)
      if (output.otherwise) output.otherwise.evaluate(call_, slots_);
  }

  void record_proof(const Decision& decision, const Value& value) {
    call_.recording = Recording::proof;
    for (const auto& input : table_.inputs)
      if (input.expression) input.expression.evaluate(call_, slots_);
    std::size_t shown = table_.rules;
    for (const OpenCell& cell : open_)
      if (std::exchange(shown, cell.rule) != cell.rule) show(cell.rule, Value());
    if (!open_.empty()) return;
    for (const auto rule : decision.rules) show(rule, value_of(rule));
    if (inputs_.failure || has_match_ || !table_.has_default) return;
    const auto node = call_.trace.open("", "otherwise");
    record_outputs({});
    call_.trace.close(node, value);
  }

  /// The outputs of one rule.
  Value value_of(std::size_t rule) {
    call_.recording = Recording::nothing;
    feel::ContextMaker out(call_.arena, table_.outputs.size());
    for (std::size_t c = 0; c < table_.outputs.size(); ++c) out.add(table_.source.outputs[c].name, output(rule, c));
    call_.recording = Recording::proof;
    const Value value = out.value();
    return table_.outputs.size() == 1 ? value.as_context().values()[0] : value;
  }

  void show(std::size_t rule, const Value& value) {
    const auto node = call_.trace.open(call_.arena.copy(rule_text(table_.source, rule)),
                                       call_.arena.copy("rule " + std::to_string(rule + 1)));
    const TableCall tests{table_, call_, slots_, inputs_.values};
    for (std::size_t c = 0; c < inputs_.values.size(); ++c)
      if (table_.cell(rule, c).form.kind != CellForm::Kind::any) tests.passes(rule, c);
    const std::size_t one[] = {rule};
    if (open_.empty()) record_outputs(one);
    call_.trace.close(node, value);
  }

  const CompiledTable& table_;
  feel::Evaluation& call_;
  std::span<const Value> slots_;
  Recording recording_;
  TableInputs inputs_;
  std::vector<OpenCell> open_;
  bool has_match_ = false;
};

}  // namespace

Value settle(const Table& table, feel::Evaluation& call, std::span<const Value> slots) {
  return Settling(table, call, slots).run();
}

std::vector<std::uint32_t> reads_of(const Table& table) {
  std::set<std::uint32_t> out;
  const auto add = [&](const feel::Expression& e) {
    if (e) out.insert(e.reads().begin(), e.reads().end());
  };
  for (const auto& input : table.compiled().inputs) {
    add(input.expression), add(input.allowed);
    for (const auto& cell : input.cells) add(cell.test);
  }
  for (const auto& output : table.compiled().outputs) {
    add(output.allowed), add(output.otherwise);
    for (const auto& entry : output.entries) add(entry.expression);
  }
  return {out.begin(), out.end()};
}

}  // namespace riskrule::dmn
