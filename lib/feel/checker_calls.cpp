// Calls: how many arguments, which names, of which types.
#include <algorithm>

#include "feel/builtin_support.hpp"
#include "feel/calls.hpp"
#include "feel/checker.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::feel {
namespace {

bool unknown(const Type& type) noexcept { return type.kind == TypeKind::any || type.kind == TypeKind::null; }

/// May a value of this type be what the parameter wants?
bool may_be_argument(const Type& type, ParameterKind wanted) {
  if (unknown(type) || wanted == ParameterKind::list) return true;
  const auto kind = item_kind(wanted);
  if (!kind) return takes(wanted, type.kind);
  const TypePtr item = Checker::item_type(std::make_shared<const Type>(type));
  return may_be(*item, *kind) || (*kind == TypeKind::string && item->kind == TypeKind::word);
}

std::string signature(const Builtin& row) {
  std::string out(row.name);
  out += '(';
  bool first = true;
  for (const auto& p : row.parameters) {
    if (!first) out += ", ";
    first = false;
    out += p.name;
    if (p.optional) out += '?';
  }
  return out + (row.variadic ? ", ...)" : ")");
}

std::string signatures(std::span<const Builtin* const> rows) {
  std::string out;
  for (const auto* row : rows) out += (out.empty() ? "`" : " or `") + signature(*row) + "`";
  return out;
}

/// The type of what a row yields, where the arguments tell more than the row.
TypePtr result_type(const Builtin& row, const Node& call) {
  static constexpr std::string_view same_list[] = {"append", "concatenate", "remove",          "reverse",
                                                   "sort",   "sublist",     "distinct values", "insert before",
                                                   "union",  "list replace"};
  const bool keeps = std::find(std::begin(same_list), std::end(same_list), row.name) != std::end(same_list);
  const bool picks = row.name == "min" || row.name == "max";
  if ((keeps || picks) && call.kids.size() > 1 && call.names.empty()) {
    const TypePtr item = Checker::item_type(call.kids[1]->type);
    if (keeps && row.name != "append" && row.name != "concatenate" && row.name != "union" &&
        row.name != "insert before" && row.name != "list replace")
      return list_of(item);
    if (picks) return item;
  }
  return row.result == TypeKind::list ? list_of(any_type()) : simple_type(row.result);
}

}  // namespace

void Checker::check_call(Node& node) {
  if (node.kids[0]->kind == NodeKind::builtin) return check_builtin_call(node);
  const Type& callee = *node.kids[0]->type;
  if (callee.kind == TypeKind::function) return check_function_call(node);
  if (!unknown(callee)) {
    strict_error("feel.type", node.kids[0]->span, "a value of type " + to_string(callee) + " can not be called");
  }
}

void Checker::check_builtin_call(Node& node) {
  const auto rows = node.kids[0]->rows;
  const std::size_t count = node.kids.size() - 1;
  std::vector<const Builtin*> fitting;
  for (const auto* row : rows)
    if (arrange(*row, count, node.names)) fitting.push_back(row);
  if (fitting.empty()) {
    const std::string given =
        node.names.empty() ? std::to_string(count) + (count == 1 ? " argument" : " arguments") : "these arguments";
    strict_error("feel.arity", node.span, signatures(rows) + " can not take " + given);
    return;
  }
  std::string complaint;
  Span at = node.span;
  for (const auto* row : fitting) {
    const auto arrangement = *arrange(*row, count, node.names);
    bool fits = true;
    for (std::size_t p = 0; p < row->parameters.size() && fits; ++p) {
      if (arrangement[p] < 0) continue;
      const Node& argument = *node.kids[static_cast<std::size_t>(arrangement[p]) + 1];
      if (may_be_argument(*argument.type, row->parameters[p].kind)) continue;
      fits = false;
      if (complaint.empty()) {
        complaint = "`" + std::string(row->parameters[p].name) + "` of `" + std::string(row->name) + "` must be a " +
                    std::string(kind_name(row->parameters[p].kind)) + ", but this is of type " +
                    to_string(*argument.type);
        at = argument.span;
      }
    }
    if (!fits) continue;
    node.type = result_type(*row, node);
    if (fitting.size() > 1 &&
        !std::all_of(fitting.begin(), fitting.end(), [&](const auto* r) { return r->result == row->result; }))
      node.type = any_type();
    return;
  }
  strict_error("feel.argument_type", at, complaint);
}

void Checker::check_function_call(Node& node) {
  const Type& callee = *node.kids[0]->type;
  if (!callee.result) return;
  node.type = callee.result;
  const std::size_t count = node.kids.size() - 1;
  if (count != callee.parameters.size()) {
    const std::size_t wanted = callee.parameters.size();
    strict_error("feel.arity", node.span,
                 "the function takes " + std::to_string(wanted) + (wanted == 1 ? " argument" : " arguments") +
                     ", not " + std::to_string(count));
    return;
  }
  if (!node.names.empty()) return;
  for (std::size_t i = 0; i < count; ++i) {
    const Node& argument = *node.kids[i + 1];
    if (unknown(*argument.type) || conforms(*argument.type, *callee.parameters[i])) continue;
    strict_error("feel.argument_type", argument.span,
                 "argument " + std::to_string(i + 1) + " must be of type " + to_string(*callee.parameters[i]) +
                     ", but is of type " + to_string(*argument.type));
  }
}

}  // namespace riskrule::feel
