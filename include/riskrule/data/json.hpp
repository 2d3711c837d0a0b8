// Located JSON: a document whose every node knows where it stands. Numbers keep their text, so 0.10 stays 0.10 and no
// digit is lost; strings without escapes are views into the text.
//
//   Result<JsonTree> tree = parse_json(R"({"grade": "low", "weights": [0.25, 0.75]})", "card.json");
//   if (!tree) return to_text(tree.diagnostics());
//   for (JsonNode weight : tree->root().find("weights")->items()) std::cout << weight.text() << "\n";
//
// Strict JSON (RFC 8259) in strict UTF-8: no comments, no trailing commas, no byte order mark, no duplicate members, no
// lone surrogates, no number beyond 1E+308 (other readers would take it for infinity).
//
// Errors, all with line, column and underline: json.syntax, json.truncated, json.trailing, json.no_text, json.utf8,
// json.bom, json.control, json.escape, json.number_range, json.duplicate, limit.json_bytes, limit.json_depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"

namespace riskrule::data {

enum class JsonKind : std::uint8_t { null, boolean, number, string, list, object };

/// `null`, `boolean`, `number`, `text`, `list`, `object`: the words that messages use.
std::string_view to_string(JsonKind kind) noexcept;

class JsonTree;

namespace detail {
/// One node as it is stored. A member is two records: its name (a string), then its value.
struct JsonRecord {
  JsonKind kind = JsonKind::null;
  bool flag = false;        // boolean: the value; string: its text had escapes and stands in the arena
  std::uint32_t count = 0;  // list, object: elements or members; string in the arena: bytes
  std::uint32_t next = 0;   // list, object: the record behind the last descendant; string in the arena: offset
  Span span{};
};
class JsonBuilder;
}  // namespace detail

struct JsonMember;
template <class Value>
class JsonRange;

/// One value of a tree: a light handle, copied freely, good as long as its tree is neither moved nor destroyed.
class JsonNode {
 public:
  JsonKind kind() const noexcept;
  bool is(JsonKind wanted) const noexcept { return kind() == wanted; }

  /// The bytes of the document that hold it, quotes and brackets included.
  Span span() const noexcept;
  std::string_view source() const noexcept;

  /// Of a boolean.
  bool boolean() const noexcept;
  /// Of a string: its text, escapes resolved. Of anything else: its source, so for a number all its digits.
  std::string_view text() const noexcept;
  /// Elements of a list, members of an object, else 0.
  std::size_t size() const noexcept;

  /// The elements of a list; nothing for anything else.
  JsonRange<JsonNode> items() const noexcept;
  /// The members of an object, in the order of the text; nothing for anything else.
  JsonRange<JsonMember> members() const noexcept;
  /// The member of that name. Linear in the number of members.
  std::optional<JsonNode> find(std::string_view name) const noexcept;

  /// Its JSON pointer (RFC 6901); empty for the root. Costs a walk from the root: for messages.
  std::string pointer() const;

  const JsonTree& tree() const noexcept { return *tree_; }
  friend bool operator==(const JsonNode&, const JsonNode&) = default;

 private:
  friend class JsonTree;
  friend class detail::JsonBuilder;
  template <class Value>
  friend class JsonRange;
  JsonNode(const JsonTree& tree, std::uint32_t index) noexcept : tree_(&tree), index_(index) {}
  const detail::JsonRecord& record() const noexcept;

  const JsonTree* tree_;
  std::uint32_t index_;
};

/// A member of an object; the name views into the tree.
struct JsonMember {
  std::string_view name;
  Span name_span;
  JsonNode value;
};

/// A document. Immutable: any number of threads may read it. Movable; moving it invalidates its nodes.
/// It owns its text; memory beside that is 20 bytes a node and the text of strings with escapes.
class JsonTree {
 public:
  JsonNode root() const noexcept { return {*this, 0}; }
  std::string_view text() const noexcept { return text_; }
  /// As the caller named it.
  const std::string& file() const noexcept { return file_; }

  /// The node that a JSON pointer names; empty if there is none, or if the pointer is malformed.
  std::optional<JsonNode> find(std::string_view pointer) const;

