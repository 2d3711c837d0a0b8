// The proof of tables: by hand, by corpus, and against brute force over random tables.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "riskrule/dmn/check.hpp"
#include "unit/corpus.hpp"

namespace riskrule::dmn {
namespace {

using Rows = std::vector<std::vector<std::string>>;
const auto number = feel::simple_type(feel::TypeKind::number);
const auto text = feel::simple_type(feel::TypeKind::string);

/// Inputs `a`, `b`, `c` of these types; each row has a cell for each, then one output.
TableSource source_of(HitPolicy policy, const std::vector<feel::TypePtr>& types, const Rows& rows) {
  TableSource source;
  source.hit_policy = policy;
  for (std::size_t i = 0; i < types.size(); ++i)
    source.inputs.push_back({.expression = {std::string(1, static_cast<char>('a' + i))}, .type = types[i]});
  source.outputs = {{.name = "x"}};
  for (const auto& row : rows) {
    Rule rule;
    for (std::size_t i = 0; i < row.size(); ++i) (i < types.size() ? rule.inputs : rule.outputs).push_back({row[i]});
    source.rules.push_back(std::move(rule));
  }
  return source;
}

Table compiled(const TableSource& source) {
  feel::Scope scope;
  for (const char* name : {"a", "b", "c"}) scope.add(name);
  auto table = compile_table(source, scope);
  EXPECT_TRUE(table) << to_text(table.diagnostics());
  return *std::move(table);
}

std::string said(const TableSource& source) {
  std::string out;
  for (const auto& f : check(compiled(source)))
    out += std::string(to_string(f.diagnostic.severity)) + " " + f.diagnostic.code + ": " + f.diagnostic.message + "\n";
  return out;
}

TEST(Prove, ACompleteTableWithoutOverlapIsClean) {
  EXPECT_EQ(said(source_of(
                HitPolicy::unique, {number, text},
                {{"< 5", "-", "1"}, {"[5..10)", "\"x\"", "2"}, {"[5..10)", "not(\"x\")", "3"}, {">= 10", "-", "4"}})),
            "");
}

TEST(Prove, AHoleHasItsBoxAndAWitness) {
  EXPECT_EQ(said(source_of(HitPolicy::unique, {number}, {{"< 5", "1"}, {"> 5.5", "2"}})),
            "warning table.gap: no rule matches for `a` in [5..5.5]; for instance `a` = 5\n");
  EXPECT_EQ(said(source_of(HitPolicy::first, {number, text},
                           {{"-", "\"x\"", "1"}, {"<= 0", "not(\"x\")", "2"}, {">= 1", "\"y\"", "3"}})),
            "warning table.gap: no rule matches for `a` in (0..1) and `b` in not(\"x\"); for instance `a` = 0.1, "
            "`b` = \"other\"\n"
            "warning table.gap: no rule matches for `a` in >= 1 and `b` in not(\"x\", \"y\"); for instance `a` = 1, "
            "`b` = \"other\"\n");
}

TEST(Prove, ADefaultOutputFillsEveryHole) {
  auto source = source_of(HitPolicy::unique, {number}, {{"< 5", "1"}});
  source.outputs[0].otherwise = {"0"};
  EXPECT_EQ(said(source), "");
}

TEST(Prove, AllowedValuesBoundTheInput) {
  auto source = source_of(HitPolicy::unique, {text}, {{"\"low\"", "1"}, {"\"high\"", "2"}});
  source.inputs[0].allowed = {"\"low\", \"high\""};
  EXPECT_EQ(said(source), "");
  source.inputs[0].allowed = {"\"low\", \"mid\", \"high\""};
  EXPECT_EQ(said(source), "warning table.gap: no rule matches for `a` in \"mid\"; for instance `a` = \"mid\"\n");
}

TEST(Prove, DatesBooleansAndNull) {
  const auto date = feel::simple_type(feel::TypeKind::date);
  EXPECT_EQ(
      said(source_of(HitPolicy::unique, {date}, {{"< date(\"2024-03-01\")", "1"}, {"> date(\"2024-02-29\")", "2"}})),
      "")
      << "no day lies between";
  EXPECT_EQ(
      said(source_of(HitPolicy::unique, {date}, {{"< date(\"2024-02-29\")", "1"}, {"> date(\"2024-02-29\")", "2"}})),
      "warning table.gap: no rule matches for `a` in date(\"2024-02-29\"); for instance `a` = date(\"2024-02-29\")\n");
  const auto boolean = feel::simple_type(feel::TypeKind::boolean);
  EXPECT_EQ(said(source_of(HitPolicy::unique, {boolean, number},
                           {{"true", "null", "1"}, {"false", "-", "2"}, {"true", "> 0", "3"}})),
            "warning table.gap: no rule matches for `a` in true and `b` in <= 0; for instance `a` = true, `b` = 0\n");
  EXPECT_EQ(said(source_of(HitPolicy::unique, {number}, {{"not(null)", "1"}})),
            "warning table.gap: no rule matches for `a` in null; for instance `a` = null\n");
}

TEST(Prove, UniqueAndAnyConflict) {
  EXPECT_EQ(said(source_of(HitPolicy::unique, {number}, {{"<= 5", "1"}, {">= 5", "2"}})),
            "error table.conflict: rules 1 and 2 both match `a` = 5, and their outputs differ\n");
  EXPECT_EQ(said(source_of(HitPolicy::unique, {number}, {{"<= 5", "1"}, {">= 5", "1"}})),
            "error table.overlap: rules 1 and 2 both match `a` = 5, and at most one may\n");
  EXPECT_EQ(said(source_of(HitPolicy::any, {number}, {{"<= 5", "1"}, {">= 5", "1.0"}})), "");
  EXPECT_EQ(said(source_of(HitPolicy::any, {number}, {{"<= 5", "1"}, {">= 5", "2"}})),
            "error table.conflict: rules 1 and 2 both match `a` = 5, and their outputs differ\n");
}

TEST(Prove, AMaskedRuleNeverDecides) {
  EXPECT_EQ(
      said(source_of(HitPolicy::first, {number}, {{"< 5", "1"}, {">= 5", "2"}, {"[3..7]", "3"}, {"-", "4"}})),
      "warning table.masked: rule 3 never decides: one or the other rule goes before it, rule 1 does for `a` = 3\n")
      << "rule 4 decides for null";
  auto source = source_of(HitPolicy::priority, {number}, {{"> 0", "\"low\""}, {"-", "\"high\""}});
  source.outputs[0].allowed = {"\"high\", \"low\""};
  EXPECT_EQ(said(source), "warning table.masked: rule 1 never decides: rule 2 does for `a` = 1\n");
  EXPECT_EQ(said(source_of(HitPolicy::unique, {number}, {{"-", "1"}, {"> 5 and < 3", "2"}})).find("table.masked"),
            std::string::npos);
}

TEST(Prove, ARuleThatMatchesNothing) {
  auto source = source_of(HitPolicy::unique, {number}, {{"<= 5", "1"}, {"> 5", "2"}, {"20", "3"}});
  source.inputs[0].allowed = {"[0..10]"};
  EXPECT_EQ(said(source), "warning table.masked: rule 3 never matches: no value of `a` passes its test\n");
}

TEST(Prove, ARedundantRuleChangesNothing) {
  EXPECT_EQ(
      said(source_of(HitPolicy::first, {number}, {{"[1..2]", "1"}, {"< 9", "1"}, {"-", "2"}})),
      "warning table.redundant: rule 1 changes nothing: without it the output is the same, by rule 2 for `a` = 1\n");
  EXPECT_EQ(
      said(source_of(HitPolicy::any, {number}, {{"[1..2]", "1"}, {"-", "1"}})),
      "warning table.redundant: rule 1 changes nothing: without it the output is the same, by rule 2 for `a` = 1\n");
}

TEST(Prove, FirstTellsOfPartialOverlaps) {
  EXPECT_EQ(
      said(source_of(HitPolicy::first, {number, number}, {{"< 5", "-", "1"}, {"-", "< 5", "2"}, {"-", "-", "3"}})),
      "note table.overlap: rules 1 and 2 both match `a` = 0, `b` = 0: rule 1 decides\n");
}

TEST(Prove, CellsThatReadOtherNamesAreNotGuessedAt) {
  EXPECT_EQ(said(source_of(HitPolicy::unique, {number, number}, {{"< b", "-", "1"}, {">= b", "-", "2"}})),
            "note check.incomplete: not compared with constants only: rule 1, input 1 and 1 more; nothing is claimed "
            "that depends on it\n");
  auto twice = source_of(HitPolicy::unique, {number, number}, {{"< 5", ">= 0", "1"}});
  twice.inputs[1].expression = {"a * a"};
  EXPECT_NE(said(twice).find("if the inputs can have these values"), std::string::npos);
}

TEST(Prove, ColumnsOfOneExpressionAreOneInput) {
  auto source =
      source_of(HitPolicy::unique, {number, number}, {{">= 0", "< 10", "1"}, {"< 0", "-", "2"}, {"-", ">= 10", "3"}});
  source.inputs[1].expression = {"a"};
  EXPECT_EQ(said(source), "");
}

TEST(Prove, TheWorkIsBounded) {
  const auto found = check(compiled(source_of(HitPolicy::unique, {number}, {{"< 5", "1"}, {"> 6", "2"}})), {.work = 3});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].diagnostic.code, "check.incomplete");
}

