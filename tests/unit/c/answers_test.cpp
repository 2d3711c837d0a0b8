// Packs, parts, questions, methods, models and jobs through the C ABI: each answers, and says what is wrong.
#include <fstream>
#include <sstream>
#include <vector>

#include "handle.hpp"

using c_test::assess;
using c_test::failure_of;
using c_test::Handle;
using c_test::matter;
using c_test::pack;
using c_test::text_of;

namespace {

std::string file(const std::string& name) {
  std::ifstream in(std::string(RISKRULE_SOURCE_DIR) + "/" + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}
const std::string songjiang = "seeds/matters/songjiang-quality-2024.json";

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Packs, AreChosenListedWrittenAndTested) {
  const auto one = matter(file(songjiang));
  Handle<riskrule_pack> chosen;
  ASSERT_EQ(riskrule_pack_choose(one.get(), "2024-01-31", chosen.slot(), nullptr), RISKRULE_OK);
  EXPECT_STREQ(riskrule_pack_id(chosen.get()), "cn.shanghai.songjiang");
  EXPECT_GT(riskrule_pack_duty_count(chosen.get()), riskrule_pack_binding_count(chosen.get()));
  EXPECT_TRUE(holds(text_of([](auto out, auto error) { return riskrule_pack_ids(out, error); }), "\"cn.shanghai\""));
  const auto layers = text_of([&](auto out, auto error) { return riskrule_pack_write(chosen.get(), out, error); });
  EXPECT_TRUE(holds(layers, "\"pack\": \"cn.shanghai\""));
  const auto tests = text_of([&](auto out, auto error) { return riskrule_pack_test(chosen.get(), out, error); });
  EXPECT_TRUE(holds(tests, "\"passed\": true") && !holds(tests, "\"passed\": false"));
}

TEST(Packs, ExtendPacksOfTheHost) {
  const std::string parent =
      R"({"pack": "my.parent", "version": "1", "title": "t", "jurisdiction": "990000", "instruments": []})";
  const std::string child =
      R"({"pack": "my.child", "extends": "my.parent", "version": "1", "title": "t", "jurisdiction": "990100",
          "instruments": []})";
  const char* const parents[] = {parent.data()};
  const std::size_t lengths[] = {parent.size()};
  Handle<riskrule_pack> out;
  ASSERT_EQ(riskrule_pack_load_with(child.data(), child.size(), nullptr, parents, lengths, 1, out.slot(), nullptr),
            RISKRULE_OK);
  EXPECT_STREQ(riskrule_pack_id(out.get()), "my.child");
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_pack_load_with(child.data(), child.size(), nullptr, nullptr, nullptr, 0, out.slot(), error.slot()),
            RISKRULE_BAD_INPUT);
  EXPECT_EQ(riskrule_pack_load_with(child.data(), child.size(), nullptr, nullptr, lengths, 1, out.slot(), nullptr),
            RISKRULE_BAD_ARGUMENT);
}

TEST(Parts, AreReachedByPointer) {
  const auto one = matter(file(songjiang));
  const auto assessed = assess(one, pack("cn.shanghai.songjiang"));
  const auto part = [&](const char* pointer) {
    return text_of([&](auto out, auto error) { return riskrule_assessment_part(assessed.get(), pointer, out, error); });
  };
  EXPECT_EQ(part("/grade/grade"), "\"低\"\n");
  EXPECT_TRUE(holds(part("/findings/0"), "\"duty\""));
  EXPECT_EQ(part(""), text_of([&](auto out, auto error) {
              return riskrule_render(one.get(), assessed.get(), RISKRULE_JSON, out, error);
            }));
  EXPECT_EQ(text_of([&](auto out, auto error) { return riskrule_matter_part(one.get(), "/jurisdiction", out, error); }),
            "\"310117\"\n");
  for (const char* nowhere : {"grade", "/no", "/findings/9999", "/findings/-1", "/findings/01", "/grade/grade/0", "/"})
    EXPECT_EQ(
        failure_of([&](auto out, auto error) { return riskrule_assessment_part(assessed.get(), nowhere, out, error); }),
        std::pair(RISKRULE_BAD_INPUT, std::string("c.pointer")))
        << nowhere;
}

