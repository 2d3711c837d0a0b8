// How type_of<T>() makes its TypeInfo. Included by describe.hpp only.
#pragma once

#include "riskrule/data/describe.hpp"

namespace riskrule::data::detail {

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <class T>
struct IsStated : std::false_type {};
template <class T>
struct IsStated<Stated<T>> : std::true_type {};
template <class T>
struct IsOpen : std::false_type {};
template <class E>
struct IsOpen<Open<E>> : std::true_type {
  using Enum = E;
};

/// Counts an aggregate's members: how many initializers it accepts.
struct Anything {
  template <class T>
  operator T() const;  // NOLINT: never defined, only named
};
template <class T, class... A>
consteval std::size_t arity() {
  if constexpr (requires { T{A{}..., Anything{}}; }) {
    return arity<T, A..., Anything>();
  } else {
    return sizeof...(A);
  }
}

/// What is shared is described as what it shares. Only reached through its owner: type_of<Shared<T>> does not compile,
/// so that nobody takes the address of a Shared<T> for that of a T.
template <class T>
struct Unshare {
  using type = T;
};
template <class T>
struct Unshare<Shared<T>> {
  using type = T;
};
template <class T>
using Unshared = typename Unshare<T>::type;

/// The value itself.
template <class T>
const void* reach(const T& value) noexcept {
  return &value;
}
template <class T>
const void* reach(const Shared<T>& value) noexcept {
  return &*value;
}
template <class T>
void* reach_mutable(T& value) {
  return &value;
}
template <class T>
void* reach_mutable(Shared<T>& value) {
  return &value.own();
}

template <class T>
struct Home;  // one per type: the constants that its TypeInfo points to

template <class T>
requires(boost::describe::has_describe_members<T>::value) struct Home<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  static constexpr auto text = riskrule_describe(static_cast<const T*>(nullptr));
  static constexpr std::size_t count = boost::mp11::mp_size<Members>::value;
  static_assert(count == text.items.size());
  static_assert(count == arity<T>(), "a member is missing in RISKRULE_DESCRIBE");

  template <std::size_t I>
  static MemberInfo member() {
    using D = boost::mp11::mp_at_c<Members, I>;
    using M = std::remove_reference_t<decltype(std::declval<T&>().*D::pointer)>;
    const ItemText& t = text.items[I];
    return {t.name,
            t.label,
            t.sentence,
            t.attributes,
            &type_of<Unshared<M>>,
            [](const void* o) noexcept { return reach(static_cast<const T*>(o)->*D::pointer); },
            [](void* o) { return reach_mutable(static_cast<T*>(o)->*D::pointer); }};
  }
  template <std::size_t... I>
  static std::array<MemberInfo, count> all(std::index_sequence<I...>) {
    return {member<I>()...};
  }
  static const TypeInfo& info() noexcept {
    static const auto members = all(std::make_index_sequence<count>());
    static const TypeInfo type{.kind = Kind::structure,
                               .name = text.name,
                               .label = text.label,
                               .sentence = text.sentence,
                               .members = members,
                               .one_line = one_line_in_json<T>};
    return type;
  }
};

template <class E>
requires std::is_enum_v<E>
struct Home<E> {
  using All = boost::describe::describe_enumerators<E>;
  static constexpr auto text = riskrule_describe(static_cast<const E*>(nullptr));
  static std::size_t index(const void* value) noexcept {
    std::size_t found = text.items.size();
    std::size_t i = 0;
    boost::mp11::mp_for_each<All>([&](auto d) {
      if (d.value == *static_cast<const E*>(value)) found = i;
      ++i;
    });
    return found;
  }
  static void set(void* value, std::size_t wanted) noexcept {
    std::size_t i = 0;
    boost::mp11::mp_for_each<All>([&](auto d) {
      if (i++ == wanted) *static_cast<E*>(value) = d.value;
    });
  }
  static const TypeInfo& info() noexcept {
    static constexpr EnumOps ops{&index, &set};
    static const TypeInfo type{.kind = Kind::enumeration,
                               .name = text.name,
                               .label = text.label,
                               .sentence = text.sentence,
                               .items = text.items,
                               .enumeration = &ops};
    return type;
  }
};

template <class T>
requires(IsOpen<T>::value) struct Home<T> {
  static const TypeInfo& info() noexcept {
    using Enum = Home<typename IsOpen<T>::Enum>;
    static const TypeInfo type{.kind = Kind::open_word,
                               .name = Enum::text.name,
                               .label = Enum::text.label,
                               .sentence = Enum::text.sentence,
                               .items = Enum::text.items};
    return type;
  }
};

template <class T>
struct Home<std::vector<T>> {
  using L = std::vector<T>;
  static const TypeInfo& info() noexcept {
    static constexpr ListOps ops{
        [](const void* l) noexcept { return static_cast<const L*>(l)->size(); },
        [](const void* l, std::size_t i) noexcept { return reach((*static_cast<const L*>(l))[i]); },
        [](void* l) { return reach_mutable(static_cast<L*>(l)->emplace_back()); }};
    static const TypeInfo type{
        .kind = Kind::list, .name = "list", .label = "列表", .element = &type_of<Unshared<T>>, .list = &ops};
    return type;
  }
};

template <class T>
struct Home<Stated<T>> {
  using S = Stated<T>;
  static const TypeInfo& info() noexcept {
    static constexpr StatedOps ops{[](const void* s) noexcept {
                                     const auto& stated = *static_cast<const S*>(s);
                                     return stated.has_value()    ? StatedState::stated
                                            : stated.is_unknown() ? StatedState::unknown
                                                                  : StatedState::absent;
                                   },
                                   [](const void* s) noexcept { return reach(**static_cast<const S*>(s)); },
                                   [](void* s) { return reach_mutable(static_cast<S*>(s)->emplace()); },
                                   [](void* s) noexcept { *static_cast<S*>(s) = unknown; }};
    static const TypeInfo type{
        .kind = Kind::stated, .name = "stated", .element = &type_of<Unshared<T>>, .stated = &ops};
    return type;
  }
};

template <class T>
const TypeInfo& scalar() noexcept {
  if constexpr (std::same_as<T, bool>) {
    static const TypeInfo type{.kind = Kind::boolean, .name = "boolean", .label = "是否"};
    return type;
  } else if constexpr (std::same_as<T, std::int64_t>) {
    static const TypeInfo type{.kind = Kind::integer, .name = "integer", .label = "整数"};
    return type;
  } else if constexpr (std::same_as<T, Decimal>) {
    static const TypeInfo type{.kind = Kind::number, .name = "number", .label = "数"};
    return type;
  } else if constexpr (std::same_as<T, Date>) {
    static const TypeInfo type{.kind = Kind::date, .name = "date", .label = "日期"};
    return type;
  } else if constexpr (std::same_as<T, RawJson>) {
    static const TypeInfo type{.kind = Kind::raw, .name = "json", .label = "JSON"};
    return type;
  } else {
    static_assert(std::same_as<T, std::string>, "this type is not described: use RISKRULE_DESCRIBE or RISKRULE_ENUM");
    static const TypeInfo type{.kind = Kind::text, .name = "text", .label = "文字"};
    return type;
  }
}

}  // namespace riskrule::data::detail

namespace riskrule::data {

template <class T>
const TypeInfo& type_of() noexcept {
  if constexpr (requires { detail::Home<T>::info(); }) {
    return detail::Home<T>::info();
  } else {
    return detail::scalar<T>();
  }
}

}  // namespace riskrule::data
