// A pack's tables written as DMN, and read back: what the model decides is what the terms come to.
#include "riskrule/pack/write.hpp"

#include <filesystem>
#include <fstream>

#include "assess/workspace.hpp"
#include "riskrule/dmn/check.hpp"
#include "riskrule/dmn/model.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

constexpr const char* terms = R"x("terms": [
  {"name": "公开", "is": "consultations[way = open_call]"},
  {"name": "日数", "is": ["function(from: date, to: date)", " (to - from).days"]
},
  {"name": "不用", "is": "decision != null"},
  {"name": "最短", "is": "min(for c in 公开 return 日数(c.opened, c.closed))"},
  {"name": "期限", "table": {"hit_policy": "UNIQUE",
    "inputs": [{"expression": "最短"}, {"expression": "organ.level"}],
    "outputs": [{"name": "够", "type": "boolean"}, {"name": "由", "type": "string"}],
    "rules": [{"when": ["< 7", "-"], "then": ["false", "responsible_unit"]},
              {"when": ["[7..30)", "department, township"], "then": ["true", "\"a & <b>\""], "note": "部门 & 乡镇"},
              {"when": ["[7..30)", "not(department, township)"], "then": ["false", "if 最短 > 20 then drafter else third_party"]},
              {"when": [">= 30", "-"], "then": ["true", "drafter"]}]}},
  {"name": "点数", "table": {"hit_policy": "COLLECT", "aggregator": "SUM",
    "inputs": [{"expression": "期限.够"}, {"expression": "as_of"}],
    "outputs": [{"type": "number", "otherwise": "0"}],
    "rules": [{"when": ["false", "-"], "then": ["2"]}, {"when": ["-", "< date(\"2024-06-01\")"], "then": ["3"]}]}},
  {"name": "名次", "table": {"hit_policy": "OUTPUT ORDER", "inputs": [{"expression": "organ.level"}],
    "outputs": [{"type": "string", "allowed": "high, medium, low"}],
    "rules": [{"when": ["county, city"], "then": ["low"]}, {"when": ["city"], "then": ["high"]}, {"when": ["-"], "then": ["medium"]}]}}
])x";

/// Matters that state what the terms read.
std::vector<std::string> matters() {
  std::vector<std::string> out;
  for (const std::string level : {"province", "city", "county", "department", "township"})
    for (const std::string closed : {"2024-03-05", "2024-03-08", "2024-03-25", "2024-03-31", "2024-04-20"})
      out.push_back(R"(, "organ": {"name": "某机关", "level": ")" + level +
                    R"("}, "consultations": [{"way": "open_call", "opened": "2024-03-01", "closed": ")" + closed +
                    R"("}, {"way": "hearing", "opened": "2024-03-01", "closed": "2024-03-02"}])");
  return out;
}

/// The members of the matter and `as_of`, by name.
feel::Value inputs_of(feel::Evaluation& call, const Workspace::State& scratch) {
  std::vector<feel::Entry> entries;
  for (const auto& member : matter_type().members) entries.push_back({member.name, scratch.slots[entries.size()]});
  entries.push_back({"as_of", scratch.slots[entries.size()]});
  return feel::make_context(call.arena, entries);
}

/// Every table of the pack in this matter, by the pack and by the model; returns how many.
std::size_t compare(const pack::Pack& pack, const dmn::Model& model, const Matter& matter, Date as_of) {
  Workspace::State scratch({});
  assessing::bind({matter, pack.compiled(), scratch, as_of});
  feel::Evaluation call;
  const feel::Value inputs = inputs_of(call, scratch);
  std::size_t compared = 0;
  for (const auto& term : pack.compiled().terms) {
    if (!term.table) continue;
    const auto decided = model.evaluate_decision(call, term.source->name, inputs);
    EXPECT_EQ(feel::to_feel(decided), feel::to_feel(scratch.slots[term.slot])) << term.source->name;
    ++compared;
  }
  return compared;
}

dmn::Model written(const pack::Pack& pack) {
  const auto xml = pack::write_tables(pack);
  if (!xml) throw std::runtime_error(to_text(xml.diagnostics()));
  const auto model = dmn::load_dmn(*xml, "written.dmn");
  if (!model || !model.diagnostics().empty()) throw std::runtime_error(to_text(model.diagnostics()) + *xml);
  return *model;
}

TEST(WriteTables, DecideWhatThePackDecides) {
  const auto pack = small::load(terms);
  const auto model = written(pack);
  EXPECT_EQ(model.decisions(), (std::vector<std::string_view>{"公开", "日数", "最短", "期限", "点数", "名次"}));
  EXPECT_EQ(model.inputs(), (std::vector<std::string_view>{"organ", "consultations", "as_of"}));
  std::size_t compared = 0;
  for (const auto& matter : matters())
    for (const Date as_of : {Date{2024, 5, 31}, Date{2024, 6, 1}})
      compared += compare(pack, model, small::read(matter), as_of);
  EXPECT_EQ(compared, 150U);
}

TEST(WriteTables, StandWithoutThePack) {
  const auto xml = pack::write_tables(small::load(terms));
  ASSERT_TRUE(xml);
  for (const std::string text : {R"("open_call")", R"(&quot;department&quot;, &quot;township&quot;)",
                                 "hitPolicy=\"OUTPUT ORDER\"", "部门 &amp; 乡镇", "aggregation=\"SUM\""})
    EXPECT_NE(xml->find(text[0] == '"' ? "&quot;" + text.substr(1, text.size() - 2) + "&quot;" : text),
              std::string::npos)
        << text;
  EXPECT_EQ(xml->find("不用"), std::string::npos);
  EXPECT_EQ(*xml, *pack::write_tables(small::load(terms)));
}

TEST(WriteTables, OfShippedPacksDecideWhatThePacksDecide) {
  std::size_t compared = 0;
  for (const auto& id : pack::builtin_ids()) {
    const auto pack = pack::builtin(id);
    const auto has_table = [](const auto& term) { return term.table.has_value(); };
    if (std::ranges::none_of(pack->compiled().terms, has_table)) {
      EXPECT_EQ(small::codes(pack::write_tables(*pack).diagnostics()), std::vector<std::string>{"pack.no_tables"})
          << id;
      continue;
    }
    const auto model = written(*pack);
    EXPECT_TRUE(dmn::check(model).empty()) << id;
    for (const auto& matter : matters()) compared += compare(*pack, model, small::read(matter), {2024, 9, 1});
  }
  EXPECT_GE(compared, 25U);
}

TEST(WriteTables, AWordThatMayBeAMemberIsRefused) {
  const auto pack = small::load(R"x("terms": [{"name": "选", "is": "function(all: Any) count(all[kind = drafter])"},
    {"name": "数", "table": {"hit_policy": "UNIQUE", "inputs": [{"expression": "选(documents)"}], "outputs": [{}],
                             "rules": [{"when": ["-"], "then": ["1"]}]}}])x");
  EXPECT_EQ(small::codes(pack::write_tables(pack).diagnostics()), std::vector<std::string>{"pack.word_in_filter"});
}

}  // namespace
}  // namespace riskrule
