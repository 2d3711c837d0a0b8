// RISKRULE_DESCRIBE and RISKRULE_ENUM: the one place where a struct or an enumeration is described.
//
//   struct Measure {
//     std::string what;
//     Stated<std::string> who;
//   };
//   RISKRULE_DESCRIBE(Measure, "防范措施", "A measure that prevents or controls a risk.",
//                     (what, "措施内容", "What is done.", required),
//                     (who, "责任主体", "The unit that answers for it."))
//
// The names are written once: they go to Boost.Describe (member pointers) and to the texts together. A member that is
// forgotten does not compile (its count is compared with the aggregate's). At most 52 members. Use at namespace scope,
// right after the type, in the type's own namespace.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <cstdint>
#include <string_view>

namespace riskrule::data {

/// What is asked of a member beyond its type; joined with `|`.
enum class Attribute : std::uint8_t {
  none = 0,
  required = 1,      ///< its absence is an error
  non_empty = 2,     ///< a text or list may not be empty
  positive = 4,      ///< a number must be greater than 0
  not_negative = 8,  ///< a number must not be below 0
  key = 16,          ///< names its object: unique within the list that holds it
  hidden = 32,       ///< not in outer forms (JSON, schema, FEEL)
  lines = 64,        ///< a text that may also be given as an array of lines
};
constexpr Attribute operator|(Attribute a, Attribute b) noexcept {
  return static_cast<Attribute>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has(Attribute all, Attribute one) noexcept {
  return (static_cast<std::uint8_t>(all) & static_cast<std::uint8_t>(one)) != 0;
}

/// Chinese label and English sentence of one member or enumerator.
struct ItemText {
  std::string_view name;
  std::string_view label;
  std::string_view sentence;
  Attribute attributes = Attribute::none;
};

template <std::size_t N>
struct DescribedText {
  std::string_view name;
  std::string_view label;
  std::string_view sentence;
  std::array<ItemText, N> items;
};

/// `default_` is `default` outside.
constexpr std::string_view outer_name(std::string_view name) noexcept {
  return !name.empty() && name.back() == '_' ? name.substr(0, name.size() - 1) : name;
}

template <std::size_t N>
constexpr DescribedText<N> make_text(std::string_view name, std::string_view label, std::string_view sentence,
                                     const ItemText (&items)[N]) {
  DescribedText<N> out{name, label, sentence, {}};
  for (std::size_t i = 0; i < N; ++i) {
    out.items[i] = items[i];
    out.items[i].name = outer_name(items[i].name);
  }
  return out;
}

}  // namespace riskrule::data

// Repeats a macro over a list with the recursion that __VA_OPT__ allows; 4 * 4 * 4 expansions reach 52 members.
#define RISKRULE_PARENS ()
#define RISKRULE_EXPAND(...) RISKRULE_EXPAND_3(RISKRULE_EXPAND_3(RISKRULE_EXPAND_3(RISKRULE_EXPAND_3(__VA_ARGS__))))
#define RISKRULE_EXPAND_3(...) RISKRULE_EXPAND_2(RISKRULE_EXPAND_2(RISKRULE_EXPAND_2(RISKRULE_EXPAND_2(__VA_ARGS__))))
#define RISKRULE_EXPAND_2(...) RISKRULE_EXPAND_1(RISKRULE_EXPAND_1(RISKRULE_EXPAND_1(RISKRULE_EXPAND_1(__VA_ARGS__))))
#define RISKRULE_EXPAND_1(...) __VA_ARGS__
#define RISKRULE_LIST(macro, ...) __VA_OPT__(RISKRULE_EXPAND(RISKRULE_LIST_STEP(macro, __VA_ARGS__)))
#define RISKRULE_LIST_STEP(macro, first, ...) \
  macro first __VA_OPT__(, RISKRULE_LIST_AGAIN RISKRULE_PARENS(macro, __VA_ARGS__))
#define RISKRULE_LIST_AGAIN() RISKRULE_LIST_STEP

#define RISKRULE_NAME(name, ...) name
#define RISKRULE_TEXT(name, label, sentence, ...) \
  ::riskrule::data::ItemText { #name, label, sentence __VA_OPT__(, __VA_ARGS__) }

#define RISKRULE_TEXT_OF(Type, label, sentence, ...)                                                         \
  constexpr auto riskrule_describe(const Type*) {                                                            \
    using enum ::riskrule::data::Attribute;                                                                  \
    return ::riskrule::data::make_text(#Type, label, sentence, {RISKRULE_LIST(RISKRULE_TEXT, __VA_ARGS__)}); \
  }

#define RISKRULE_DESCRIBE(Type, label, sentence, ...)                          \
  BOOST_DESCRIBE_STRUCT(Type, (), (RISKRULE_LIST(RISKRULE_NAME, __VA_ARGS__))) \
  RISKRULE_TEXT_OF(Type, label, sentence, __VA_ARGS__)

#define RISKRULE_ENUM(Type, label, sentence, ...)                      \
  BOOST_DESCRIBE_ENUM(Type, RISKRULE_LIST(RISKRULE_NAME, __VA_ARGS__)) \
  RISKRULE_TEXT_OF(Type, label, sentence, __VA_ARGS__)
