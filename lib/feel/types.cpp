#include "riskrule/base/never_destroyed.hpp"
#include "riskrule/feel/type.hpp"

#include <algorithm>
#include <array>

namespace riskrule::feel {
namespace {

constexpr std::array<std::string_view, 16> kind_names{"Any",
                                                      "Null",
                                                      "boolean",
                                                      "number",
                                                      "string",
                                                      "date",
                                                      "time",
                                                      "date and time",
                                                      "years and months duration",
                                                      "days and time duration",
                                                      "string",
                                                      "list",
                                                      "range",
                                                      "context",
                                                      "record",
                                                      "function"};

using SimpleTypes = std::array<TypePtr, kind_names.size()>;

SimpleTypes make_simple_types() {
  SimpleTypes all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Type type;
    type.kind = static_cast<TypeKind>(i);
    all[i] = std::make_shared<const Type>(std::move(type));
  }
  return all;
}

std::string arguments(const std::vector<TypePtr>& types) {
  std::string out;
  for (const auto& t : types) out += (out.empty() ? "" : ", ") + to_string(*t);
  return out;
}

bool element_conforms(const Type& from, const Type& to) {
  if (!to.element || to.element->kind == TypeKind::any) return true;
  return from.element && conforms(*from.element, *to.element);
}

bool entries_conform(const Type& from, const Type& to) {
  return std::all_of(to.entries.begin(), to.entries.end(), [&](const auto& wanted) {
    const auto entry =
        std::find_if(from.entries.begin(), from.entries.end(), [&](const auto& e) { return e.first == wanted.first; });
    return entry != from.entries.end() && conforms(*entry->second, *wanted.second);
  });
}

bool function_conforms(const Type& from, const Type& to) {
  if (!to.result) return true;  // any function
  if (from.parameters.size() != to.parameters.size()) return false;
  for (std::size_t i = 0; i < from.parameters.size(); ++i)
    if (!conforms(*to.parameters[i], *from.parameters[i])) return false;
  return to.result->kind == TypeKind::any || (from.result && conforms(*from.result, *to.result));
}

}  // namespace

TypePtr simple_type(TypeKind kind) {
  static const NeverDestroyed<SimpleTypes> all(make_simple_types());
  return (*all)[static_cast<std::size_t>(kind)];
}

TypePtr any_type() { return simple_type(TypeKind::any); }

TypePtr list_of(TypePtr element) {
  Type type;
  type.kind = TypeKind::list;
  type.element = std::move(element);
  return std::make_shared<const Type>(std::move(type));
}

TypePtr range_of(TypePtr element) {
  Type type;
  type.kind = TypeKind::range;
  type.element = std::move(element);
  return std::make_shared<const Type>(std::move(type));
}

TypePtr context_of(std::vector<std::pair<std::string, TypePtr>> entries) {
  Type type;
  type.kind = TypeKind::context;
  type.entries = std::move(entries);
  return std::make_shared<const Type>(std::move(type));
}

TypePtr function_of(std::vector<TypePtr> parameters, TypePtr result) {
  Type type;
  type.kind = TypeKind::function;
  type.parameters = std::move(parameters);
  type.result = std::move(result);
  return std::make_shared<const Type>(std::move(type));
}

TypePtr type_from(const data::TypeInfo& info) {
  const data::TypeInfo& bare = data::bare(info);
  switch (bare.kind) {
    case data::Kind::boolean: return simple_type(TypeKind::boolean);
    case data::Kind::integer:
    case data::Kind::number: return simple_type(TypeKind::number);
    case data::Kind::text: return simple_type(TypeKind::string);
    case data::Kind::date: return simple_type(TypeKind::date);
    case data::Kind::list: return list_of(type_from(bare.element()));
    case data::Kind::enumeration:
    case data::Kind::open_word:
    case data::Kind::structure: {
      Type type;
      type.kind = bare.kind == data::Kind::structure ? TypeKind::record : TypeKind::word;
      type.described = &bare;
      return std::make_shared<const Type>(std::move(type));
    }
    default: return any_type();
  }
}

bool conforms(const Type& from, const Type& to) {
  if (to.kind == TypeKind::any || from.kind == TypeKind::null) return true;
  if (&from == &to) return true;
  switch (to.kind) {
    case TypeKind::string: return from.kind == TypeKind::string || from.kind == TypeKind::word;
    case TypeKind::word: return from.kind == TypeKind::word && from.described == to.described;
    case TypeKind::list:
    case TypeKind::range: return from.kind == to.kind && element_conforms(from, to);
    case TypeKind::record: return from.kind == TypeKind::record && from.described == to.described;
    case TypeKind::context:
      if (from.kind == TypeKind::record) return to.entries.empty();
      return from.kind == TypeKind::context && entries_conform(from, to);
    case TypeKind::function: return from.kind == TypeKind::function && function_conforms(from, to);
    default: return from.kind == to.kind;
  }
}

std::string to_string(const Type& type) {
  const std::string name(kind_names[static_cast<std::size_t>(type.kind)]);
  switch (type.kind) {
    case TypeKind::list:
    case TypeKind::range: return type.element ? name + "<" + to_string(*type.element) + ">" : name;
    case TypeKind::record:
    case TypeKind::word: return type.described != nullptr ? std::string(type.described->name) : name;
    case TypeKind::context: {
      std::string out;
      for (const auto& [entry, t] : type.entries) out += (out.empty() ? "" : ", ") + entry + ": " + to_string(*t);
      return out.empty() ? name : name + "<" + out + ">";
    }
    case TypeKind::function:
      return type.result ? name + "<" + arguments(type.parameters) + "> -> " + to_string(*type.result) : name;
    default: return name;
  }
}

}  // namespace riskrule::feel
