// Case reference: distances by hand, what is missing, what the near ones had.
#include "riskrule/assess/similar.hpp"

#include "riskrule/report/answers.hpp"
#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

AssessedMatter assessed(const std::string& id, const std::string& members) {
  Matter matter = small::read(members);
  matter.id = id;
  matter.title = id;
  auto assessment = *assess(matter, small::load(small::duties({{}})), {.as_of = Date{2024, 3, 1}});
  return {id + ".json", std::move(matter), std::move(assessment)};
}

FeatureSet features(const std::string& list, const std::string& least = "0.5") {
  const auto read = read_features(R"({"id": "f", "title": "F", "least_compared": )" + least +
                                  R"(, "alike_titles": 0.5, "features": [)" + list + "]}");
  if (!read) throw std::runtime_error(to_text(read.diagnostics()));
  return *read;
}

std::string feature(const char* path, const char* measure, const char* weight) {
  return R"({"id": ")" + std::string(path) + R"(", "title": "t", "path": ")" + path + R"(", "measure": ")" + measure +
         R"(", "weight": )" + weight + "}";
}

/// The distance of two matters by one feature, or `-`.
std::string apart(const char* path, const char* measure, const std::string& a, const std::string& b,
                  const std::string& third = "") {
  const std::vector<AssessedMatter> base{assessed("b", b), assessed("c", third)};
  const auto found = find_similar(assessed("a", a), base, features(feature(path, measure, "1")), 2);
  for (const auto& one : found->cases)
    if (one.matter == "b") return one.distance ? one.distance->to_string() : "-";
  return "?";
}

TEST(Similar, MeasuresEachKindOfFeature) {
  EXPECT_EQ(apart("/kind", "same", R"(, "kind": "plan")", R"(, "kind": "plan")"), "0");
  EXPECT_EQ(apart("/kind", "same", R"(, "kind": "plan")", R"(, "kind": "public_policy")"), "1");
  const auto organ = [](const char* level) {
    return R"(, "organ": {"name": "n", "level": ")" + std::string(level) + "\"}";
  };
  EXPECT_EQ(apart("/organ/level", "rank", organ("city"), organ("department")), "0.5") << "two of four steps";
  const auto tasks = [](const char* n) { return R"(, "content": {"tasks": )" + std::string(n) + "}"; };
  EXPECT_EQ(apart("/content/tasks", "amount", tasks("2"), tasks("5"), tasks("10")), "0.375") << "3 over a range of 8";
  EXPECT_EQ(apart("/content/tasks", "amount", tasks("2"), tasks("2")), "0") << "a range of 0";
  const auto advice = [](const char* list) { return R"(, "advice": [)" + std::string(list) + "]"; };
  EXPECT_EQ(apart("/advice", "count", advice(R"("x", "y")"), advice("")), "1");
  EXPECT_EQ(apart("/advice/*", "set", advice(R"("x", "y")"), advice(R"("y", "z", "u")")), "0.75") << "one of four";
  const auto back = [](const char* text) { return R"(, "background": ")" + std::string(text) + "\""; };
  EXPECT_EQ(apart("/background", "text", back("修建道路"), back("修建公路")), "0.8") << "one of five pairs";
}

TEST(Similar, LeavesOutWhatOneSideDoesNotStateAndSaysSo) {
  EXPECT_EQ(apart("/kind", "same", R"(, "kind": "plan")", ""), "-");
  EXPECT_EQ(apart("/kind", "same", R"(, "kind": "plan")", R"(, "kind": null)"), "-");
  const auto two = features(feature("/kind", "same", "3") + "," + feature("/background", "text", "1"));
  const std::vector<AssessedMatter> base{assessed("b", R"(, "kind": "plan", "background": "甲")")};
  const auto found = find_similar(assessed("a", R"(, "kind": "public_policy")"), base, two);
  ASSERT_EQ(found->cases.size(), 1U);
  EXPECT_EQ(*found->cases[0].distance, Decimal(1));
  EXPECT_EQ(found->cases[0].compared, *Decimal::parse("0.75"));
  EXPECT_FALSE(found->cases[0].features[1].distance);
  EXPECT_EQ(found->cases[0].features[1].there, "甲");
  EXPECT_EQ(found->cases[0].features[0].there, "重要规划");
}

