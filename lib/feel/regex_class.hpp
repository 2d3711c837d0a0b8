// Character classes of XPath expressions: sets of code points with subtraction, written for RE2.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace riskrule::feel {

struct CodeRange {
  char32_t first;
  char32_t last;
};

/// The code points in `ranges`, and those of `properties` (RE2 class fragments such as `\p{Lu}` or `\P{L}`), or, when
/// negated, all others.
struct CharacterClass {
  std::vector<CodeRange> ranges{};
  std::vector<std::string> properties{};
  bool negated = false;
};

/// What a multi-character escape stands for: `s S d D w W i I c C`. False if the letter is none of these.
bool add_escape(char32_t letter, CharacterClass& out);
/// `\p{name}` or, when negated, `\P{name}`: a general category (`Lu`) or a block (`IsHiragana`). False if unknown.
bool add_property(std::string_view name, bool negated, CharacterClass& out);
/// `a` without `b`, as an RE2 expression that matches one code point; empty if it can not be written.
std::string subtract(CharacterClass a, CharacterClass b);
/// The class as an RE2 expression that matches one code point.
std::string to_re2(const CharacterClass& c);
/// One code point as an RE2 literal.
void append_literal(std::string& out, char32_t c);

}  // namespace riskrule::feel
