// Expressions and calls through the C ABI.
#include <array>
#include <thread>
#include <vector>

#include "handle.hpp"

using c_test::compile;
using c_test::failure_of;
using c_test::Handle;
using c_test::text_of;

namespace {

constexpr std::array<const char*, 2> names{"likelihood", "impact"};
constexpr std::array<const char*, 2> types{"number", "number"};

riskrule_compile_options two_numbers() {
  return {
      sizeof(riskrule_compile_options), RISKRULE_STRICT, "index.feel", names.data(), types.data(), 2, nullptr, nullptr};
}

std::string evaluated(const Handle<riskrule_expression>& expression, std::string_view inputs) {
  return text_of([&](auto out, auto error) {
    return riskrule_expression_evaluate(expression.get(), inputs.data(), inputs.size(), out, error);
  });
}

Handle<riskrule_call> new_call(const Handle<riskrule_expression>& expression) {
  Handle<riskrule_call> out;
  EXPECT_EQ(riskrule_call_new(expression.get(), out.slot(), nullptr), RISKRULE_OK);
  return out;
}

TEST(Expression, TakesJsonAndGivesJson) {
  const auto options = two_numbers();
  const auto product = compile("likelihood * impact", &options);
  EXPECT_EQ(evaluated(product, R"({"likelihood": 0.2, "impact": 0.20})"), "0.040\n");
  EXPECT_EQ(evaluated(product, R"({"likelihood": 0.2})"), "null\n");
  EXPECT_EQ(evaluated(compile("[1, \"风险\", date(\"2024-02-29\"), {a: null}]"), ""),
            "[\n  1,\n  \"风险\",\n  \"2024-02-29\",\n  {\n    \"a\": null\n  }\n]\n");
}

TEST(Expression, ReadsTextsAsTheTypesOfTheNamesAsk) {
  const char* name = "公布日期";
  const char* type = "date";
  const riskrule_compile_options options{
      sizeof(riskrule_compile_options), RISKRULE_STRICT, nullptr, &name, &type, 1, nullptr, nullptr};
  EXPECT_EQ(evaluated(compile("公布日期 + duration(\"P30D\")", &options), R"({"公布日期": "2024-01-31"})"),
            "\"2024-03-01\"\n");
}

TEST(Expression, SaysWhereATextIsWrong) {
  const auto options = two_numbers();
  Handle<riskrule_expression> out;
  Handle<riskrule_error> error;
  const std::string_view text = "likelihood *\n  impackt";
  EXPECT_EQ(riskrule_expression_compile(text.data(), text.size(), &options, out.slot(), error.slot()),
            RISKRULE_BAD_INPUT);
  ASSERT_EQ(riskrule_error_count(error.get()), 1U);
  EXPECT_EQ(riskrule_error_severity(error.get(), 0), 0);
  EXPECT_STREQ(riskrule_error_file(error.get(), 0), "index.feel");
  EXPECT_EQ(riskrule_error_line(error.get(), 0), 2U);
  EXPECT_EQ(riskrule_error_column(error.get(), 0), 3U);
  EXPECT_STREQ(riskrule_error_guess(error.get(), 0), "impact");
  EXPECT_STRNE(riskrule_error_text(error.get(), 0), "");
  EXPECT_STREQ(riskrule_error_pointer(error.get(), 0), "");
}

TEST(Expression, NeedsTheNamesThatItCounts) {
  const char* const missing[] = {nullptr};
  for (const char* const* given : {static_cast<const char* const*>(nullptr), &missing[0]}) {
    riskrule_compile_options options{};
    options.struct_size = sizeof options;
    options.names = given;
    options.name_count = 1;
    Handle<riskrule_expression> out;
    Handle<riskrule_error> error;
    EXPECT_EQ(riskrule_expression_compile("1", 1, &options, out.slot(), error.slot()), RISKRULE_BAD_ARGUMENT);
    EXPECT_STREQ(riskrule_error_code(error.get(), 0), "c.argument");
  }
}

TEST(Expression, LosesNoInputUnseen) {
  const auto options = two_numbers();
  const auto product = compile("likelihood * impact", &options);
  struct Bad {
    std::string_view inputs;
    const char* code;
  };
  for (const Bad& bad :
       {Bad{R"({"likelyhood": 1})", "json.unknown_member"}, Bad{"[1, 2]", "json.type"},
        Bad{R"({"impact": 1, "impact": 2})", "json.duplicate"}, Bad{R"({"impact")", "json.truncated"}}) {
    const auto [status, found] = failure_of([&](auto out, auto error) {
      return riskrule_expression_evaluate(product.get(), bad.inputs.data(), bad.inputs.size(), out, error);
    });
    EXPECT_EQ(status, RISKRULE_BAD_INPUT) << bad.inputs;
    EXPECT_EQ(found, bad.code) << bad.inputs;
  }
}

TEST(Expression, StopsAtTheLimitsOfItsOptions) {
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.steps = 1000;
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.limits = &limits;
  const auto heavy = compile("sum(for i in 1..100000 return i)", &options);
  const auto run = [&](auto out, auto error) { return riskrule_expression_evaluate(heavy.get(), "", 0, out, error); };
  EXPECT_EQ(failure_of(run), std::pair(RISKRULE_STOPPED, std::string("limit.steps")));
}

// Small to hold, endless to write.
TEST(Expression, WritesNoResultWithoutEnd) {
  std::string doubled = "{a0: [1, 1]";
  for (int i = 1; i < 60; ++i)
    doubled += ", a" + std::to_string(i) + ": [a" + std::to_string(i - 1) + ", a" + std::to_string(i - 1) + "]";
  const std::string deep = "(for i in 1..1000000 return [partial[-1]])[-1]";
  for (const auto& [text, limit] :
       {std::pair(deep, "limit.json_depth"), std::pair(doubled + "}.a59", "limit.string_bytes")}) {
    const auto expression = compile(text);
    EXPECT_EQ(failure_of([&](auto out, auto error) {
                return riskrule_expression_evaluate(expression.get(), "", 0, out, error);
              }).second,
              limit);
    const auto call = new_call(expression);
    ASSERT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
    EXPECT_STREQ(riskrule_call_json(call.get()), "");
    EXPECT_STRNE(riskrule_call_feel(call.get()), "");
  }
}

TEST(Expression, IsCancelledByTheHost) {
  int asked = 0;
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.user = &asked;
  limits.go_on = [](void* user) -> int32_t { return ++*static_cast<int*>(user) < 3 ? 1 : 0; };
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.limits = &limits;
  const auto heavy = compile("sum(for i in 1..1000000 return i)", &options);
  limits.go_on = nullptr;  // the expression has its own copy
  const auto run = [&](auto out, auto error) { return riskrule_expression_evaluate(heavy.get(), "", 0, out, error); };
  EXPECT_EQ(failure_of(run), std::pair(RISKRULE_STOPPED, std::string("limit.cancelled")));
  EXPECT_EQ(asked, 3);
}

TEST(Call, EvaluatesWithoutJson) {
  const auto options = two_numbers();
  const auto product = compile("likelihood * impact", &options);
  const auto call = new_call(product);
  EXPECT_EQ(riskrule_call_set_number(call.get(), 0, 2, -1), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_set_decimal(call.get(), 1, "0.20", 4), RISKRULE_OK);
  ASSERT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_NUMBER);
  int64_t coefficient = 0;
  int32_t exponent = 0;
  EXPECT_EQ(riskrule_call_number(call.get(), &coefficient, &exponent), RISKRULE_OK);
  EXPECT_EQ(coefficient, 40);
  EXPECT_EQ(exponent, -3);
  EXPECT_STREQ(riskrule_call_feel(call.get()), "0.040");

