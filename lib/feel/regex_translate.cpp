#include "regex_translate.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "regex_class.hpp"
#include "utf8.hpp"

namespace riskrule::feel {
namespace {

constexpr int max_nesting = 200;  // of groups and classes; the translator is recursive

constexpr std::u32string_view special = U".\\?*+{}()|[]^$";
constexpr const char* only_plain_groups = "back-references are supported only to groups of plain characters";

bool is_blank(char32_t c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }
bool is_any(char32_t c, std::u32string_view set) noexcept { return set.find(c) != std::u32string_view::npos; }

/// The expression without blanks (flag x); those in character classes stay.
std::u32string without_blanks(const std::u32string& text) {
  std::u32string out;
  int classes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (classes == 0 && is_blank(c)) continue;
    out += c;
    if (c == '[') ++classes;
    if (c == ']' && classes > 0) --classes;
    if (c != '\\') continue;
    while (classes == 0 && i + 1 < text.size() && is_blank(text[i + 1])) ++i;
    if (i + 1 < text.size()) out += text[++i];
  }
  return out;
}

/// One pass over the expression; stops at the first error.
class Translator {
 public:
  Translator(std::u32string text, const RegexFlags& flags) : text_(std::move(text)), flags_(flags) {}

  Translated run() {
    alternatives();
    if (error_.empty() && i_ < text_.size()) fail("there is a `)` too many");
    if (refers_back_ && has_alternatives_) fail(only_plain_groups);
    if (!error_.empty()) return {{}, std::move(error_)};
    return {std::move(out_), {}};
  }

 private:
  bool more() const noexcept { return error_.empty() && i_ < text_.size(); }
  bool at(char32_t c) const noexcept { return i_ < text_.size() && text_[i_] == c; }
  bool take(char32_t c) noexcept {
    if (!at(c)) return false;
    ++i_;
    return true;
  }
  void fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
  }

  void alternatives() {
    if (++nesting_ > max_nesting) fail("it is nested too deeply");
    while (more() && !at(')')) {
      if (take('|')) {
        out_ += '|';
        has_alternatives_ = has_alternatives_ || nesting_ == 1;
      } else if (atom()) {
        quantifier();
      }
    }
    --nesting_;
  }

  bool atom() {
    const char32_t c = text_[i_++];
    switch (c) {
      case '.': out_ += flags_.dot_all ? "(?s:.)" : "[^\\n\\r]"; break;
      case '^': out_ += flags_.multi_line ? "(?m:^)" : "(?:\\A)"; break;
      case '$': out_ += flags_.multi_line ? "(?m:$)" : "(?:\\z)"; break;
      case '(': group(); break;
      case '[': out_ += character_class(); break;
      case '\\': escape(); break;
      case '?':
      case '*':
      case '+':
      case '{': fail("there is nothing to repeat before a quantifier"); break;
      case '}':
      case ']': fail("a `}` or `]` must be escaped"); break;
      default: append_literal(out_, c);
    }
    return error_.empty();
  }

  void group() {
    const bool capturing = !(at('?') && i_ + 1 < text_.size() && text_[i_ + 1] == ':');
    if (!capturing) i_ += 2;
    out_ += capturing ? "(" : "(?:";
    if (capturing) groups_.emplace_back();
    const std::size_t number = groups_.size();
    const std::size_t begin = i_;
    alternatives();
    const std::u32string_view content = std::u32string_view(text_).substr(begin, i_ - begin);
    if (!take(')')) fail("a `)` is missing");
    out_ += ')';
    const bool repeated = i_ < text_.size() && is_any(text_[i_], U"?*+{");
    const bool plain = std::none_of(content.begin(), content.end(), [](char32_t c) { return is_any(c, special); });
    if (capturing && plain && nesting_ == 1 && !repeated) groups_[number - 1] = content;
  }

  /// RE2 has no back-references, but what a group of plain characters has matched is known beforehand (but for its
  /// case, which does not matter where it is ignored).
  void back_reference() {
    std::size_t number = text_[i_++] - U'0';
    for (; i_ < text_.size() && is_digit(text_[i_]); ++i_) {
      const std::size_t longer = number * 10 + (text_[i_] - U'0');
      if (longer > groups_.size()) break;
      number = longer;
    }
    if (number == 0 || number > groups_.size() || !groups_[number - 1]) return fail(only_plain_groups);
    refers_back_ = true;
    out_ += "(?:";
    for (const char32_t c : *groups_[number - 1]) append_literal(out_, c);
    out_ += ')';
  }

  void quantifier() {
    if (take('{'))
      counted();
    else if (i_ < text_.size() && is_any(text_[i_], U"?*+"))
      out_ += static_cast<char>(text_[i_++]);
    else
      return;
    if (take('?')) out_ += '?';  // as few as possible
    if (i_ < text_.size() && is_any(text_[i_], U"?*+{")) fail("a quantifier follows a quantifier");
  }

  std::optional<int> count() {
    if (i_ == text_.size() || !is_digit(text_[i_])) return std::nullopt;
    int n = 0;
    for (; i_ < text_.size() && is_digit(text_[i_]); ++i_)
      n = n > 100'000 ? n : n * 10 + static_cast<int>(text_[i_] - '0');
    return n;
  }

