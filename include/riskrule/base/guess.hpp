// Did-you-mean: the nearest of some known words.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace riskrule {

/// Edits (insert, delete, replace, swap of neighbours) between two words, by code point up to 64, else 999.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto split = [](std::string_view s) {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < s.size();) {
      std::size_t n = i + 1;
      while (n < s.size() && (static_cast<unsigned char>(s[n]) & 0xC0U) == 0x80U) ++n;
      out.push_back(s.substr(i, n - i));
      i = n;
    }
    return out;
  };
  if (a.size() > 256 || b.size() > 256) return 999;
  const auto x = split(a);
  const auto y = split(b);
  if (x.size() > 64 || y.size() > 64) return 999;
  std::vector<std::vector<std::size_t>> d(x.size() + 1, std::vector<std::size_t>(y.size() + 1));
  for (std::size_t i = 0; i <= x.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= y.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    for (std::size_t j = 1; j <= y.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[x.size()][y.size()];
}

/// The known word nearest to `word`, or empty if none is near: more than a third of the word would change (of a word of
/// two letters, one may), or nothing of it would stay.
template <class Words>
std::string nearest(std::string_view word, const Words& known) {
  const auto count_letters = [](std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
  };
  const std::size_t letters = count_letters(word);
  const std::size_t allowed = std::max<std::size_t>(1, letters / 3);
  std::string best;
  std::size_t least = allowed + 1;
  for (const auto& candidate : known) {
    const std::string_view text(candidate);
    const std::size_t distance = edit_distance(word, text);
    if (distance < least && distance < std::max(letters, count_letters(text))) {
      least = distance;
      best = std::string(text);
    }
  }
  return best;
}

}  // namespace riskrule
