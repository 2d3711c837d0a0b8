#include "riskrule/dmn/model.hpp"

#include <algorithm>

#include "riskrule/feel/builtins.hpp"
#include "run.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

std::vector<std::string_view> names_of(const ModelData& data, Node::Kind kind) {
  std::vector<std::string_view> out;
  for (const auto& node : data.nodes)
    if (node->kind == kind) out.emplace_back(node->name);
  return out;
}

void collect_inputs(const Node& node, std::vector<const Node*>& seen, std::vector<std::string_view>& out) {
  if (std::find(seen.begin(), seen.end(), &node) != seen.end()) return;
  seen.push_back(&node);
  if (node.kind == Node::Kind::input) out.emplace_back(node.name);
  if (node.kind == Node::Kind::service) return;  // what a service needs comes as its arguments
  for (const Node* target : node.required) collect_inputs(*target, seen, out);
}

Value unknown_element(feel::Evaluation& call, std::string_view code, const char* what, std::string_view name,
                      std::vector<Problem>* problems) {
  const Value value = null_with(call, code, std::string("there is no ") + what + " `" + std::string(name) + "`");
  if (problems != nullptr)
    problems->push_back({std::string(name), std::string(code), std::string(value.reason()->message)});
  return value;
}

/// Runs `work` with problems noted; the run outlives this, the list may not.
template <class Work>
Value noted(Run& run, std::vector<Problem>* problems, Work work) {
  run.problems = problems;
  const Value value = work();
  run.problems = nullptr;
  return value;
}

/// The entry of that name, or null.
Value argument_of(feel::Evaluation& call, const Value& arguments, const Node* node, std::string_view name) {
  if (arguments.is(feel::Tag::record)) return feel::member_of(call, arguments, name);
  if (!arguments.is(feel::Tag::context)) return Value();
  for (const auto entry : arguments.as_context())
    if (entry.name == name || (node != nullptr && entry.name == node->qualified)) return entry.value;
  return null_with(call, "dmn.missing_input", "`" + std::string(name) + "` is not given");
}

}  // namespace

std::string_view Model::name() const noexcept { return data_->name; }
std::string_view Model::namespace_uri() const noexcept { return data_->namespace_uri; }
std::vector<std::string_view> Model::decisions() const { return names_of(*data_, Node::Kind::decision); }
std::vector<std::string_view> Model::inputs() const { return names_of(*data_, Node::Kind::input); }
std::vector<std::string_view> Model::services() const { return names_of(*data_, Node::Kind::service); }
std::vector<std::string_view> Model::knowledge_models() const { return names_of(*data_, Node::Kind::knowledge); }

std::vector<std::string_view> Model::inputs_of(std::string_view element) const {
  if (const Node* service = data_->find(Node::Kind::service, element)) return service->parameter_names;
  std::vector<const Node*> seen;
  std::vector<std::string_view> out;
  if (const Node* node = data_->find(Node::Kind::decision, element)) collect_inputs(*node, seen, out);
  return out;
}

feel::TypePtr Model::type_of(std::string_view element) const {
  const auto found = data_->by_name.find(element);
  if (found != data_->by_name.end()) return found->second->variable;
  const auto input = std::find_if(data_->all.begin(), data_->all.end(), [&](const Node* node) {
    return node->kind == Node::Kind::input && (node->name == element || node->qualified == element);
  });
  return input == data_->all.end() ? feel::any_type() : (*input)->variable;
}

Value Model::evaluate_decision(feel::Evaluation& call, std::string_view name, const Value& inputs,
                               std::vector<Problem>* problems) const {
  const Node* node = data_->find(Node::Kind::decision, name);
  if (node == nullptr) return unknown_element(call, "dmn.unknown_decision", "decision", name, problems);
  Run& run = begin_run(call, *data_, inputs, nullptr);
  return noted(run, problems, [&] { return value_of(run, *node); });
}

Value Model::evaluate_service(feel::Evaluation& call, std::string_view name, const Value& inputs,
                              std::vector<Problem>* problems) const {
  const Node* node = data_->find(Node::Kind::service, name);
  if (node == nullptr) return unknown_element(call, "dmn.unknown_service", "decision service", name, problems);
  Run& run = begin_run(call, *data_, inputs, nullptr);
  const std::size_t count = node->service_inputs.size();
  auto* arguments = call.arena.make_array<Value>(count);
  for (std::size_t i = 0; i < count; ++i)
    arguments[i] = argument_of(call, inputs, node->service_inputs[i], node->service_inputs[i]->name);
  return noted(run, problems, [&] {
    const Value value = run_service(run, *node, {arguments, count});
    note(run, *node, value);
    return value;
  });
}

Value Model::evaluate_knowledge(feel::Evaluation& call, std::string_view name, const Value& arguments,
                                std::vector<Problem>* problems) const {
  const Node* node = data_->find(Node::Kind::knowledge, name);
  if (node == nullptr)
    return unknown_element(call, "dmn.unknown_knowledge", "business knowledge model", name, problems);
  Run& run = begin_run(call, *data_, Value(), nullptr);
  const std::size_t count = node->parameters.size();
  auto* values = call.arena.make_array<Value>(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = argument_of(call, arguments, nullptr, node->parameters[i].name);
  return noted(run, problems, [&] {
    const Value value = feel::call_function(call, value_of(run, *node), {values, count});
    note(run, *node, value);
    return value;
  });
}

}  // namespace riskrule::dmn
