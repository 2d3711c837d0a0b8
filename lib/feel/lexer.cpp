#include "feel/lexer.hpp"

#include <algorithm>
#include <array>

#include "data/quote.hpp"
#include "feel/utf8.hpp"

namespace riskrule::feel {
namespace {

/// The code point at text[at], and how many bytes it takes. The text is valid UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};

CodePoint code_point(std::string_view text, std::size_t at) noexcept {
  std::size_t next = at;
  const char32_t value = next_code_point(text, next);
  return {value, static_cast<std::uint32_t>(next - at)};
}

bool is_space(char32_t c) noexcept {
  if (c <= 0x20) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }

/// CJK and full-width punctuation, which the standard counts among letters though nobody means that outside of a known
/// name; and signs of mathematics and drawing, which it does not.
bool is_wide_mark(char32_t c) noexcept {
  return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x301B) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x2190 && c <= 0x2BFF);
}

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  if (c < 0xC0) return c == 0xB7 || c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !is_space(c) && !is_wide_mark(c) && c != 0xFFFD;
}

class Cutter {
 public:
  Cutter(std::string_view text, std::optional<LexError>& error) : text_(text), error_(error) {}

  std::vector<Token> run() {
    check_utf8();
    while (skip_blanks() && !error_) next();
    tokens_.push_back({TokenKind::end, {size(), size()}, {}});
    return std::move(tokens_);
  }

 private:
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(text_.size()); }
  char at(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }

  void fail(std::string message, std::uint32_t begin, std::uint32_t end, std::string_view code = "feel.syntax") {
    if (!error_) error_ = LexError{std::string(code), std::move(message), {begin, std::min(end, size())}};
    at_ = size();
  }
  void check_utf8() {
    for (std::uint32_t i = 0; i < size() && !error_;) {
      const std::size_t length = data::detail::utf8_length(text_, i);
      if (length == 0) fail("the text is not UTF-8", i, i + 1, "feel.utf8");
      i += static_cast<std::uint32_t>(length);
    }
  }
  void push(TokenKind kind, std::uint32_t end) {
    tokens_.push_back({kind, {at_, end}, text_.substr(at_, end - at_)});
    at_ = end;
  }

  /// Steps over white space and comments; false at the end.
  bool skip_blanks() {
    while (at_ < size()) {
      const auto c = code_point(text_, at_);
      if (is_space(c.value)) {
        at_ += c.size;
      } else if (c.value == '/' && at(at_ + 1) == '/') {
        at_ = static_cast<std::uint32_t>(std::min(text_.find('\n', at_), text_.size()));
      } else if (c.value == '/' && at(at_ + 1) == '*') {
        const auto end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) {
          fail("the comment has no end `*/`", at_, at_ + 2);
          return false;
        }
        at_ = static_cast<std::uint32_t>(end + 2);
      } else {
        return true;
      }
    }
    return false;
  }

  void next() {
    const auto c = code_point(text_, at_);
    if (is_digit(c.value) || (c.value == '.' && is_digit(static_cast<unsigned char>(at(at_ + 1))))) return number();
    if (c.value == '"') return string();
    if (is_letter(c.value)) return word();
    symbol(c);
  }

  void number() {
    std::uint32_t end = digits(at_);
    if (at(end) == '.' && is_digit(static_cast<unsigned char>(at(end + 1)))) end = digits(end + 1);
    if (at(end) == 'e' || at(end) == 'E') {
      const std::uint32_t sign = at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1;
      if (is_digit(static_cast<unsigned char>(at(end + sign)))) end = digits(end + sign);
    }
    push(TokenKind::number, end);
  }
  std::uint32_t digits(std::uint32_t i) const noexcept {
    while (is_digit(static_cast<unsigned char>(at(i)))) ++i;
    return i;
  }

  void string() {
    std::uint32_t end = at_ + 1;
    while (end < size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
    if (end >= size()) return fail("the string has no closing `\"`", at_, size());
    push(TokenKind::string, end + 1);
  }

  void word() {
    std::uint32_t end = at_;
    while (end < size()) {
      const auto c = code_point(text_, end);
      if (!is_letter(c.value) && !is_digit(c.value)) break;
      end += c.size;
    }
    push(TokenKind::word, end);
  }

  void symbol(CodePoint c) {
    static constexpr std::array<std::string_view, 6> two{"**", "..", "<=", ">=", "!=", "->"};
    const auto pair = text_.substr(at_, 2);
    const bool is_pair = std::find(two.begin(), two.end(), pair) != two.end();
    push(TokenKind::symbol, at_ + (is_pair ? 2 : c.size));
  }

  std::string_view text_;
  std::optional<LexError>& error_;
  std::vector<Token> tokens_;
  std::uint32_t at_ = 0;
};

std::optional<char32_t> hex(std::string_view text, std::size_t at, std::size_t digits) noexcept {
  if (at + digits > text.size()) return {};
  char32_t value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const char c = text[at + i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return {};
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

constexpr bool is_high_surrogate(char32_t c) noexcept { return c >= 0xD800 && c < 0xDC00; }
constexpr bool is_low_surrogate(char32_t c) noexcept { return c >= 0xDC00 && c < 0xE000; }

/// `\uXXXX`, a surrogate pair of two of them, or `\UXXXXXX`; returns how many bytes were read, 0 if it is wrong.
std::size_t unicode_escape(std::string_view text, std::size_t at, std::string& out) {
  const bool is_long = text[at + 1] == 'U';
  std::size_t used = is_long ? 8 : 6;
  auto c = hex(text, at + 2, used - 2);
  if (!c) return 0;
  if (!is_long && is_high_surrogate(*c)) {
    if (text.substr(at + 6, 2) != "\\u") return 0;
    const auto low = hex(text, at + 8, 4);
    if (!low || !is_low_surrogate(*low)) return 0;
    c = 0x10000 + ((*c - 0xD800) << 10U) + (*low - 0xDC00);
    used = 12;
  }
  if (*c > 0x10FFFF || is_high_surrogate(*c) || is_low_surrogate(*c)) return 0;
  append_code_point(out, *c);
  return used;
}

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::optional<LexError>& error) { return Cutter(text, error).run(); }

std::string name_key(const Token* first, std::size_t count) {
  std::string key;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) key += ' ';
    key += first[i].text;
  }
  return key;
}

std::string name_key(std::string_view name) {
  std::optional<LexError> error;
  const auto tokens = tokenize(name, error);
  return error ? std::string(name) : name_key(tokens.data(), tokens.size() - 1);
}

std::optional<std::string> unescape(std::string_view literal) {
  const auto text = literal.substr(1, literal.size() - 2);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i++];
      continue;
    }
    const char c = text[i + 1];
    if (c == 'u' || c == 'U') {
      const std::size_t used = unicode_escape(text, i, out);
      if (used == 0) return {};
      i += used;
      continue;
    }
    static constexpr std::string_view letters = "nrtbf\"\\'/";
    static constexpr std::string_view meanings = "\n\r\t\b\f\"\\'/";
    const auto which = letters.find(c);
    if (which == std::string_view::npos)
      out.append({'\\', c});  // `\d` in a regular expression stays as it is
    else
      out += meanings[which];
    i += 2;
  }
  return out;
}

bool is_keyword(std::string_view word) noexcept {
  static constexpr std::array<std::string_view, 18> words{"and", "between",  "else",      "every", "external", "false",
                                                          "for", "function", "if",        "in",    "instance", "null",
                                                          "or",  "return",   "satisfies", "some",  "then",     "true"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace riskrule::feel
