// Regular expressions as DMN wants them (XPath 2.0 functions and operators, clause 7.6), run by RE2: time is linear in
// the text, memory is bounded, and back-references do not exist.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace riskrule::feel {

/// A compiled expression, or the reason why there is none. Immutable; any number of threads may use it.
class Regex {
 public:
  /// `flags` is any of s, i, m, x, q. `memory` bounds the compiled form, in bytes.
  Regex(std::string_view pattern, std::string_view flags, std::int64_t memory);
  ~Regex();
  Regex(const Regex&) = delete;
  Regex& operator=(const Regex&) = delete;

  bool ok() const noexcept { return error_.empty(); }
  bool too_large() const noexcept { return too_large_; }  ///< not ok: it needs more than `memory`
  const std::string& error() const noexcept { return error_; }

  /// True if some part of the text matches.
  bool matches(std::string_view text) const;
  bool matches_empty_text() const { return matches({}); }

  /// What to put in place of each match: `$1` is a group, `$0` the whole match, `\$` a dollar, `\\` a backslash.
  /// `out` is the result. malformed: a `$` without a digit, or a `\\` without `$` or `\\`; too_long: beyond `most` bytes.
  enum class Replaced : std::uint8_t { done, malformed, too_long };
  Replaced replace(std::string_view text, std::string_view replacement, std::size_t most, std::string& out) const;

  /// The parts between the matches, at least one. They point into `text`.
  std::vector<std::string_view> split(std::string_view text) const;

 private:
  struct Program;
  std::unique_ptr<const Program> program_;
  std::string error_;
  bool too_large_ = false;
};

/// The expressions of earlier calls on one evaluation, the last few.
class RegexCache {
 public:
  const Regex& get(std::string_view pattern, std::string_view flags, std::int64_t memory);

 private:
  struct Kept {
    std::string pattern;
    std::string flags;
    std::unique_ptr<const Regex> regex;
  };
  std::vector<Kept> kept_;
  std::size_t oldest_ = 0;
};

}  // namespace riskrule::feel
