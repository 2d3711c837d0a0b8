#include "scope.hpp"

#include <set>

#include "riskrule/model/io.hpp"

namespace riskrule::pack {
namespace {

using data::Kind;
using data::TypeInfo;

/// Every enumeration that `type` reaches, each once.
void collect_words(const TypeInfo& type, std::set<const TypeInfo*>& seen, std::set<std::string_view>& words) {
  if (!seen.insert(&type).second) return;
  for (const auto& item : type.items) words.insert(item.name);
  if (type.element != nullptr) collect_words(type.element(), seen, words);
  for (const auto& member : type.members) collect_words(member.type(), seen, words);
}

}  // namespace

feel::Scope matter_scope() {
  feel::Scope scope;
  std::set<const TypeInfo*> seen;
  std::set<std::string_view> words;
  collect_words(matter_type(), seen, words);
  // Words first: a later name hides an earlier one, and a member of the matter comes before a word of the same text.
  for (const auto word : words)
    scope.add_constant(std::string(word), feel::Value::string(word), feel::simple_type(feel::TypeKind::string));
  for (const auto& member : matter_type().members) scope.add(std::string(member.name), feel::type_from(member.type()));
  return scope;
}

}  // namespace riskrule::pack
