#include "cell_text.hpp"

#include <algorithm>

#include "data/quote.hpp"
#include "feel/temporal_text.hpp"

namespace riskrule::dmn {

using feel::Operator;
using feel::Tag;
using feel::Value;

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
/// May the character go on a word? Whatever is not ASCII may.
bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c) || (c & '\x80') != 0;
}

/// The type whose values are all those with the tag, and no others.
std::optional<feel::TypeKind> kind_of(Tag tag) noexcept {
  switch (tag) {
    case Tag::boolean: return feel::TypeKind::boolean;
    case Tag::number: return feel::TypeKind::number;
    case Tag::string: return feel::TypeKind::string;
    case Tag::date: return feel::TypeKind::date;
    case Tag::time: return feel::TypeKind::time;
    case Tag::date_time: return feel::TypeKind::date_time;
    case Tag::years_months: return feel::TypeKind::years_months;
    case Tag::days_time: return feel::TypeKind::days_time;
    default: return std::nullopt;
  }
}

}  // namespace

std::string_view ConstantCells::spelling(Word word) noexcept {
  constexpr std::array<std::string_view, words> all{"true", "false",         "null",    "date",
                                                    "time", "date and time", "duration"};
  return all[word];
}

ConstantCells::ConstantCells(const feel::Scope& scope, const TableOptions& options, feel::Arena& memory)
    : mode_(options.mode), most_bytes_(options.limits.expression_bytes), memory_(memory) {
  for (const auto& name : scope.names()) {
    const std::string_view text = name.name;
    const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
    for (int w = 0; w < words; ++w) {
      const auto word = spelling(static_cast<Word>(w));
      if (text.substr(begin).starts_with(word.substr(0, word.find(' ')))) hidden_[static_cast<std::size_t>(w)] = true;
    }
  }
}

std::optional<CellForm> ConstantCells::tests(std::string_view text, const feel::Type* type) {
  CellForm form;
  form.strict = mode_ == feel::Mode::strict;
  if (!start(text)) return std::nullopt;
  tests_.clear();
  form.negated = take(std::string_view("not"));
  if (form.negated && !take('(')) return std::nullopt;
  do
    if (!test(type)) return std::nullopt;
  while (take(','));
  if (form.negated && !take(')')) return std::nullopt;
  if (!at_end() || !tests_.finish(form, memory_)) return std::nullopt;
  return form;
}

std::optional<Value> ConstantCells::value(std::string_view text, const feel::Type* type) {
  if (!start(text)) return std::nullopt;
  auto value = constant();
  return value && at_end() && fits(*value, type) ? value : std::nullopt;
}

bool ConstantCells::start(std::string_view text) {
  text_ = text;
  at_ = 0;
  skip_blanks();
  return text.size() <= most_bytes_;
}

bool ConstantCells::test(const feel::Type* type) {
  skip_blanks();
  const char c = peek();
  if (c == '[' || c == '(' || c == ']') return range(type);
  const auto op = comparison();
  const auto value = constant();
  if (!value || !fits(*value, type)) return false;
  return op ? tests_.compare(*op, *value) : tests_.is_or_in(*value);
}

/// Rising ends of one type: with others it might be no range at all.
bool ConstantCells::range(const feel::Type* type) {
  feel::Range range;
  range.low_closed = peek() == '[';
  ++at_;
  const auto low = constant();
  if (!low || !take("..")) return false;
  const auto high = constant();
  skip_blanks();
  const char end = peek();
  if (!high || (end != ']' && end != ')' && end != '[')) return false;
  ++at_;
  range.high_closed = end == ']';
  range.low = *low;
  range.high = *high;
  const bool has_parts = low->is(Tag::time) || low->is(Tag::date_time);  // with and without a zone: no order
  return low->tag() == high->tag() && !has_parts && feel::has_order(low->tag()) && !before(*high, *low) &&
         fits(*low, type) && tests_.interval(range);
}

