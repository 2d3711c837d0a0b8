// Many matters at once: order, bad ones among good ones, bounded memory, and every way to stop.
#include "riskrule/assess/many.hpp"

#include <atomic>
#include <stdexcept>

#include "unit/small_pack.hpp"

namespace riskrule {
namespace {

/// Matter i of n; every seventh is bad.
MatterText text_of(std::uint64_t i) {
  const std::string id = "m" + std::to_string(i);
  const std::string good = R"({"id": ")" + id + R"(", "title": "事项", "jurisdiction": "990000", "kind": "plan"})";
  return {.text = i % 7 == 3 ? R"({"id": ")" + id + R"(", "tilte": "事项"})" : good,
          .file = "all.ndjson",
          .line = static_cast<std::uint32_t>(i + 1)};
}

MatterSource counting_to(std::uint64_t n, std::uint64_t& taken) {
  return [n, &taken]() -> std::optional<MatterText> {
    if (taken == n) return {};
    return text_of(taken++);
  };
}

ManyOptions options(unsigned threads) {
  ManyOptions out{.threads = threads};
  out.sides = {{small::load(small::duties({{.met = "kind = plan"}})), Date{2024, 3, 1}}};
  out.render = [](const Matter& matter, const std::vector<Assessment>& all) {
    return matter.id + " " + std::string(data::word_of(all[0].findings[0].verdict));
  };
  return out;
}

std::vector<std::string> run(unsigned threads, std::size_t window = 0) {
  auto with = options(threads);
  with.window = window;
  std::uint64_t taken = 0;
  std::vector<std::string> out;
  const auto summary = assess_many(
      counting_to(200, taken),
      [&](ManyResult&& one) {
        EXPECT_EQ(one.index, out.size());
        out.push_back(one.text.empty() ? to_text(one.problems) : one.text);
        return true;
      },
      with);
  EXPECT_EQ(summary.assessed, 171U);
  EXPECT_EQ(summary.failed, 29U);
  EXPECT_FALSE(summary.cancelled);
  return out;
}

TEST(Many, ComeOutInOrderWhateverTheThreads) {
  const auto here = run(1);
  ASSERT_EQ(here.size(), 200U);
  EXPECT_EQ(here[0], "m0 met");
  EXPECT_NE(here[3].find("all.ndjson:4:14: error: unknown member `tilte`; did you mean `title`?"), std::string::npos)
      << here[3];
  for (const unsigned threads : {2U, 5U, 0U}) EXPECT_EQ(run(threads), here);
  EXPECT_EQ(run(3, 3), here);
}

TEST(Many, HoldNoMoreThanTheWindow) {
  auto with = options(3);
  with.window = 4;
  std::atomic<int> held{0};
  int most = 0;  // the source is called by one thread at a time, in turn
  std::uint64_t taken = 0;
  const auto next = counting_to(100, taken);
  assess_many(
      [&] {
        auto text = next();
        if (text) most = std::max(most, ++held);
        return text;
      },
      [&](ManyResult&&) { return --held >= 0; }, with);
  EXPECT_LE(most, 5);  // the window, and one that the sink has in hand
  EXPECT_GT(most, 0);
}

TEST(Many, StopWhenNoMoreAreWanted) {
  for (const unsigned threads : {1U, 4U}) {
    std::uint64_t taken = 0;
    std::uint64_t seen = 0;
    const auto summary = assess_many(
        counting_to(1000, taken), [&](ManyResult&&) { return ++seen < 3; }, options(threads));
    EXPECT_EQ(seen, 3U);
    EXPECT_TRUE(summary.cancelled);
    EXPECT_LT(taken, 1000U);
  }
}

TEST(Many, AskTheCancelHookBeforeEachMatter) {
  for (const unsigned threads : {1U, 4U}) {
    auto with = options(threads);
    std::atomic<int> asked{0};
    with.limits.cancel_context = &asked;
    with.limits.cancel = [](void* context) { return ++*static_cast<std::atomic<int>*>(context) > 20; };
    std::uint64_t taken = 0;
    const auto summary = assess_many(
        counting_to(1000, taken), [](ManyResult&&) { return true; }, with);
    EXPECT_TRUE(summary.cancelled);
    EXPECT_LE(taken, 20U);
  }
}

TEST(Many, LetExceptionsOfTheCallerOut) {
  for (const unsigned threads : {1U, 4U}) {
    std::uint64_t taken = 0;
    const auto next = counting_to(50, taken);
    const auto source = [&] { return taken == 9 ? throw std::runtime_error("source") : next(); };
    const auto take = [](ManyResult&&) { return true; };
    EXPECT_THROW(assess_many(source, take, options(threads)), std::runtime_error);
    std::uint64_t again = 0;
    EXPECT_THROW(
        assess_many(
            counting_to(50, again), [](ManyResult&&) -> bool { throw std::logic_error("sink"); }, options(threads)),
        std::logic_error);
  }
}

TEST(Many, CountGradesPerSideLowestFirst) {
  ManyOptions with;
  const std::string grades = R"("grading": {"grades": [{"id": "low", "word": "低"}, {"id": "high", "word": "高"}]})";
  with.sides = {{small::load(grades), Date{2024, 3, 1}}, {small::load(small::duties({{}})), Date{2024, 3, 1}}};
  std::vector<std::string> words{"高", "低", "高", ""};
  std::size_t at = 0;
  const auto summary = assess_many(
      [&]() -> std::optional<MatterText> {
        if (at == words.size()) return {};
        const std::string word = words[at++];
        const std::string stated = word.empty() ? "" : R"("asserted_grade": ")" + word + "\"";
        return MatterText{.text = R"({"id": "m", "title": "t", "jurisdiction": "990000", "risk_assessment": {)" +
                                  stated + "}}"};
      },
      [](ManyResult&& one) { return one.assessments.size() == 2; }, with);
  ASSERT_EQ(summary.grades.size(), 2U);
  ASSERT_EQ(summary.grades[0].size(), 3U);
  EXPECT_EQ(summary.grades[0][0].grade, "低");
  EXPECT_EQ(summary.grades[0][1].count, 2U);
  EXPECT_EQ(summary.grades[0][2].grade, "");
  ASSERT_EQ(summary.grades[1].size(), 1U);
  EXPECT_EQ(summary.grades[1][0].count, 4U);
}

/// The lines of a text that comes in pieces of `piece` bytes, as `line number: text`.
std::vector<std::string> lines_of(std::string text, std::size_t piece, const Limits& limits = {}) {
  std::size_t at = 0;
  NdjsonLines lines(
      [&](char* to, std::size_t size) {
        const std::size_t n = text.copy(to, std::min(size, piece), at);
        at += n;
        return n;
      },
      "x", limits);
  std::vector<std::string> out;
  while (auto one = lines.next())
    out.push_back(std::to_string(one->line) + ": " + (one->problems.empty() ? one->text : one->problems[0].code));
  return out;
}

TEST(NdjsonLines, AreCutHoweverTheyCome) {
  using Lines = std::vector<std::string>;
  const Limits short_lines{.json_bytes = 6};
  for (const std::size_t piece : {1U, 2U, 7U, 1000U}) {
    EXPECT_EQ(lines_of("{1}\n\n \t\r\n{2}\r\n{3}", piece), (Lines{"1: {1}", "4: {2}\r", "5: {3}"}));
    EXPECT_EQ(lines_of("", piece), Lines{});
    EXPECT_EQ(lines_of("\n\n", piece), Lines{});
    EXPECT_EQ(lines_of("{1}\n", piece), Lines{"1: {1}"});
    EXPECT_EQ(
        lines_of("123456\n1234567\n" + std::string(300, 'x') + "\n{4}\n" + std::string(99, 'y'), piece, short_lines),
        (Lines{"1: 123456", "2: limit.json_bytes", "3: limit.json_bytes", "4: {4}", "5: limit.json_bytes"}));
  }
}

}  // namespace
}  // namespace riskrule
