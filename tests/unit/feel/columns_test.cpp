// Columns in and out: every type, where they begin and end, and the columns that are made.
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "unit/feel/column_answers.hpp"

namespace riskrule::feel {
namespace {

/// The values of a column `x`, each as FEEL's string().
std::vector<std::string> read(TestColumn x) {
  const auto rows = static_cast<std::size_t>(x.array->length);
  const Scope scope = scope_of({"x"});
  return answers("string(x)", scope, batch_of(rows, std::move(x)));
}

/// The low and the high word of a wide integer.
struct Wide {
  std::int64_t low = 0;
  std::int64_t high = 0;
};
struct Wider {
  Wide low{};
  Wide high{};
};

TEST(ColumnTypes, Integers) {
  EXPECT_EQ(read(fixed<std::int8_t>("x", "c", {-128, {}, 127})), (Strings{R"("-128")", "null", R"("127")"}));
  EXPECT_EQ(read(fixed<std::uint8_t>("x", "C", {255})), Strings{R"("255")"});
  EXPECT_EQ(read(fixed<std::int16_t>("x", "s", {-32768})), Strings{R"("-32768")"});
  EXPECT_EQ(read(fixed<std::uint16_t>("x", "S", {65535})), Strings{R"("65535")"});
  EXPECT_EQ(read(fixed<std::int32_t>("x", "i", {-2147483647})), Strings{R"("-2147483647")"});
  EXPECT_EQ(read(fixed<std::uint32_t>("x", "I", {4294967295U})), Strings{R"("4294967295")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "l", {std::numeric_limits<std::int64_t>::min()})),
            Strings{R"("-9223372036854775808")"});
  EXPECT_EQ(read(fixed<std::uint64_t>("x", "L", {std::numeric_limits<std::uint64_t>::max()})),
            Strings{R"("18446744073709551615")"});
}

TEST(ColumnTypes, Decimals) {
  EXPECT_EQ(read(fixed<Wide>("x", "d:10,2", {Wide{150, 0}, Wide{-5, -1}})), (Strings{R"("1.50")", R"("-0.05")"}));
  EXPECT_EQ(read(fixed<std::int64_t>("x", "d:18,3,64", {-1001})), Strings{R"("-1.001")"});
  EXPECT_EQ(read(fixed<std::int32_t>("x", "d:9,-2,32", {7})), Strings{R"("700")"});
  EXPECT_EQ(read(fixed<Wider>("x", "d:76,1,256", {Wider{{-15, -1}, {-1, -1}}})), Strings{R"("-1.5")"});
  EXPECT_EQ(read(fixed<Wide>("x", "d:38,0", {Wide{0, 1}})), Strings{R"("18446744073709551616")"});
}

TEST(ColumnTypes, DecimalsOfMoreDigitsThanANumberHas) {
  const Wide ones{static_cast<std::int64_t>(0x8B2F3E9FCD7CA0E3), 0x085C2F5AB5F8D2D8};
  EXPECT_EQ(read(fixed<Wide>("x", "d:38,0", {Wide{1, 0}, ones})), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(read(fixed<Wider>("x", "d:76,0,256", {Wider{{1, 0}, {0, 1}}})), (Strings{"columns.value", "/x/0"}));
}

TEST(ColumnTypes, Texts) {
  EXPECT_EQ(read(texts("x", {"低", {}, "", "a"})), (Strings{R"("低")", "null", R"("")", R"("a")"}));
  EXPECT_EQ(read(texts<std::int64_t>("x", {"high", "very high"})), (Strings{R"("high")", R"("very high")"}));
  EXPECT_EQ(read(coded<std::int8_t>("x", "c", {1, 0, {}, 2}, {"low", "high", {}})),
            (Strings{R"("high")", R"("low")", "null", "null"}));
}

TestColumn views(std::int32_t buffer, std::int32_t offset) {
  const std::string text = "a text of more than twelve bytes";
  Bytes data;
  append(data, std::int32_t{3});
  append(data, std::array<char, 12>{'a', 'b', 'c'});
  append(data, static_cast<std::int32_t>(text.size()));
  append(data, std::array<char, 4>{'a', ' ', 't', 'e'});
  append(data, buffer);
  append(data, offset);
  Bytes sizes;
  append(sizes, static_cast<std::int64_t>(text.size()));
  return column_of("x", "vu", 2, {{}, data, Bytes(text.begin(), text.end()), sizes});
}

TEST(ColumnTypes, ViewsOfTexts) {
  EXPECT_EQ(read(views(0, 0)), (Strings{R"("abc")", R"("a text of more than twelve bytes")"}));
  EXPECT_EQ(read(views(0, 1)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(read(views(1, 0)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(read(views(-1, 0)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(read(views(0, -1)), (Strings{"columns.value", "/x/1"}));
}

TEST(ColumnTypes, BooleansAndNulls) {
  EXPECT_EQ(read(booleans("x", {true, false, {}})), (Strings{R"("true")", R"("false")", "null"}));
  EXPECT_EQ(read(column_of("x", "n", 2, {}, 2)), (Strings{"null", "null"}));
}

TEST(ColumnTypes, DatesAndTimes) {
  EXPECT_EQ(read(fixed<std::int32_t>("x", "tdD", {19782, -1})), (Strings{R"("2024-02-29")", R"("1969-12-31")"}));
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tdm", {86'400'000})), Strings{R"("1970-01-02")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tdm", {86'400'001})), (Strings{"columns.value", "/x/0"}));
  EXPECT_EQ(read(fixed<std::int32_t>("x", "tts", {36000})), Strings{R"("10:00:00")"});
  EXPECT_EQ(read(fixed<std::int32_t>("x", "ttm", {36000500})), Strings{R"("10:00:00.5")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "ttu", {1})), Strings{R"("00:00:00.000001")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "ttn", {86'400'000'000'000})), (Strings{"columns.value", "/x/0"}));
  EXPECT_EQ(read(fixed<std::int32_t>("x", "tts", {-1})), (Strings{"columns.value", "/x/0"}));
}

TEST(ColumnTypes, MomentsWithoutAndWithAZone) {
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tss:", {0})), Strings{R"("1970-01-01T00:00:00")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tsm:", {-1})), Strings{R"("1969-12-31T23:59:59.999")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tsu:UTC", {1'500'000})), Strings{R"("1970-01-01T00:00:01.5Z")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tsn:+08:00", {0})), Strings{R"("1970-01-01T08:00:00+08:00")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tss:Asia/Shanghai", {1704067200})),
            Strings{R"("2024-01-01T08:00:00+08:00")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tss:Nowhere/At_all", {0})), (Strings{"columns.format", "/x"}));
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tss:", {std::numeric_limits<std::int64_t>::max()})),
            (Strings{"columns.value", "/x/0"}));
}

/// 02:30 comes twice in the night in which the clocks of Paris go back: an hour apart, and told apart.
TEST(ColumnTypes, TheHourThatComesTwice) {
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tss:Europe/Paris", {1729989000, 1729992600})),
            (Strings{R"("2024-10-27T02:30:00+02:00")", R"("2024-10-27T02:30:00+01:00")"}));
}

TEST(ColumnTypes, Durations) {
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tDs", {86400})), Strings{R"("P1D")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tDm", {-1500})), Strings{R"("-PT1.5S")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tDu", {1})), Strings{R"("PT0.000001S")"});
  EXPECT_EQ(read(fixed<std::int64_t>("x", "tDn", {std::numeric_limits<std::int64_t>::min()})),
            Strings{R"("-P106751DT23H47M16.854775808S")"});
  EXPECT_EQ(read(fixed<std::int32_t>("x", "tiM", {26})), Strings{R"("P2Y2M")"});
}

TEST(ColumnTypes, Records) {
  std::vector<TestColumn> fields;
  fields.push_back(fixed<std::int32_t>("a", "i", {1, 2, 3}));
  fields.push_back(texts("b", {"x", {}, "z"}));
  TestColumn x = record_of("x", std::move(fields), 3);
  x.array->offset = 1;
  x.array->length = 2;
  EXPECT_EQ(answers("string(x.a) + string(x.b = null)", scope_of({"x"}), batch_of(2, std::move(x))),
            (Strings{R"("2true")", R"("3false")"}));
}

TEST(ColumnTypes, RefusesWhatIsNotExactOrNotAValue) {
  EXPECT_EQ(read(fixed<double>("x", "g", {0.1})), (Strings{"columns.format", "/x"}));
  EXPECT_EQ(read(fixed<std::int32_t>("x", "+m", {1})), (Strings{"columns.format", "/x"}));
  EXPECT_EQ(read(fixed<std::int32_t>("x", "d:10", {1})), (Strings{"columns.format", "/x"}));
  EXPECT_EQ(read(fixed<std::int32_t>("x", "d:77,1", {1})), (Strings{"columns.format", "/x"}));
}

TEST(Columns, BeginWhereTheirOffsetsSay) {
  TestColumn x = fixed<std::int32_t>("x", "i", {1, {}, 3, 4, {}, 6});
  x.array->offset = 1;
  x.array->length = 5;
  x.array->null_count = -1;
  TestColumn batch = batch_of(5, std::move(x));
  batch.array->offset = 2;
  batch.array->length = 3;
  EXPECT_EQ(answers("x", scope_of({"x"}), batch), (Strings{"4", "null", "6"}));
}

TEST(Columns, MakeNoRowsOfNone) {
  EXPECT_EQ(answers("x", scope_of({"x"}), batch_of(0, fixed<std::int32_t>("x", "i", {}))), Strings{});
  TestColumn text = texts("x", {});
  text.array->buffers[1] = nullptr;  // as some producers have it
  EXPECT_EQ(answers("x", scope_of({"x"}), batch_of(0, std::move(text))), Strings{});
}

TEST(Columns, AreMadeOfTheTypeThatFollows) {
  const Scope scope = scope_of({"n", "d", "t"});
  const auto format = [&](const char* text, std::optional<int> scale = {}) {
    const auto batch = batch_of(0, fixed<std::int32_t>("n", "i", {}), fixed<Wide>("d", "d:10,2", {}), texts("t", {}));
    const auto program = bind_columns(*compile(text, scope), scope, *batch.schema, {.scale = scale});
    const auto schema = program->schema();
    return std::string(schema->children[0]->format) + (schema->children[0]->dictionary != nullptr ? " coded" : "");
  };
  EXPECT_EQ(format("n"), "l");
  EXPECT_EQ(format("n + 1"), "d:38,0");
  EXPECT_EQ(format("n * d * 0.125"), "d:38,5");
  EXPECT_EQ(format("n / 3"), "u");
  EXPECT_EQ(format("n / 4", 2), "d:38,2");
  EXPECT_EQ(format("n > 1 and d < 2"), "b");
  EXPECT_EQ(format("if n > 1 then \"low\" else \"high\""), "i coded");
  EXPECT_EQ(format("if n > 1 then \"low\" else t"), "u");
  EXPECT_EQ(format("date(\"2024-01-01\")"), "tdD");
  EXPECT_EQ(format("duration(\"P1D\")"), "tDn");
  EXPECT_EQ(format("duration(\"P1M\")"), "tiM");
}

TEST(Columns, OfAContextAreItsEntries) {
  const Scope scope = scope_of({"a", "b"});
  const auto batch =
      batch_of(2, fixed<std::int64_t>("a", "d:18,2,64", {20, {}}), fixed<std::int64_t>("b", "d:18,1,64", {2, 5}));
  const auto expression = compile("{index: a * b, band: if index <= 0.04 then \"low\" else \"high\"}", scope);
  const auto program = bind_columns(*expression, scope, *batch.schema);
  const auto made = program->evaluate(*batch.array);
  const auto schema = program->schema();
  const Cells cells(*schema, **made);
  Arena arena;
  EXPECT_STREQ(schema->children[0]->name, "index");
  EXPECT_STREQ(schema->children[1]->name, "band");
  EXPECT_EQ(to_feel(cells.at(0, 0, arena)), "0.040");
  EXPECT_EQ(to_feel(cells.at(1, 0, arena)), "\"low\"");
  EXPECT_EQ(to_feel(cells.at(0, 1, arena)), "null");
  EXPECT_EQ(to_feel(cells.at(1, 1, arena)), "\"high\"");
}

/// Whole numbers of 64 bits many rows at once; what has a null, is too large or is no such number goes row by row.
TEST(Columns, AreTheSameManyAtOnceAndRowByRow) {
  Values<std::int64_t> a;
  Values<std::int32_t> b;
  Values<Wide> c;
  for (std::int64_t i = 0; i < 2500; ++i) {
    a.push_back(i > 600 && i % 97 == 0 ? std::numeric_limits<std::int64_t>::max() - i : (i * 7919) % 2003 - 1000);
    b.push_back(i > 1700 && i % 5 == 0 ? std::nullopt : std::optional(static_cast<std::int32_t>(i % 31 - 15)));
    c.push_back(i > 1200 && i % 3 == 0 ? Wide{i, 1} : Wide{i % 50 - 25, i % 50 < 25 ? -1 : 0});
  }
  const auto batch = batch_of(a.size(), fixed("a", "d:18,2,64", a), fixed("b", "i", b), fixed("c", "d:38,1", c));
  Scope scope = scope_of({"a", "b", "c"});
  for (const char* text :
       {"a + b * c - 0.125", "-a", "a < b", "a = c", "a <= 0.5 and b >= c", "not(a > c) or b != 3",
        "if a < c then a else b", "if a < c or b > 1.50 then \"x\" else if a = b then \"y\" else \"z\"", "1E+2 * b",
        "a * 1.000", "{p: a * b, q: p + c, r: if q >= 1 then \"high\" else \"low\", s: q > p}"}) {
    const auto expression = compile(text, scope);
    const auto program = bind_columns(*expression, scope, *batch.schema);
    const auto made = program->evaluate(*batch.array);
    ASSERT_TRUE(made) << text << "\n" << to_text(made.diagnostics());
    const auto schema = program->schema();
    const Cells given(*batch.schema, *batch.array);
    const Cells cells(*schema, **made);
    Evaluation call;
    for (std::size_t row = 0; row < a.size(); ++row) {
      call.reset();
      Value inputs[3];
      for (std::size_t i = 0; i < 3; ++i) inputs[i] = given.at(i, row, call.arena);
      const Value wanted = expression->evaluate(call, inputs);
      for (std::size_t i = 0; i < static_cast<std::size_t>(schema->n_children); ++i) {
        const Value one = wanted.is(Tag::context) ? wanted.as_context().values()[i] : wanted;
        const Value found = cells.at(i, row, call.arena);
        ASSERT_TRUE(found.is_null() ? one.is_null() : equal(call, found, one).is_true())
            << text << " row " << row << ": " << to_feel(found) << ", not " << to_feel(one);
      }
    }
  }
}

TEST(Columns, RoundNothing) {
  const auto batch = batch_of(2, fixed<std::int32_t>("n", "i", {4, 3}));
  EXPECT_EQ(answers("1 / n", scope_of({"n"}), batch, {.scale = 2}), (Strings{"columns.output", "/value/1"}));
  EXPECT_EQ(answers("1 / n", scope_of({"n"}), batch),
            (Strings{R"("0.25")", R"("0.3333333333333333333333333333333333")"}));
}

/// A consumer may move a column out of a batch: what it has taken stays, and is released by it alone.
TEST(MadeColumns, CanBeMovedOutOfTheirBatch) {
  const auto batch = batch_of(2, two_texts());
  const Scope scope = scope_of({"x"});
  const auto program = bind_columns(*compile("x", scope), scope, *batch.schema);
  auto made = program->evaluate(*batch.array);
  data::OwnedArray column(*(*made)->children[0]);
  made->reset();
  ASSERT_TRUE(column);
  EXPECT_EQ(std::string(static_cast<const char*>(column->buffers[2]), 3), "abc");
}

}  // namespace
}  // namespace riskrule::feel
