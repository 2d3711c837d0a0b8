// The description of a type at run time: one TypeInfo per type, made from RISKRULE_DESCRIBE, walked by ordinary code.
// It drives JSON reading and writing, JSON Schema, FEEL access, Python attributes and the C accessors.
//
//   const TypeInfo& type = data::type_of<Matter>();
//   for (const MemberInfo& m : type.members) std::cout << m.name << ": " << m.sentence << "\n";
//
// Everything here is constant data: any number of threads may read it.
#pragma once

#include <boost/mp11.hpp>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "riskrule/base/date.hpp"
#include "riskrule/base/decimal.hpp"
#include "riskrule/base/shared.hpp"
#include "riskrule/base/stated.hpp"
#include "riskrule/data/describe_macros.hpp"

namespace riskrule::data {

/// A word of an open list (等): one of an enumeration's words, or another, kept as written.
template <class E>
struct Open {
  std::string word;
  Open() = default;
  Open(std::string text) : word(std::move(text)) {}  // NOLINT
  Open(const char* text) : word(text) {}             // NOLINT
  friend bool operator==(const Open&, const Open&) = default;
};

/// Any JSON value, kept as its text for a later reading in place.
struct RawJson {
  std::string text;
  std::uint32_t offset = 0;  ///< where it began in the text that was read
  friend bool operator==(const RawJson&, const RawJson&) = default;
};

/// How a type is stored.
enum class Kind : std::uint8_t {
  boolean,      ///< bool
  integer,      ///< std::int64_t
  number,       ///< Decimal
  text,         ///< std::string
  date,         ///< Date
  enumeration,  ///< an enum: one of `items`
  open_word,    ///< Open<E>: one of `items`, or another
  structure,    ///< a described struct
  list,         ///< std::vector<T>
  stated,       ///< Stated<T>
  raw,          ///< RawJson
};

struct TypeInfo;
using TypeRef = const TypeInfo& (*)() noexcept;

/// One member of a described struct.
struct MemberInfo {
  std::string_view name;      ///< the name in JSON, FEEL, Python
  std::string_view label;     ///< Chinese
  std::string_view sentence;  ///< English, one sentence
  Attribute attributes;
  TypeRef type;
  const void* (*get)(const void* object) noexcept;
  void* (*get_mutable)(void* object);
};

struct ListOps {
  std::size_t (*size)(const void* list) noexcept;
  const void* (*at)(const void* list, std::size_t index) noexcept;
  void* (*append)(void* list);  ///< a new default element at the end
  /// Shows every element once, in order, to one that keeps none of them; null: by `size` and `at`. For lists that are
  /// made when someone looks, and would then be kept.
  void (*each)(const void* list, void (*show)(void* to, const void* element), void* to) = nullptr;
};

enum class StatedState : std::uint8_t { absent, unknown, stated };
struct StatedOps {
  StatedState (*state)(const void* stated) noexcept;
  const void* (*value)(const void* stated) noexcept;  ///< only when stated
  void* (*emplace)(void* stated);                     ///< a default value, and its address
  void (*set_unknown)(void* stated) noexcept;
};

struct EnumOps {
  std::size_t (*index)(const void* value) noexcept;  ///< position in `items`; items.size() if none
  void (*set)(void* value, std::size_t index) noexcept;
};

struct TypeInfo {
  Kind kind = Kind::boolean;
  std::string_view name{};                ///< `Matter`, `text`, …
  std::string_view label{};               ///< Chinese
  std::string_view sentence{};            ///< English
  std::span<const MemberInfo> members{};  ///< of a structure
  std::span<const ItemText> items{};      ///< of an enumeration or open word
  TypeRef element = nullptr;              ///< of a list or a stated value
  const ListOps* list = nullptr;
  const StatedOps* stated = nullptr;
  const EnumOps* enumeration = nullptr;
  bool one_line = false;  ///< a structure that indented JSON writes on one line, without blanks: see one_line_in_json

  /// The member of that name, or null. Linear in the number of members (at most 52).
  const MemberInfo* find(std::string_view member) const noexcept {
    for (const auto& m : members)
      if (m.name == member) return &m;
    return nullptr;
  }
};

/// True of structures that nest so deep that their indentation would be most of the text.
template <class T>
inline constexpr bool one_line_in_json = false;

/// The description of T; the same object on every call.
template <class T>
const TypeInfo& type_of() noexcept;

/// `stated` unwrapped: the type itself, or that of the value inside a Stated.
inline const TypeInfo& bare(const TypeInfo& type) noexcept { return type.kind == Kind::stated ? type.element() : type; }

/// The text of an enumerator, `high` for Level::high.
template <class E>
constexpr std::string_view word_of(E value) noexcept {
  constexpr auto text = riskrule_describe(static_cast<const E*>(nullptr));
  std::string_view out;
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) out = text.items[i].name;
    ++i;
  });
  return out;
}

/// The Chinese label of an enumerator.
template <class E>
constexpr std::string_view label_of(E value) noexcept {
  constexpr auto text = riskrule_describe(static_cast<const E*>(nullptr));
  for (const auto& item : text.items)
    if (item.name == word_of(value)) return item.label;
  return {};
}

/// The label of an open word: that of the known word, or the word itself.
template <class E>
std::string_view label_of(const Open<E>& open) noexcept {
  static constexpr auto text = riskrule_describe(static_cast<const E*>(nullptr));
  for (const auto& item : text.items)
    if (item.name == open.word) return item.label;
  return open.word;
}

/// True if the open word is this enumerator's.
template <class E>
bool operator==(const Open<E>& open, E value) noexcept {
  return open.word == word_of(value);
}

}  // namespace riskrule::data

#include "riskrule/data/describe_impl.hpp"

namespace riskrule {
using data::Open;
}
