// From XPath's regular expressions to RE2's.
#pragma once

#include <string>
#include <string_view>

namespace riskrule::feel {

struct RegexFlags {
  bool dot_all = false;        ///< s
  bool ignore_case = false;    ///< i
  bool multi_line = false;     ///< m
  bool ignore_blanks = false;  ///< x
  bool literal = false;        ///< q
};

/// The expression in RE2's syntax, or why it is wrong.
struct Translated {
  std::string pattern{};
  std::string error{};
};

/// False if a letter is none of s, i, m, x, q.
bool read_flags(std::string_view text, RegexFlags& out) noexcept;
Translated translate_regex(std::string_view pattern, const RegexFlags& flags);

}  // namespace riskrule::feel
