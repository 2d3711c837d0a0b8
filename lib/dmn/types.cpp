#include "types.hpp"

#include <algorithm>
#include <array>

#include "blank.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::dmn {

using feel::TypeKind;

namespace {

struct NamedKind {
  std::string_view name;
  TypeKind kind;
};

/// The names of DMN 1.2 and later, then the camel-case ones of DMN 1.1.
constexpr std::array<NamedKind, 17> builtin_names{{
    {"Any", TypeKind::any},
    {"number", TypeKind::number},
    {"string", TypeKind::string},
    {"boolean", TypeKind::boolean},
    {"date", TypeKind::date},
    {"time", TypeKind::time},
    {"date and time", TypeKind::date_time},
    {"days and time duration", TypeKind::days_time},
    {"years and months duration", TypeKind::years_months},
    {"list", TypeKind::list},
    {"context", TypeKind::context},
    {"range", TypeKind::range},
    {"function", TypeKind::function},
    {"any", TypeKind::any},
    {"dateTime", TypeKind::date_time},
    {"dayTimeDuration", TypeKind::days_time},
    {"yearMonthDuration", TypeKind::years_months},
}};

feel::TypePtr feel_builtin(TypeKind kind) {
  switch (kind) {
    case TypeKind::any: return feel::any_type();
    case TypeKind::list: return feel::list_of(feel::any_type());
    case TypeKind::range: return feel::range_of(feel::any_type());
    case TypeKind::context: return feel::context_of({});
    default: return feel::simple_type(kind);
  }
}

bool is_true(std::string_view text) noexcept { return text == "true" || text == "1"; }

}  // namespace

ItemTypePtr builtin_type(std::string_view name) {
  const auto* found =
      std::find_if(builtin_names.begin(), builtin_names.end(), [&](const NamedKind& n) { return n.name == name; });
  if (found == builtin_names.end()) return nullptr;
  ItemType type;
  type.name = name;
  type.type = feel_builtin(found->kind);
  return finished(std::move(type));
}

std::vector<std::string_view> builtin_type_names() {
  std::vector<std::string_view> out;
  for (const auto& builtin : builtin_names) out.push_back(builtin.name);
  return out;
}

void TypeTable::read(Loading& loading, pugi::xml_node definitions, Imported imported) {
  imported_ = std::move(imported);
  namespace_ = attribute(definitions, "namespace");
  const auto nodes = children(definitions, "itemDefinition");
  for (const auto node : nodes) {
    const std::string name(attribute(node, "name"));
    if (!sources_.emplace(name, node).second)
      loading.error(node, "dmn.duplicate_name", "the item definition `" + name + "` stands here twice");
  }
  for (const auto node : nodes) resolve(loading, node, std::string(attribute(node, "name")));
  sources_.clear();
}

ItemTypePtr TypeTable::defined(const std::string& name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : found->second;
}

ItemTypePtr TypeTable::resolve(Loading& loading, pugi::xml_node at, const std::string& reference) {
  if (auto known = defined(reference)) return known;
  const auto source = sources_.find(reference);
  if (source == sources_.end()) return find(loading, at, reference);
  if (std::find(open_.begin(), open_.end(), reference) != open_.end()) {
    loading.flaw(at, "dmn.type_cycle", "the item definition `" + reference + "` contains itself");
    return nullptr;
  }
  open_.push_back(reference);
  auto type = read_one(loading, source->second);
  open_.pop_back();
  types_[reference] = type;
  return type;
}

ItemTypePtr TypeTable::find(Loading& loading, pugi::xml_node at, std::string_view reference) const {
  if (reference.empty()) return nullptr;
  if (auto type = look_up(at, reference)) return type;
  std::vector<std::string_view> known;
  for (const auto& [name, type] : types_) known.push_back(name);
  for (const auto name : builtin_type_names()) known.push_back(name);
  loading.flaw(at, "dmn.unknown_type", "there is no type `" + std::string(reference) + "`", nearest(reference, known));
  return nullptr;
}

ItemTypePtr TypeTable::look_up(pugi::xml_node at, std::string_view reference) const {
  if (auto own = defined(std::string(reference))) return own;
  if (auto builtin = builtin_type(reference)) return builtin;
  if (auto imported = find_imported(reference)) return imported;
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) return nullptr;
  const auto space = namespace_of(at, reference.substr(0, colon));
  return space.empty() ? nullptr : find_in(at, space, reference.substr(colon + 1));
}

