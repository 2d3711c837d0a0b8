// The constant texts of a list such as `"land", "housing", "water"`, to ask whether a text is one of them.
#pragma once

#include <bit>
#include <vector>

#include "feel/short_text.hpp"

namespace riskrule::feel {

/// A hash table in one block, an eighth to a quarter of it in use. Of several hash functions it takes one that puts no
/// word in the way of another, if there is one: then a single place answers.
class WordSet {
 public:
  /// Texts must outlive the set.
  explicit WordSet(const std::vector<std::string_view>& words)
      : shift_(62 - static_cast<unsigned>(std::bit_width(words.size()))) {
    int tries = words.size() <= 64 ? 16 : 1;  // of many words two always meet
    while (!place_all(words) && --tries > 0) factor_ = factor_ * 0xD1342543DE82EF95U | 1U;
  }

  bool contains(std::string_view text) const noexcept {
    const Ends ends = ends_of(text);
    const Place& place = places_[first_place(text.size(), ends)];
    const bool same = place.is(text.size(), ends);
    if (place.crowded || text.size() > short_text) [[unlikely]]
      return places_[find(text)].data != nullptr;
    return same;
  }

 private:
  struct Place {
    const char* data = nullptr;  ///< null where no word is
    std::uint32_t size = 0;
    bool crowded = false;  ///< some word would stand here that stands further on
    Ends ends{};

    /// Of a short text: no more is needed to tell. One branch would guess wrong half the time; this takes none.
    bool is(std::size_t other_size, const Ends& other) const noexcept {
      return (ends.difference(other) | (size ^ other_size) | (data == nullptr ? 1U : 0U)) == 0;
    }
  };

  std::size_t first_place(std::size_t size, const Ends& ends) const noexcept {
    return (((ends.first + size) ^ std::rotl(ends.last, 32)) * factor_) >> shift_;
  }

  /// The place of the text, or the empty one where it would be.
  [[gnu::noinline]] std::size_t find(std::string_view text) const noexcept {
    const Ends ends = ends_of(text);
    for (std::size_t at = first_place(text.size(), ends);; at = (at + 1) & (places_.size() - 1)) {
      const Place& place = places_[at];
      if (place.data == nullptr || (place.is(text.size(), ends) && std::string_view(place.data, place.size) == text))
        return at;
    }
  }

  /// Puts every word in its place. False if one had to give way to another.
  bool place_all(const std::vector<std::string_view>& words) {
    places_.assign(std::size_t{1} << (64 - shift_), {});
    bool alone = true;
    for (const std::string_view word : words) {
      const std::size_t at = find(word);
      const std::size_t first = first_place(word.size(), ends_of(word));
      places_[first].crowded |= at != first;
      alone = alone && at == first;
      places_[at].data = word.empty() ? "" : word.data();
      places_[at].size = static_cast<std::uint32_t>(word.size());
      places_[at].ends = ends_of(word);
    }
    return alone;
  }

  std::uint64_t factor_ = 0x9E3779B97F4A7C15U;
  unsigned shift_;
  std::vector<Place> places_;
};

}  // namespace riskrule::feel
