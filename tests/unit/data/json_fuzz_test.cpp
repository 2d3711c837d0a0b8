// Random documents, the same ones in every run: the bytes of each node, read alone, give the same node; what the writer
// makes of a tree reads as the same tree.
#include <gtest/gtest.h>

#include <random>

#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"

namespace riskrule::data {
namespace {

class Documents {
 public:
  explicit Documents(std::uint32_t seed) : random_(seed) {}
  std::string next() {
    text_.clear();
    blank();
    value(0);
    blank();
    return text_;
  }

 private:
  std::size_t any(std::size_t below) { return random_() % below; }
  void blank() {
    for (auto n = any(3); n > 0; --n) text_ += " \t\n\r"[any(4)];
  }
  void digits() {
    for (auto n = 1 + any(20); n > 0; --n) text_ += static_cast<char>('0' + any(10));
  }
  void number() {
    if (any(3) == 0) text_ += '-';
    if (any(4) == 0) {
      text_ += '0';
    } else {
      text_ += static_cast<char>('1' + any(9));
      if (any(2) == 0) digits();
    }
    if (any(2) == 0) text_ += '.', digits();
    if (any(4) == 0) text_ += any(2) == 0 ? "e" : "E+", text_ += std::to_string(any(100));
  }
  void string(bool name) {
    static constexpr std::string_view pieces[] = {"a",   "中", "😀", "\\n", "\\\"", "\\\\", "\\u4e2d", "\\ud83d\\ude00",
                                                  "\\/", " ",  "é", "~",   "/"};
    text_ += '"';
    for (auto n = any(6); n > 0; --n) text_ += pieces[any(std::size(pieces))];
    if (name) text_ += std::to_string(++names_);  // no duplicates
    text_ += '"';
  }
  void value(int depth) {
    switch (any(depth < 6 ? 8 : 5)) {
      case 0: text_ += "null"; return;
      case 1: text_ += "true"; return;
      case 2: text_ += "false"; return;
      case 3: return number();
      case 4: return string(false);
      default: return any(2) == 0 ? list(depth) : object(depth);
    }
  }
  void list(int depth) {
    text_ += '[';
    blank();
    for (auto n = any(5); n > 0; --n) {
      value(depth + 1);
      blank();
      if (n > 1) text_ += ',';
      blank();
    }
    text_ += ']';
  }
  void object(int depth) {
    text_ += '{';
    blank();
    for (auto n = any(5); n > 0; --n) {
      string(true);
      blank();
      text_ += ':';
      blank();
      value(depth + 1);
      blank();
      if (n > 1) text_ += ',';
      blank();
    }
    text_ += '}';
  }

  std::mt19937 random_;
  std::string text_;
  int names_ = 0;
};

/// Same kinds, texts and names all the way down.
bool same(JsonNode a, JsonNode b) {
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (a.is(JsonKind::list)) {
    auto right = b.items().begin();
    for (const JsonNode item : a.items()) {
      if (!same(item, *right)) return false;
      ++right;
    }
    return true;
  }
  if (a.is(JsonKind::object)) {
    auto right = b.members().begin();
    for (const JsonMember member : a.members()) {
      if (member.name != (*right).name || !same(member.value, (*right).value)) return false;
      ++right;
    }
    return true;
  }
  return a.text() == b.text();
}

std::size_t check_node(JsonNode node) {
  const auto alone = parse_json(std::string(node.source()));
  EXPECT_TRUE(alone && same(node, alone->root())) << node.source();
  const auto found = node.tree().find(node.pointer());
  EXPECT_TRUE(found && *found == node) << node.pointer();
  std::size_t count = 1;
  for (const JsonNode item : node.items()) count += check_node(item);
  for (const JsonMember member : node.members()) {
    const auto name = parse_json(std::string(member.name_span.in(node.tree().text())));
    EXPECT_TRUE(name && name->root().text() == member.name);
    count += check_node(member.value);
  }
  return count;
}

TEST(JsonFuzz, EachNodeReadAloneIsTheSame) {
  Documents documents(1);
  std::size_t nodes = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string text = documents.next();
    const auto tree = parse_json(text);
    ASSERT_TRUE(tree) << text << "\n" << to_text(tree.diagnostics());
    nodes += check_node(tree->root());
    if (HasFailure()) FAIL() << text;
  }
  EXPECT_GT(nodes, 12'000U);
}

TEST(JsonFuzz, WritingAndReadingGivesTheSameTree) {
  Documents documents(2);
  for (int i = 0; i < 4000; ++i) {
    const auto tree = parse_json(documents.next());
    ASSERT_TRUE(tree);
    for (const JsonStyle style : {JsonStyle::indented, JsonStyle::compact}) {
      JsonWriter out(style);
      out.node(tree->root());
      const std::string written = std::move(out).take();
      const auto again = parse_json(written);
      ASSERT_TRUE(again && same(tree->root(), again->root())) << written;
    }
  }
}

TEST(JsonFuzz, NoMutationHarms) {
  Documents documents(3);
  std::mt19937 random(3);
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    std::string text = documents.next();
    for (auto n = 1 + random() % 4; n > 0 && !text.empty(); --n)
      text[random() % text.size()] = static_cast<char>(random() % 256);
    const auto tree = parse_json(text);
    if (tree) continue;
    ++refused;
    for (const Diagnostic& d : tree.diagnostics()) {
      EXPECT_FALSE(d.code.empty());
      EXPECT_GE(d.place.line, 1U);
      const std::string all = to_text(d);
      EXPECT_TRUE(parse_json(json_quoted(all))->root().text() == all) << "not UTF-8: " << all;
    }
  }
  EXPECT_GT(refused, 3000);
}

}  // namespace
}  // namespace riskrule::data
