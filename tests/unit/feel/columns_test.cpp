// Columns in and out: every type, where they begin and end, and arrays that are not what they say.
#include "riskrule/feel/columns.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <limits>

#include "unit/arrow_arrays.hpp"

namespace riskrule::feel {
namespace {

Scope scope_of(std::initializer_list<const char*> names) {
  Scope out;
  for (const char* name : names) out.add(name);
  return out;
}

/// The one column of the answers to `text` over the batch, as FEEL writes the values; or the first problem.
std::vector<std::string> answers(const char* text, const Scope& scope, const TestColumn& batch,
                                 const ColumnOptions& options = {}) {
  const auto expression = compile(text, scope);
  const auto program = bind_columns(*expression, scope, *batch.schema, options);
  if (!program) return {program.diagnostics().front().code, program.diagnostics().front().pointer};
  const auto made = program->evaluate(*batch.array);
  if (!made) return {made.diagnostics().front().code, made.diagnostics().front().pointer};
  const auto schema = program->schema();
  Arena arena;
  std::vector<std::string> out;
  for (std::size_t row = 0; row < static_cast<std::size_t>((*made)->length); ++row)
    out.push_back(to_feel(cell(*schema, **made, 0, row, arena)));
  return out;
}

/// The values of a column `x`, each as FEEL's string().
std::vector<std::string> read(TestColumn x) {
  const auto rows = static_cast<std::size_t>(x.array->length);
  const Scope scope = scope_of({"x"});
  return answers("string(x)", scope, batch_of(rows, std::move(x)));
}

using Strings = std::vector<std::string>;
template <class T>
using Values = std::vector<std::optional<T>>;

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
  Arena arena;
  EXPECT_STREQ(schema->children[0]->name, "index");
  EXPECT_STREQ(schema->children[1]->name, "band");
  EXPECT_EQ(to_feel(cell(*schema, **made, 0, 0, arena)), "0.040");
  EXPECT_EQ(to_feel(cell(*schema, **made, 1, 0, arena)), "\"low\"");
  EXPECT_EQ(to_feel(cell(*schema, **made, 0, 1, arena)), "null");
  EXPECT_EQ(to_feel(cell(*schema, **made, 1, 1, arena)), "\"high\"");
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
    Evaluation call;
    for (std::size_t row = 0; row < a.size(); ++row) {
      call.reset();
      Value inputs[3];
      for (std::size_t i = 0; i < 3; ++i) inputs[i] = cell(*batch.schema, *batch.array, i, row, call.arena);
      const Value wanted = expression->evaluate(call, inputs);
      for (std::size_t i = 0; i < static_cast<std::size_t>(schema->n_children); ++i) {
        const Value one = wanted.is(Tag::context) ? wanted.as_context()[i].value : wanted;
        const Value found = cell(*schema, **made, i, row, call.arena);
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

TEST(ColumnBinding, SaysAllThatIsWrong) {
  Scope scope;
  scope.add("days", simple_type(TypeKind::number));
  scope.add("title", simple_type(TypeKind::string));
  scope.add("weight", simple_type(TypeKind::number));
  scope.add("unread");
  const auto expression = compile("[days, title, weight]", scope);
  auto batch = batch_of(1, fixed<std::int32_t>("day", "i", {1}), fixed<std::int32_t>("title", "i", {1}),
                        fixed<double>("weight", "g", {1.0}));
  const auto program = bind_columns(*expression, scope, *batch.schema);
  ASSERT_EQ(program.diagnostics().size(), 3U);
  EXPECT_EQ(to_text(program.diagnostics()[0]),
            "<text>: error: there is no column `days`; did you mean `day`? [columns.missing]\n  at /days");
  EXPECT_EQ(program.diagnostics()[1].message, "column `title` is a number, but a string is expected");
  EXPECT_EQ(program.diagnostics()[2].code, "columns.format");
  EXPECT_EQ(answers("x", scope_of({"x"}),
                    batch_of(1, fixed<std::int32_t>("x", "i", {1}), fixed<std::int32_t>("x", "i", {2}))),
            (Strings{"columns.duplicate", "/x"}));
}

/// A batch of one column after something has been done to it.
template <class Spoil>
Strings spoiled(TestColumn x, Spoil spoil) {
  auto batch = batch_of(2, std::move(x));
  spoil(*batch.schema, *batch.array, *batch.array->children[0]);
  return answers("x", scope_of({"x"}), batch);
}
TestColumn two_numbers() { return fixed<std::int32_t>("x", "i", {1, 2}); }
TestColumn two_texts() { return texts("x", {"a", "bc"}); }
const Strings malformed{"columns.array", "/x"};
const Strings malformed_batch{"columns.array", ""};

TEST(HostileColumns, OfImpossibleLengths) {
  using Limit = std::numeric_limits<std::int64_t>;
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.length = -1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.length = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.offset = -1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.offset = Limit::max(); }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.null_count = 3; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.null_count = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.length = -1; }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.offset = Limit::max(); }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.length = 3; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.length = Limit::max(); }),
            (Strings{"limit.rows", ""}));
}

