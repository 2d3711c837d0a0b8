// Regular expressions of XPath, and what is not one.
#include "feel/regex.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace riskrule::feel {
namespace {

constexpr std::int64_t memory = 8 << 20;

/// `true`, `false`, or the error.
std::string match(std::string_view text, std::string_view pattern, std::string_view flags = {}) {
  const Regex regex(pattern, flags, memory);
  if (!regex.ok()) return regex.error();
  return regex.matches(text) ? "true" : "false";
}

std::string replaced(std::string_view text, std::string_view pattern, std::string_view by,
                     std::string_view flags = {}) {
  const Regex regex(pattern, flags, memory);
  if (!regex.ok()) return regex.error();
  std::string out;
  switch (regex.replace(text, by, 1000, out)) {
    case Regex::Replaced::malformed: return "malformed";
    case Regex::Replaced::too_long: return "too long";
    case Regex::Replaced::done: break;
  }
  return out;
}

TEST(Regex, Flags) {
  EXPECT_EQ(match("a\nb", "a.b"), "false");
  EXPECT_EQ(match("a\rb", "a.b"), "false");
  EXPECT_EQ(match("a\nb", "a.b", "s"), "true");
  EXPECT_EQ(match("ABC", "abc"), "false");
  EXPECT_EQ(match("ABC", "abc", "i"), "true");
  EXPECT_EQ(match("\u212A", "k", "i"), "true");
  EXPECT_EQ(match("a\nb", "^b"), "false");
  EXPECT_EQ(match("a\nb", "^b", "m"), "true");
  EXPECT_EQ(match("a\nb\n", "b$"), "false");
  EXPECT_EQ(match("a\nb\n", "b$", "m"), "true");
  EXPECT_EQ(match("helloworld", "hello world", "x"), "true");
  EXPECT_EQ(match("hello world", "hello[ ]world", "x"), "true");
  EXPECT_EQ(match("a+b", "a+b", "q"), "true");
  EXPECT_EQ(match("aab", "a+b", "q"), "false");
  EXPECT_EQ(match("a", "a", "p"), "a flag is none of `s`, `i`, `m`, `x`, `q`");
  EXPECT_EQ(match("a", "a", " "), "a flag is none of `s`, `i`, `m`, `x`, `q`");
}

TEST(Regex, CharacterClasses) {
  EXPECT_EQ(match("x", "^[a-z-[aeiou]]$"), "true");
  EXPECT_EQ(match("e", "^[a-z-[aeiou]]$"), "false");
  EXPECT_EQ(match("O", "[A-Z-[OI]]", "i"), "false");
  EXPECT_EQ(match("i", "[A-Z-[OI]]", "i"), "false");
  EXPECT_EQ(match("x", "[A-Z-[OI]]", "i"), "true");
  EXPECT_EQ(match("q", "[^Q]", "i"), "false");
  EXPECT_EQ(match("中", R"(^[\p{L}-[a-z]]$)"), "true");
  EXPECT_EQ(match("b", R"(^[\p{L}-[a-z]]$)"), "false");
  EXPECT_EQ(match("5", R"(^[\p{L}-[a-z]]$)"), "false");
  EXPECT_EQ(match("x", R"([^\d-[x]])"), "false");
  EXPECT_EQ(match("a", "[a-z-[a-z]]"), "false");
  EXPECT_EQ(match("-", "^[a-]$"), "true");
  EXPECT_EQ(match("-", "^[-a]$"), "true");
  EXPECT_EQ(match("^", "^[a^]$"), "true");
  EXPECT_EQ(match("a", "[]"), "a character class is empty");
  EXPECT_EQ(match("a", "[a"), "a `]` is missing");
  EXPECT_EQ(match("a", "[z-a]"), "a range in a character class is not in order");
}

TEST(Regex, Escapes) {
  EXPECT_EQ(match("٣", R"(^\d$)"), "true");
  EXPECT_EQ(match("风险", R"(^\w+$)"), "true");
  EXPECT_EQ(match("a b", R"(^\w+$)"), "false");
  EXPECT_EQ(match("a\tb", R"(^\S\s\S$)"), "true");
  EXPECT_EQ(match("日x-1", R"(^\i\c*$)"), "true");
  EXPECT_EQ(match("1x", R"(^\i\c*$)"), "false");
  EXPECT_EQ(match("ひ", R"(^\p{IsHiragana}$)"), "true");
  EXPECT_EQ(match("a", R"(^\P{IsHiragana}$)"), "true");
  EXPECT_EQ(match("A", R"(\p{Ll})", "i"), "false");
  EXPECT_EQ(match("a", R"(\p{IsKlingon})"), "`IsKlingon` is no known category or block");
  EXPECT_EQ(match("a", R"(\y)"), "an unknown escape follows a `\\`");
  EXPECT_EQ(match("a", R"([a\0])"), "a character class has a back-reference");
  EXPECT_EQ(match("a", "\\"), "the expression ends after a `\\`");
}

TEST(Regex, BackReferencesToPlainGroups) {
  const std::string unsupported = "back-references are supported only to groups of plain characters";
  EXPECT_EQ(match("abab", R"(^(ab)\1$)"), "true");
  EXPECT_EQ(match("abac", R"(^(ab)\1$)"), "false");
  EXPECT_EQ(match("aA", R"((a)\1)", "i"), "true");
  EXPECT_EQ(match("aA", R"((a)\1)"), "false");
  EXPECT_EQ(match("aa1", R"(^(a)\11$)"), "true");
  EXPECT_EQ(replaced("xabab", R"((a)(b)\1\2)", "[$1$2]"), "x[ab]");
  for (const std::string_view pattern :
       {R"((.)\1)", R"((a)\2)", R"(\1)", R"((a)\0)", R"((a)?\1)", R"((a)|\1)", R"(((a)\2)*)", R"((a\1))"})
    EXPECT_EQ(match("aa", pattern), unsupported) << pattern;
}

TEST(Regex, Quantifiers) {
  EXPECT_EQ(match("aaa", "^a{2,3}$"), "true");
  EXPECT_EQ(match("a", "^a{2,}$"), "false");
  EXPECT_EQ(match("a", "a{2,1}"), "a quantifier {n,m} has n greater than m");
  EXPECT_EQ(match("a", "a{x}"), "a quantifier reads {n}, {n,} or {n,m}");
  EXPECT_EQ(match("a", "*a"), "there is nothing to repeat before a quantifier");
  EXPECT_EQ(match("a", "a**"), "a quantifier follows a quantifier");
  EXPECT_EQ(match("a", "("), "a `)` is missing");
  EXPECT_EQ(match("a", ")"), "there is a `)` too many");
  EXPECT_EQ(match("a", "a}"), "a `}` or `]` must be escaped");
}

TEST(Regex, Replaces) {
  EXPECT_EQ(replaced("abcd", "(ab)|(a)", "[1=$1][2=$2]"), "[1=ab][2=]cd");
  EXPECT_EQ(replaced("abracadabra", "a.*?a", "*"), "*c*bra");
  EXPECT_EQ(replaced("a1b2", R"(\d)", R"(\$$0\\)"), R"(a$1\b$2\)");
  EXPECT_EQ(replaced("ab", "(a)(b)", "$12"), "a2");
  EXPECT_EQ(replaced("ab", "(a)", "[$3]"), "[]b");
  EXPECT_EQ(replaced("公开征求意见", "意见", "<$0>"), "公开征求<意见>");
  EXPECT_EQ(replaced("a+", "+", "$", "q"), "a$");
  EXPECT_EQ(replaced("a", "a", "$"), "malformed");
  EXPECT_EQ(replaced("a", "a", "\\x"), "malformed");
  EXPECT_EQ(replaced(std::string(600, 'a'), "a", "bb"), "too long");
}

TEST(Regex, Splits) {
  using Parts = std::vector<std::string_view>;
  const Regex semicolon(";", {}, memory);
  EXPECT_EQ(semicolon.split("a;b;;"), (Parts{"a", "b", "", ""}));
  EXPECT_EQ(semicolon.split(""), (Parts{""}));
  EXPECT_EQ(semicolon.split("abc"), (Parts{"abc"}));
  EXPECT_EQ(Regex("[、，]", {}, memory).split("区、镇，村"), (Parts{"区", "镇", "村"}));
}

TEST(Regex, IsBounded) {
  EXPECT_TRUE(Regex("((a{100}){100}){100}", {}, memory).too_large());
  EXPECT_TRUE(Regex("a{1001}", {}, memory).too_large());
  EXPECT_TRUE(Regex("a{900}", {}, 1000).too_large());
  EXPECT_FALSE(Regex("a{2,1}", {}, memory).too_large());
  EXPECT_EQ(match("a", std::string(100'000, '(')), "it is nested too deeply");
  // Linear where a backtracking engine takes years.
  EXPECT_EQ(match(std::string(5000, 'a') + "b", "^(a|a)*(a*)*$"), "false");
}

TEST(Regex, TheCacheGivesTheSameObject) {
  RegexCache cache;
  const Regex* first = &cache.get("a", "i", memory);
  EXPECT_EQ(&cache.get("a", "i", memory), first);
  EXPECT_NE(&cache.get("a", "", memory), first);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(cache.get(std::to_string(i), "", memory).matches(std::to_string(i)));
  EXPECT_TRUE(cache.get("a", "i", memory).matches("A"));
}

}  // namespace
}  // namespace riskrule::feel
