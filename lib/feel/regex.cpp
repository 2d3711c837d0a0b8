#include "regex.hpp"

#include <re2/re2.h>

#include "regex_translate.hpp"
#include "utf8.hpp"

namespace riskrule::feel {
namespace {

constexpr std::size_t kept_expressions = 16;
constexpr int max_groups = 100;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

RE2::Options options_for(const RegexFlags& flags, std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!flags.ignore_case);
  options.set_max_mem(memory);
  return options;
}

using Groups = std::vector<re2::StringPiece>;

/// Reads the group number after `$`: as many digits as make a group that exists, at least one.
std::size_t group_number(std::string_view text, std::size_t& i, std::size_t groups) {
  auto number = static_cast<std::size_t>(text[i++] - '0');
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
    const std::size_t longer = number * 10 + static_cast<std::size_t>(text[i] - '0');
    if (longer >= groups) break;
    number = longer;
  }
  return number;
}

/// Appends the replacement of one match; false if the replacement is malformed.
bool append_replacement(std::string_view text, const Groups& groups, bool literal, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i++];
    if (literal || (c != '$' && c != '\\')) {
      out += c;
    } else if (c == '\\') {
      if (i == text.size() || (text[i] != '$' && text[i] != '\\')) return false;
      out += text[i++];
    } else {
      if (i == text.size() || text[i] < '0' || text[i] > '9') return false;
      const std::size_t number = group_number(text, i, groups.size());
      if (number < groups.size()) out += view(groups[number]);
    }
  }
  return true;
}

}  // namespace

struct Regex::Program {
  RE2 re2;
  bool literal;
};

Regex::Regex(std::string_view pattern, std::string_view flags, std::int64_t memory) {
  RegexFlags read;
  if (!read_flags(flags, read)) {
    error_ = "a flag is none of `s`, `i`, `m`, `x`, `q`";
    return;
  }
  const Translated translated = translate_regex(pattern, read);
  error_ = translated.error;
  if (!error_.empty()) return;
  program_.reset(new Program{RE2(piece(translated.pattern), options_for(read, memory)), read.literal});
  const auto code = program_->re2.error_code();
  too_large_ = code == RE2::ErrorPatternTooLarge || code == RE2::ErrorRepeatSize;  // more than 1000 times is too many
  if (!program_->re2.ok())
    error_ = program_->re2.error();
  else if (program_->re2.NumberOfCapturingGroups() > max_groups)
    error_ = "it has more than 100 groups";
}

Regex::~Regex() = default;

bool Regex::matches(std::string_view text) const {
  return program_->re2.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

Regex::Replaced Regex::replace(std::string_view text, std::string_view replacement, std::size_t most,
                               std::string& out) const {
  Groups groups(static_cast<std::size_t>(program_->re2.NumberOfCapturingGroups()) + 1);
  std::size_t at = 0;
  std::string unused;
  if (!append_replacement(replacement, groups, program_->literal, unused)) return Replaced::malformed;
  while (at < text.size() && program_->re2.Match(piece(text), at, text.size(), RE2::UNANCHORED, groups.data(),
                                                 static_cast<int>(groups.size()))) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    out += text.substr(at, begin - at);
    append_replacement(replacement, groups, program_->literal, out);
    at = begin + groups[0].size();
    if (groups[0].empty()) {  // an anchor that matches nothing: step over one code point
      const std::size_t from = at;
      if (at < text.size()) next_code_point(text, at);
      out += text.substr(from, at - from);
    }
    if (out.size() > most) return Replaced::too_long;
  }
  out += text.substr(at);
  return out.size() > most ? Replaced::too_long : Replaced::done;
}

std::vector<std::string_view> Regex::split(std::string_view text) const {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  re2::StringPiece found;
  while (at < text.size() && program_->re2.Match(piece(text), at, text.size(), RE2::UNANCHORED, &found, 1) &&
         !found.empty()) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    out.push_back(text.substr(at, begin - at));
    at = begin + found.size();
  }
  out.push_back(text.substr(at));
  return out;
}

const Regex& RegexCache::get(std::string_view pattern, std::string_view flags, std::int64_t memory) {
  for (const auto& kept : kept_)
    if (kept.pattern == pattern && kept.flags == flags) return *kept.regex;
  Kept made{std::string(pattern), std::string(flags), std::make_unique<const Regex>(pattern, flags, memory)};
  if (kept_.size() < kept_expressions) {
    kept_.push_back(std::move(made));
    return *kept_.back().regex;
  }
  oldest_ = (oldest_ + 1) % kept_expressions;
  kept_[oldest_] = std::move(made);
  return *kept_[oldest_].regex;
}

}  // namespace riskrule::feel
