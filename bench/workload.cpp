#include "workload.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/json.hpp"

namespace generated {

using riskrule::data::JsonNode;
namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

namespace {

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << why << "\n";
  std::exit(2);
}

std::string bytes(const std::string& path) {
  std::ifstream file(path);
  if (!file) give_up("no " + path + "; run bench/workloads/generate");
  return {std::istreambuf_iterator<char>(file), {}};
}

feel::TypePtr type_named(std::string_view name) {
  if (name == "number") return feel::simple_type(feel::TypeKind::number);
  if (name == "string") return feel::simple_type(feel::TypeKind::string);
  if (name == "boolean") return feel::simple_type(feel::TypeKind::boolean);
  if (name == "date") return feel::simple_type(feel::TypeKind::date);
  return feel::any_type();
}

}  // namespace

std::string_view Workload::text(std::string_view member) const {
  const auto node = tree->root().find(member);
  return node ? node->text() : std::string_view{};
}

feel::Scope Workload::scope() const {
  feel::Scope out;
  for (const JsonNode input : tree->root().find("inputs")->items())
    out.add(std::string(input.find("name")->text()), type_named(input.find("type")->text()));
  return out;
}

Workload read_workload(const std::string& path) {
  auto tree = riskrule::data::parse_json(bytes(path + ".json"), path);
  if (!tree) give_up(riskrule::to_text(tree.diagnostics()));
  Workload out{std::make_unique<const riskrule::data::JsonTree>(std::move(*tree)), bytes(path + ".dmn")};
  for (const JsonNode one : out.tree->root().find("cases")->items())
    out.cases.push_back({*one.find("in"), *one.find("out")});
  return out;
}

Workload named(std::string_view name) { return read_workload(RISKRULE_WORKLOADS "/" + std::string(name)); }

feel::Value context(feel::Evaluation& call, const dmn::Model& model, const Workload::Case& one) {
  return dmn::read_inputs(call, model, one.in);
}

std::vector<feel::Value> slots(feel::Evaluation& call, const Workload& work, const dmn::Model& model,
                               const Workload::Case& one) {
  const feel::Value all = context(call, model, one);
  const feel::Scope scope = work.scope();
  std::vector<feel::Value> out;
  for (const auto& name : scope.names()) out.push_back(feel::member_of(call, all, name.name));
  return out;
}

bool right(feel::Evaluation& call, const feel::Value& found, const Workload::Case& one) {
  const feel::Value expected = feel::from_json(call.arena, one.out);
  if (expected.is(feel::Tag::null) || found.is(feel::Tag::null)) return expected.tag() == found.tag();
  const feel::Value same = feel::equal(call, found, expected);
  return same.is(feel::Tag::boolean) && same.as_boolean();
}

}  // namespace generated
