// What changed between two versions of a matter: one walk over its description.
#include <algorithm>
#include <optional>
#include <utility>

#include "riskrule/assess/compare.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

using data::Kind;
using data::StatedState;
using data::TypeInfo;

/// A value in one of the two versions: where it stands, and the value; null when it is not there.
struct Side {
  std::string at;
  const void* value = nullptr;
};

std::string json_of(const TypeInfo& type, const Side& side) {
  return side.value == nullptr ? std::string() : data::write_json(type, side.value, data::JsonStyle::compact);
}

/// The key of an element as JSON, or nothing.
std::string key_of(const TypeInfo& element, const void* value) {
  for (const auto& member : element.members) {
    if (!has(member.attributes, data::Attribute::key)) continue;
    const void* key = member.get(value);
    const TypeInfo& type = member.type();
    if (type.kind == Kind::stated && type.stated->state(key) != StatedState::stated) return {};
    return data::write_json(type, key, data::JsonStyle::compact);
  }
  return {};
}

/// The elements of a list as JSON, and their keys if all have one.
struct Elements {
  std::vector<const void*> values;
  std::vector<std::string> texts;
  std::vector<std::string> keys;
};

Elements elements_of(const TypeInfo& list, const void* value) {
  Elements out;
  const TypeInfo& type = list.element();
  bool keyed = type.kind == Kind::structure;
  for (std::size_t i = 0; value != nullptr && i < list.list->size(value); ++i) {
    out.values.push_back(list.list->at(value, i));
    out.texts.push_back(data::write_json(type, out.values.back(), data::JsonStyle::compact));
    if (keyed) out.keys.push_back(key_of(type, out.values.back()));
    keyed = keyed && !out.keys.back().empty();
  }
  if (!keyed) out.keys.clear();
  return out;
}

using Pairs = std::vector<std::pair<std::optional<std::size_t>, std::optional<std::size_t>>>;

Pairs paired_by_key(const Elements& before, const Elements& after) {
  Pairs out;
  for (std::size_t i = 0; i < before.keys.size(); ++i) {
    const auto it = std::ranges::find(after.keys, before.keys[i]);
    if (it == after.keys.end())
      out.emplace_back(i, std::nullopt);
    else
      out.emplace_back(i, static_cast<std::size_t>(it - after.keys.begin()));
  }
  for (std::size_t i = 0; i < after.keys.size(); ++i)
    if (std::ranges::find(before.keys, after.keys[i]) == before.keys.end()) out.emplace_back(std::nullopt, i);
  return out;
}

/// What is equal at both ends is left alone; the rest is paired in order.
Pairs paired_in_order(const Elements& before, const Elements& after) {
  const auto& a = before.texts;
  const auto& b = after.texts;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  Pairs out;
  for (std::size_t i = head; i < std::max(a.size(), b.size()) - tail; ++i)
    out.emplace_back(i < a.size() - tail ? std::optional(i) : std::nullopt,
                     i < b.size() - tail ? std::optional(i) : std::nullopt);
  return out;
}

class Walk {
 public:
  void walk(const TypeInfo& type, const std::string& label, const Side& before, const Side& after) {
    if (before.value == nullptr || after.value == nullptr) return whole(type, label, before, after);
    switch (type.kind) {
      case Kind::stated: return stated(type, label, before, after);
      case Kind::list: return list(type, label, before, after);
      case Kind::structure:
        for (const auto& member : type.members)
          walk(member.type(), label + (label.empty() ? "" : " › ") + std::string(member.label),
               {data::pointer_to(before.at, member.name), member.get(before.value)},
               {data::pointer_to(after.at, member.name), member.get(after.value)});
        return;
      default: return whole(type, label, before, after);
    }
  }
  std::vector<InputChange> take() && { return std::move(out_); }

 private:
  /// The value as one piece: it came, went, or is another.
  void whole(const TypeInfo& type, const std::string& label, const Side& before, const Side& after) {
    InputChange change{.label = label, .before = json_of(type, before), .after = json_of(type, after)};
    if (change.before == change.after) return;
    if (before.value != nullptr) change.at_before = before.at;
    if (after.value != nullptr) change.at_after = after.at;
    change.kind = before.value == nullptr  ? ChangeKind::added
                  : after.value == nullptr ? ChangeKind::removed
                                           : ChangeKind::changed;
    out_.push_back(std::move(change));
  }

  /// Only what both versions state is walked further; unknown is a value (null), absent is none.
  void stated(const TypeInfo& type, const std::string& label, const Side& before, const Side& after) {
    const auto state_before = type.stated->state(before.value);
    const auto state_after = type.stated->state(after.value);
    if (state_before == StatedState::stated && state_after == StatedState::stated)
      return walk(type.element(), label, {before.at, type.stated->value(before.value)},
                  {after.at, type.stated->value(after.value)});
    const auto there = [](StatedState state, const Side& side) {
      return state == StatedState::absent ? Side{side.at, nullptr} : side;
    };
    whole(type, label, there(state_before, before), there(state_after, after));
  }

  void list(const TypeInfo& type, const std::string& label, const Side& before, const Side& after) {
    const Elements a = elements_of(type, before.value);
    const Elements b = elements_of(type, after.value);
    if (a.values.empty() != b.values.empty()) return whole(type, label, before, after);  // none and some differ as such
    const bool keyed = !a.keys.empty() && !b.keys.empty();
    for (const auto& [i, j] : keyed ? paired_by_key(a, b) : paired_in_order(a, b)) {
      const std::string name = keyed ? (i ? a.keys[*i] : b.keys[*j]) : "第" + std::to_string((i ? *i : *j) + 1) + "项";
      walk(type.element(), label + "（" + name + "）", i ? Side{data::pointer_to(before.at, *i), a.values[*i]} : Side{},
           j ? Side{data::pointer_to(after.at, *j), b.values[*j]} : Side{});
    }
  }

  std::vector<InputChange> out_;
};

}  // namespace

std::vector<InputChange> changes_between(const Matter& before, const Matter& after) {
  Walk walk;
  walk.walk(matter_type(), {}, {"", &before}, {"", &after});
  return std::move(walk).take();
}

}  // namespace riskrule
