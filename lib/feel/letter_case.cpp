#include "feel/letter_case.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "feel/case_table.hpp"
#include "feel/utf8.hpp"

namespace riskrule::feel {
namespace {

constexpr char32_t capital_sigma = 0x3A3;
constexpr char32_t final_sigma = 0x3C2;

struct Tables {
  std::span<const CaseRun> runs;
  std::span<const CaseSpecial> specials;
};
constexpr Tables to_upper{upper_runs, upper_specials};
constexpr Tables to_lower{lower_runs, lower_specials};

std::optional<char32_t> mapped(char32_t c, std::span<const CaseRun> runs) {
  const auto after =
      std::upper_bound(runs.begin(), runs.end(), c, [](char32_t x, const CaseRun& r) { return x < r.first; });
  if (after == runs.begin()) return std::nullopt;
  const CaseRun& run = *(after - 1);
  if (c > run.last || (c - run.first) % run.step != 0) return std::nullopt;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + run.delta);
}

std::string_view special(char32_t c, std::span<const CaseSpecial> specials) {
  const auto at = std::lower_bound(specials.begin(), specials.end(), c,
                                   [](const CaseSpecial& s, char32_t x) { return s.from < x; });
  return at != specials.end() && at->from == c ? at->to : std::string_view();
}

void append_mapped(std::string& out, char32_t c, const Tables& tables) {
  if (const auto text = special(c, tables.specials); !text.empty())
    out += text;
  else
    append_code_point(out, mapped(c, tables.runs).value_or(c));
}

bool is_letter_with_case(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return mapped(c, upper_runs) || mapped(c, lower_runs) || !special(c, upper_specials).empty();
}

bool letter_follows(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter_with_case(next_code_point(text, at));
}

}  // namespace

std::string upper_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c < 0x80)
      out += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    else
      append_mapped(out, c, to_upper);
  }
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c < 0x80)
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    else if (c == capital_sigma && in_word && !letter_follows(text, i))
      append_code_point(out, final_sigma);
    else
      append_mapped(out, c, to_lower);
    in_word = is_letter_with_case(c);
  }
  return out;
}

}  // namespace riskrule::feel
