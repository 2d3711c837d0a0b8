/// Values in and out of an expression without JSON, for those who evaluate often.
#pragma once

#include "riskrule/c/expression.hpp"

namespace riskrule {
namespace c {

/// What a result is.
enum class Kind : std::int32_t {
  null = RISKRULE_VALUE_NULL,
  boolean = RISKRULE_VALUE_BOOLEAN,
  number = RISKRULE_VALUE_NUMBER,
  text = RISKRULE_VALUE_TEXT,
  date = RISKRULE_VALUE_DATE,
  other = RISKRULE_VALUE_OTHER  ///< times, durations, lists, contexts: as FEEL or JSON text
};

/// coefficient x 10^exponent, exactly.
struct Decimal {
  std::int64_t coefficient;
  std::int32_t exponent;
};

struct Date {
  std::int32_t year;
  std::int32_t month;
  std::int32_t day;
};

/// The inputs and the result of one evaluation, for one thread at a time. An input keeps its value until it is set
/// again. Setters and readers return Status::bad_argument for a wrong input, a value that is none, or another kind of
/// result, and allocate nothing on success.
class Call : public Handle<riskrule_call> {
 public:
  Call() noexcept {}
  explicit Call(const Expression& expression, OnError on_error RISKRULE_C_OR_THROW)
      : Handle(detail::make<riskrule_call>(on_error, [&](riskrule_call** out, riskrule_error** error) {
          return riskrule_call_new(expression.get(), out, error);
        })) {}

  Status set_null(std::size_t input) noexcept { return of(riskrule_call_set_null(get(), input)); }
  Status set(std::size_t input, bool value) noexcept {
    return of(riskrule_call_set_boolean(get(), input, value ? 1 : 0));
  }
  Status set(std::size_t input, Decimal value) noexcept {
    return of(riskrule_call_set_number(get(), input, value.coefficient, value.exponent));
  }
  Status set(std::size_t input, const std::string& text) noexcept {
    return of(riskrule_call_set_text(get(), input, text.data(), text.size()));
  }
  Status set(std::size_t input, const char* text) { return set(input, std::string(text)); }  // else it were a bool
  Status set(std::size_t input, Date value) noexcept {
    return of(riskrule_call_set_date(get(), input, value.year, value.month, value.day));
  }
  /// A number of up to 34 digits as text, "0.25" or "1E-7".
  Status set_decimal(std::size_t input, const std::string& text) noexcept {
    return of(riskrule_call_set_decimal(get(), input, text.data(), text.size()));
  }
  /// Any value.
  void set_json(std::size_t input, const std::string& json, OnError on_error RISKRULE_C_OR_THROW) {
    detail::Attempt attempt(on_error);
    attempt.ended(riskrule_call_set_json(get(), input, json.data(), json.size(), attempt.error()));
  }

  /// Evaluates; true on success. Its result lives until the next run, or until an input is set.
  bool run(OnError on_error RISKRULE_C_OR_THROW) {
    detail::Attempt attempt(on_error);
    return attempt.ended(riskrule_call_run(get(), attempt.error()));
  }

  Kind kind() const noexcept { return static_cast<Kind>(riskrule_call_kind(get())); }
  bool boolean() const noexcept { return riskrule_call_boolean(get()) != 0; }
  /// Also bad_argument if the coefficient passes 64 bits: then use feel().
  Status number(Decimal& value) const noexcept {
    return of(riskrule_call_number(get(), &value.coefficient, &value.exponent));
  }
  std::string text() const {
    std::size_t length = 0;
    const char* data = riskrule_call_text(get(), &length);
    return std::string(data, length);
  }
  Status date(Date& value) const noexcept {
    return of(riskrule_call_date(get(), &value.year, &value.month, &value.day));
  }
  /// Any result as FEEL source, or as JSON; made when asked for.
  std::string feel() { return riskrule_call_feel(get()); }
  std::string json() { return riskrule_call_json(get()); }
  /// Why it is null: sentences from the nearest cause on, a line each.
  std::string reason() { return riskrule_call_reason(get()); }

 private:
  static Status of(riskrule_status status) noexcept { return static_cast<Status>(status); }
};

}  // namespace c
}  // namespace riskrule