TEST(Findings, HaveTheirWordsAndClauses) {
  const auto assessed = assess(matter(file(songjiang)), pack("cn.shanghai.songjiang"));
  bool found = false;
  for (std::size_t i = 0; i < riskrule_assessment_finding_count(assessed.get()); ++i) {
    if (std::string_view(riskrule_assessment_finding_duty(assessed.get(), i)) != "comment-period") continue;
    found = true;
    EXPECT_STRNE(riskrule_assessment_finding_says(assessed.get(), i), "");
    ASSERT_GE(riskrule_assessment_finding_basis_count(assessed.get(), i), 1U);
    EXPECT_TRUE(holds(riskrule_assessment_finding_basis(assessed.get(), i, 0), "国务院令第713号"));
    ASSERT_EQ(riskrule_assessment_finding_missing_count(assessed.get(), i), 1U);
    EXPECT_STREQ(riskrule_assessment_finding_missing(assessed.get(), i, 0), "/consultations/0/closed");
    EXPECT_STREQ(riskrule_assessment_finding_missing(assessed.get(), i, 1), "");
    EXPECT_STREQ(riskrule_assessment_finding_basis(assessed.get(), i, 99), "");
    break;
  }
  EXPECT_TRUE(found);
  EXPECT_STRNE(riskrule_assessment_permission(assessed.get()), "");
  EXPECT_STRNE(riskrule_assessment_outcome(assessed.get()), "");
}

TEST(Questions, AreAnsweredInEveryFormat) {
  const auto one = matter(file(songjiang));
  const auto a = assess(one, pack("cn"));
  const auto b = assess(one, pack("cn.shanghai"));
  const auto road = matter(file("seeds/matters/example-road-project.json"));
  const auto index = pack("method.index-b");
  const riskrule_assessment* both[] = {a.get(), b.get()};
  const riskrule_matter* matters[] = {road.get()};
  const auto road_assessed = assess(road, index);
  const riskrule_assessment* assessments[] = {road_assessed.get()};
  for (const int32_t format : {RISKRULE_JSON, RISKRULE_PLAIN, RISKRULE_MARKDOWN, RISKRULE_HTML}) {
    EXPECT_TRUE(holds(text_of([&](auto out, auto error) { return riskrule_compare(both, 2, format, out, error); }),
                      "cn.shanghai"));
    EXPECT_NE(text_of([&](auto out, auto error) {
                return riskrule_compare_versions(one.get(), a.get(), one.get(), b.get(), format, out, error);
              }),
              "");
    EXPECT_NE(text_of([&](auto out, auto error) {
                return riskrule_explore(road.get(), index.get(), nullptr, format, out, error);
              }),
              "");
    EXPECT_NE(text_of([&](auto out, auto error) { return riskrule_follow_up(one.get(), a.get(), format, out, error); }),
              "");
    EXPECT_TRUE(holds(text_of([&](auto out, auto error) {
                        return riskrule_similar(one.get(), a.get(), matters, assessments, 1, nullptr, 0, 3, format, out,
                                                error);
                      }),
                      "示例"));
  }
}