  void counted() {
    const auto least = count();
    const bool comma = take(',');
    const auto most = comma ? count() : least;
    if (!least || !take('}')) return fail("a quantifier reads {n}, {n,} or {n,m}");
    if (most && *most < *least) return fail("a quantifier {n,m} has n greater than m");
    out_ += "{" + std::to_string(*least);
    if (comma) out_ += "," + (most ? std::to_string(*most) : std::string());
    out_ += "}";
  }

  /// A backslash and one character that stands for one code point; empty if it is another escape.
  std::optional<char32_t> single_escape() {
    if (i_ == text_.size()) return std::nullopt;
    const char32_t c = text_[i_];
    if (is_any(c, U"nrt")) {
      ++i_;
      return c == 'n' ? U'\n' : c == 'r' ? U'\r' : U'\t';
    }
    if (!is_any(c, U"\\|.?*+(){}-[]^$")) return std::nullopt;
    ++i_;
    return c;
  }

  /// A backslash escape that stands for a class: `\d`, `\p{Lu}`.
  void class_escape(CharacterClass& into) {
    if (i_ == text_.size()) return fail("the expression ends after a `\\`");
    const char32_t letter = text_[i_++];
    if (is_digit(letter)) return fail("a character class has a back-reference");
    if (letter == 'p' || letter == 'P') return property(letter == 'P', into);
    if (!add_escape(letter, into)) fail("an unknown escape follows a `\\`");
  }

  void property(bool negated, CharacterClass& into) {
    std::string name;
    if (!take('{')) return fail("a `{` must follow `\\p`");
    while (i_ < text_.size() && text_[i_] != '}') append_code_point(name, text_[i_++]);
    if (!take('}')) return fail("a `}` is missing after `\\p{`");
    if (!add_property(name, negated, into)) fail("`" + name + "` is no known category or block");
  }

  void escape() {
    if (i_ < text_.size() && is_digit(text_[i_])) return back_reference();
    if (const auto c = single_escape()) return append_literal(out_, *c);
    CharacterClass set;
    class_escape(set);
    out_ += "(?-i:" + to_re2(set) + ")";
  }

  /// After `[`, up to its `]`.
  std::string character_class() {
    CharacterClass set;
    if (!class_items(set)) return close_class() ? to_re2(set) : std::string();
    CharacterClass without;
    if (class_items(without)) fail("a class that is subtracted can not subtract another one");
    if (!close_class() || !close_class()) return {};
    std::string out = subtract(std::move(set), std::move(without));
    if (out.empty()) fail("this subtraction of character classes is not supported");
    return out;
  }

  bool close_class() {
    if (!take(']')) fail("a `]` is missing");
    return error_.empty();
  }

  /// Up to `]`, or, returning true, behind the `-[` of a subtraction.
  bool class_items(CharacterClass& set) {
    set.negated = take('^');
    const std::size_t begin = i_;
    while (more() && !at(']')) {
      if (i_ > begin && at('-') && i_ + 1 < text_.size() && text_[i_ + 1] == '[') {
        i_ += 2;
        return true;
      }
      class_item(set);
    }
    if (i_ == begin) fail("a character class is empty");
    return false;
  }

  void class_item(CharacterClass& set) {
    const auto from = class_character(set);
    if (!from) return;
    const bool range = at('-') && i_ + 1 < text_.size() && !is_any(text_[i_ + 1], U"[]");
    if (!range) return set.ranges.push_back({*from, *from});
    ++i_;
    CharacterClass none;
    const auto to = class_character(none);
    if (!to || *to < *from) return fail("a range in a character class is not in order");
    set.ranges.push_back({*from, *to});
  }

  /// One code point, or empty after adding a class escape.
  std::optional<char32_t> class_character(CharacterClass& set) {
    const char32_t c = text_[i_++];
    if (c == '[') fail("a `[` in a character class must be escaped");
    if (c != '\\') return c;
    if (const auto single = single_escape()) return single;
    class_escape(set);
    return std::nullopt;
  }

  std::u32string text_;
  RegexFlags flags_;
  std::size_t i_ = 0;
  int nesting_ = 0;
  std::vector<std::optional<std::u32string_view>> groups_;  // what a group certainly matches, if that is known
  bool has_alternatives_ = false;                           // at the top: then a group may not have taken part
  bool refers_back_ = false;
  std::string out_;
  std::string error_;
};

}  // namespace

bool read_flags(std::string_view text, RegexFlags& out) noexcept {
  for (const char c : text) {
    switch (c) {
      case 's': out.dot_all = true; break;
      case 'i': out.ignore_case = true; break;
      case 'm': out.multi_line = true; break;
      case 'x': out.ignore_blanks = true; break;
      case 'q': out.literal = true; break;
      default: return false;
    }
  }
  return true;
}

Translated translate_regex(std::string_view pattern, const RegexFlags& flags) {
  std::u32string text;
  for (std::size_t i = 0; i < pattern.size();) text += next_code_point(pattern, i);
  if (flags.literal) {
    Translated out;
    for (const char32_t c : text) append_literal(out.pattern, c);
    return out;
  }
  return Translator(flags.ignore_blanks ? without_blanks(text) : std::move(text), flags).run();
}

}  // namespace riskrule::feel
