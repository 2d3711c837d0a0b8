#include "riskrule/dmn/explain.hpp"

#include <algorithm>

#include "recorder.hpp"
#include "run.hpp"

namespace riskrule::dmn {

using feel::Value;

void Recorder::open(const Node& node) {
  Step step{.name = node.name, .input = node.kind == Node::Kind::input};
  for (const Node* required : node.required) step.required.push_back(required->name);
  open_.push_back(std::move(step));
  outer_.push_back(enter(node.name));
}

void Recorder::close(const Value& value) {
  open_.back().value = value;
  done_.steps.push_back(std::move(open_.back()));
  open_.pop_back();
  element_ = outer_.back();
  outer_.pop_back();
}

void Recorder::table(const Table& table, const TableResult& result) {
  if (open_.empty()) return;
  if (room_ == 0) {
    ++done_.tables_left_out;
    return;
  }
  --room_;
  open_.back().tables.push_back(
      {std::string(element_), &table.source(), {result.rules.begin(), result.rules.end()}, result.value});
}

const Step* Explanation::find(std::string_view decision) const noexcept {
  // From the end, where what was asked for stands: what it requires may have the same name, in another model, or none too.
  const auto found =
      std::find_if(steps.rbegin(), steps.rend(), [&](const Step& s) { return !s.input && s.name == decision; });
  return found == steps.rend() ? nullptr : &*found;
}

Explanation explain_decisions(const Model& model, feel::Evaluation& call, std::span<const std::string_view> decisions,
                              const Value& inputs, std::size_t most_tables) {
  Recorder recorder(most_tables);
  std::vector<Problem> problems;
  Run& run = begin_run(call, model.data(), inputs, nullptr);
  run.problems = &problems;
  run.recorder = &recorder;
  for (const auto name : decisions) {
    if (const Node* node = model.data().find(Node::Kind::decision, name))
      value_of(run, *node);
    else
      problems.push_back(
          {std::string(name), "dmn.unknown_decision", "there is no decision `" + std::string(name) + "`"});
  }
  run.problems = nullptr;  // functions among the values refer to the run and outlive these
  run.recorder = nullptr;
  Explanation out = std::move(recorder).take();
  out.problems = std::move(problems);
  return out;
}

std::vector<std::string_view> top_decisions(const Model& model) {
  std::vector<std::string_view> out;
  const auto& nodes = model.data().nodes;
  for (const auto& node : nodes) {
    if (node->kind != Node::Kind::decision) continue;
    const bool required = std::any_of(nodes.begin(), nodes.end(), [&](const auto& other) {
      return other->kind == Node::Kind::decision &&
             std::find(other->required.begin(), other->required.end(), node.get()) != other->required.end();
    });
    if (!required) out.emplace_back(node->name);
  }
  return out;
}

namespace {

bool asks_nothing(std::string_view test) { return test.find_first_not_of(" \t\r\n-") == std::string_view::npos; }

/// On one line, without white space around.
std::string line_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string rule_text(const TableSource& table, std::size_t rule) {
  const Rule& row = table.rules[rule];
  std::string out;
  for (std::size_t i = 0; i < row.inputs.size() && i < table.inputs.size(); ++i) {
    if (asks_nothing(row.inputs[i].text)) continue;
    if (!out.empty()) out += ", ";
    out += line_of(table.inputs[i].expression.text) + " " + line_of(row.inputs[i].text);
  }
  if (out.empty()) out = "always";
  out += " => ";
  for (std::size_t i = 0; i < row.outputs.size() && i < table.outputs.size(); ++i) {
    if (i > 0) out += ", ";
    if (table.outputs.size() > 1) out += table.outputs[i].name + ": ";
    out += line_of(row.outputs[i].text);
  }
  if (!row.note.empty()) out += "   (" + line_of(row.note) + ")";
  return out;
}

}  // namespace riskrule::dmn