std::optional<Operator> ConstantCells::comparison() {
  constexpr std::array<std::pair<std::string_view, Operator>, 6> all{{{"<=", Operator::less_equal},
                                                                      {">=", Operator::greater_equal},
                                                                      {"!=", Operator::not_equal},
                                                                      {"<", Operator::less},
                                                                      {">", Operator::greater},
                                                                      {"=", Operator::equal}}};
  for (const auto& [sign, op] : all)
    if (text_.substr(at_, sign.size()) == sign) {
      at_ += sign.size();
      return op;
    }
  return std::nullopt;
}

std::optional<Value> ConstantCells::constant() {
  skip_blanks();
  const char c = peek();
  if (is_digit(c) || c == '.' || c == '-') return number();
  if (c != '"') return word();
  const auto text = string();
  return text ? std::optional(Value::string(*text)) : std::nullopt;
}

/// `-12.5e3`, with no more digits than a decimal holds.
std::optional<Value> ConstantCells::number() {
  const bool negative = peek() == '-';
  if (negative) ++at_;
  const std::size_t begin = at_;
  const auto digits = [&] {
    const std::size_t from = at_;
    while (is_digit(peek())) ++at_;
    return at_ > from;
  };
  const auto is_fraction = [&] { return peek() == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]); };
  const bool whole = digits();
  if (is_fraction()) {
    ++at_;
    digits();
  } else if (!whole) {
    return std::nullopt;
  }
  if (is_word(peek())) return std::nullopt;  // an exponent, too: rare
  const auto value = Decimal::parse(text_.substr(begin, at_ - begin));
  if (!value) return std::nullopt;
  return Value::number(negative ? -*value : *value);
}

/// The content of a literal without escapes.
std::optional<std::string_view> ConstantCells::string() {
  if (!take('"')) return std::nullopt;
  const std::size_t end = text_.find_first_of("\"\\", at_);
  if (end == std::string_view::npos || text_[end] == '\\') return std::nullopt;
  const auto content = text_.substr(at_, end - at_);
  for (std::size_t i = 0; i < content.size();) {
    const std::size_t length = data::detail::utf8_length(content, i);
    if (length == 0) return std::nullopt;
    i += length;
  }
  at_ = end + 1;
  return content;
}

std::optional<Value> ConstantCells::word() {
  for (int w = words - 1; w >= 0; --w) {  // `date and time` before `date`
    const auto word = static_cast<Word>(w);
    const auto text = spelling(word);
    if (text_.substr(at_, text.size()) != text) continue;
    if (at_ + text.size() < text_.size() && is_word(text_[at_ + text.size()])) continue;
    if (hidden_[static_cast<std::size_t>(w)]) return std::nullopt;
    at_ += text.size();
    switch (word) {
      case word_true:
      case word_false: return Value::boolean(word == word_true);
      case word_null: return Value();
      default: return temporal(word);
    }
  }
  return std::nullopt;
}

std::optional<Value> ConstantCells::temporal(Word function) {
  if (!take('(')) return std::nullopt;
  skip_blanks();
  const auto text = string();
  if (!text || !take(')')) return std::nullopt;
  switch (function) {
    case date: return feel::read_date(*text);
    case time: return feel::read_time(memory_, *text);
    case date_time: return feel::read_date_time(memory_, *text);
    default: return feel::read_duration(*text);
  }
}

/// Would strict mode take it? Words of enumerations and what has to be converted are left to the compiler.
bool ConstantCells::fits(const Value& value, const feel::Type* type) const noexcept {
  if (mode_ == feel::Mode::standard || type == nullptr || type->kind == feel::TypeKind::any) return true;
  return kind_of(value.tag()) == type->kind;
}

void ConstantCells::skip_blanks() noexcept {
  while (at_ < text_.size() && blanks.find(text_[at_]) != std::string_view::npos) ++at_;
}

bool ConstantCells::take(char symbol) noexcept {
  skip_blanks();
  const bool found = peek() == symbol;
  at_ += found ? 1 : 0;
  return found;
}

bool ConstantCells::take(std::string_view symbol) noexcept {
  skip_blanks();
  const bool found = text_.substr(at_, symbol.size()) == symbol;
  at_ += found ? symbol.size() : 0;
  return found;
}

bool ConstantCells::at_end() noexcept {
  skip_blanks();
  return at_ == text_.size();
}

}  // namespace riskrule::dmn