  EXPECT_EQ(riskrule_call_set_number(call.get(), 0, INT64_MIN, 0), RISKRULE_OK);  // the other input keeps its value
  ASSERT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
  EXPECT_STREQ(riskrule_call_feel(call.get()), "-1844674407370955161.60");
  EXPECT_EQ(riskrule_call_number(call.get(), &coefficient, &exponent), RISKRULE_BAD_ARGUMENT);
}

TEST(Call, KnowsEveryKindOfResult) {
  const char* name = "x";
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.names = &name;
  options.name_count = 1;
  const auto call = new_call(compile("x", &options));
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_NULL);
  const auto run = [&] { EXPECT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK); };

  std::string text = "风险\0!";
  text.assign("风险\0!", 8);
  EXPECT_EQ(riskrule_call_set_text(call.get(), 0, text.data(), text.size()), RISKRULE_OK);
  run();
  text.assign(text.size(), '?');  // it was copied
  std::size_t length = 0;
  const char* found = riskrule_call_text(call.get(), &length);
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_TEXT);
  EXPECT_EQ(std::string_view(found, length), std::string_view("风险\0!", 8));

  EXPECT_EQ(riskrule_call_set_boolean(call.get(), 0, 7), RISKRULE_OK);
  run();
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_BOOLEAN);
  EXPECT_EQ(riskrule_call_boolean(call.get()), 1);

  EXPECT_EQ(riskrule_call_set_date(call.get(), 0, 2024, 2, 29), RISKRULE_OK);
  run();
  int32_t year = 0, month = 0, day = 0;
  EXPECT_EQ(riskrule_call_date(call.get(), &year, &month, &day), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_DATE);
  EXPECT_EQ(std::tuple(year, month, day), std::tuple(2024, 2, 29));

  const std::string_view json = R"({"a": [1, 2.50]})";
  EXPECT_EQ(riskrule_call_set_json(call.get(), 0, json.data(), json.size(), nullptr), RISKRULE_OK);
  run();
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_OTHER);
  EXPECT_STREQ(riskrule_call_json(call.get()), R"({"a":[1,2.50]})");
  EXPECT_STREQ(riskrule_call_feel(call.get()), "{a: [1, 2.50]}");

  EXPECT_EQ(riskrule_call_set_null(call.get(), 0), RISKRULE_OK);
  run();
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_NULL);
  EXPECT_STREQ(riskrule_call_json(call.get()), "null");

  // A result may lie in an input: it ends with that.
  EXPECT_EQ(riskrule_call_set_json(call.get(), 0, json.data(), json.size(), nullptr), RISKRULE_OK);
  run();
  EXPECT_STREQ(riskrule_call_feel(call.get()), "{a: [1, 2.50]}");
  const std::string_view longer = R"({"another name": ["another text, longer than the first one"]})";
  EXPECT_EQ(riskrule_call_set_json(call.get(), 0, longer.data(), longer.size(), nullptr), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_NULL);
  EXPECT_STREQ(riskrule_call_feel(call.get()), "null");
}

