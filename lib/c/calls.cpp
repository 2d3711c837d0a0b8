// Calls: the inputs, the scratch and the result of evaluations of one expression, without JSON.
#include <limits>

#include "data/quote.hpp"
#include "handles.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/json.hpp"
#include "riskrule/feel/stopped.hpp"

namespace feel = riskrule::feel;
using feel::Tag;
using feel::Value;
using riskrule::Decimal;
using riskrule::c::bad_argument;
using riskrule::c::fail;
using riskrule::c::guarded;

namespace {

/// What the value of one input points into.
struct Input {
  std::string text;
  std::optional<riskrule::data::JsonTree> tree;
  feel::Arena arena;
};

}  // namespace

struct riskrule_call {
  explicit riskrule_call(std::shared_ptr<const riskrule::c::NamedExpression> of)
      : named(std::move(of)),
        evaluation(named->limits.limits()),
        values(named->scope.slots()),
        inputs(named->scope.slots()) {}

  std::shared_ptr<const riskrule::c::NamedExpression> named;
  feel::Evaluation evaluation;
  std::vector<Value> values;
  std::vector<Input> inputs;
  Value result;
  bool running = false;                           // what its host calls back is refused
  bool freed = false;                             // meanwhile
  std::string feel_text, json_text, reason_text;  // of the result, once someone has asked
};

namespace {

bool has(const riskrule_call* call, std::size_t name) {
  return call != nullptr && !call->running && name < call->values.size();
}

/// The result may point into the inputs: once one of them changes, nothing of it is handed out any more.
void forget_result(riskrule_call& call) noexcept {
  call.result = Value();
  call.feel_text.clear();
  call.json_text.clear();
  call.reason_text.clear();
}

riskrule_status set(riskrule_call* call, std::size_t name, const Value& value) {
  if (!has(call, name)) return RISKRULE_BAD_ARGUMENT;
  forget_result(*call);
  call->values[name] = value;
  return RISKRULE_OK;
}

riskrule_status set_json(riskrule_call& call, std::size_t name, const char* json, std::size_t length,
                         riskrule_error** error) {
  auto tree = riskrule::data::parse_json(riskrule::c::copy_text(json, length), "value", call.named->limits.limits());
  if (!tree) return fail(error, std::move(tree.diagnostics()));
  Input& input = call.inputs[name];
  forget_result(call);
  call.values[name] = Value();
  input.arena.reset();
  input.tree = *std::move(tree);
  call.values[name] = feel::from_json(input.arena, input.tree->root(), *call.named->scope.names()[name].type);
  return RISKRULE_OK;
}

riskrule_status run(riskrule_call& call, riskrule_error** error) {
  forget_result(call);
  call.evaluation.reset();
  if (call.named->host.begin(call.evaluation))
    call.result = call.named->expression.evaluate(call.evaluation, call.values);
  if (call.evaluation.stopped.empty()) return RISKRULE_OK;
  return fail(error, {feel::stopped_at(call.evaluation)});
}

/// The call while its expression is evaluated; freed behind that if the host has asked for it.
class Running {
 public:
  explicit Running(riskrule_call& call) noexcept : call_(call) { call_.running = true; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    call_.running = false;
    if (call_.freed) delete &call_;
  }

 private:
  riskrule_call& call_;
};

/// Fills `text` when it is asked for the first time; "" when memory runs out.
template <class Make>
const char* made_once(std::string& text, Make make) noexcept {
  try {
    if (text.empty()) text = make();
    return text.c_str();
  } catch (...) {
    return "";
  }
}

std::string reasons(const Value& value) {
  std::string out;
  for (const auto* r = value.is_null() ? value.reason() : nullptr; r != nullptr; r = r->cause)
    out += (out.empty() ? "" : "\n") + std::string(r->message);
  return out;
}

}  // namespace