TEST(HostileColumns, OfMissingParts) {
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.n_buffers = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.n_buffers = 3; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.buffers = nullptr; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.buffers[1] = nullptr; }), malformed);
  EXPECT_EQ(spoiled(two_texts(), [](auto&, auto&, auto& x) { x.buffers[2] = nullptr; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto&, auto& x) { x.n_children = 1; }), malformed);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.n_children = 2; }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto&, auto& batch, auto&) { batch.null_count = 1; }), malformed_batch);
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.format = "i"; }),
            (Strings{"columns.schema", ""}));
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.n_children = -1; }),
            (Strings{"columns.schema", ""}));
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.children[0]->format = nullptr; }),
            (Strings{"columns.schema", "/x"}));
  EXPECT_EQ(spoiled(two_numbers(), [](auto& schema, auto&, auto&) { schema.children[0]->name = nullptr; }),
            (Strings{"columns.missing", "/x"}));
}

TEST(HostileColumns, OfReleasedStructs) {
  auto batch = batch_of(2, two_numbers());
  const Scope scope = scope_of({"x"});
  const auto program = bind_columns(*compile("x", scope), scope, *batch.schema);
  batch.array.reset();
  EXPECT_EQ(program->evaluate(*batch.array).diagnostics().front().code, "columns.array");
  batch.schema.reset();
  EXPECT_EQ(bind_columns(*compile("x", scope), scope, *batch.schema).diagnostics().front().code, "columns.schema");
  EXPECT_EQ(spoiled(two_numbers(),
                    [](auto&, auto& whole, auto& x) {
                      x.release(&x);
                      EXPECT_EQ(whole.children[0]->release, nullptr);
                    }),
            malformed);
}

TEST(HostileColumns, OfOffsetsOutOfOrder) {
  const auto with_end = [](std::int32_t at, std::int32_t end) {
    return [=](auto&, auto&, ArrowArray& x) {
      auto* ends = const_cast<char*>(static_cast<const char*>(x.buffers[1]));
      std::memcpy(ends + static_cast<std::size_t>(at) * sizeof end, &end, sizeof end);
    };
  };
  EXPECT_EQ(spoiled(two_texts(), with_end(0, -1)), (Strings{"columns.value", "/x/0"}));
  EXPECT_EQ(spoiled(two_texts(), with_end(1, 100)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(two_texts(), with_end(2, 0)), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(texts("x", {"a", "\xC3\x28"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(texts("x", {"a", "\xED\xA0\x80"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
}

TEST(HostileColumns, OfCodesWithoutAWord) {
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, 1}, {"a"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, -1}, {"a"}), [](auto&...) {}), (Strings{"columns.value", "/x/1"}));
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "u", {0, 0}, {"a"}), [](auto&...) {}), (Strings{"columns.schema", "/x"}));
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, 0}, {"a"}), [](auto&, auto&, auto& x) { x.dictionary = nullptr; }),
            malformed);
  EXPECT_EQ(spoiled(coded<std::int8_t>("x", "c", {0, 0}, {"a"}),
                    [](auto&, auto&, auto& x) { x.dictionary->length = std::int64_t{1} << 50U; }),
            malformed);
}

