// Random cells of decision tables, of all forms, and the values to test them with.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "riskrule/feel/expression.hpp"

namespace riskrule::dmn::test {

/// Its own draws: those of the standard library differ between implementations.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template <std::size_t N>
  std::string of(const char* const (&texts)[N]) {
    return texts[below(N)];
  }

 private:
  std::mt19937_64 engine_;
};

inline constexpr const char* numbers[] = {"0",  "1",    "2",   "2.5",  "2.50",         "3",
                                          "-1", "-2.5", "100", "1e30", "0.0000000001", "7"};
inline constexpr const char* days[] = {R"(date("2024-01-01"))", R"(date("2024-01-02"))", R"(date("2024-02-29"))",
                                       R"(date("1969-12-31"))", R"(date("2025-06-30"))"};
inline constexpr const char* moments[] = {
    R"(date and time("2024-01-01T00:00:00Z"))",   R"(date and time("2024-01-01T08:00:00+08:00"))",
    R"(date and time("2024-01-01T00:00:00.5Z"))", R"(date and time("2024-01-01T00:00:01Z"))",
    R"(date and time("2024-01-01T00:00:00"))",    R"(date and time("2024-02-29T12:00:00@Asia/Shanghai"))",
    R"(date and time("2024-02-29T12:00:00.25"))"};
inline constexpr const char* lengths[] = {R"(duration("P1Y"))",  R"(duration("P0M"))",     R"(duration("PT0S"))",
                                          R"(duration("P1D"))",  R"(duration("-PT1.5S"))", R"(duration("PT1.5S"))",
                                          R"(duration("P30M"))", R"(duration("-PT1S"))",   R"(duration("PT2S"))"};
inline constexpr const char* times[] = {R"(time("10:00:00"))", R"(time("10:00:00Z"))", R"(time("11:30:00.5"))"};
inline constexpr const char* strings[] = {R"("a")", R"("b")", R"("")", R"("c")",
                                          R"("long enough for the heap, surely")"};
inline constexpr const char* others[] = {"null", "true", "false", "[1, 2]", "[1..3]", "{a: 1}", R"(["a"])"};
inline constexpr const char* free_cells[] = {
    "? > 2",        "> other",         "? = other", "other",       "string(?) = \"a\"", "[1, 2, \"a\"]",
    "(< 3)",        "(= 1)",           "(!= 1)",    "> \"a\"",     "[\"a\"..\"b\"]",    "broken (",
    "no such name", "[1..2], [3..[4]", "[null, 1]", "not([1, 2])", "[[1..2], \"b\"]",   "{a: 1}"};

inline std::string constant(Draw& draw, std::size_t kind) {
  switch (kind) {
    case 0: return draw.of(numbers);
    case 1: return draw.of(days);
    case 2: return draw.of(moments);
    case 3: return draw.of(lengths);
    case 4: return draw.of(times);
    case 5: return draw.of(strings);
    default: return draw.of(others);
  }
}

inline std::string test(Draw& draw, std::size_t kind) {
  if (draw.once_in(12)) kind = draw.below(7);
  const std::string a = constant(draw, kind);
  if (kind >= 5) return (draw.once_in(6) ? "!= " : "") + a;
  const char* const signs[] = {"< ", "<= ", "> ", ">= ", "= ", "!= ", "", ""};
  if (draw.once_in(2)) return draw.of(signs) + a;
  const char* const opens[] = {"[", "(", "]"};
  const char* const closes[] = {"]", ")", "["};
  const std::string low = draw.of(opens);
  const std::string b = constant(draw, kind);
  return low + a + ".." + b + draw.of(closes);
}

inline std::string cell(Draw& draw, std::size_t kind) {
  if (draw.once_in(4)) return "-";
  if (draw.once_in(10)) return draw.of(free_cells);
  std::string out = test(draw, kind);
  for (std::size_t more = draw.below(6); more > 3; --more) out += ", " + test(draw, kind);
  return draw.once_in(5) ? "not(" + out + ")" : out;
}

/// All constants as values, and a null.
inline std::vector<feel::Value> values(feel::Evaluation& call, std::vector<feel::Expression>& keep) {
  std::vector<feel::Value> out;
  const auto add = [&](const char* text) {
    keep.push_back(*feel::compile(text, feel::Scope()));
    out.push_back(keep.back().evaluate(call, {}));
  };
  for (const char* text : numbers) add(text);
  for (const char* text : {"2.4999", "1e-20", "1e33", "-1e33", "12345678901234567890123", "1.5", "-1.7", "2.55"})
    add(text);
  for (const char* text : days) add(text);
  for (const char* text : moments) add(text);
  for (const char* text : lengths) add(text);
  for (const char* text : times) add(text);
  for (const char* text : strings) add(text);
  for (const char* text : others) add(text);
  add(R"("unheard of")");
  return out;
}

}  // namespace riskrule::dmn::test