 private:
  friend class JsonNode;
  friend class detail::JsonBuilder;
  template <class Value>
  friend class JsonRange;
  JsonTree() = default;

  std::uint32_t behind(std::uint32_t index) const noexcept {
    const auto& r = records_[index];
    return r.kind >= JsonKind::list ? r.next : index + 1;
  }
  std::string_view string_at(std::uint32_t index) const noexcept {
    const auto& r = records_[index];
    if (r.flag) return std::string_view(arena_).substr(r.next, r.count);
    return std::string_view(text_).substr(r.span.begin + 1, r.span.size() - 2);
  }

  std::string text_;
  std::string file_;
  std::string arena_;
  std::vector<detail::JsonRecord> records_;
};

/// Elements (JsonNode) or members (JsonMember), for a range-based for loop.
template <class Value>
class JsonRange {
 public:
  class iterator {
   public:
    iterator(const JsonTree* tree, std::uint32_t index) noexcept : tree_(tree), index_(index) {}
    Value operator*() const noexcept {
      if constexpr (is_member) {
        return {tree_->string_at(index_), tree_->records_[index_].span, JsonNode(*tree_, index_ + 1)};
      } else {
        return JsonNode(*tree_, index_);
      }
    }
    iterator& operator++() noexcept {
      index_ = tree_->behind(is_member ? index_ + 1 : index_);
      return *this;
    }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const JsonTree* tree_;
    std::uint32_t index_;
  };

  JsonRange(const JsonTree* tree, std::uint32_t begin, std::uint32_t end) noexcept
      : tree_(tree), begin_(begin), end_(end) {}
  iterator begin() const noexcept { return {tree_, begin_}; }
  iterator end() const noexcept { return {tree_, end_}; }

 private:
  static constexpr bool is_member = std::is_same_v<Value, JsonMember>;
  const JsonTree* tree_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

/// Reads a document. Linear in its size, apart from the check for duplicate members (n log n in those of one object).
/// Limits: json_bytes (looked at before anything else), json_depth (more than 512 counts as 512).
Result<JsonTree> parse_json(std::string text, std::string file = {}, const Limits& limits = {});

/// The same for a reader that goes on: with a tree, `problems` may have gained json.duplicate or json.number_range
/// errors, which leave the tree readable; without one, the reasons.
std::optional<JsonTree> parse_json(std::string text, std::string file, const Limits& limits, Diagnostics& problems);

/// The bytes of the node that `pointer` names, or of its nearest ancestor that is there.
Span locate(const JsonTree& tree, std::string_view pointer);

/// `d` with the tree's file, the pointer, and place, line and underline of the node that the pointer names.
Diagnostic located_at(const JsonTree& tree, std::string_view pointer, Diagnostic d);

/// `d` with the tree's file, and place, line and underline of `span`.
Diagnostic located_at(const JsonTree& tree, Span span, Diagnostic d);

/// The pointer `base` + `/` + `token`, with `~` and `/` of the token escaped.
std::string pointer_to(std::string_view base, std::string_view token);
std::string pointer_to(std::string_view base, std::size_t index);

inline const detail::JsonRecord& JsonNode::record() const noexcept { return tree_->records_[index_]; }
inline JsonKind JsonNode::kind() const noexcept { return record().kind; }
inline Span JsonNode::span() const noexcept { return record().span; }
inline std::string_view JsonNode::source() const noexcept { return record().span.in(tree_->text_); }
inline bool JsonNode::boolean() const noexcept { return record().flag; }
inline std::string_view JsonNode::text() const noexcept {
  return record().kind == JsonKind::string ? tree_->string_at(index_) : source();
}
inline std::size_t JsonNode::size() const noexcept { return record().kind >= JsonKind::list ? record().count : 0; }
inline JsonRange<JsonNode> JsonNode::items() const noexcept {
  return {tree_, index_ + 1, record().kind == JsonKind::list ? record().next : index_ + 1};
}
inline JsonRange<JsonMember> JsonNode::members() const noexcept {
  return {tree_, index_ + 1, record().kind == JsonKind::object ? record().next : index_ + 1};
}

}  // namespace riskrule::data