TEST(Similar, ListsTheNearestFirstAndWhatCanHardlyBeComparedLast) {
  const auto two = features(feature("/kind", "same", "1") + "," + feature("/background", "same", "9"));
  const std::vector<AssessedMatter> base{assessed("hardly", R"(, "kind": "plan")"),
                                         assessed("far", R"(, "kind": "public_policy", "background": "y")"),
                                         assessed("near", R"(, "kind": "public_policy", "background": "x")"),
                                         assessed("a", R"(, "kind": "plan", "background": "x")")};
  const auto found = find_similar(assessed("a", R"(, "kind": "plan", "background": "x")"), base, two);
  std::string order;
  for (const auto& one : found->cases) order += one.matter + " ";
  EXPECT_EQ(order, "near far hardly ");
  EXPECT_EQ(found->base, 3);
  EXPECT_EQ(found->notes.size(), 1U) << "the matter itself is no case";
  EXPECT_EQ(find_similar(assessed("a", ""), base, two, 1)->cases.size(), 1U);
}

TEST(Similar, SaysWhatTheNearOneHadThatThisOneLacks) {
  const auto point = [](const char* id, const char* title, const char* measures) {
    return R"({"id": ")" + std::string(id) + R"(", "title": ")" + title + R"(", "measures": [)" + measures + "]}";
  };
  const auto points = [](const std::string& all) { return R"(, "risk_assessment": {"points": [)" + all + "]}"; };
  const std::vector<AssessedMatter> base{
      assessed("b", points(point("x", "施工噪声扰民", R"({"what": "错时施工"}, {"what": "设置隔声屏障"})") + "," +
                           point("y", "资金缺口", R"({"what": "分期安排"})")))};
  const auto found = find_similar(assessed("a", points(point("p", "施工噪声扰民问题", R"({"what": "错时施工"})"))),
                                  base, features(feature("/title", "text", "1")));
  const auto& one = found->cases.at(0);
  ASSERT_EQ(one.risks.size(), 1U);
  EXPECT_EQ(one.risks[0].title, "资金缺口");
  EXPECT_EQ(one.risks[0].measures, std::vector<std::string>{"分期安排"});
  ASSERT_EQ(one.measures.size(), 1U);
  EXPECT_EQ(one.measures[0].risk, "p");
  EXPECT_EQ(one.measures[0].what, "设置隔声屏障");
  EXPECT_NE(report::render(*found, report::Form::markdown).find("资金缺口"), std::string::npos);
}

TEST(Similar, RefusesFeaturesThatLeadNowhere) {
  const auto wrong = [](const std::string& list) {
    return read_features(
               R"({"id": "f", "title": "F", "least_compared": 0, "alike_titles": 0, "features": [)" + list + "]}",
               "f.json")
        .diagnostics();
  };
  const auto path = wrong(feature("/consultations/*/wya", "set", "1"));
  EXPECT_EQ(small::codes(path), std::vector<std::string>{"similar.path"});
  EXPECT_EQ(path[0].guess, "way");
  EXPECT_EQ(path[0].place.line, 1U);
  EXPECT_EQ(small::codes(wrong(feature("kind", "same", "1"))), std::vector<std::string>{"similar.path"});
  EXPECT_EQ(small::codes(wrong(feature("/kind", "amount", "1"))), std::vector<std::string>{"similar.measure"});
  EXPECT_EQ(small::codes(wrong(feature("/organ", "same", "1"))), std::vector<std::string>{"similar.measure"});
  EXPECT_EQ(small::codes(wrong(feature("/kind", "same", "0"))), std::vector<std::string>{"json.range"});
  FeatureSet unread;
  unread.features.push_back({"f", "t", "/nothing", FeatureMeasure::same, 1});
  EXPECT_EQ(small::codes(find_similar(assessed("a", ""), {}, unread).diagnostics()),
            std::vector<std::string>{"similar.path"});
  EXPECT_GT(default_features().features.size(), 10U);
}

}  // namespace
}  // namespace riskrule