/// The type of an import, whose name stands before it with a point; the names of an unnamed import stand alone.
ItemTypePtr TypeTable::find_imported(std::string_view reference) const {
  for (const auto& [import, table] : imported_) {
    const std::string before = import.empty() ? "" : import + ".";
    if (!reference.starts_with(before)) continue;
    if (auto type = table->defined(std::string(reference.substr(before.size())))) return type;
  }
  return nullptr;
}

ItemTypePtr TypeTable::find_in(pugi::xml_node at, std::string_view space, std::string_view name) const {
  for (const auto& [import, table] : imported_)
    if (table->namespace_ == space)
      if (auto type = table->defined(std::string(name))) return type;
  return look_up(at, name);
}

ItemTypePtr TypeTable::read_one(Loading& loading, pugi::xml_node node) {
  ItemType out;
  out.name = attribute(node, "name");
  read_shape(loading, node, out);
  if (is_true(attribute(node, "isCollection"))) {
    ItemType list;
    list.name = out.name;
    list.type = feel::list_of(out.type);
    list.constrained = out.constrained;
    list.element = finished(std::move(out));
    out = std::move(list);
  }
  read_constraints(loading, node, out);
  return finished(std::move(out));
}

void TypeTable::read_shape(Loading& loading, pugi::xml_node node, ItemType& out) {
  if (child(node, "functionItem")) return read_function(loading, child(node, "functionItem"), out);
  if (child(node, "itemComponent")) return read_components(loading, node, out);
  const auto reference = child(node, "typeRef");
  if (!reference) return;
  out.base = resolve(loading, reference, std::string(trimmed(loading.document.text_of(reference).text)));
  if (!out.base) return;
  out.type = out.base->type;
  out.element = out.base->element;
  out.constrained = out.base->constrained;
}

void TypeTable::read_components(Loading& loading, pugi::xml_node node, ItemType& out) {
  std::vector<std::pair<std::string, feel::TypePtr>> entries;
  for (const auto component : children(node, "itemComponent")) {
    auto type = read_one(loading, component);
    out.constrained = out.constrained || type->constrained;
    entries.emplace_back(type->name, type->type);
    out.components.emplace_back(type->name, std::move(type));
  }
  out.type = feel::context_of(std::move(entries));
}

void TypeTable::read_function(Loading& loading, pugi::xml_node node, ItemType& out) {
  const auto type_of = [&](std::string_view reference) {
    const auto type = resolve(loading, node, std::string(reference));
    return type ? type->type : feel::any_type();
  };
  std::vector<feel::TypePtr> parameters;
  for (const auto parameter : children(node, "parameters"))
    parameters.push_back(type_of(attribute(parameter, "typeRef")));
  out.type = feel::function_of(std::move(parameters), type_of(attribute(node, "outputTypeRef")));
}

void TypeTable::read_constraints(Loading& loading, pugi::xml_node node, ItemType& out) {
  const auto read = [&](const char* name, const feel::TypePtr& input) {
    const auto tests = child(node, name);
    const XmlText text = loading.document.text_of(child(tests, "text"));
    if (!tests || text.text.empty()) return feel::Expression();
    auto compiled = feel::compile_unary_tests(text.text, feel::Scope(),
                                              {.mode = loading.options.mode,
                                               .file = loading.document.file(),
                                               .input = input,
                                               .limits = loading.options.limits});
    loading.in_text(text, compiled.diagnostics(), "/" + out.name + "/" + name);
    if (std::string_view(name) == "allowedValues") out.allowed_text = text.text;
    out.constrained = true;
    return compiled ? *compiled : feel::Expression();
  };
  const bool collection = is_true(attribute(node, "isCollection"));
  out.allowed = read("allowedValues", collection ? out.element->type : out.type);
  out.constraint = read("typeConstraint", out.type);
  if (!out.allowed) return;
  out.memory.reserve(1024);  // types are many, and few of them have more than some words
  out.allowed_form = form_of(out.allowed, out.memory);
}

void TypeTable::add_to(feel::Scope& scope) const {
  for (const auto& [import, table] : imported_)
    for (const auto& [name, type] : table->types_)
      if (type) scope.add_type(import.empty() ? name : import + "." + name, type->type);
  for (const auto& [name, type] : types_)
    if (type) scope.add_type(name, type->type);
}

}  // namespace riskrule::dmn
