// Packs of packs: what a child adds, replaces and may not touch; and which duties bind.
#include "pack/compiled.hpp"
#include "unit/small_pack.hpp"

namespace riskrule::pack {
namespace {

using small::duties;
using small::Duty;
using small::pack_text;
using Codes = std::vector<std::string>;

/// A parent that is not built in.
struct OneParent final : Library {
  std::string parent;
  explicit OneParent(std::string text) : parent(std::move(text)) {}
  std::string_view text(std::string_view id) const override { return id == "parent" ? parent : std::string_view(); }
};

/// A child of a `parent` with these members.
Result<Pack> child_of(const std::string& parent_members, const std::string& members) {
  const OneParent library(pack_text(parent_members, "parent"));
  return load(R"({"pack": "child", "version": "2", "title": "子", "jurisdiction": "990100", "extends": "parent",
                  "instruments": [{"id": "OWN", "title": "己", "number": "第6号", "text": "full"}], )" +
                  members + "}",
              "child.json", library);
}

std::vector<Finding> findings(const Pack& pack) {
  return assess(small::read(""), pack, {.as_of = Date{2024, 3, 1}})->findings;
}

TEST(Extends, AddsToTheParent) {
  const auto pack = child_of(duties({{.id = "a"}, {.id = "b"}}), duties({{.id = "c", .basis = "OWN:2 FULL:3"}}));
  ASSERT_TRUE(pack) << to_text(pack.diagnostics());
  EXPECT_EQ(pack->duty_count(), 3U);
  EXPECT_EQ(pack->layers()[0].pack, "parent");
  EXPECT_EQ(pack->id(), "child");
  const auto all = findings(*pack);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].pack, "parent");
  EXPECT_EQ(all[2].pack, "child");
  ASSERT_EQ(all[2].basis.size(), 2U);
  EXPECT_EQ(all[2].basis[1].citation, "第1号 第三条");  // an instrument of the parent
}

TEST(Extends, TermsOfTheParentAreKnown) {
  const std::string terms = R"("terms": [{"name": "已评估", "is": "risk_assessment.performed"}])";
  EXPECT_TRUE(child_of(terms, duties({{.met = "已评估"}})));
  const auto both =
      child_of(terms, R"x("terms": [{"name": "未评估", "is": "not(已评估)"}], )x" + duties({{.met = "未评估"}}));
  ASSERT_TRUE(both) << to_text(both.diagnostics());
  EXPECT_EQ(both->compiled().terms.size(), 2U);
}

TEST(Extends, GradingIsTakenPartByPartFromTheLowestLayer) {
  const std::string grades = R"("grades": [{"id": "low", "word": "低"}, {"id": "high", "word": "高"}])";
  const auto pack = child_of(R"("grading": {)" + grades + R"(, "areas": [{"id": "ecology", "word": "生态"}]})",
                             R"("grading": {"areas": [{"id": "finance", "word": "财金"}]})");
  ASSERT_TRUE(pack) << to_text(pack.diagnostics());
  ASSERT_EQ(pack->compiled().areas.size(), 1U);
  EXPECT_EQ(pack->compiled().areas[0].word, "财金");
  EXPECT_EQ(pack->compiled().grades.size(), 2U);
}

TEST(Override, ReplacesTheDutyInItsPlace) {
  const auto pack = child_of(duties({{.id = "a"}, {.id = "b"}}),
                             duties({{.id = "a", .met = "false", .more = R"(, "overrides": "parent")"}}));
  ASSERT_TRUE(pack) << to_text(pack.diagnostics());
  const auto all = findings(*pack);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].duty, "a");
  EXPECT_EQ(all[0].pack, "child");
  EXPECT_EQ(all[0].verdict, Verdict::violated);
  EXPECT_EQ(all[1].pack, "parent");
}

