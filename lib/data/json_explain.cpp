#include "json_explain.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "quote.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::data::detail {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::size_t skip_blanks(std::string_view text, std::size_t i) {
  while (i < text.size() && is_blank(text[i])) ++i;
  return i;
}

std::string hex_byte(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("0x") + digits[byte >> 4U] + digits[byte & 15U];
}

/// One refused text: the parts of the explanation share it.
class Explainer {
 public:
  Explainer(std::string_view text, const JsonStop& stop) : text_(text), stop_(stop) {}

  Diagnostic run() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF")
      return at(0, 3, "json.bom", "the text begins with a byte order mark; save it as UTF-8 without one");
    if (looks_like_utf16()) return at(0, 1, "json.utf8", "the text looks like UTF-16; save it as UTF-8");
    if (skip_blanks(text_, 0) == text_.size()) return at(0, 0, "json.no_text", "the text is empty; expected a value");
    std::size_t i = skip_blanks(text_, stop_.cursor);
    const std::string expected = expectation(i);
    if (i == text_.size()) return truncated(stop_.cursor, "expected " + expected);
    if (expects_value_ && text_[i] != '"') return bad_value(i, expected);
    if ((expects_value_ || expects_name_) && text_[i] == '"') return bad_string(i);
    return unexpected(i, expected);
  }

 private:
  Diagnostic at(std::size_t begin, std::size_t end, std::string code, std::string message,
                std::string guess = {}) const {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    Diagnostic d =
        located({.code = std::move(code), .message = std::move(message), .guess = std::move(guess)}, text_, span);
    d.line = printable(d.line);
    return d;
  }

  bool looks_like_utf16() const {
    const std::string_view two = text_.substr(0, 2);
    return two == "\xFF\xFE" || two == "\xFE\xFF" || (two.size() == 2 && (two[0] == '\0') != (two[1] == '\0'));
  }

  std::string what_is_open() const {
    if (stop_.inside == '\0') return {};
    return "; the " + quote({&stop_.inside, 1}) + " of line " + std::to_string(place_of(text_, stop_.opened).line) +
           " is still open";
  }

  Diagnostic truncated(std::size_t begin, const std::string& what) const {
    // Behind the last thing that is not blank, so that the underlined line is not an empty one.
    std::size_t end = text_.size();
    while (end > begin && is_blank(text_[end - 1])) --end;
    return at(end, end, "json.truncated", "the text ends too early: " + what + what_is_open());
  }

  /// What could have stood at i; steps over the comma or colon that is right.
  std::string expectation(std::size_t& i) {
    using After = JsonStop::After;
    const bool object = stop_.inside == '{';
    const std::string close = object ? "`}`" : "`]`";
    switch (stop_.after) {
      case After::nothing: return expect_value("a value");
      case After::open: return object ? expect_name("a member name or " + close) : expect_value("a value or " + close);
      case After::name:
        if (i == text_.size() || text_[i] != ':') return "`:`";
        i = skip_blanks(text_, i + 1);
        return expect_value("a value");
      case After::value: break;
    }
    if (stop_.inside == '\0') return "nothing more";
    if (i == text_.size() || text_[i] != ',') return "`,` or " + close;
    i = skip_blanks(text_, i + 1);
    return object ? expect_name("a member name") : expect_value("a value");
  }
  std::string expect_value(std::string words) {
    expects_value_ = true;
    return words;
  }
  std::string expect_name(std::string words) {
    expects_name_ = true;
    return words;
  }

  Diagnostic bad_value(std::size_t i, const std::string& expected) const {
    if (is_digit(text_[i]) || text_[i] == '-' || text_[i] == '+' || text_[i] == '.') return bad_number(i);
    if (is_letter(text_[i])) return bad_word(i, expected);
    return unexpected(i, expected);
  }

  Diagnostic bad_word(std::size_t begin, const std::string& expected) const {
    std::size_t end = begin;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    const std::string_view word = text_.substr(begin, end - begin);
    constexpr std::array<std::string_view, 3> words{"true", "false", "null"};
    const bool cut_short = end == text_.size() && std::any_of(words.begin(), words.end(), [&](std::string_view known) {
                             return known.substr(0, word.size()) == word;
                           });
    if (cut_short) return truncated(begin, quote(word) + " is not finished");
    std::string lower(word);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string guess = lower == "none" || lower == "nil" ? "null" : nearest(lower, words);
    return at(begin, end, "json.syntax", "expected " + expected + ", found " + quote(word), std::move(guess));
  }

  Diagnostic bad_number(std::size_t begin) const {
    std::size_t end = begin;
    const auto is_part = [](char c) { return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; };
    while (end < text_.size() && is_part(text_[end])) ++end;
    const std::string_view word = text_.substr(begin, end - begin);
    const std::string shown = quote(word);
    if (is_digit(word.back()) && is_number(word))
      return at(begin, end, "json.number_range", "the number " + shown + " is too large; it must be below 1E+308");
    if (end == text_.size() && !is_digit(word.back()))
      return truncated(begin, "the number " + shown + " is not finished");
    return at(begin, end, "json.syntax", shown + " is not a number as JSON writes it, for instance -12, 0.5 or 1.5e3");
  }

  static bool is_number(std::string_view word) {
    std::size_t i = word[0] == '-' ? 1 : 0;
    const auto digits = [&] {
      const std::size_t begin = i;
      while (i < word.size() && is_digit(word[i])) ++i;
      return i > begin;
    };
    if (!digits()) return false;
    if (i < word.size() && word[i] == '.' && (++i, !digits())) return false;
    if (i < word.size() && (word[i] == 'e' || word[i] == 'E')) {
      ++i;
      if (i < word.size() && (word[i] == '+' || word[i] == '-')) ++i;
      if (!digits()) return false;
    }
    return i == word.size();
  }

  Diagnostic bad_string(std::size_t begin) const {
    for (std::size_t i = begin + 1; i < text_.size();) {
      const char c = text_[i];
      if (c == '"') break;
      if (static_cast<unsigned char>(c) < 0x20) return bad_control(begin, i);
      if (c == '\\') {
        std::size_t end = i + 2;
        if (end <= text_.size() && !is_escape(i, end)) return bad_escape(i, end);
        i = end;
      } else {
        const std::size_t length = utf8_length(text_, i);
        if (length == 0) return bad_utf8(i);
        i += length;
      }
    }
    return truncated(
        begin, "the text that begins in line " + std::to_string(place_of(text_, begin).line) + " has no closing `\"`");
  }

  Diagnostic bad_control(std::size_t begin, std::size_t i) const {
    if (text_[i] == '\n' || text_[i] == '\r')
      return at(begin, i, "json.control",
                "a text may not run over the end of a line: a closing `\"` is missing, or `\\n`");
    const std::string what = text_[i] == '\0'   ? "a NUL byte"
                             : text_[i] == '\t' ? "a tab"
                                                : "byte " + hex_byte(text_[i]);
    const std::string instead = text_[i] == '\t' ? "`\\t`" : "`\\u00" + hex_byte(text_[i]).substr(2) + "`";
    return at(i, i + 1, "json.control", what + " may not stand in a text as it is; write " + instead);
  }

  Diagnostic bad_utf8(std::size_t i) const {
    return at(
        i, i + 1, "json.utf8",
        "byte " + hex_byte(text_[i]) + " at offset " + std::to_string(i) + " is not UTF-8; save the text as UTF-8");
  }

  /// True if the escape at text_[i] is right; `end` is moved behind it, or behind what is wrong.
  bool is_escape(std::size_t i, std::size_t& end) const {
    if (text_[i + 1] != 'u') return std::string_view("\"\\/bfnrt").find(text_[i + 1]) != std::string_view::npos;
    const auto unit = take_hex(end);
    if (!unit) return end >= text_.size();  // cut short is for the caller to see
    if (*unit < 0xD800 || *unit > 0xDFFF) return true;
    if (*unit >= 0xDC00) return false;
    if (end + 1 >= text_.size()) return end = text_.size(), true;
    if (text_[end] != '\\' || text_[end + 1] != 'u') return false;
    end += 2;
    const auto low = take_hex(end);
    if (!low) return end >= text_.size();
    return *low >= 0xDC00 && *low <= 0xDFFF;
  }

  std::optional<unsigned> take_hex(std::size_t& end) const {
    unsigned value = 0;
    for (const std::size_t stop = end + 4; end < stop; ++end) {
      if (end >= text_.size() || !is_hex(text_[end])) return std::nullopt;
      const char c = text_[end];
      const auto digit = static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
      value = value * 16U + digit;
    }
    return value;
  }

  Diagnostic bad_escape(std::size_t begin, std::size_t end) const {
    while (end < text_.size() && !starts_code_point(text_[end])) ++end;
    const std::string shown = quote(text_.substr(begin, end - begin));
    if (text_[begin + 1] != 'u')
      return at(begin, end, "json.escape",
                shown + R"( is not an escape of JSON; they are \" \\ \/ \b \f \n \r \t \uXXXX)");
    const bool surrogate = end >= begin + 6;
    return at(begin, end, "json.escape",
              shown + (surrogate ? " is half of a surrogate pair" : " has fewer than four hexadecimal digits"));
  }

  Diagnostic unexpected(std::size_t i, const std::string& expected) const {
    const char c = text_[i];
    const std::string_view two = text_.substr(i, 2);
    const std::size_t length = utf8_length(text_, i);
    if (length == 0) return bad_utf8(i);
    if (c == '\0') return at(i, i + 1, "json.control", "expected " + expected + ", found a NUL byte");
    const std::string found = quote(text_.substr(i, length));
    if (two == "//" || two == "/*") return at(i, i + 2, "json.syntax", "JSON has no comments");
    if (c == '\'') return at(i, i + 1, "json.syntax", "expected " + expected + "; a text stands in double quotes");
    const std::string_view letter = text_.substr(i, length);
    if (letter == "“" || letter == "”" || letter == "＂")
      return at(i, i + length, "json.syntax", found + " is not the quotation mark of JSON", "\"");
    if (letter == "，" || letter == "：")
      return at(i, i + length, "json.syntax", "expected " + expected + ", found the full-width " + found,
                letter == "，" ? "," : ":");
    if (stop_.after == JsonStop::After::value && i == stop_.cursor && is_digit(c) && text_[i - 1] == '0')
      return at(i - 1, i + 1, "json.syntax", "a number may not begin with 0");
    if ((c == '}' || c == ']') && stop_.after == JsonStop::After::value && (expects_value_ || expects_name_))
      return at(i, i + 1, "json.syntax",
                "expected " + expected + ", found " + found + "; the `,` before it is too many");
    if (stop_.inside == '\0' && stop_.after == JsonStop::After::value)
      return at(i, i + length, "json.trailing", "the document ends before " + found + "; nothing may follow it");
    if (expects_name_ && is_letter(c))
      return at(i, i + 1, "json.syntax", "expected " + expected + "; a member name stands in double quotes");
    return at(i, i + length, "json.syntax", "expected " + expected + ", found " + found);
  }

  std::string_view text_;
  const JsonStop& stop_;
  bool expects_value_ = false;
  bool expects_name_ = false;
};

}  // namespace

Diagnostic explain_json(std::string_view text, const JsonStop& stop) { return Explainer(text, stop).run(); }

}  // namespace riskrule::data::detail