/// What brute force finds over points that stand for all pieces of the constants 0 to 4.
struct Brute {
  bool gap = false;
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  std::set<std::size_t> deciding;
  std::set<std::size_t> needed;
};

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return engine_() % n; }
  std::string cell(bool of_text) {
    const auto c = [&] { return std::to_string(below(5)); };
    const auto s = [&] { return "\"" + std::string(1, static_cast<char>('p' + below(3))) + "\""; };
    if (of_text) {
      const std::string forms[] = {"-", s(), s() + ", " + s(), "not(" + s() + ")", ">= " + s(), "null"};
      return forms[below(6)];
    }
    const std::string forms[] = {"-",
                                 "< " + c(),
                                 ">= " + c(),
                                 c(),
                                 "[" + c() + ".." + c() + "]",
                                 "not(" + c() + ")",
                                 "(" + c() + ".." + c() + "]",
                                 "? > " + c() + " and ? < " + c(),
                                 "null, <= " + c()};
    return forms[below(9)];
  }

 private:
  std::mt19937 engine_;
};

Brute brute(const TableSource& source) {
  const auto points = [](bool of_text) {
    std::vector<std::string> out{"null"};
    if (of_text) {
      for (const char* t : {"\"\"", "\"o\"", "\"p\"", "\"pa\"", "\"q\"", "\"qa\"", "\"r\"", "\"z\""}) out.push_back(t);
    } else {
      for (const char* t : {"-1", "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"}) out.push_back(t);
    }
    return out;
  };
  feel::Scope scope;
  for (const char* name : {"a", "b", "c"}) scope.add(name);
  // Each rule alone, under COLLECT: it matches where the table has a value.
  std::vector<Table> alone;
  for (const auto& rule : source.rules) {
    TableSource one = source;
    one.hit_policy = HitPolicy::first;
    one.rules = {rule};
    one.rules[0].outputs = {{"true"}};
    alone.push_back(*compile_table(one, scope));
  }
  std::vector<bool> null_counts;
  for (std::size_t i = 0; i < source.inputs.size(); ++i)
    null_counts.push_back(std::any_of(source.rules.begin(), source.rules.end(), [&](const Rule& r) {
      return r.inputs[i].text.find("null") != std::string::npos;
    }));
  Brute out;
  feel::Evaluation call;
  const auto first = points(false);
  const auto second = points(true);
  for (const auto& x : first)
    for (const auto& y : second) {
      call.reset();
      const feel::Value inputs[] = {
          feel::compile(x, feel::Scope())->evaluate(call, {}),
          y == "null" ? feel::Value() : feel::Value::string(std::string_view(y).substr(1, y.size() - 2)),
          feel::Value()};
      std::vector<std::size_t> hits;
      for (std::size_t r = 0; r < alone.size(); ++r)
        if (alone[r].evaluate(call, inputs).is_true()) hits.push_back(r);
      const bool counts = (x != "null" || null_counts[0]) && (y != "null" || null_counts[1]);
      out.gap = out.gap || (hits.empty() && counts);
      for (const auto i : hits)
        for (const auto j : hits)
          if (i < j) out.pairs.insert({i + 1, j + 1});
      if (hits.empty()) continue;
      out.deciding.insert(hits[0] + 1);
      const auto output = [&](std::size_t r) { return source.rules[r].outputs[0].text; };
      if (hits.size() == 1 || output(hits[1]) != output(hits[0])) out.needed.insert(hits[0] + 1);
    }
  return out;
}

