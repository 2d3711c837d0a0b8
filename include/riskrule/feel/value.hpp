// FEEL values (DMN 1.5, clause 10.3.2). A Value is 32 bytes, trivially copyable, and owns nothing: texts, lists,
// contexts and functions live in an Arena, in a compiled expression, or in the host's object, and must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

#include "riskrule/base/date.hpp"
#include "riskrule/base/decimal.hpp"
#include "riskrule/base/duration.hpp"
#include "riskrule/base/time.hpp"
#include "riskrule/data/describe.hpp"

namespace riskrule::feel {

enum class Tag : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  years_months,
  days_time,
  list,
  context,
  range,
  function,
  record
};

class Value;

/// Where a record stands in the host's object: members and indexes up to the root, for JSON pointers.
struct Path {
  const Path* parent = nullptr;  ///< null at the root
  std::string_view member{};     ///< set for a member
  std::uint32_t index = 0;       ///< set for an element (member empty)
};

/// Why a value is null. Reasons chain: the null of `a + b` points at that of `a`.
struct NullReason {
  std::string_view code{};     ///< `feel.not_stated`, `feel.unknown_value`, `feel.type`, `feel.divide_by_zero`, …
  std::string_view message{};  ///< one sentence
  const Path* path = nullptr;  ///< the input that was read, if that is the cause
  const NullReason* cause = nullptr;
};

struct List {
  std::span<const Value> items;
  /// The items are contexts that share their names, and their values stand row after row, as in a DMN relation: those of
  /// item i begin `i * size` after those of the first. What only one entry of each is asked for then goes straight to it.
  bool is_relation = false;
};
/// An ordered context: a name and a value for each entry. Names are unique. Contexts of one kind may share their names,
/// and are known by them then.
class Context {
 public:
  /// What walking over a context yields.
  struct Item {
    std::string_view name;
    const Value& value;
  };
  class Iterator;

  constexpr Context() noexcept = default;
  /// `size` names, and as many values in their order.
  constexpr Context(const std::string_view* names, const Value* values, std::size_t size) noexcept
      : names_(names), values_(values), size_(size) {}

  std::size_t size() const noexcept { return size_; }
  std::span<const std::string_view> names() const noexcept { return {names_, size_}; }
  std::span<const Value> values() const noexcept;
  /// The value of that name, or null. Looks at one name after another.
  const Value* find(std::string_view name) const noexcept;
  Iterator begin() const noexcept;
  Iterator end() const noexcept;

 private:
  const std::string_view* names_ = nullptr;
  const Value* values_ = nullptr;
  std::size_t size_ = 0;
};
struct Range;
struct Function;
struct Record {
  const data::TypeInfo* type;
  const void* object;
  const Path* path;
};

class Value {
 public:
  constexpr Value() noexcept : tag_(Tag::null), reason_(nullptr) {}
  static Value null(const NullReason* reason = nullptr) noexcept {
    Value v;
    v.reason_ = reason;
    return v;
  }
  static Value boolean(bool b) noexcept {
    Value v;
    v.tag_ = Tag::boolean;
    v.boolean_ = b;
    return v;
  }
  /// Null with `feel.number_range` if the number is not finite.
  static Value number(const Decimal& d) noexcept;
  /// number(make()), built where it will stand: copying a fresh decimal costs more than computing it.
  template <class Make>
  static Value number_from(Make make) noexcept;
  /// The bytes must be valid UTF-8 and outlive the value.
  static Value string(std::string_view s) noexcept {
    Value v;
    v.tag_ = Tag::string;
    v.string_ = s;
    return v;
  }
  static Value date(Date d) noexcept {
    Value v;
    v.tag_ = Tag::date;
    v.date_ = d;
    return v;
  }
  static Value time(const Time* t) noexcept { return pointer(Tag::time, t); }
  static Value date_time(const DateTime* t) noexcept { return pointer(Tag::date_time, t); }
  static Value years_months(YearMonthDuration d) noexcept {
    Value v;
    v.tag_ = Tag::years_months;
    v.years_months_ = d;
    return v;
  }
  static Value days_time(DayTimeDuration d) noexcept {
    Value v;
    v.tag_ = Tag::days_time;
    v.days_time_ = d;
    return v;
  }
  static Value list(List l) noexcept {
    Value v;
    v.tag_ = Tag::list;
    v.list_ = l;
    return v;
  }
  static Value context(Context c) noexcept {
    Value v;
    v.tag_ = Tag::context;
    v.context_ = c;
    return v;
  }
  static Value range(const Range* r) noexcept { return pointer(Tag::range, r); }
  static Value function(const Function* f) noexcept { return pointer(Tag::function, f); }
  /// A described struct of the host, read in place, never copied.
  static Value record(Record r) noexcept {
    Value v;
    v.tag_ = Tag::record;
    v.record_ = r;
    return v;
  }

