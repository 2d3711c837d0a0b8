#include "riskrule/data/json_writer.hpp"

#include <utility>

#include "quote.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::data {
namespace {

void append_control(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  out += "\\u00";
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

/// True for bytes that stand in a JSON string as they are and are UTF-8 by themselves.
bool is_plain(char c) noexcept { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    std::size_t run = i;
    while (run < text.size() && is_plain(text[run])) ++run;
    out.append(text, i, run - i);
    i = run;
    if (i == text.size()) break;
    const char c = text[i];
    const std::size_t length = detail::utf8_length(text, i);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (length == 0)
      out += "\xEF\xBF\xBD";
    else if (static_cast<unsigned char>(c) < 0x20)
      append_control(out, c);
    else
      out.append(text, i, length);
    i += length == 0 ? 1 : length;
  }
  out += '"';
}

}  // namespace

std::string json_quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

void JsonWriter::new_line() {
  if (!indented_) return;
  out_ += '\n';
  out_.append(std::size_t{depth_} * 2, ' ');
}

void JsonWriter::begin_value() {
  if (std::exchange(after_name_, false)) return;
  if (depth_ == 0) return;
  if (!std::exchange(first_, false)) out_ += ',';
  new_line();
}

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!std::exchange(first_, false)) new_line();
  out_ += bracket;
}

void JsonWriter::name(std::string_view member) {
  begin_value();
  append_quoted(out_, member);
  out_ += indented_ ? ": " : ":";
  after_name_ = true;
}

void JsonWriter::text(std::string_view text) {
  begin_value();
  append_quoted(out_, text);
}

void JsonWriter::number(const Decimal& number) {
  if (number.is_nan()) return null();
  begin_value();
  char digits[Decimal::max_text];
  out_.append(digits, number.write(digits));
}

void JsonWriter::integer(std::int64_t integer) {
  begin_value();
  out_ += std::to_string(integer);
}

void JsonWriter::boolean(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  begin_value();
  out_ += "null";
}

void JsonWriter::value(const TypeInfo& type, const void* object) {
  switch (type.kind) {
    case Kind::boolean: return boolean(*static_cast<const bool*>(object));
    case Kind::integer: return integer(*static_cast<const std::int64_t*>(object));
    case Kind::number: return number(*static_cast<const Decimal*>(object));
    case Kind::text: [[fallthrough]];
    case Kind::open_word: return text(*static_cast<const std::string*>(object));
    case Kind::date: return text(to_string(*static_cast<const Date*>(object)));
    case Kind::enumeration: {
      const std::size_t index = type.enumeration->index(object);
      return index < type.items.size() ? text(type.items[index].name) : null();
    }
    case Kind::stated:
      return type.stated->state(object) == StatedState::stated ? value(type.element(), type.stated->value(object))
                                                               : null();
    case Kind::list:
      begin_list();
      items(type, object);
      return end_list();
    case Kind::raw: {
      const auto tree = parse_json(static_cast<const RawJson*>(object)->text);
      return tree ? node(tree->root()) : null();
    }
    case Kind::structure: return structure(type, object);
  }
}

void JsonWriter::items(const TypeInfo& type, const void* list) {
  struct To {
    JsonWriter& writer;
    const TypeInfo& element;
  } to{*this, type.element()};
  const auto show = [](void* out, const void* item) {
    static_cast<To*>(out)->writer.value(static_cast<To*>(out)->element, item);
  };
  if (type.list->each != nullptr) return type.list->each(list, show, &to);
  for (std::size_t i = 0; i < type.list->size(list); ++i) value(to.element, type.list->at(list, i));
}

void JsonWriter::structure(const TypeInfo& type, const void* object) {
  begin_object();
  const bool indented = std::exchange(indented_, indented_ && !type.one_line);
  for (const MemberInfo& member : type.members) {
    const TypeInfo& member_type = member.type();
    const void* at = member.get(object);
    if (has(member.attributes, Attribute::hidden)) continue;
    if (member_type.kind == Kind::stated && member_type.stated->state(at) == StatedState::absent) continue;
    name(member.name);
    value(member_type, at);
  }
  end_object();
  indented_ = indented;
}

void JsonWriter::node(JsonNode json) {
  switch (json.kind()) {
    case JsonKind::string: return text(json.text());
    case JsonKind::list:
      begin_list();
      for (const JsonNode item : json.items()) node(item);
      return end_list();
    case JsonKind::object:
      begin_object();
      for (const JsonMember member : json.members()) {
        name(member.name);
        node(member.value);
      }
      return end_object();
    case JsonKind::null: [[fallthrough]];
    case JsonKind::boolean: [[fallthrough]];
    case JsonKind::number: break;
  }
  begin_value();
  out_ += json.source();
}

std::string JsonWriter::take() && {
  if (indented_) out_ += '\n';
  first_ = true;
  return std::exchange(out_, {});
}

std::string write_json(const TypeInfo& type, const void* object, JsonStyle style) {
  JsonWriter out(style);
  out.value(type, object);
  return std::move(out).take();
}

}  // namespace riskrule::data