TEST(ColumnLimits, StopARowAndNameIt) {
  const auto batch = batch_of(2, fixed<std::int32_t>("n", "i", {1, 1000000}));
  ColumnOptions options;
  options.limits.steps = 1000;
  EXPECT_EQ(answers("count(for i in 1..n return i)", scope_of({"n"}), batch, options), (Strings{"limit.steps", "/1"}));
}

TEST(ColumnLimits, CancelAndProgressComeBetweenBlocks) {
  const Values<std::int32_t> values(5000, 1);
  const auto batch = batch_of(values.size(), fixed<std::int32_t>("n", "i", values));
  std::vector<std::int64_t> done;
  ColumnOptions options;
  options.progress = [&](std::int64_t rows, std::int64_t all) {
    EXPECT_EQ(all, 5000);
    done.push_back(rows);
  };
  EXPECT_EQ(answers("n", scope_of({"n"}), batch, options).size(), 5000U);
  EXPECT_EQ(done, (std::vector<std::int64_t>{1024, 2048, 3072, 4096, 5000}));
  options.limits.cancel_context = &done;
  options.limits.cancel = [](void* seen) { return static_cast<std::vector<std::int64_t>*>(seen)->size() > 6; };
  EXPECT_EQ(answers("n", scope_of({"n"}), batch, options), (Strings{"limit.cancelled", ""}));
  EXPECT_EQ(done.back(), 2048);
}

TEST(ColumnThreads, ChangeNoAnswer) {
  Values<std::int64_t> numbers;
  Values<std::string> words;
  for (std::int64_t i = 0; i < 20'001; ++i) {
    numbers.push_back(i % 7 == 0 ? std::nullopt : std::optional(i * i));
    words.push_back(i % 11 == 0 ? std::nullopt : std::optional("word " + std::to_string(i)));
  }
  const auto batch = batch_of(numbers.size(), fixed("n", "l", numbers), texts("t", words));
  for (const char* text : {"n", "n > 1000", "t", "if n > 1000000 then \"big\" else \"small\"", "t + string(n)"}) {
    const auto one = answers(text, scope_of({"n", "t"}), batch);
    EXPECT_EQ(answers(text, scope_of({"n", "t"}), batch, {.threads = 3}), one) << text;
    EXPECT_EQ(one.size(), numbers.size());
  }
  EXPECT_EQ(answers("1 / (n - 4000000)", scope_of({"n", "t"}), batch, {.threads = 3, .scale = 0}),
            (Strings{"columns.output", "/value/1"}));
}

/// A stream of batches that fails after some, and counts what is released.
struct Source {
  int batches = 2;
  bool fails = false;
  int made = 0;
  int batches_released = 0;
  int streams_released = 0;
  int schemas_released = 0;

  static Source& of(ArrowArrayStream* stream) { return *static_cast<Source*>(stream->private_data); }

  template <class Struct>
  struct Counted {
    Struct inner;
    int* count;
  };
  template <class Struct>
  static void count_release(Struct& out, int& count) {
    auto* counted = new Counted<Struct>{out, &count};
    out.private_data = counted;
    out.release = [](Struct* object) {
      auto* self = static_cast<Counted<Struct>*>(object->private_data);
      self->inner.release(&self->inner);
      ++*self->count;
      object->release = nullptr;
      delete self;
    };
  }