TEST(Override, MustBeSaidAndMustBeTrue) {
  const std::string parent = duties({{.id = "a"}});
  EXPECT_EQ(small::codes(child_of(parent, duties({{.id = "a"}})).diagnostics()), Codes{"pack.duplicate_duty"});
  const auto nothing = child_of(parent, duties({{.id = "x", .more = R"(, "overrides": "parent")"}}));
  EXPECT_EQ(small::codes(nothing.diagnostics()), Codes{"pack.overrides"});
  const auto wrong = child_of(parent, duties({{.id = "a", .more = R"(, "overrides": "cn")"}}));
  ASSERT_EQ(small::codes(wrong.diagnostics()), Codes{"pack.overrides"});
  EXPECT_EQ(wrong.diagnostics()[0].guess, "parent");
}

TEST(Extends, AProblemOfTheParentIsToldInTheParent) {
  const auto pack = child_of(duties({{.met = "1 +"}}), duties({{.id = "c"}}));
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.diagnostics()[0].file, "parent.json");
}

struct Binding {
  const char* basis;
  const char* force;
  const char* effect;
  const char* text;  ///< how well the clause itself is known, or nullptr
  bool binds;
};

const Binding bindings[] = {
    {"FULL:1", "must", "defect", nullptr, true},
    {"PART:1", "must", "defect", nullptr, true},
    {"TOLD:1", "must", "defect", nullptr, false},
    {"NONE:1", "must", "defect", nullptr, false},
    {"TOLD:1 NONE:2", "must", "blocks", nullptr, false},
    {"TOLD:1 PART:2", "must", "defect", nullptr, true},  // one clause that is known is enough
    {"FULL:-", "must", "defect", nullptr, true},
    {"FULL:1", "must", "defect", "partial", true},
    {"FULL:1", "must", "defect", "restated", false},
    {"FULL:1", "must", "defect", "unverified", false},
    {"NONE:1", "must", "defect", "full", false},  // a clause is not known better than its instrument
    {"FULL:1", "must_not", "blocks", nullptr, true},
    {"NONE:1", "must_not", "blocks", nullptr, false},
    {"FULL:1", "as_a_rule", "defect", nullptr, true},
    {"FULL:1", "by_reference", "defect", nullptr, true},
    {"FULL:1", "may", "defect", nullptr, false},
    {"FULL:1", "must", "advisory", nullptr, false},
    {"FULL:1", "must", "may_terminate", nullptr, true},
    {"FULL:1", "must", "incomplete", nullptr, true},
};

TEST(Binding, NeedsForceAndAKnownText) {
  for (const Binding& row : bindings) {
    const std::string text = row.text == nullptr ? "" : R"(, "text": ")" + std::string(row.text) + "\"";
    SCOPED_TRACE(std::string(row.basis) + " " + row.force + " " + row.effect + text);
    const auto pack =
        small::load(duties({{.basis = row.basis, .force = row.force, .effect = row.effect, .more = text}}));
    const auto finding = findings(pack).at(0);
    EXPECT_EQ(finding.binding, row.binds);
    EXPECT_EQ(pack.binding_count(), row.binds ? 1U : 0U);
    const bool advice = std::string_view(row.force) == "may" || std::string_view(row.effect) == "advisory";
    EXPECT_EQ(finding.note.has_value(), !row.binds && !advice);  // advice speaks for itself
  }
}

TEST(Gates, BindLikeDuties) {
  const auto gate = [](const char* basis) {
    return std::string(R"({"id": ")") + basis + R"(", "when": "false", "grade": "low", "says": "s", "basis": ")" +
           basis + "\"}";
  };
  const auto pack = small::load(R"("grading": {"grades": [{"id": "low", "word": "低"}], "gates": [)" + gate("FULL:1") +
                                "," + gate("PART:1") + "," + gate("TOLD:1") + "," + gate("NONE:1") + "]}");
  std::vector<bool> binding;
  for (const auto& one : pack.compiled().gates) binding.push_back(one.binding);
  EXPECT_EQ(binding, (std::vector<bool>{true, true, false, false}));
}

TEST(Liability, IsCitedInFull) {
  const auto pack = small::load(duties({{.more = R"(, "liability": "FULL:38 PART:2.1")"}}));
  const auto all = findings(pack);
  ASSERT_TRUE(all.at(0).liability);
  EXPECT_EQ(*all.at(0).liability, "第1号 第三十八条、第2号 第二条第一款");
}

}  // namespace
}  // namespace riskrule::pack