extern "C" {

riskrule_status riskrule_call_new(const riskrule_expression* expression, riskrule_call** out, riskrule_error** error) {
  if (out == nullptr) return bad_argument(error, "the output is NULL");
  *out = nullptr;
  if (expression == nullptr) return bad_argument(error, "the expression is NULL");
  return guarded(error, [&] {
    *out = new riskrule_call(expression->named);
    return RISKRULE_OK;
  });
}
void riskrule_call_free(riskrule_call* call) {
  if (call == nullptr || !call->running)
    delete call;
  else
    call->freed = true;
}

riskrule_status riskrule_call_set_null(riskrule_call* call, size_t name) { return set(call, name, Value()); }
riskrule_status riskrule_call_set_boolean(riskrule_call* call, size_t name, int32_t value) {
  return set(call, name, Value::boolean(value != 0));
}
riskrule_status riskrule_call_set_number(riskrule_call* call, size_t name, int64_t coefficient, int32_t exponent) {
  if (exponent < Decimal::min_exponent || exponent > Decimal::max_exponent) return RISKRULE_BAD_ARGUMENT;
  auto parts = Decimal(coefficient).parts();
  parts.exponent = exponent;
  return set(call, name, Value::number(Decimal::from_parts(parts)));
}
riskrule_status riskrule_call_set_decimal(riskrule_call* call, size_t name, const char* text, size_t length) {
  if (text == nullptr) return RISKRULE_BAD_ARGUMENT;
  const auto number = Decimal::parse({text, length});
  return number ? set(call, name, Value::number(*number)) : RISKRULE_BAD_ARGUMENT;
}
riskrule_status riskrule_call_set_text(riskrule_call* call, size_t name, const char* text, size_t length) {
  if (!has(call, name) || (text == nullptr && length > 0)) return RISKRULE_BAD_ARGUMENT;
  if (!riskrule::data::detail::is_utf8({text, length})) return RISKRULE_BAD_ARGUMENT;
  return guarded(nullptr, [&] {
    std::string& own = call->inputs[name].text;
    call->values[name] = Value();
    own.assign(text == nullptr ? "" : text, length);
    return set(call, name, Value::string(own));
  });
}
riskrule_status riskrule_call_set_date(riskrule_call* call, size_t name, int32_t year, int32_t month, int32_t day) {
  const auto date = riskrule::make_date(year, month, day);
  return date ? set(call, name, Value::date(*date)) : RISKRULE_BAD_ARGUMENT;
}
riskrule_status riskrule_call_set_json(riskrule_call* call, size_t name, const char* json, size_t length,
                                       riskrule_error** error) {
  if (call == nullptr) return bad_argument(error, "the call is NULL");
  if (!has(call, name)) return bad_argument(error, "there is no input of that number, or the call is running");
  if (json == nullptr) return bad_argument(error, "the text is NULL");
  return guarded(error, [&] { return set_json(*call, name, json, length, error); });
}

riskrule_status riskrule_call_run(riskrule_call* call, riskrule_error** error) {
  if (call == nullptr) return bad_argument(error, "the call is NULL");
  if (call->running) return bad_argument(error, "the call is running");
  const Running running(*call);
  return guarded(error, [&] { return run(*call, error); });
}

int32_t riskrule_call_kind(const riskrule_call* call) {
  if (call == nullptr) return RISKRULE_VALUE_NULL;
  switch (call->result.tag()) {
    case Tag::null: return RISKRULE_VALUE_NULL;
    case Tag::boolean: return RISKRULE_VALUE_BOOLEAN;
    case Tag::number: return RISKRULE_VALUE_NUMBER;
    case Tag::string: return RISKRULE_VALUE_TEXT;
    case Tag::date: return RISKRULE_VALUE_DATE;
    default: return RISKRULE_VALUE_OTHER;
  }
}
int32_t riskrule_call_boolean(const riskrule_call* call) { return call != nullptr && call->result.is_true() ? 1 : 0; }
riskrule_status riskrule_call_number(const riskrule_call* call, int64_t* coefficient, int32_t* exponent) {
  if (call == nullptr || coefficient == nullptr || exponent == nullptr) return RISKRULE_BAD_ARGUMENT;
  if (!call->result.is(Tag::number)) return RISKRULE_BAD_ARGUMENT;
  const auto parts = call->result.as_number().parts();
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (parts.high != 0 || parts.low > most) return RISKRULE_BAD_ARGUMENT;
  *coefficient = parts.negative ? -static_cast<std::int64_t>(parts.low) : static_cast<std::int64_t>(parts.low);
  *exponent = parts.exponent;
  return RISKRULE_OK;
}
const char* riskrule_call_text(const riskrule_call* call, size_t* length) {
  const bool is_text = call != nullptr && call->result.is(Tag::string);
  const std::string_view text = is_text ? call->result.as_string() : std::string_view();
  if (length != nullptr) *length = text.size();
  return text.empty() ? "" : text.data();
}
riskrule_status riskrule_call_date(const riskrule_call* call, int32_t* year, int32_t* month, int32_t* day) {
  if (call == nullptr || year == nullptr || month == nullptr || day == nullptr) return RISKRULE_BAD_ARGUMENT;
  if (!call->result.is(Tag::date)) return RISKRULE_BAD_ARGUMENT;
  const auto date = call->result.as_date();
  *year = date.year;
  *month = date.month;
  *day = date.day;
  return RISKRULE_OK;
}

const char* riskrule_call_feel(riskrule_call* call) {
  if (call == nullptr || call->running) return "";
  return made_once(call->feel_text, [&] { return feel::to_feel(call->result); });
}
const char* riskrule_call_json(riskrule_call* call) {
  if (call == nullptr || call->running) return "";
  return made_once(call->json_text, [&]() -> std::string {
    if (riskrule::dmn::json_problem(call->result, call->evaluation.limits())) return "";
    riskrule::data::JsonWriter out(riskrule::data::JsonStyle::compact);
    riskrule::dmn::write_value(out, call->result);
    return std::move(out).take();
  });
}
const char* riskrule_call_reason(riskrule_call* call) {
  if (call == nullptr || call->running) return "";
  return made_once(call->reason_text, [&] { return reasons(call->result); });
}

}  // extern "C"
