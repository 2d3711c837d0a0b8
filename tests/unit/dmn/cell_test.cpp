// Constant cells: what is read from the text is what the FEEL compiler reads, and tests inputs as it does.
#include "dmn/cell.hpp"

#include <gtest/gtest.h>

#include "dmn/cell_text.hpp"
#include "feel/program.hpp"
#include "unit/dmn/random_cells.hpp"

namespace riskrule::dmn {
namespace {

using test::Draw;

feel::Scope names() {
  feel::Scope out;
  out.add("other");
  return out;
}

/// Everything that a form says, as text.
std::string shown(const CellForm& form) {
  std::string out = form.negated ? "not" : "";
  out += form.strict ? "!" : "";
  if (form.kind == CellForm::Kind::any) out += "any";
  if (form.kind == CellForm::Kind::never) out += "never";
  if (form.kind == CellForm::Kind::free) out += "free";
  if (form.kind == CellForm::Kind::cut) out += "cut";
  for (const auto& constant : form.constants) out += " " + feel::to_feel(constant);
  for (const CellTest& t : form.tests) {
    if (t.kind == CellTest::Kind::equal) out += " = " + feel::to_feel(t.low);
    if (t.kind == CellTest::Kind::not_equal) out += " != " + feel::to_feel(t.low);
    if (t.kind != CellTest::Kind::interval) continue;
    out += (t.is_range ? " range " : " ") + std::string(t.low_closed ? "[" : "(") + feel::to_feel(t.low) + ".." +
           feel::to_feel(t.high) + (t.high_closed ? "]" : ")");
  }
  return out;
}

/// As read from the text, or `-` if it is left to FEEL.
std::string read(std::string_view text, const feel::Scope& scope = names(), const TableOptions& options = {}) {
  feel::Arena memory;
  const auto form = ConstantCells(scope, options, memory).tests(text, nullptr);
  return form ? shown(*form) : "-";
}

std::string compiled(std::string_view text) {
  feel::Arena memory;
  const auto cell = feel::compile_unary_tests(text, names());
  return cell ? shown(form_of(*cell, memory)) : "-";
}

TEST(Cell, ConstantsAreReadFromTheText) {
  EXPECT_EQ(read("5"), " = 5");
  EXPECT_EQ(read(" -5.25 "), " = -5.25");
  EXPECT_EQ(read("= .5"), " = 0.5");
  EXPECT_EQ(read("!= \"低\""), " != \"低\"");
  EXPECT_EQ(read("<= 7"), " (null..7]");
  EXPECT_EQ(read("> date(\"2024-02-29\")"), " (date(\"2024-02-29\")..null)");
  EXPECT_EQ(read("[1..2), ]3 .. 4[,(5..6]"), " range [1..2) range (3..4) range (5..6]");
  EXPECT_EQ(read("not ( \"a\" , null )"), "not = \"a\" = null");
  EXPECT_EQ(read("true"), " = true");
  EXPECT_EQ(read("duration ( \"P1D\" )"), " = duration(\"P1D\")");
  EXPECT_EQ(read("date and time(\"2024-01-01T00:00:00\")"), " = date and time(\"2024-01-01T00:00:00\")");
  EXPECT_EQ(read("5", names(), {.mode = feel::Mode::strict}), "! = 5");
}

TEST(Cell, WhatIsNoPlainConstantIsLeftToFeel) {
  for (const char* text : {"5 + 1",
                           "5 6",
                           "1e3",
                           "5.",
                           "- 5",
                           "1..2",
                           "[1..\"a\"]",
                           "[1..2",
                           "[1]",
                           "(5)",
                           "(< 5)",
                           "< null",
                           "< true",
                           "\"a",
                           "\"a\\n\"",
                           "date(\"2024-02-30\")",
                           "date(1)",
                           "date",
                           "true or false",
                           "truest",
                           "not",
                           "not(5), 6",
                           "not(5",
                           "other",
                           "> other",
                           "? > 5",
                           "5,",
                           ",5",
                           "5 /* five */",
                           "{}",
                           "@\"2024-01-01\"",
                           "[null..5]",
                           "[5..1]",
                           "\"\x80\"",
                           "12345678901234567890123456789012345",
                           "[time(\"10:00:00\")..time(\"11:00:00Z\")]"})
    EXPECT_EQ(read(text), "-") << text;
  EXPECT_EQ(read("5", names(), {.limits = {.expression_bytes = 0}}), "-");
}

TEST(Cell, AWordThatBeginsANameOfTheScopeIsLeftToFeel) {
  feel::Scope scope;
  scope.add("true story");
  scope.add(" date of birth");
  EXPECT_EQ(read("true", scope), "-");
  EXPECT_EQ(read("date(\"2024-01-01\")", scope), "-");
  EXPECT_EQ(read("date and time(\"2024-01-01T00:00:00\")", scope), "-");
  EXPECT_EQ(read("false", scope), " = false");
  EXPECT_EQ(read("time(\"10:00:00\")", scope), " = time(\"10:00:00\")");
}

TEST(Cell, CompiledCellsHaveForms) {
  EXPECT_EQ(compiled("1 + 1"), " = 2");
  EXPECT_EQ(compiled("[1, [2..3]]"), " = 1 range [2..3]");
  EXPECT_EQ(compiled("[1, 2]"), " = 1 = 2");
  EXPECT_EQ(compiled("not([1, 2])"), "cut 1 2");
  EXPECT_EQ(compiled("? > 3 and ? != 7"), "cut 3 7");
  EXPECT_EQ(compiled("? in [1..2]"), "cut 1 2");
  EXPECT_EQ(compiled("(= 1)"), "cut 1 1");
  EXPECT_EQ(compiled("> other"), "free");
  EXPECT_EQ(compiled("? > time(\"10:00:00\")"), "free");
  EXPECT_EQ(compiled("> time(\"10:00:00\")"), " (time(\"10:00:00\")..null)");
}

/// Random cells: the form from the text is that of the compiled cell, and gives its answer to every value.
void compare(feel::Mode mode, const feel::TypePtr& type, std::uint64_t seed, std::size_t at_least) {
  Draw draw(seed);
  feel::Arena memory;
  feel::Evaluation constants;
  std::vector<feel::Expression> keep;
  const auto values = test::values(constants, keep);
  const feel::Value* range = nullptr;
  for (const auto& value : values)
    if (value.is(feel::Tag::range)) range = &value;
  ASSERT_NE(range, nullptr);
  const feel::Scope scope = names();
  TableOptions options;
  options.mode = mode;
  ConstantCells reader(scope, options, memory);
  std::size_t count = 0;
  for (int i = 0; i < 6000 && !testing::Test::HasFailure(); ++i) {
    const std::string text = draw.once_in(40) ? feel::to_feel(*range) : test::cell(draw, draw.below(6));
    const auto form = reader.tests(text, type.get());
    if (!form) continue;
    ++count;
    const auto cell = feel::compile_unary_tests(text, scope, {.mode = mode, .input = type});
    ASSERT_TRUE(cell) << text;
    EXPECT_TRUE(cell.diagnostics().empty()) << text;
    EXPECT_EQ(shown(*form), shown(form_of(*cell, memory))) << text;
    feel::Evaluation call;
    const feel::Value slots[1] = {};
    for (const auto& value : values)
      EXPECT_EQ(passes({.form = *form}, call, slots, value), cell->evaluate(call, slots, value).is_true())
          << text << " of " << feel::to_feel(value);
  }
  EXPECT_GT(count, at_least);
}

TEST(Cell, TextsAreReadAsFeelReadsThem) { compare(feel::Mode::standard, nullptr, 1, 1800); }

TEST(Cell, TextsAreReadAsFeelReadsThemInStrictMode) {
  compare(feel::Mode::strict, nullptr, 2, 1800);
  compare(feel::Mode::strict, feel::simple_type(feel::TypeKind::number), 3, 300);
  compare(feel::Mode::strict, feel::simple_type(feel::TypeKind::string), 4, 200);
  compare(feel::Mode::strict, feel::simple_type(feel::TypeKind::date), 5, 100);
}

TEST(Cell, OutputsAreReadAsFeelReadsThem) {
  Draw draw(6);
  feel::Arena memory;
  const feel::Scope scope = names();
  for (const auto mode : {feel::Mode::standard, feel::Mode::strict})
    for (const auto& type : {feel::TypePtr(), feel::simple_type(feel::TypeKind::number),
                             feel::simple_type(feel::TypeKind::string), feel::simple_type(feel::TypeKind::date)}) {
      TableOptions options;
      options.mode = mode;
      ConstantCells reader(scope, options, memory);
      std::size_t count = 0;
      for (int i = 0; i < 500; ++i) {
        const std::string text = test::constant(draw, draw.below(7));
        const auto value = reader.value(text, type.get());
        if (!value) continue;
        ++count;
        const auto written =
            feel::compile(text, scope, {.mode = mode, .result = mode == feel::Mode::strict ? type : nullptr});
        ASSERT_TRUE(written) << text;
        feel::Evaluation call;
        const feel::Value slots[1] = {};
        EXPECT_EQ(feel::to_feel(*value), feel::to_feel(written->evaluate(call, slots))) << text;
      }
      EXPECT_GT(count, 20U);
    }
}

}  // namespace
}  // namespace riskrule::dmn