TEST(Questions, RefuseWhatMakesNoSense) {
  const auto one = matter(file(songjiang));
  const auto a = assess(one, pack("cn"));
  const riskrule_assessment* alone[] = {a.get()};
  const riskrule_assessment* with_null[] = {a.get(), nullptr};
  const auto compare = [](auto list, std::size_t count, int32_t format) {
    return failure_of([=](auto out, auto error) { return riskrule_compare(list, count, format, out, error); });
  };
  EXPECT_EQ(compare(alone, 1, 0), std::pair(RISKRULE_BAD_INPUT, std::string("compare.too_few")));
  EXPECT_EQ(compare(with_null, 2, 0).first, RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(compare(alone, 1, 9).first, RISKRULE_BAD_ARGUMENT);
  riskrule_explore_options options{};
  EXPECT_EQ(failure_of([&](auto out, auto error) {
              return riskrule_explore(one.get(), nullptr, &options, 0, out, error);
            }).first,
            RISKRULE_BAD_ARGUMENT);  // struct_size is 0
  EXPECT_EQ(failure_of([&](auto out, auto error) {
              return riskrule_survey("a", 1, nullptr, nullptr, 0, 0, out, error);
            }).first,
            RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(
      failure_of([&](auto out, auto error) { return riskrule_survey("a", 1, nullptr, "{", 1, 0, out, error); }).first,
      RISKRULE_BAD_INPUT);
}

TEST(Questions, AreCancelledWhileTheySimulate) {
  const auto road = matter(file("seeds/matters/example-road-project.json"));
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.go_on = [](void*) -> int32_t { return 0; };
  for (const char* id : {"method.index-a", "method.index-b", "method.rpn"}) {
    riskrule_explore_options options{};
    options.struct_size = sizeof options;
    options.draws = 50'000'000;
    options.limits = &limits;
    const auto under = pack(id);
    EXPECT_EQ(failure_of([&](auto out, auto error) {
                return riskrule_explore(road.get(), under.get(), &options, RISKRULE_JSON, out, error);
              }),
              std::pair(RISKRULE_STOPPED, std::string("limit.cancelled")))
        << id;
  }
}

TEST(Checks, KnowWhatADocumentIs) {
  const auto check = [](const std::string& text, const char* name) {
    return text_of([&](auto out, auto error) { return riskrule_check(text.data(), text.size(), name, out, error); });
  };
  EXPECT_EQ(check(file(songjiang), "matter.json").substr(0, 1), "[");
  EXPECT_TRUE(holds(check("{\"pack\": 1}", "pack.json"), "json.type"));
  EXPECT_TRUE(holds(check("<a/>", "model.dmn"), "dmn.root"));
  EXPECT_TRUE(holds(check("", "nothing"), "\"code\""));
}

TEST(Methods, AreReachedByThemselves) {
  const auto index = [](int32_t variant, const std::string& json) {
    return text_of([&](auto out, auto error) { return riskrule_index(variant, json.data(), json.size(), out, error); });
  };
  const std::string factors =
      R"({"factors": [{"name": "a", "weight": 0.6, "likelihood": 0.2, "impact": 0.4},
                      {"name": "b", "weight": 0.4, "likelihood": 0.8, "impact": 0.8}]})";
  EXPECT_TRUE(holds(index(RISKRULE_INDEX_PRODUCT, factors), "\"value\": 0.304"));    // 0.6 × 0.08 + 0.4 × 0.64
  EXPECT_TRUE(holds(index(RISKRULE_INDEX_LIKELIHOOD, factors), "\"value\": 0.44"));  // 0.6 × 0.2 + 0.4 × 0.8
  const std::string judgements =
      R"({"judgements": [[1, 3], [0.3333, 1]], "method": "geometric_mean", "random_index": "Saaty", "bound": 0.1,
          "reciprocity": 0.01})";
  EXPECT_TRUE(holds(
      text_of([&](auto out, auto error) { return riskrule_weights(judgements.data(), judgements.size(), out, error); }),
      "\"consistent\": true"));
  const auto grid = pack("method.index-b");
  EXPECT_TRUE(
      holds(text_of([&](auto out, auto error) { return riskrule_degree(grid.get(), "medium", "high", out, error); }),
            "\"value\""));
  EXPECT_EQ(failure_of([&](auto out, auto error) {
              return riskrule_degree(grid.get(), "medium", "hihg", out, error);
            }).second,
            "c.level");
  EXPECT_EQ(failure_of([&](auto out, auto error) { return riskrule_index(3, "{}", 2, out, error); }).first,
            RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(failure_of([&](auto out, auto error) { return riskrule_weights("{}", 2, out, error); }).first,
            RISKRULE_BAD_INPUT);
}

TEST(Encodings, BecomeUtf8OrSayWhereTheyAreWrong) {
  const std::string gb = "{\"a\": \"\xB7\xE7\xCF\xD5\"}";
  EXPECT_EQ(text_of([&](auto out, auto error) {
              return riskrule_text_from_gb18030(gb.data(), gb.size(), "a.json", out, error);
            }),
            "{\"a\": \"风险\"}");
  Handle<riskrule_text> text;
  Handle<riskrule_error> error;
  const std::string bad = "\xB7\xE7\n\xB7\xE7\xFF";
  EXPECT_EQ(riskrule_text_from_gb18030(bad.data(), bad.size(), "a.txt", text.slot(), error.slot()), RISKRULE_BAD_INPUT);
  EXPECT_STREQ(riskrule_error_code(error.get(), 0), "text.gb18030");
  EXPECT_EQ(riskrule_error_line(error.get(), 0), 2U);
  EXPECT_EQ(riskrule_error_column(error.get(), 0), 2U);
}

