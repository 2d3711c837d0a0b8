#include "scope.hpp"

#include <set>

#include "citation.hpp"
#include "riskrule/base/guess.hpp"
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
  scope.add("as_of", feel::simple_type(feel::TypeKind::date));
  return scope;
}

std::optional<UnknownMember> unknown_member(std::string_view path) {
  const TypeInfo* type = &matter_type();
  for (const auto name : split(path, '.')) {
    const auto* member = type->find(name);
    if (member == nullptr) {
      std::vector<std::string> known;
      for (const auto& m : type->members) known.emplace_back(m.name);
      return UnknownMember{name, "`" + std::string(name) + "` is no member of " + std::string(type->name),
                           nearest(name, known)};
    }
    type = &data::bare(member->type());
  }
  return {};
}

bool states(const Matter& matter, std::string_view path) {
  const data::TypeInfo* type = &matter_type();
  const void* at = &matter;
  for (const auto name : split(path, '.')) {
    const auto* member = type->find(name);
    if (member == nullptr) return false;
    type = &member->type();
    at = member->get(at);
    if (type->kind != data::Kind::stated) continue;
    if (type->stated->state(at) != data::StatedState::stated) return false;
    at = type->stated->value(at);
    type = &type->element();
  }
  return type->kind != data::Kind::boolean || *static_cast<const bool*>(at);
}

}  // namespace riskrule::pack