  Tag tag() const noexcept { return tag_; }
  bool is_null() const noexcept { return tag_ == Tag::null; }
  bool is(Tag t) const noexcept { return tag_ == t; }
  bool is_true() const noexcept { return tag_ == Tag::boolean && boolean_; }
  bool is_false() const noexcept { return tag_ == Tag::boolean && !boolean_; }

  // Each is defined only for a value of that tag.
  bool as_boolean() const noexcept { return boolean_; }
  const Decimal& as_number() const noexcept { return number_; }
  std::string_view as_string() const noexcept { return string_; }
  Date as_date() const noexcept { return date_; }
  const Time& as_time() const noexcept { return *static_cast<const Time*>(pointer_); }
  const DateTime& as_date_time() const noexcept { return *static_cast<const DateTime*>(pointer_); }
  YearMonthDuration as_years_months() const noexcept { return years_months_; }
  DayTimeDuration as_days_time() const noexcept { return days_time_; }
  std::span<const Value> as_list() const noexcept { return list_.items; }
  bool is_relation() const noexcept { return tag_ == Tag::list && list_.is_relation; }
  const Context& as_context() const noexcept { return context_; }
  const Range& as_range() const noexcept { return *static_cast<const Range*>(pointer_); }
  const Function& as_function() const noexcept { return *static_cast<const Function*>(pointer_); }
  const Record& as_record() const noexcept { return record_; }
  const NullReason* reason() const noexcept { return reason_; }

 private:
  static Value pointer(Tag tag, const void* p) noexcept {
    Value v;
    v.tag_ = tag;
    v.pointer_ = p;
    return v;
  }

  Tag tag_;
  union {
    bool boolean_;
    Decimal number_;
    std::string_view string_;
    Date date_;
    YearMonthDuration years_months_;
    DayTimeDuration days_time_;
    List list_;
    Context context_;
    Record record_;
    const void* pointer_;
    const NullReason* reason_;
  };
};
static_assert(sizeof(Value) == 32 && std::is_trivially_copyable_v<Value>);

namespace detail {
inline constexpr NullReason number_range{"feel.number_range", "the result is not a number that can be held"};
}

inline Value Value::number(const Decimal& d) noexcept {
  if (d.is_nan()) [[unlikely]]
    return null(&detail::number_range);
  Value v;
  v.tag_ = Tag::number;
  v.number_ = d;
  return v;
}

template <class Make>
inline Value Value::number_from(Make make) noexcept {
  Value v;
  v.tag_ = Tag::number;
  ::new (static_cast<void*>(&v.number_)) Decimal(make());
  if (v.number_.is_nan()) [[unlikely]] {
    v.tag_ = Tag::null;
    v.reason_ = &detail::number_range;
  }
  return v;
}

/// What a context is made of (context.hpp).
struct Entry {
  std::string_view name;
  Value value;
};

class Context::Iterator {
 public:
  using value_type = Item;
  using difference_type = std::ptrdiff_t;

  Iterator() noexcept = default;
  Iterator(const std::string_view* name, const Value* value) noexcept : name_(name), value_(value) {}
  Item operator*() const noexcept { return {*name_, *value_}; }
  Iterator& operator++() noexcept {
    ++name_;
    ++value_;
    return *this;
  }
  Iterator operator++(int) noexcept {
    const Iterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Iterator& other) const noexcept { return name_ == other.name_; }

 private:
  const std::string_view* name_ = nullptr;
  const Value* value_ = nullptr;
};

inline std::span<const Value> Context::values() const noexcept { return {values_, size_}; }
inline Context::Iterator Context::begin() const noexcept { return {names_, values_}; }
inline Context::Iterator Context::end() const noexcept { return {names_ + size_, values_ + size_}; }

/// An interval; an unbounded end is null and open. `> 5` is (5..unbounded).
struct Range {
  Value low;
  Value high;
  bool low_closed = false;
  bool high_closed = false;
  bool unary = false;  ///< written with an operator: (< 5), (= 5); (!= 5) has both ends 5 and open, and holds all else
};

}  // namespace riskrule::feel
