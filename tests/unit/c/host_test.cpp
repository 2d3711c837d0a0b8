// Functions of the host through the C ABI: what goes to them, what comes back, and what they do wrong.
#include <array>
#include <thread>
#include <vector>

#include "host.hpp"

using namespace c_test;

namespace {

const std::string external = "(function(a, b) external {java: {class: \"x.Y\", method signature: \"f(int,int)\"}})";

TEST(Host, IsGivenTheMappingAndTheArguments) {
  std::vector<std::string> seen;
  Host host{.call = [&](auto answer, auto mapping, auto arguments) {
    seen = {std::string(mapping), std::string(arguments)};
    return say(answer, R"({"sum": 0.10, "list": [1, "二", null, true, {"a": []}]})");
  }};
  const auto expression = compile(host, external + "(1.50, [date(\"2024-03-01\"), \"a\\\"b\", null])");
  EXPECT_EQ(called(expression), R"({sum: 0.10, list: [1, "二", null, true, {a: []}]})");
  EXPECT_EQ(seen, (std::vector<std::string>{R"j({"java":{"class":"x.Y","method signature":"f(int,int)"}})j",
                                            R"j([1.50,["2024-03-01","a\"b",null]])j"}));
  EXPECT_EQ(evaluated(compile(host, external + "(1, 2).sum + 1")), "1.10\n");
  EXPECT_EQ(host.calls, 2);
}

TEST(Host, AnswersOnceForEachRowThatAsks) {
  Host host{.call = [](auto answer, auto, auto arguments) { return say(answer, arguments); }};
  EXPECT_EQ(called(compile(host, "for i in 1..3 return " + external + "(i, i * i)")), "[[1, 1], [2, 4], [3, 9]]");
  EXPECT_EQ(host.calls, 3);
  EXPECT_EQ(called(compile(host, external + "(1)")), "null: the function takes another number of arguments");
  EXPECT_EQ(host.calls, 3);
}

TEST(Host, MayHaveNoFunctionsOrNotKnowThisOne) {
  Host none;
  const std::string without = "null: the host runs no functions of other languages";
  EXPECT_EQ(called(compile(none, external + "(1, 2)")), without);
  EXPECT_EQ(called(c_test::compile(external + "(1, 2)")), without);
  Host silent{.call = [](auto, auto, auto) { return 1; }};
  EXPECT_EQ(called(compile(silent, external + "(1, 2)")), "null: the host does not know this function");
  Host failing{.call = [](auto answer, auto, auto) {
    EXPECT_EQ(riskrule_answer_fail(answer, "没有此地块", 15), RISKRULE_OK);
    return 1;
  }};
  EXPECT_EQ(called(compile(failing, external + "(1, 2)")), "null: 没有此地块");
}

TEST(Host, AnswersThatAreNoJsonAreNullWithTheirPlace) {
  for (const char* bad : {"", " ", "{", "[1,", "nul", "1 2", "\"\xE5\"", "{\"a\": 1, \"a\": 2}", "NaN", "\xFF"}) {
    Host host = with(bad);
    const std::string answer = called(compile(host, external + "(1, 2)"));
    EXPECT_EQ(answer.find("null: the host's answer can not be read: "), 0U) << bad << " gave " << answer;
    EXPECT_NE(answer.find(", in line 1, column "), std::string::npos) << answer;
  }
  Host deep = with(std::string(100, '[') + std::string(100, ']'));
  EXPECT_NE(called(compile(deep, external + "(1, 2)")).find("json_depth"), std::string::npos);
}

TEST(Host, MisusedAnswersAreRefused) {
  EXPECT_EQ(riskrule_answer_json(nullptr, "1", 1), RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_answer_fail(nullptr, "no", 2), RISKRULE_BAD_ARGUMENT);
  Host host{.call = [](auto answer, auto, auto) {
    EXPECT_EQ(riskrule_answer_json(answer, nullptr, 1), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_answer_fail(answer, nullptr, 1), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_answer_fail(answer, "\xE5", 1), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_answer_fail(answer, "first", 5), RISKRULE_OK);
    return say(answer, "7");  // the last one holds
  }};
  EXPECT_EQ(called(compile(host, external + "(1, 2)")), "7");
  Host empty{.call = [](auto answer, auto, auto) {
    EXPECT_EQ(riskrule_answer_json(answer, nullptr, 0), RISKRULE_OK);
    return 1;
  }};
  EXPECT_EQ(called(compile(empty, external + "(1, 2)")).find("null: "), 0U);
}

TEST(Host, StopsTheEvaluation) {
  const auto stopped = std::pair(RISKRULE_STOPPED, std::string("limit.cancelled"));
  Host host{.call = [](auto answer, auto, auto) { return say(answer, "1"), 0; }};
  const auto expression = compile(host, "sum(for i in 1..1000 return " + external + "(i, i))");
  EXPECT_EQ(failure(expression), stopped);
  EXPECT_EQ(host.calls, 1) << "nothing is asked any more";
  Host clock{.now = [](auto) { return 0; }};
  EXPECT_EQ(failure(compile(clock, "1")), stopped);
}

TEST(Host, AnswersWithinTheLimits) {
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.string_bytes = 1000;
  limits.list_items = 10;
  using Answer = std::pair<riskrule_status, std::string>;
  const auto under = [&](const std::string& answer, std::string_view text) -> Answer {
    Host host{.call = [&](auto to, auto, auto) {
      riskrule_answer_json(to, answer.data(), answer.size());
      return 1;
    }};
    const auto expression = compile(host, text, &limits);
    Handle<riskrule_text> out;
    Handle<riskrule_error> error;
    const auto status = riskrule_expression_evaluate(expression.get(), nullptr, 0, out.slot(), error.slot());
    return {status, status == RISKRULE_OK ? "" : riskrule_error_code(error.get(), 0)};
  };
  const Answer fine{RISKRULE_OK, ""};
  const auto stopped_at = [](const char* limit) { return Answer(RISKRULE_STOPPED, limit); };
  const std::string call = external + "(1, 2)";
  EXPECT_EQ(under('"' + std::string(998, 'a') + '"', "string length(" + call + ") = 998"), fine);
  EXPECT_EQ(under('"' + std::string(999, 'a') + '"', call), stopped_at("limit.string_bytes"));
  EXPECT_EQ(under("[[1,2,3,4,5,6,7,8,9,10]]", call), fine);
  EXPECT_EQ(under("[[1,2,3,4,5,6,7,8,9,10,11]]", call), stopped_at("limit.list_items"));
  const std::string long_text = "\"" + std::string(300, 'b') + "\"";
  EXPECT_EQ(under("1", external + "([" + long_text + ", " + long_text + ", " + long_text + "], " + long_text + ")"),
            stopped_at("limit.string_bytes"))
      << "arguments too";
  limits.arena_bytes = 100'000;
  limits.string_bytes = 0;
  limits.list_items = 0;
  std::string many = "[0";
  for (int i = 0; i < 10'000; ++i) many += ",0";
  EXPECT_EQ(under(many + "]", call), stopped_at("limit.arena_bytes"));
  limits.arena_bytes = 0;
  limits.steps = 100;
  EXPECT_EQ(under(many + "]", call), stopped_at("limit.steps"));
}

TEST(Host, IsNotGivenArgumentsWithoutEnd) {
  Host host = with("1");
  EXPECT_EQ(called(compile(host, external + "(for i in 1..100 return [partial[-1]], 1)")),
            "null: the arguments nest deeper than json_depth");
  std::string doubled = "{a0: [1, 1]";  // each list holds the one before twice: small here, 2^60 numbers in JSON
  for (int i = 1; i < 60; ++i)
    doubled += ", a" + std::to_string(i) + ": [a" + std::to_string(i - 1) + ", a" + std::to_string(i - 1) + "]";
  EXPECT_EQ(failure(compile(host, external + "(" + doubled + "}.a59, 1)")),
            std::pair(RISKRULE_STOPPED, std::string("limit.string_bytes")));
  EXPECT_EQ(host.calls, 0);
}

TEST(Host, AnswersOutliveTheirText) {
  std::string text;
  Host host{.call = [&](auto answer, auto, auto arguments) {
    text = "[\"" + std::string(arguments) + "\", {\"k" + std::string(arguments) +
           "\": \"long enough to be no short text\"}]";
    say(answer, text);
    text.assign(text.size(), '?');
    return 1;
  }};
  EXPECT_EQ(
      called(compile(host, "for i in 1..2 return (function(a) external {f: 1})(i)")),
      R"([["[1]", {"k[1]": "long enough to be no short text"}], ["[2]", {"k[2]": "long enough to be no short text"}]])");
}

// --- Calling back ----------------------------------------------------------------------------------------------------

TEST(Host, MayEvaluateWhatCalledIt) {
  const Handle<riskrule_expression>* itself = nullptr;
  Host host{.call = [&](auto answer, auto, auto arguments) {
    return say(answer, evaluated(*itself, "{\"x\": " + std::string(arguments.substr(1, arguments.size() - 2)) + "}"));
  }};
  const auto factorial = compile(host, "if x <= 1 then 1 else x * (function(n) external {f: \"itself\"})(x - 1)");
  itself = &factorial;
  EXPECT_EQ(evaluated(factorial, R"({"x": 20})"), "2432902008176640000\n");
  EXPECT_EQ(host.calls, 19);
}

TEST(Host, CanNotTouchTheCallThatRuns) {
  Handle<riskrule_call> call;
  Host host{.call = [&](auto answer, auto, auto) {
    auto* c = call.get();
    EXPECT_EQ(riskrule_call_run(c, nullptr), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_call_set_null(c, 0), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_call_set_text(c, 0, "other", 5), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_call_set_json(c, 0, "[]", 2, nullptr), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(riskrule_call_kind(c), RISKRULE_VALUE_NULL);
    EXPECT_STREQ(riskrule_call_feel(c), "");
    EXPECT_STREQ(riskrule_call_json(c), "");
    EXPECT_STREQ(riskrule_call_reason(c), "");
    return say(answer, "1");
  }};
  const auto expression = compile(host, "(function(a) external {f: 1})(x) + string length(x)");
  ASSERT_EQ(riskrule_call_new(expression.get(), call.slot(), nullptr), RISKRULE_OK);
  ASSERT_EQ(riskrule_call_set_text(call.get(), 0, "three", 5), RISKRULE_OK);
  ASSERT_EQ(riskrule_call_run(call.get(), nullptr), RISKRULE_OK);
  EXPECT_STREQ(riskrule_call_feel(call.get()), "6");
  EXPECT_EQ(riskrule_call_set_text(call.get(), 0, "two", 3), RISKRULE_OK);
}

TEST(Host, MayFreeWhatIsEvaluated) {
  riskrule_call* call = nullptr;
  riskrule_expression* expression = nullptr;
  Host host{.call = [&](auto answer, auto, auto) {
    riskrule_call_free(call);
    riskrule_expression_free(expression);
    return say(answer, "[1, 2]");
  }};
  const riskrule_host raw = host.raw();
  riskrule_compile_options options{};
  options.struct_size = sizeof options;
  options.host = &raw;
  const std::string text = "count((function(a) external {f: 1})(0)) = 2";
  ASSERT_EQ(riskrule_expression_compile(text.data(), text.size(), &options, &expression, nullptr), RISKRULE_OK);
  ASSERT_EQ(riskrule_call_new(expression, &call, nullptr), RISKRULE_OK);
  EXPECT_EQ(riskrule_call_run(call, nullptr), RISKRULE_OK);
  call = nullptr;
  ASSERT_EQ(riskrule_expression_compile(text.data(), text.size(), &options, &expression, nullptr), RISKRULE_OK);
  EXPECT_EQ(text_of([&](auto out, auto error) { return riskrule_expression_evaluate(expression, "", 0, out, error); }),
            "true\n");
}

TEST(Host, IsCalledOnTheThreadThatEvaluates) {
  std::array<std::string, 4> found;
  std::array<std::thread::id, 4> callers;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < found.size(); ++i)
    threads.emplace_back([&, i] {
      Host own{.call = [&callers, i](auto answer, auto, auto arguments) {
        callers[i] = std::this_thread::get_id();
        return say(answer, arguments);
      }};
      const auto expression = compile(own, "count(for i in 1..100 return (function(a) external {f: 1})(i))");
      found[i] = evaluated(expression);
      if (callers[i] != std::this_thread::get_id()) found[i] = "another thread";
    });
  for (auto& thread : threads) thread.join();
  for (const auto& text : found) EXPECT_EQ(text, "100\n");
}

}  // namespace