TEST(Call, SaysWhyItIsNull) {
  const auto call = new_call(compile("1 / 0"));
  ASSERT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_kind(call.get()), RISKRULE_VALUE_NULL);
  EXPECT_STRNE(riskrule_call_reason(call.get()), "");
}

TEST(Call, RefusesValuesThatAreNone) {
  const auto options = two_numbers();
  const auto call = new_call(compile("likelihood * impact", &options));
  auto* c = call.get();
  for (const auto status : {riskrule_call_set_null(c, 2),
                            riskrule_call_set_null(nullptr, 0),
                            riskrule_call_set_boolean(c, SIZE_MAX, 1),
                            riskrule_call_set_number(c, 2, 1, 0),
                            riskrule_call_set_number(c, 0, 1, 6112),
                            riskrule_call_set_number(c, 0, 1, -6177),
                            riskrule_call_set_number(c, 0, 1, INT32_MIN),
                            riskrule_call_set_decimal(c, 0, nullptr, 3),
                            riskrule_call_set_decimal(c, 0, "1,5", 3),
                            riskrule_call_set_decimal(c, 0, "12345678901234567890123456789012345", 35),
                            riskrule_call_set_decimal(c, 0, "", 0),
                            riskrule_call_set_text(c, 0, nullptr, 1),
                            riskrule_call_set_text(c, 0, "\xE9", 1),
                            riskrule_call_set_text(nullptr, 0, "a", 1),
                            riskrule_call_set_date(c, 0, 2023, 2, 29),
                            riskrule_call_set_date(c, 0, 2024, 13, 1),
                            riskrule_call_set_date(c, 0, INT32_MAX, 1, 1),
                            riskrule_call_set_json(c, 0, nullptr, 0, nullptr),
                            riskrule_call_set_json(c, 9, "1", 1, nullptr),
                            riskrule_call_run(nullptr, nullptr),
                            riskrule_call_number(c, nullptr, nullptr),
                            riskrule_call_date(c, nullptr, nullptr, nullptr)})
    EXPECT_EQ(status, RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_call_set_json(c, 0, "{", 1, nullptr), RISKRULE_BAD_INPUT);
  ASSERT_EQ(riskrule_call_run(c, nullptr), RISKRULE_OK);  // still usable
  EXPECT_EQ(riskrule_call_kind(c), RISKRULE_VALUE_NULL);
}

TEST(Call, OutlivesItsExpression) {
  const auto call = [] { return new_call(compile("\"a\" + \"b\"")); }();
  ASSERT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
  EXPECT_STREQ(riskrule_call_feel(call.get()), "\"ab\"");
}

TEST(Expression, IsSharedByThreads) {
  const auto options = two_numbers();
  const auto product = compile("likelihood * impact", &options);
  std::vector<std::thread> threads;
  std::array<std::string, 4> found;
  for (auto& text : found)
    threads.emplace_back([&] {
      const auto call = new_call(product);
      for (int i = 0; i < 200; ++i) {
        riskrule_call_set_number(call.get(), 0, i, -2);
        riskrule_call_set_number(call.get(), 1, 3, 0);
        riskrule_call_run(call.get(), nullptr);
        text += riskrule_call_feel(call.get());
        text += evaluated(product, R"({"likelihood": 0.1, "impact": 3})");
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& text : found) EXPECT_EQ(text, found[0]);
}

}  // namespace
