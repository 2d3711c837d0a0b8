// Walking a located JSON document: names, pointers, places.
#include "riskrule/data/json.hpp"

#include <charconv>

namespace riskrule::data {

std::string_view to_string(JsonKind kind) noexcept {
  switch (kind) {
    case JsonKind::null: return "null";
    case JsonKind::boolean: return "boolean";
    case JsonKind::number: return "number";
    case JsonKind::string: return "text";
    case JsonKind::list: return "list";
    case JsonKind::object: return "object";
  }
  return {};
}

std::optional<JsonNode> JsonNode::find(std::string_view name) const noexcept {
  for (const JsonMember member : members())
    if (member.name == name) return member.value;
  return std::nullopt;
}

std::string pointer_to(std::string_view base, std::string_view token) {
  std::string out(base);
  out += '/';
  for (const char c : token) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::string pointer_to(std::string_view base, std::size_t index) { return pointer_to(base, std::to_string(index)); }

std::string JsonNode::pointer() const {
  std::string out;
  JsonNode at = tree_->root();
  while (at.index_ != index_) {  // the child that holds index_ is the last one that begins at or before it
    const JsonNode parent = at;
    if (parent.is(JsonKind::object)) {
      std::string_view name;
      for (const JsonMember member : parent.members()) {
        if (member.value.index_ > index_) break;
        at = member.value;
        name = member.name;
      }
      out = pointer_to(out, name);
    } else {
      std::size_t position = 0;
      for (const JsonNode item : parent.items()) {
        if (item.index_ > index_) break;
        at = item;
        ++position;
      }
      out = pointer_to(out, position - 1);
    }
    if (at == parent) break;  // not a value: cannot happen for a node the tree gave out
  }
  return out;
}

namespace {

/// The first token of `/token/rest`, escapes resolved; `pointer` is moved behind it. Empty if malformed.
std::optional<std::string> take_token(std::string_view& pointer) {
  if (pointer.empty() || pointer[0] != '/') return std::nullopt;
  pointer.remove_prefix(1);
  const std::string_view raw = pointer.substr(0, pointer.find('/'));
  pointer.remove_prefix(raw.size());
  std::string token;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '~') {
      token += raw[i];
    } else {
      const char escaped = i + 1 < raw.size() ? raw[++i] : '\0';
      if (escaped != '0' && escaped != '1') return std::nullopt;
      token += escaped == '0' ? '~' : '/';
    }
  }
  return token;
}

std::optional<JsonNode> child(JsonNode node, std::string_view token) {
  if (node.is(JsonKind::object)) return node.find(token);
  std::size_t wanted = 0;
  const auto end = token.data() + token.size();
  const auto read = std::from_chars(token.data(), end, wanted);
  if (read.ec != std::errc() || read.ptr != end || (token.size() > 1 && token[0] == '0')) return std::nullopt;
  for (const JsonNode item : node.items())
    if (wanted-- == 0) return item;
  return std::nullopt;
}

/// Follows `pointer` as far as it leads; what is left of it is not empty if it leads nowhere.
JsonNode follow(const JsonTree& tree, std::string_view& pointer) {
  JsonNode at = tree.root();
  while (!pointer.empty()) {
    std::string_view rest = pointer;
    const auto token = take_token(rest);
    const auto next = token ? child(at, *token) : std::nullopt;
    if (!next) return at;
    at = *next;
    pointer = rest;
  }
  return at;
}

}  // namespace

std::optional<JsonNode> JsonTree::find(std::string_view pointer) const {
  const JsonNode node = follow(*this, pointer);
  return pointer.empty() ? std::optional<JsonNode>(node) : std::nullopt;
}

Span locate(const JsonTree& tree, std::string_view pointer) { return follow(tree, pointer).span(); }

Diagnostic located_at(const JsonTree& tree, Span span, Diagnostic d) {
  d.file = tree.file();
  return located(std::move(d), tree.text(), span);
}

Diagnostic located_at(const JsonTree& tree, std::string_view pointer, Diagnostic d) {
  d.pointer = std::string(pointer);
  return located_at(tree, locate(tree, pointer), std::move(d));
}

}  // namespace riskrule::data