  data::OwnedStream open() {
    data::OwnedStream out;
    out->private_data = this;
    out->get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
      batch_of(2, two_numbers()).schema.move_to(schema);
      count_release(*schema, of(stream).schemas_released);
      return 0;
    };
    out->get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
      auto& self = of(stream);
      *array = {};
      if (self.made == self.batches) return self.fails ? EIO : 0;
      ++self.made;
      batch_of(2, two_numbers()).array.move_to(array);
      count_release(*array, self.batches_released);
      return 0;
    };
    out->get_last_error = [](ArrowArrayStream*) { return "the disk is gone"; };
    out->release = [](ArrowArrayStream* stream) {
      ++of(stream).streams_released;
      stream->release = nullptr;
    };
    return out;
  }
};

TEST(ColumnStreams, GiveABatchForEachAndReleaseItOnce) {
  Source source;
  const Scope scope = scope_of({"x"});
  {
    auto out = stream_columns(*compile("x * 2", scope), scope, source.open());
    ASSERT_TRUE(out);
    auto& stream = **out;
    data::OwnedSchema schema;
    EXPECT_EQ(stream.get_schema(&stream, &*schema), 0);
    EXPECT_STREQ(schema->children[0]->format, "d:38,0");
    for (int i = 1; i <= 2; ++i) {
      data::OwnedArray batch;
      EXPECT_EQ(stream.get_next(&stream, &*batch), 0);
      ASSERT_TRUE(batch);
      EXPECT_EQ(source.batches_released, i);
      Arena arena;
      EXPECT_EQ(to_feel(cell(*schema, *batch, 0, 1, arena)), "4");
    }
    data::OwnedArray end;
    EXPECT_EQ(stream.get_next(&stream, &*end), 0);
    EXPECT_FALSE(end);
    EXPECT_EQ(source.streams_released, 0);
  }
  EXPECT_EQ(source.streams_released, 1);
  EXPECT_EQ(source.schemas_released, 1);
  EXPECT_EQ(source.batches_released, 2);
}

TEST(ColumnStreams, FailHalfWayWithTheirSource) {
  Source source{.batches = 1, .fails = true};
  const Scope scope = scope_of({"x"});
  {
    auto out = stream_columns(*compile("x", scope), scope, source.open());
    auto& stream = **out;
    data::OwnedArray batch;
    EXPECT_EQ(stream.get_next(&stream, &*batch), 0);
    EXPECT_EQ(stream.get_last_error(&stream), nullptr);
    data::OwnedArray failed;
    for (int again = 0; again < 2; ++again) EXPECT_EQ(stream.get_next(&stream, &*failed), EIO);
    EXPECT_FALSE(failed);
    EXPECT_STREQ(stream.get_last_error(&stream), "the disk is gone");
  }
  EXPECT_EQ(source.batches_released, 1);
  EXPECT_EQ(source.streams_released, 1);
}

TEST(ColumnStreams, FailWhereAnAnswerDoesNotFit) {
  Source source;
  const Scope scope = scope_of({"x"});
  auto out = stream_columns(*compile("1 / (x + 1)", scope), scope, source.open(), {.scale = 1});
  auto& stream = **out;
  data::OwnedArray batch;
  EXPECT_EQ(stream.get_next(&stream, &*batch), EINVAL);
  EXPECT_NE(std::string(stream.get_last_error(&stream)).find("row 1 of output `value`"), std::string::npos);
  EXPECT_EQ(source.batches_released, 1);
}

TEST(ColumnStreams, ReleaseTheirSourceWhenTheyCanNotBeMade) {
  Source source;
  const Scope scope = scope_of({"y"});
  const auto out = stream_columns(*compile("y", scope), scope, source.open());
  EXPECT_EQ(out.diagnostics().front().code, "columns.missing");
  EXPECT_EQ(source.streams_released, 1);
  EXPECT_EQ(source.schemas_released, 1);
  EXPECT_EQ(stream_columns(*compile("y", scope), scope, {}).diagnostics().front().code, "columns.stream");
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