TEST(Prove, AgreesWithBruteForceOverRandomTables) {
  Random random(20241124);
  int gaps = 0;
  int masked = 0;
  int redundant = 0;
  for (int n = 0; n < 400; ++n) {
    Rows rows;
    const std::size_t rules = 1 + random.below(6);
    for (std::size_t r = 0; r < rules; ++r)
      rows.push_back({random.cell(false), random.cell(true), std::to_string(random.below(2))});
    auto source = source_of(HitPolicy::unique, {number, text}, rows);
    const Brute truth = brute(source);
    std::string shown;
    for (const auto& row : rows) shown += row[0] + " | " + row[1] + " | " + row[2] + "\n";

    std::set<std::pair<std::size_t, std::size_t>> pairs;
    bool gap = false;
    for (const auto& f : check(compiled(source), {.per_kind = 100})) {
      gap = gap || f.diagnostic.code == "table.gap";
      if (f.diagnostic.code == "table.overlap" || f.diagnostic.code == "table.conflict")
        pairs.insert({f.rules.at(0), f.rules.at(1)});
      EXPECT_NE(f.diagnostic.code, "check.incomplete") << shown;
    }
    EXPECT_EQ(gap, truth.gap) << shown;
    EXPECT_EQ(pairs, truth.pairs) << shown;

    source.hit_policy = HitPolicy::first;
    std::set<std::size_t> deciding;
    std::set<std::size_t> needed;
    for (std::size_t r = 1; r <= rules; ++r) deciding.insert(r), needed.insert(r);
    for (const auto& f : check(compiled(source), {.per_kind = 100})) {
      if (f.diagnostic.code == "table.masked") deciding.erase(f.rules.at(0)), needed.erase(f.rules.at(0)), ++masked;
      if (f.diagnostic.code == "table.redundant") needed.erase(f.rules.at(0)), ++redundant;
    }
    EXPECT_EQ(deciding, truth.deciding) << shown;
    EXPECT_EQ(needed, truth.needed) << shown;
    gaps += gap ? 1 : 0;
  }
  EXPECT_GT(gaps, 50);
  EXPECT_LT(gaps, 400);
  EXPECT_GT(masked, 50);
  EXPECT_GT(redundant, 20);
}

