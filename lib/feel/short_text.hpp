// Names of members and words of lists are mostly short: they are compared and hashed as two numbers, without a call.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace riskrule::feel {

inline constexpr std::size_t short_text = 16;

/// The first and the last bytes of a text, eight of each at most. With the size they are all of a short text: of one
/// that has fewer than sixteen bytes the two overlap.
struct Ends {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  /// Zero if they are the same. Not `==`, which takes two branches.
  std::uint64_t difference(const Ends& other) const noexcept { return (first ^ other.first) | (last ^ other.last); }
};

namespace detail {
template <class Part>
Ends ends_by(std::string_view text) noexcept {
  Part first;
  Part last;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  return {first, last};
}
}  // namespace detail

inline Ends ends_of(std::string_view text) noexcept {
  if (text.size() >= 8) return detail::ends_by<std::uint64_t>(text);
  if (text.size() >= 4) return detail::ends_by<std::uint32_t>(text);
  if (text.size() >= 2) return detail::ends_by<std::uint16_t>(text);
  return text.empty() ? Ends{} : detail::ends_by<std::uint8_t>(text);
}

/// A text that many are compared with.
struct KnownText {
  KnownText() = default;
  explicit KnownText(std::string_view of) noexcept : text(of), ends(ends_of(of)) {}

  std::string_view text{};
  Ends ends{};
};

inline bool same_text(std::string_view a, const KnownText& b) noexcept {
  if (a.size() != b.text.size()) return false;
  return a.size() > short_text ? a == b.text : ends_of(a).difference(b.ends) == 0;
}

inline bool same_text(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  return a.size() > short_text ? a == b : ends_of(a).difference(ends_of(b)) == 0;
}

}  // namespace riskrule::feel
