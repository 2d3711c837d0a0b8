// Values as text: for readers (to_string, FEEL's string()), and as FEEL source that reads back (to_feel).
#include "feel/text.hpp"

#include <string>

#include "feel/lexer.hpp"
#include "feel/utf8.hpp"
#include "riskrule/feel/function.hpp"

namespace riskrule::feel {
namespace {

constexpr int deepest = 256;  // of lists within lists that are written; what lies deeper is `…`

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out.append(1, '\\') += c;
    else if (c == '\n' || c == '\r' || c == '\t')
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    else if (byte < 0x20U || byte == 0x7FU)
      (out.append("\\u00") += digits[byte >> 4U]) += digits[byte & 0xFU];
    else
      out += c;
  }
  return out + '"';
}

/// True for a name that FEEL reads as a key without quotes: words with single blanks between them.
bool is_plain_name(std::string_view name) {
  std::optional<LexError> error;
  const auto tokens = tokenize(name, error);
  if (error || tokens.size() < 2 || tokens[0].kind != TokenKind::word) return false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (tokens[i].kind != TokenKind::word || is_keyword(tokens[i].text)) return false;
  return name_key(name) == name;
}

class Writer {
 public:
  Writer(bool source, std::size_t most) noexcept : source_(source), most_(most) {}

  std::string take() { return std::move(out_); }

  void value(const Value& v, int depth) {
    if (full()) return;
    switch (v.tag()) {
      case Tag::null: out_ += "null"; return;
      case Tag::boolean: out_ += v.as_boolean() ? "true" : "false"; return;
      case Tag::number: out_ += v.as_number().to_string(); return;
      case Tag::string: out_ += depth > 0 || source_ ? quoted(v.as_string()) : std::string(v.as_string()); return;
      case Tag::date: return temporal("date", riskrule::to_string(v.as_date()));
      case Tag::time: return temporal("time", riskrule::to_string(v.as_time()));
      case Tag::date_time: return temporal("date and time", riskrule::to_string(v.as_date_time()));
      case Tag::years_months: return temporal("duration", riskrule::to_string(v.as_years_months()));
      case Tag::days_time: return temporal("duration", riskrule::to_string(v.as_days_time()));
      case Tag::function: return function(v.as_function());
      case Tag::range: return range(v.as_range(), depth);
      default: break;
    }
    if (depth == deepest)
      out_ += "…";
    else if (v.is(Tag::list))
      list(v.as_list(), depth + 1);
    else if (v.is(Tag::context))
      context(v.as_context(), depth + 1);
    else
      record(v.as_record(), depth + 1);
  }

 private:
  void temporal(std::string_view kind, const std::string& text) {
    if (source_)
      out_.append(kind).append("(\"").append(text).append("\")");
    else
      out_ += text;
  }

  bool full() {
    if (out_.size() <= most_) return false;
    if (!full_) out_ += "…";
    full_ = true;
    return true;
  }

  void list(std::span<const Value> items, int depth) {
    out_ += '[';
    for (std::size_t i = 0; i < items.size() && !full(); ++i) {
      if (i > 0) out_ += ", ";
      value(items[i], depth);
    }
    out_ += ']';
  }

  void entry(std::string_view name, const Value& v, bool first, int depth) {
    if (!first) out_ += ", ";
    out_ += is_plain_name(name) ? std::string(name) : quoted(name);
    out_ += ": ";
    value(v, depth);
  }

  void context(const Context& context, int depth) {
    out_ += '{';
    for (std::size_t i = 0; i < context.size() && !full(); ++i)
      entry(context.names()[i], context.values()[i], i == 0, depth);
    out_ += '}';
  }

  void record(const Record& record, int depth) {
    Arena arena;
    out_ += '{';
    bool first = true;
    for (const auto& member : record.type->members) {
      entry(member.name, value_of(arena, member.type(), member.get(record.object)), first, depth);
      first = false;
    }
    out_ += '}';
  }

  /// The ends of a range are always written as FEEL source, so that `range(string(r))` is r.
  void range(const Range& r, int depth) {
    Writer ends(true, most_);
    if (r.unary) {
      ends.unary_range(r, depth + 1);
    } else {
      ends.out_ += r.low_closed ? '[' : '(';
      ends.value(r.low, depth + 1);
      ends.out_ += "..";
      ends.value(r.high, depth + 1);
      ends.out_ += r.high_closed ? ']' : ')';
    }
    out_ += ends.out_;
  }

  void unary_range(const Range& r, int depth) {
    const bool both = !r.low.is_null() && !r.high.is_null();
    const bool low = !r.low.is_null();
    out_ += '(';
    if (both)
      out_ += r.low_closed ? "= " : "!= ";
    else if (low)
      out_ += r.low_closed ? ">= " : "> ";
    else
      out_ += r.high_closed ? "<= " : "< ";
    value(low ? r.low : r.high, depth);
    out_ += ')';
  }

  void function(const Function& f) {
    if (f.kind == Function::Kind::builtin) {
      out_ += f.name;
      return;
    }
    out_ += "function(";
    for (std::size_t i = 0; i < f.parameters.size(); ++i) (out_ += i > 0 ? ", " : "") += f.parameters[i];
    out_ += ')';
  }

  bool source_;
  bool full_ = false;
  std::size_t most_;
  std::string out_;
};

}  // namespace

std::string write_value(const Value& value, bool as_source, std::size_t most) {
  Writer writer(as_source, most);
  writer.value(value, 0);
  return writer.take();
}

std::string to_string(const Value& value) { return write_value(value, false, Limits{}.string_bytes); }
std::string to_feel(const Value& value) { return write_value(value, true, Limits{}.string_bytes); }

}  // namespace riskrule::feel
