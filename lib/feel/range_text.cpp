#include "feel/range_text.hpp"

#include "feel/builtin_support.hpp"
#include "feel/lexer.hpp"
#include "feel/temporal_text.hpp"

namespace riskrule::feel {
namespace {

class RangeReader {
 public:
  RangeReader(Arena& arena, const std::vector<Token>& tokens) : arena_(arena), tokens_(tokens) {}

  std::optional<Range> read() {
    const auto opening = bracket();
    const auto low = opening ? literal() : std::nullopt;
    if (!low || !take("..")) return std::nullopt;
    const auto high = literal();
    const auto closing = high ? bracket() : std::nullopt;
    if (!closing || tokens_[at_].kind != TokenKind::end) return std::nullopt;
    if (*opening == ')' || *closing == '(') return std::nullopt;
    return Range{*low, *high, *opening == '[', *closing == ']'};
  }

 private:
  const Token& next() const { return tokens_[at_]; }
  bool take(std::string_view symbol) {
    if (next().kind != TokenKind::symbol || next().text != symbol) return false;
    ++at_;
    return true;
  }

  std::optional<char> bracket() {
    if (next().kind != TokenKind::symbol || next().text.size() != 1) return std::nullopt;
    const char c = next().text[0];
    if (std::string_view("[]()").find(c) == std::string_view::npos) return std::nullopt;
    ++at_;
    return c;
  }

  std::optional<Value> literal() {
    if (take("@")) return temporal("@");
    if (next().kind == TokenKind::string) {
      const auto text = unescape(tokens_[at_++].text);
      return text ? std::optional(Value::string(arena_.copy(*text))) : std::nullopt;
    }
    if (next().kind == TokenKind::word) return constructor();
    const bool negative = take("-");
    if (next().kind != TokenKind::number) return std::nullopt;
    const auto number = Decimal::parse_rounded(tokens_[at_++].text);
    return number ? std::optional(Value::number(negative ? -*number : *number)) : std::nullopt;
  }

  /// `date("…")` and its like.
  std::optional<Value> constructor() {
    const std::size_t first = at_;
    while (next().kind == TokenKind::word) ++at_;
    const std::string name = name_key(&tokens_[first], at_ - first);
    if (!take("(")) return std::nullopt;
    const auto value = temporal(name);
    return value && take(")") ? value : std::nullopt;
  }

  std::optional<Value> temporal(std::string_view kind) {
    if (next().kind != TokenKind::string) return std::nullopt;
    const auto text = unescape(tokens_[at_++].text);
    if (!text) return std::nullopt;
    if (kind == "@") return read_temporal(arena_, *text);
    if (kind == "date") return read_date(*text);
    if (kind == "time") return read_time(arena_, *text);
    if (kind == "date and time") return read_date_time(arena_, *text);
    return kind == "duration" ? read_duration(*text) : std::nullopt;
  }

  Arena& arena_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
};

}  // namespace

const Range* parse_range(Arena& arena, std::string_view text, std::string& problem) {
  std::optional<LexError> error;
  const auto tokens = tokenize(text, error);
  const auto range = error ? std::nullopt : RangeReader(arena, tokens).read();
  if (!range) {
    problem = "a range reads `[low..high]` or `(low..high)`, with a literal at each end";
    return nullptr;
  }
  const auto order = order_of(range->low, range->high);
  if (!order) problem = "the ends of the range are not of one kind that has an order";
  if (order && *order > 0) problem = "the range ends before it begins";
  return problem.empty() ? arena.make<Range>(*range) : nullptr;
}

}  // namespace riskrule::feel
