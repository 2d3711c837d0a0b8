// Handles of the C ABI: freed in any order, shared between threads.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "riskrule/riskrule.h"

namespace {

riskrule_matter* make_matter() {
  constexpr std::string_view json =
      R"({"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"date": "2024-03-01"}})";
  riskrule_matter* matter = nullptr;
  EXPECT_EQ(riskrule_matter_read(json.data(), json.size(), nullptr, &matter, nullptr), RISKRULE_OK);
  return matter;
}

struct Assessed {
  riskrule_matter* matter = make_matter();
  riskrule_pack* pack = nullptr;
  riskrule_assessment* assessment = nullptr;
  Assessed() {
    EXPECT_EQ(riskrule_pack_builtin("cn", &pack, nullptr), RISKRULE_OK);
    EXPECT_EQ(riskrule_assess(matter, pack, nullptr, &assessment, nullptr), RISKRULE_OK);
  }
  Assessed(const Assessed&) = delete;
  Assessed& operator=(const Assessed&) = delete;
  ~Assessed() {
    riskrule_assessment_free(assessment);
    riskrule_pack_free(pack);
    riskrule_matter_free(matter);
  }
};

// An assessment needs neither the pack nor the matter that it was made from.
TEST(Handles, AreFreedInAnyOrder) {
  riskrule_matter* matter = make_matter();
  riskrule_pack* pack = nullptr;
  riskrule_assessment* assessment = nullptr;
  riskrule_text* text = nullptr;
  ASSERT_EQ(riskrule_pack_builtin("cn", &pack, nullptr), RISKRULE_OK);
  ASSERT_EQ(riskrule_assess(matter, pack, nullptr, &assessment, nullptr), RISKRULE_OK);
  riskrule_pack_free(pack);
  riskrule_matter_free(matter);
  ASSERT_EQ(riskrule_explain(assessment, nullptr, &text, nullptr), RISKRULE_OK);
  riskrule_assessment_free(assessment);
  EXPECT_GT(riskrule_text_size(text), 0U);
  riskrule_text_free(text);
}

TEST(Handles, BehindConstAreSharedByThreads) {
  const Assessed all;
  std::array<std::string, 4> texts;
  std::vector<std::thread> threads;
  for (auto& text : texts)
    threads.emplace_back([&all, &text] {
      riskrule_assessment* own = nullptr;
      if (riskrule_assess(all.matter, all.pack, nullptr, &own, nullptr) != RISKRULE_OK) return;
      for (const riskrule_assessment* assessment :
           {static_cast<const riskrule_assessment*>(own), static_cast<const riskrule_assessment*>(all.assessment)})
        for (const std::int32_t format : {RISKRULE_JSON, RISKRULE_PLAIN, RISKRULE_MARKDOWN, RISKRULE_HTML}) {
          riskrule_text* page = nullptr;
          if (riskrule_render(all.matter, assessment, format, &page, nullptr) != RISKRULE_OK) return;
          text.append(riskrule_text_data(page), riskrule_text_size(page));
          riskrule_text_free(page);
        }
      riskrule_assessment_free(own);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_FALSE(texts[0].empty());
  for (const auto& text : texts) EXPECT_EQ(text, texts[0]);
}

// On success the error is left as it was, and a caller may reuse one variable.
TEST(Errors, AreLeftAloneBySuccess) {
  int place = 0;
  auto* const before = reinterpret_cast<riskrule_error*>(&place);
  riskrule_error* error = before;
  riskrule_text* text = nullptr;
  EXPECT_EQ(riskrule_schema("pack", &text, &error), RISKRULE_OK);
  EXPECT_EQ(error, before);
  riskrule_text_free(text);
}

}  // namespace
