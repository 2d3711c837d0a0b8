// Reading members: of the host's records in place, of contexts, of dates, mapped over lists.
#include <algorithm>

#include "feel/entry_finder.hpp"
#include "feel/in_place.hpp"

namespace riskrule::feel {
namespace {

Value stated_problem(Arena& arena, bool is_unknown, const Path* path) {
  auto* reason = arena.make<NullReason>();
  reason->code = is_unknown ? "feel.unknown_value" : "feel.not_stated";
  reason->message = is_unknown ? "the input states that this is not known" : "the input does not state this";
  reason->path = path;
  return Value::null(reason);
}

Value list_value(Arena& arena, const data::TypeInfo& type, const void* object, const Path* path) {
  const data::TypeInfo& element = type.element();
  const std::size_t count = type.list->size(object);
  Value* items = arena.make_array<Value>(count);
  const bool by_reference = data::bare(element).kind == data::Kind::structure ||
                            data::bare(element).kind == data::Kind::list || element.kind == data::Kind::stated;
  for (std::size_t i = 0; i < count; ++i) {
    Path* at = nullptr;
    if (by_reference) {
      at = arena.make<Path>();
      at->parent = path;
      at->index = static_cast<std::uint32_t>(i);
    }
    items[i] = value_of(arena, element, type.list->at(object, i), at);
  }
  return Value::list({{items, count}});
}

Value word_value(const data::TypeInfo& type, const void* object) {
  const std::size_t index = type.enumeration->index(object);
  return index < type.items.size() ? Value::string(type.items[index].name) : Value();
}

/// The member of a record; its path is made only where something will need it.
Value record_member(Evaluation& call, const Record& record, const data::MemberInfo& member) {
  const data::TypeInfo& type = member.type();
  const void* object = member.get(record.object);
  const data::TypeInfo& bare = data::bare(type);
  const bool has_parts = bare.kind == data::Kind::structure || bare.kind == data::Kind::list;
  const bool stated = type.kind != data::Kind::stated || type.stated->state(object) == data::StatedState::stated;
  Path* path = nullptr;
  if (has_parts || !stated) {
    path = call.arena.make<Path>();
    path->parent = record.path;
    path->member = member.name;
  }
  return value_of(call.arena, type, object, path);
}

Value no_member(Evaluation& call, const Value& value, std::string_view name) {
  return null_because(call, "feel.unknown_member", join(call.arena, {"a ", kind_name(value), " has no `", name, "`"}));
}

/// Copies the entries of the first contexts, as long as they are like the last that was found and no step must be
/// checked. How many.
std::size_t copy_alike(Evaluation& call, EntryFinder find, std::span<const Value> items, Value* out) {
  const std::size_t free = std::min<std::uint64_t>(free_steps(call), items.size());
  std::size_t count = 0;
  for (; count < free; ++count) {
    const Value* entry = items[count].is(Tag::context) ? find.like_last(items[count]) : nullptr;
    if (entry == nullptr) break;
    out[count] = *entry;
  }
  call.steps += count;
  return count;
}

Value map_member(Evaluation& call, std::span<const Value> items, std::string_view name) {
  Value* out = call.arena.make_array<Value>(items.size());
  const KnownText known(name);
  EntryFinder find(known);
  if (!items.empty()) find.learn(call, items.front());
  for (std::size_t i = 0; i < items.size(); ++i) {
    i += copy_alike(call, find, items.subspan(i), out + i);
    if (i == items.size()) break;
    if (!step(call)) return stop(call, call.stopped);
    const Value* entry = items[i].is(Tag::context) ? find(items[i]) : nullptr;
    out[i] = entry != nullptr ? *entry : member_of(call, items[i], name);
  }
  return Value::list({{out, items.size()}});
}

}  // namespace

Value value_of(Arena& arena, const data::TypeInfo& type, const void* object, const Path* path) {
  switch (type.kind) {
    case data::Kind::boolean: return Value::boolean(*static_cast<const bool*>(object));
    case data::Kind::integer: return Value::number(Decimal(*static_cast<const std::int64_t*>(object)));
    case data::Kind::number: return Value::number(*static_cast<const Decimal*>(object));
    case data::Kind::text: return Value::string(*static_cast<const std::string*>(object));
    case data::Kind::date: return Value::date(*static_cast<const Date*>(object));
    case data::Kind::enumeration: return word_value(type, object);
    // An Open<E> is a struct of one text, whatever its enumeration.
    case data::Kind::open_word: return Value::string(*static_cast<const std::string*>(object));
    case data::Kind::structure: return Value::record({&type, object, path});
    case data::Kind::list: return list_value(arena, type, object, path);
    case data::Kind::stated: {
      const auto state = type.stated->state(object);
      if (state != data::StatedState::stated) return stated_problem(arena, state == data::StatedState::unknown, path);
      return value_of(arena, type.element(), type.stated->value(object), path);
    }
    default: return {};
  }
}

const Value* Context::find(std::string_view name) const noexcept { return find_entry(*this, name); }

Value member_of(Evaluation& call, const Value& value, std::string_view name) {
  switch (value.tag()) {
    case Tag::null: return value;
    case Tag::record:
      if (const auto* member = value.as_record().type->find(name))
        return record_member(call, value.as_record(), *member);
      return no_member(call, value, name);
    case Tag::context:
      if (!count_through(call, value.as_context().size())) return stop(call, call.stopped);
      if (const Value* found = find_entry(value.as_context(), name)) return *found;
      return no_member(call, value, name);
    case Tag::list: return map_member(call, value.as_list(), name);
    default: break;
  }
  const auto property = temporal_property(call, value, name);
  return property ? *property : no_member(call, value, name);
}

Value read_member(Frame& frame, const Instruction& code, const Value& operand) {
  if (code.c != none && operand.is(Tag::record)) {
    const KnownMember& known = frame.program.members[code.c];
    if (operand.as_record().type == known.type) return record_member(frame.call, operand.as_record(), *known.member);
  }
  return member_of(frame.call, operand, frame.program.constants[code.b].as_string());
}

const Path* path_of(const Value& value) noexcept {
  if (value.is(Tag::record)) return value.as_record().path;
  if (value.is_null()) return value.reason() != nullptr ? value.reason()->path : nullptr;
  if (!value.is(Tag::list) || value.as_list().empty()) return nullptr;
  const Value& first = value.as_list().front();
  const Path* item = first.is(Tag::record) ? first.as_record().path : nullptr;
  return item != nullptr ? item->parent : nullptr;
}

namespace {

/// Bytes of the part as a token of a JSON pointer. Names of members are identifiers: nothing in them is escaped.
std::size_t token_size(const Path& part) {
  if (!part.member.empty()) return part.member.size();
  std::size_t digits = 1;
  for (std::uint32_t rest = part.index; rest > 9; rest /= 10) ++digits;
  return digits;
}

/// Writes the token so that it ends before `end`; returns its begin.
char* write_token(const Path& part, char* end) {
  if (!part.member.empty()) return std::ranges::copy_backward(part.member, end).out;
  std::uint32_t rest = part.index;
  do *--end = static_cast<char>('0' + rest % 10);
  while ((rest /= 10) > 0);
  return end;
}

}  // namespace

std::string to_pointer(const Path* path) {
  std::size_t size = 0;
  for (const Path* at = path; at != nullptr; at = at->parent) size += 1 + token_size(*at);
  std::string out(size, '/');
  char* end = out.data() + size;
  for (; path != nullptr; path = path->parent) end = write_token(*path, end) - 1;  // the `/` before it stands there
  return out;
}

}  // namespace riskrule::feel
