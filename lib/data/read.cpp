#include "riskrule/data/read.hpp"

#include <algorithm>
#include <string>

#include "date_guess.hpp"
#include "quote.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::data {
namespace {

using detail::quote;

/// `a, b, c`; at most 20 names.
template <class Items>
std::string names_of(const Items& items) {
  std::string out;
  std::size_t count = 0;
  for (const auto& item : items) {
    if (has(item.attributes, Attribute::hidden)) continue;
    if (++count > 20) return out + ", …";
    out += (out.empty() ? "" : ", ") + std::string(item.name);
  }
  return out;
}

/// The one name whose Chinese label holds `word`, as 县级人民政府 holds 县; empty if none does, or several.
template <class Items>
std::string name_by_label(std::string_view word, const Items& items) {
  std::string out;
  const bool chinese = !word.empty() && (static_cast<unsigned char>(word.front()) & 0x80U) != 0;
  for (const auto& item : items) {
    if (!chinese || has(item.attributes, Attribute::hidden) || item.label.find(word) == std::string_view::npos)
      continue;
    if (!out.empty()) return {};
    out = item.name;
  }
  return out;
}

template <class Items>
std::string nearest_name(std::string_view word, const Items& items) {
  std::vector<std::string_view> names;
  for (const auto& item : items) {
    if (has(item.attributes, Attribute::hidden)) continue;
    if (item.label == word) return std::string(item.name);  // the Chinese word for it
    names.push_back(item.name);
  }
  if (auto name = name_by_label(word, items); !name.empty()) return name;
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' || c == ' ' ? '_' : c;
  return nearest(lower, names);
}

/// A sentence as the tail of a message: small first letter, no full stop.
std::string as_clause(std::string_view sentence) {
  std::string out(sentence);
  if (!out.empty() && out.back() == '.') out.pop_back();
  const bool name = out.size() > 1 && out[1] >= 'A' && out[1] <= 'Z';
  if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z' && !name) out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

std::string expected_of(const TypeInfo& type, Attribute attributes) {
  switch (type.kind) {
    case Kind::boolean: return "true or false";
    case Kind::integer: return "an integer";
    case Kind::number: return "a number";
    case Kind::text: return has(attributes, Attribute::lines) ? "a text, or a list of its lines" : "a text";
    case Kind::date: return "a date such as 2024-03-01";
    case Kind::enumeration: return "one of " + names_of(type.items);
    case Kind::open_word: return "a word such as " + std::string(type.items.front().name);
    case Kind::structure: return "an object";
    case Kind::list: return "a list";
    case Kind::stated: [[fallthrough]];
    case Kind::raw: break;
  }
  return "a value";
}

std::string found_in(JsonNode node) {
  switch (node.kind()) {
    case JsonKind::null: return "null";
    case JsonKind::boolean: return std::string(node.source());
    case JsonKind::number: return "number " + quote(node.text());
    case JsonKind::string: return "text " + quote(node.text());
    case JsonKind::list: return "a list";
    case JsonKind::object: return "an object";
  }
  return {};
}

class Reader {
 public:
  Reader(const JsonTree& tree, Diagnostics& problems, const Limits& limits)
      : tree_(tree), problems_(problems), limit_(limits.diagnostics) {
    for (const auto& d : problems) errors_ += d.severity == Severity::error ? 1U : 0U;
  }

  void value(JsonNode node, const TypeInfo& type, void* out, Attribute attributes) {
    switch (type.kind) {
      case Kind::boolean: return boolean(node, type, out);
      case Kind::integer: return integer(node, type, out, attributes);
      case Kind::number: return number(node, type, out, attributes);
      case Kind::text: return text(node, type, out, attributes);
      case Kind::date: return date(node, type, out);
      case Kind::enumeration: return word(node, type, out);
      case Kind::open_word: return open_word(node, type, out);
      case Kind::structure: return structure(node, type, out);
      case Kind::list: return list(node, type, out, attributes);
      case Kind::raw: *static_cast<RawJson*>(out) = {std::string(node.source()), node.span().begin}; return;
      case Kind::stated:
        if (node.is(JsonKind::null)) return type.stated->set_unknown(out);
        return value(node, type.element(), type.stated->emplace(out), attributes);
    }
  }

  void skip_schema_member() noexcept { skip_schema_ = true; }
  void set_reading(Reading reading) noexcept { reading_ = reading; }

 private:
  void report(JsonNode node, Diagnostic d) { report(node, node.span(), std::move(d)); }

  void report(JsonNode node, Span span, Diagnostic d) {
    if (stopped_) return;
    const bool error = d.severity == Severity::error;
    if (error ? errors_ >= limit_ : notes_ >= limit_) {
      if (error) stop();
      return;
    }
    (error ? errors_ : notes_) += 1;
    d.pointer = node.pointer();
    problems_.push_back(located_at(tree_, span, std::move(d)));
    problems_.back().line = detail::printable(problems_.back().line);
  }

  void stop() {
    stopped_ = true;
    problems_.push_back({.code = "limit.diagnostics",
                         .message = "there are more than " + std::to_string(limit_) +
                                    " errors; reading stopped at the limit diagnostics",
                         .file = tree_.file()});
  }

  /// True if the node is of that kind; else the error is reported.
  bool is(JsonNode node, JsonKind kind, const TypeInfo& type, Attribute attributes = Attribute::none) {
    if (node.is(kind)) return true;
    report(node,
           {.code = "json.type", .message = "expected " + expected_of(type, attributes) + ", found " + found_in(node)});
    return false;
  }

  void boolean(JsonNode node, const TypeInfo& type, void* out) {
    if (is(node, JsonKind::boolean, type)) *static_cast<bool*>(out) = node.boolean();
  }

  std::optional<Decimal> decimal(JsonNode node, const TypeInfo& type) {
    if (!is(node, JsonKind::number, type)) return std::nullopt;
    const auto exact = Decimal::parse(node.text());
    if (exact) return exact;
    if (Decimal::parse_rounded(node.text()))
      report(node, {.code = "json.digits",
                    .message = "the number " + quote(node.text()) + " has more digits than the 34 that can be held"});
    else
      report(node, {.code = "json.number_range", .message = "the number " + quote(node.text()) + " is too large"});
    return std::nullopt;
  }

  /// True if the number obeys its attributes; else the error is reported.
  bool in_range(JsonNode node, const Decimal& number, Attribute attributes) {
    const bool positive = has(attributes, Attribute::positive);
    if (positive ? number > Decimal() : !has(attributes, Attribute::not_negative) || number >= Decimal()) return true;
    report(node, {.code = "json.range",
                  .message = quote(node.text()) + (positive ? " must be greater than 0" : " must not be below 0")});
    return false;
  }

  void number(JsonNode node, const TypeInfo& type, void* out, Attribute attributes) {
    const auto number = decimal(node, type);
    if (number && in_range(node, *number, attributes)) *static_cast<Decimal*>(out) = *number;
  }

  void integer(JsonNode node, const TypeInfo& type, void* out, Attribute attributes) {
    const auto number = decimal(node, type);
    if (!number || !in_range(node, *number, attributes)) return;
    if (!number->is_integer())
      report(node, {.code = "json.integer", .message = "expected an integer, found " + quote(node.text())});
    else if (const auto integer = number->to_int64())
      *static_cast<std::int64_t*>(out) = *integer;
    else
      report(node, {.code = "json.range", .message = "the integer " + quote(node.text()) + " does not fit 64 bits"});
  }

  void text(JsonNode node, const TypeInfo& type, void* out, Attribute attributes) {
    auto& text = *static_cast<std::string*>(out);
    if (has(attributes, Attribute::lines) && node.is(JsonKind::list)) {
      bool first = true;
      for (const JsonNode line : node.items()) {
        if (!is(line, JsonKind::string, type)) continue;
        if (!std::exchange(first, false)) text += '\n';
        text += line.text();
      }
    } else if (is(node, JsonKind::string, type, attributes)) {
      text = node.text();
    } else {
      return;
    }
    if (text.empty() && has(attributes, Attribute::non_empty)) empty(node, "text");
  }

  void empty(JsonNode node, const std::string& what) {
    report(node, {.code = "json.empty", .message = "the " + what + " may not be empty"});
  }

  void date(JsonNode node, const TypeInfo& type, void* out) {
    if (!is(node, JsonKind::string, type)) return;
    const auto date = node.text().size() == 10 ? parse_date(node.text()) : std::nullopt;  // years of four digits
    if (date) {
      *static_cast<Date*>(out) = *date;
      return;
    }
    report(node, {.code = "json.date",
                  .message = quote(node.text()) + " is not a date: " + detail::why_no_date(node.text()),
                  .guess = detail::guess_date(node.text())});
  }

  void word(JsonNode node, const TypeInfo& type, void* out) {
    if (!is(node, JsonKind::string, type)) return;
    for (std::size_t i = 0; i < type.items.size(); ++i)
      if (type.items[i].name == node.text()) return type.enumeration->set(out, i);
    report(node, {.code = "json.enum",
                  .message = quote(node.text()) + " is not one of " + names_of(type.items),
                  .guess = nearest_name(node.text(), type.items)});
  }

  void open_word(JsonNode node, const TypeInfo& type, void* out) {
    if (!is(node, JsonKind::string, type)) return;
    const std::string_view word = node.text();
    if (word.empty()) return empty(node, "word");
    *static_cast<std::string*>(out) = word;  // Open<E> is its text
    for (const auto& item : type.items)
      if (item.name == word) return;
    if (notes_ >= limit_) return;  // spares the guess
    report(node, {.severity = Severity::note,
                  .code = "json.open_word",
                  .message = quote(word) + " is not one of the known words " + names_of(type.items) +
                             "; it is kept as written",
                  .guess = nearest_name(word, type.items)});
  }

  void list(JsonNode node, const TypeInfo& type, void* out, Attribute attributes) {
    if (!is(node, JsonKind::list, type)) return;
    if (node.size() == 0 && has(attributes, Attribute::non_empty)) return empty(node, "list");
    const TypeInfo& element = type.element();
    for (const JsonNode item : node.items()) {
      if (stopped_) return;
      value(item, element, type.list->append(out), Attribute::none);
    }
    check_keys(node, element);
  }

  /// The member that names an element must differ between the elements of a list.
  void check_keys(JsonNode node, const TypeInfo& element) {
    for (const MemberInfo& member : element.members) {
      if (!has(member.attributes, Attribute::key)) continue;
      keys_.clear();
      for (const JsonNode item : node.items())
        if (const auto key = item.find(member.name); key && key->is(JsonKind::string)) keys_.push_back(*key);
      std::stable_sort(keys_.begin(), keys_.end(), [](JsonNode a, JsonNode b) { return a.text() < b.text(); });
      for (std::size_t i = 1, first = 0; i < keys_.size() && !stopped_; ++i) {
        if (keys_[i].text() == keys_[first].text())
          duplicate_key(keys_[first], keys_[i], member);
        else
          first = i;
      }
    }
  }

  void duplicate_key(JsonNode first, JsonNode second, const MemberInfo& member) {
    const Place place = place_of(tree_.text(), first.span().begin);
    report(second,
           {.code = "json.duplicate_key",
            .message = "the " + std::string(member.name) + " " + quote(second.text()) + " is already given in line " +
                       std::to_string(place.line) + " column " + std::to_string(place.column)});
  }

  void structure(JsonNode node, const TypeInfo& type, void* out) {
    if (!is(node, JsonKind::object, type)) return;
    const bool skip_schema = std::exchange(skip_schema_, false);
    std::uint64_t seen = 0;  // one bit a member: Boost.Describe allows 52
    std::size_t next = 0;    // members mostly come in the order of the description
    for (const JsonMember member : node.members()) {
      if (stopped_) return;
      const std::size_t at = index_of(type, member.name, next);
      if (at == type.members.size()) {
        if (!skip_schema || member.name != "$schema") unknown_member(member, type);
        continue;
      }
      const MemberInfo& info = type.members[at];
      seen |= std::uint64_t{1} << at;
      next = at + 1;
      value(member.value, info.type(), info.get_mutable(out), info.attributes);
    }
    if (reading_ == Reading::fragment) return;
    for (std::size_t i = 0; i < type.members.size(); ++i)
      if ((seen >> i & 1U) == 0 && has(type.members[i].attributes, Attribute::required))
        missing_member(node, type.members[i]);
  }

  static std::size_t index_of(const TypeInfo& type, std::string_view name, std::size_t start) {
    const std::size_t count = type.members.size();
    for (std::size_t step = 0; step < count; ++step) {
      const std::size_t i = start + step < count ? start + step : start + step - count;
      if (type.members[i].name == name) return has(type.members[i].attributes, Attribute::hidden) ? count : i;
    }
    return count;
  }

  void unknown_member(const JsonMember& member, const TypeInfo& type) {
    std::string guess = nearest_name(member.name, type.members);
    std::string message = "unknown member " + quote(member.name);
    if (guess.empty()) message += "; known are " + names_of(type.members);
    report(member.value, member.name_span,
           {.code = "json.unknown_member", .message = std::move(message), .guess = std::move(guess)});
  }

  void missing_member(JsonNode node, const MemberInfo& member) {
    const Span brace{node.span().begin, node.span().begin + 1};
    report(node, brace,
           {.code = "json.missing_member",
            .message = "the member `" + std::string(member.name) + "` is missing: " + as_clause(member.sentence)});
  }

  const JsonTree& tree_;
  Diagnostics& problems_;
  std::size_t limit_;
  std::size_t errors_ = 0;
  std::size_t notes_ = 0;
  std::vector<JsonNode> keys_;  // scratch of check_keys
  bool stopped_ = false;
  bool skip_schema_ = false;
  Reading reading_ = Reading::whole;
};

}  // namespace

bool read_into(JsonNode node, const TypeInfo& type, void* out, Diagnostics& problems, const Limits& limits,
               Reading reading) {
  const std::size_t before = problems.size();
  Reader reader(node.tree(), problems, limits);
  reader.set_reading(reading);
  if (node == node.tree().root()) reader.skip_schema_member();
  reader.value(node, type, out, Attribute::none);
  return std::none_of(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

bool read_text(std::string text, std::string file, const TypeInfo& type, void* out, Diagnostics& problems,
               const Limits& limits) {
  Diagnostics found;
  const auto tree = parse_json(std::move(text), std::move(file), limits, found);
  if (tree) read_into(tree->root(), type, out, found, limits);
  const bool good = tree && !has_errors(found);
  problems.insert(problems.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return good;
}

}  // namespace riskrule::data
