// Clauses: `D713:23.2` in a pack, 国务院令第713号 第二十三条第二款 to a reader.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/pack/source.hpp"

namespace riskrule::pack {

/// `23.2.1` as 第二十三条第二款第（一）项; `-` as 条款号未知.
std::string article_in_chinese(std::string_view article);
/// True for `12`, `12.3`, `12.3.1` and `-`.
bool is_article(std::string_view article) noexcept;
/// What was meant by 第二十三条第二款第（一）项, or by an article that is right already: `23.2.1`; empty if it is neither.
std::string article_from_chinese(std::string_view text);
/// Instrument and article, at the colon between them, which may be full-width; without a colon no article.
std::pair<std::string_view, std::string_view> split_clause(std::string_view clause) noexcept;
/// 1 to 9999 in Chinese numerals, other numbers in digits.
std::string number_in_chinese(unsigned number);
/// The basis of one clause.
Basis make_basis(const Instrument& instrument, std::string_view article, std::optional<TextStatus> weaker = {});
/// The clauses as one list, 、 between them.
std::string citations(const std::vector<Basis>& bases);
/// A duty binds when it is more than advice and at least one of its clauses is known at least in part. Sets `binding`,
/// and says in the note why it is false for want of a text.
void decide_binding(const Duty& duty, Finding& finding);
/// The parts of `text` between the separators, empty ones included.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The parts between blanks.
std::vector<std::string_view> split_words(std::string_view text);

}  // namespace riskrule::pack
