#include "citation.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "compiled.hpp"

namespace riskrule::pack {

std::string number_in_chinese(unsigned number) {
  static constexpr std::array<std::string_view, 10> digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static constexpr std::array<std::pair<unsigned, std::string_view>, 4> places{
      {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};
  if (number == 0 || number > 9999) return std::to_string(number);
  std::string out;
  bool skipped = false;  // a place without a digit, after one with: 一百零三
  for (const auto& [place, word] : places) {
    const unsigned digit = number / place % 10;
    if (digit == 0) {
      skipped = !out.empty();
      continue;
    }
    if (skipped) out += digits[0];
    skipped = false;
    const bool plain_ten = place == 10 && digit == 1 && out.empty();  // 十一, but 一百一十一
    if (!plain_ten) out += digits[digit];
    out += word;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

namespace {

std::optional<unsigned> to_number(std::string_view text) noexcept {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return {};
  return number;
}

/// The number in 第十六, 16 or （三）.
std::optional<unsigned> number_from_chinese(std::string_view text) {
  std::string bare(text);
  for (const std::string_view mark : {"第", "（", "）", "(", ")"})
    if (const auto at = bare.find(mark); at != std::string::npos) bare.erase(at, mark.size());
  if (const auto number = to_number(bare)) return number;
  constexpr unsigned most = 9999;  // as far as the numerals go
  for (unsigned number = 1; number <= most; ++number)
    if (number_in_chinese(number) == bare) return number;
  return {};
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
  auto parts = split(text, ' ');
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

// An item of an article is cited without its paragraph where that is not known: 29.-.4 is 第二十九条第（四）项.
bool is_article(std::string_view article) noexcept {
  if (article == "-") return true;
  auto parts = split(article, '.');
  if (parts.size() == 3 && parts[1] == "-") parts.erase(parts.begin() + 1);
  return parts.size() <= 3 && std::ranges::all_of(parts, [](std::string_view p) { return to_number(p).has_value(); });
}

std::pair<std::string_view, std::string_view> split_clause(std::string_view clause) noexcept {
  constexpr std::string_view wide = "：";
  const auto narrow_at = clause.find(':');
  const auto at = std::min(narrow_at, clause.find(wide));
  if (at == std::string_view::npos) return {clause, {}};
  return {clause.substr(0, at), clause.substr(at + (at == narrow_at ? 1 : wide.size()))};
}

std::string article_from_chinese(std::string_view text) {
  std::string out;
  for (const std::string_view unit : {"条", "款", "项"}) {
    const auto end = text.find(unit);
    if (end == std::string_view::npos) {
      if (out.empty()) break;
      if (unit == "款" && text.find("项") != std::string_view::npos) out += ".-";
      continue;
    }
    const auto number = number_from_chinese(text.substr(0, end));
    if (!number) return {};
    out += (out.empty() ? "" : ".") + std::to_string(*number);
    text.remove_prefix(end + unit.size());
  }
  if (out.empty()) return is_article(text) ? std::string(text) : out;  // behind a full-width colon
  return text.empty() ? out : std::string();
}

std::string article_in_chinese(std::string_view article) {
  if (!is_article(article) || article == "-") return "（条款号未知）";
  const auto parts = split(article, '.');
  std::string out = "第" + number_in_chinese(*to_number(parts[0])) + "条";
  if (parts.size() > 1 && parts[1] != "-") out += "第" + number_in_chinese(*to_number(parts[1])) + "款";
  if (parts.size() > 2) out += "第（" + number_in_chinese(*to_number(parts[2])) + "）项";
  return out;
}

Basis make_basis(const Instrument& instrument, std::string_view article, std::optional<TextStatus> weaker) {
  Basis basis;
  basis.instrument = instrument.id;
  basis.title = instrument.title;
  basis.number = instrument.number;
  basis.article = article;
  basis.citation = instrument.number + " " + article_in_chinese(article);
  basis.text = weaker ? std::max(*weaker, instrument.text) : instrument.text;
  if (instrument.in_force) {
    basis.in_force_from = instrument.in_force->from;
    basis.in_force_to = instrument.in_force->to;
  }
  return basis;
}

std::string citations(const std::vector<Basis>& bases) {
  std::string out;
  for (const auto& basis : bases) out += (out.empty() ? "" : "、") + basis.citation;
  return out;
}

void decide_binding(const Duty& duty, Finding& finding) {
  if (duty.force == Force::may || duty.effect == Effect::advisory) {
    finding.binding = false;
    return;
  }
  finding.binding = std::ranges::any_of(finding.basis, binds);
  if (finding.binding || finding.basis.empty()) return;
  const auto best = std::ranges::min_element(finding.basis, {}, &Basis::text);
  add_note(finding, "依据文本为“" + std::string(data::label_of(best->text)) + "”，不具约束力，仅供参考");
}

}  // namespace riskrule::pack
