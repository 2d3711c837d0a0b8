#include "riskrule/data/part.hpp"

#include <charconv>

namespace riskrule::data {
namespace {

/// What is inside, if it is stated.
std::optional<Part> bare_part(const TypeInfo& type, const void* object) {
  if (type.kind != Kind::stated) return Part{&type, object};
  if (type.stated->state(object) != StatedState::stated) return {};
  return Part{&type.element(), type.stated->value(object)};
}

std::optional<Part> element_of(const Part& list, std::string_view token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool whole = error == std::errc() && end == token.data() + token.size();
  if (!whole || (token.size() > 1 && token.front() == '0')) return {};
  if (index >= list.type->list->size(list.object)) return {};
  return bare_part(list.type->element(), list.type->list->at(list.object, index));
}

std::optional<Part> step(const Part& from, std::string_view token) {
  if (from.type->kind == Kind::list) return element_of(from, token);
  const auto* member = from.type->kind == Kind::structure ? from.type->find(token) : nullptr;
  if (member == nullptr) return {};
  return bare_part(member->type(), member->get(from.object));
}

}  // namespace

std::optional<Part> find_part(const TypeInfo& type, const void* object, std::string_view pointer) {
  auto part = bare_part(type, object);
  while (part && !pointer.empty()) {
    if (pointer.front() != '/') return {};
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    part = step(*part, pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
  }
  return part;
}

}  // namespace riskrule::data