TEST(Encodings, OfTextsThatComeOutIncludeUtf16) {
  const std::string gb = "\"\xB7\xE7\xCF\xD5\x95\x32\x82\x36\"";  // the last is beyond the first plane
  Handle<riskrule_text> text;
  ASSERT_EQ(riskrule_text_from_gb18030(gb.data(), gb.size(), nullptr, text.slot(), nullptr), RISKRULE_OK);
  const std::u16string expected = u"\"风险\U00020000\"";
  std::vector<std::uint16_t> found(riskrule_text_utf16(text.get(), nullptr, 0));
  EXPECT_EQ(riskrule_text_utf16(text.get(), found.data(), found.size()), expected.size());
  EXPECT_EQ(std::u16string(found.begin(), found.end()), expected);
}

TEST(Features, AreToldByName) {
  for (const char* name : {"feel", "dmn", "arrow", "jobs", "gb18030"}) EXPECT_EQ(riskrule_has_feature(name), 1);
  EXPECT_EQ(riskrule_has_feature("signing"), 0);
  EXPECT_EQ(riskrule_has_feature(nullptr), 0);
}

// --- Jobs ------------------------------------------------------------------------------------------------------------

TEST(Jobs, AssessLinesAndAreAsked) {
  const std::string good =
      R"({"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"date": "2024-03-01"}})";
  const std::string lines = good + "\n{\"id\": 5}\n\n" + good + "\n";
  const riskrule_job_options options{sizeof(riskrule_job_options), 2, nullptr, "lines.ndjson", nullptr};
  Handle<riskrule_job> job;
  ASSERT_EQ(riskrule_job_assess(lines.data(), lines.size(), nullptr, &options, job.slot(), nullptr), RISKRULE_OK);
  const auto out = text_of([&](auto text, auto error) { return riskrule_job_result(job.get(), text, error); });
  uint64_t done = 0, total = 0;
  EXPECT_EQ(riskrule_job_poll(job.get(), &done, &total), 1);
  EXPECT_EQ(done, 3U);
  EXPECT_EQ(total, 3U);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3);
  EXPECT_TRUE(holds(out, "{\"line\":1,\"assessment\":{"));
  EXPECT_TRUE(holds(out, "{\"line\":2,\"problems\":[{"));
  EXPECT_TRUE(holds(out, "{\"line\":4,\"assessment\":{"));
}

TEST(Jobs, AreCancelled) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i)
    lines += R"({"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"date": "2024-03-01"}})"
             "\n";
  Handle<riskrule_job> job;
  ASSERT_EQ(riskrule_job_assess(lines.data(), lines.size(), nullptr, nullptr, job.slot(), nullptr), RISKRULE_OK);
  riskrule_job_cancel(job.get());
  EXPECT_EQ(failure_of([&](auto text, auto error) { return riskrule_job_result(job.get(), text, error); }),
            std::pair(RISKRULE_STOPPED, std::string("limit.cancelled")));
  EXPECT_EQ(riskrule_job_wait(job.get(), 1000), 1);
}

TEST(Jobs, RefuseHooksAndBadOptions) {
  Handle<riskrule_job> job;
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.go_on = [](void*) -> int32_t { return 1; };
  riskrule_job_options options{sizeof(riskrule_job_options), 0, nullptr, nullptr, &limits};
  EXPECT_EQ(riskrule_job_assess("", 0, nullptr, &options, job.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
  options = {sizeof(riskrule_job_options), 99999, nullptr, nullptr, nullptr};
  EXPECT_EQ(riskrule_job_assess("", 0, nullptr, &options, job.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
  options = {sizeof(riskrule_job_options), 0, "2024-02-30", nullptr, nullptr};
  EXPECT_EQ(riskrule_job_assess("", 0, nullptr, &options, job.slot(), nullptr), RISKRULE_BAD_INPUT);
  EXPECT_EQ(riskrule_job_assess(nullptr, 4, nullptr, nullptr, job.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_job_assess("", 0, nullptr, nullptr, nullptr, nullptr), RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_job_poll(nullptr, nullptr, nullptr), 1);
}

}  // namespace
