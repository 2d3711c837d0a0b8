// Values as text, and back.
#include <gtest/gtest.h>

#include <string>

#include "feel/letter_case.hpp"
#include "feel/text.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {
namespace {

struct Written {
  std::string plain;
  std::string source;
  bool round_trip = false;
};

Written written(const std::string& text) {
  Evaluation call;
  const auto compiled = compile(text, Scope());
  if (!compiled) return {to_text(compiled.diagnostics()), {}, false};
  const Value value = compiled->evaluate(call, {});
  Written out{to_string(value), to_feel(value), false};
  const auto again = compile(out.source, Scope());
  if (again) out.round_trip = equal(call, again->evaluate(call, {}), value).is_true();
  return out;
}

TEST(Text, PlainAndAsSource) {
  const std::string same[] = {"null",
                              "true",
                              "1",
                              "1.10",
                              "-0.5",
                              "[1, 2, 3]",
                              "[]",
                              "{}",
                              R"([1, "a", [true, null]])",
                              R"({a: 1, b c: "x"})",
                              "[1..3]",
                              "(1..3)",
                              R"(["a".."c"])",
                              "(< 5)",
                              "(>= 5)",
                              "(= 5)",
                              "(!= 5)",
                              R"({"a+b": 1, "": 2, "if": 3, "{": 4, "\"": 5, 征求意见: [6]})"};
  for (const std::string& text : same) {
    const Written w = written(text);
    EXPECT_EQ(w.plain, text);
    EXPECT_EQ(w.source, text);
    EXPECT_TRUE(w.round_trip) << text;
  }
}

TEST(Text, StringsAreQuotedWithinOtherValuesOnly) {
  EXPECT_EQ(written(R"("a\"b")").plain, "a\"b");
  EXPECT_EQ(written(R"("a\"b")").source, R"("a\"b")");
  EXPECT_EQ(written(R"(["a\\b"])").plain, R"(["a\\b"])");
  EXPECT_TRUE(written("\"tab\\tline\\nbell\\u0007\"").round_trip);
  EXPECT_EQ(written("\"bell\\u0007\"").source, "\"bell\\u0007\"");
}

TEST(Text, DatesAndDurations) {
  EXPECT_EQ(written(R"([date("2024-02-29"), duration("P26M")])").plain, "[2024-02-29, P2Y2M]");
  const std::string sources[] = {R"(date("2024-02-29"))",       R"(date and time("2024-02-29T10:00:00@Asia/Shanghai"))",
                                 R"(time("10:00:00.5+08:00"))", R"(duration("P2Y2M"))",
                                 R"(duration("-P1DT2H"))",      R"([date("2024-01-01")..date("2024-12-31")])"};
  for (const std::string& text : sources) {
    EXPECT_EQ(written(text).source, text);
    EXPECT_TRUE(written(text).round_trip) << text;
  }
  EXPECT_EQ(written(R"([date("2024-01-01")..date("2024-12-31")])").plain,
            R"([date("2024-01-01")..date("2024-12-31")])");
}

TEST(Text, Functions) {
  EXPECT_EQ(written("function(a, b) a + b").plain, "function(a, b)");
  EXPECT_EQ(written("string length").plain, "string length");
}

TEST(Text, DeepValuesAreCut) {
  const std::string deep = written("for i in 1..2000 return partial[-1]").plain;
  EXPECT_LT(deep.size(), 10'000'000U);
}

TEST(Text, ImmenseTextsAreCut) {
  // Each item holds all earlier ones: the text of the last has more than 2^60 bytes.
  Limits limits;
  limits.string_bytes = 1000;
  Evaluation call(limits);
  const auto compiled = compile("for i in 1..60 return [partial]", Scope());
  ASSERT_TRUE(compiled);
  const Value value = compiled->evaluate(call, {});
  const std::string text = write_value(value, true, 1000);
  EXPECT_GT(text.size(), 1000U);
  EXPECT_LT(text.size(), 2000U);
  const auto as_string = compile("string(for i in 1..60 return [partial])", Scope());
  EXPECT_TRUE(as_string->evaluate(call, {}).is_null());
  EXPECT_EQ(call.stopped, "limit.string_bytes");
}

TEST(Text, LetterCase) {
  EXPECT_EQ(upper_case("straße ǆ ﬁ é я 决策"), "STRASSE Ǆ FI É Я 决策");
  EXPECT_EQ(lower_case("ÀÉ Я ΟΔΟΣ Σ İ"), "àé я οδος σ i̇");
  EXPECT_EQ(upper_case("1?@{"), "1?@{");
  for (const std::string text : {"abc", "ñandú", "жук"}) EXPECT_EQ(lower_case(upper_case(text)), text);
}

}  // namespace
}  // namespace riskrule::feel