/// Two tables that are equal to the letter: each finding stands at its own.
TEST(Prove, EqualTablesHaveTheirOwnPlaces) {
  const auto row = [](const std::string& test, const std::string& output) {
    return "<rule><inputEntry><text>" + test + "</text></inputEntry><outputEntry><text>" + output +
           "</text></outputEntry></rule>\n";
  };
  const std::string table =
      "\n<decisionTable><input><inputExpression typeRef=\"number\"><text>x</text></inputExpression></input><output/>\n" +
      row("&lt; 5", "1") + row("[4..6]", "2") + "</decisionTable>\n";
  std::string xml =
      "\xEF\xBB\xBF<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">\n"
      "<inputData id=\"x\" name=\"x\"><variable name=\"x\" typeRef=\"number\"/></inputData>\n";
  for (const char* name : {"one", "two"})
    xml += "<decision id=\"" + std::string(name) + "\" name=\"" + name +
           "\"><informationRequirement><requiredInput href=\"#x\"/></informationRequirement>" + table + "</decision>\n";
  xml += "</definitions>";
  const auto model = load_dmn(xml, "m.dmn");
  ASSERT_TRUE(model) << to_text(model.diagnostics());
  std::vector<std::string> places;
  for (const auto& f : check(*model, xml, "m.dmn"))
    places.push_back(f.diagnostic.pointer + " " + f.diagnostic.code + " " + std::to_string(f.diagnostic.place.line) +
                     ":" + std::to_string(f.diagnostic.place.column) + "+" + std::to_string(f.diagnostic.width));
  EXPECT_EQ(places, (std::vector<std::string>{"/one table.gap 4:2+13", "/one/rules/1 table.conflict 6:25+6",
                                              "/two table.gap 10:2+13", "/two/rules/1 table.conflict 12:25+6"}));
}

TEST(ProveCorpus, SaysWhatIsExpected) {
  const Corpus corpus("check_dmn", ".dmn");
  corpus.expect_complete(4);
  for (const auto& name : corpus.names()) {
    const std::string xml = corpus.input(name);
    const auto model = load_dmn(xml, corpus.file(name));
    ASSERT_TRUE(model) << to_text(model.diagnostics());
    std::string out;
    for (const auto& f : check(*model, xml, corpus.file(name))) out += to_text(f.diagnostic) + "\n";
    corpus.expect(name, out);
  }
}

}  // namespace
}  // namespace riskrule::dmn
