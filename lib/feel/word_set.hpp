// The constant texts of a list such as `"land", "housing", "water"`, to ask whether a text is one of them.
#pragma once

#include <bit>
#include <vector>

#include "feel/short_text.hpp"

namespace riskrule::feel {

/// A hash table in one block, a quarter of it in use at most, so that what is not in it mostly meets an empty place.
class WordSet {
 public:
  /// Texts must outlive the set.
  explicit WordSet(const std::vector<std::string_view>& words)
      : shift_(62 - static_cast<unsigned>(std::bit_width(words.size()))), places_(std::size_t{1} << (64 - shift_)) {
    for (const std::string_view word : words) places_[find(word).at] = {word.empty() ? "" : word, ends_of(word)};
  }

  bool contains(std::string_view text) const noexcept { return find(text).same; }

 private:
  struct Place {
    std::string_view text{};  ///< its data is null where no word is
    Ends ends{};
  };
  struct Found {
    std::size_t at;
    bool same;
  };

  /// The place of the text, or the empty one where it would be. One branch, which mostly goes one way, whether the text
  /// is there or not.
  Found find(std::string_view text) const noexcept {
    const Ends ends = ends_of(text);
    const std::uint64_t mixed = (ends.first + text.size()) ^ std::rotl(ends.last, 32);
    for (std::uint64_t at = (mixed * 0x9E3779B97F4A7C15U) >> shift_;; at = (at + 1) & (places_.size() - 1)) {
      const Place& place = places_[at];
      const bool empty = place.text.data() == nullptr;
      bool same = (place.ends.difference(ends) | (place.text.size() ^ text.size())) == 0;
      if (text.size() > short_text) same = same && place.text == text;
      if (same | empty) return {at, same && !empty};
    }
  }

  unsigned shift_;
  std::vector<Place> places_;
};

}  // namespace riskrule::feel
