// The report as a document: what is said, in which order, and what each piece of text means. How it looks is the
// business of the three renderers (text.cpp, markdown.cpp, html.cpp); what is said is composed once, from matter and
// assessment (compose.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace riskrule::report {

/// What a piece of text means.
enum class Style : std::uint8_t {
  plain,
  strong,
  quiet,
  clause,
  code,  // text
  met,
  violated,
  excused,
  cannot_tell,
  not_due,   // a verdict's word
  advisory,  // marks what does not bind
};

/// Text as it is in the matter, the assessment or a label: unescaped.
struct Piece {
  std::string text;
  Style style = Style::plain;
  std::string target{};  ///< id of the block that it refers to, or empty
};
using Line = std::vector<Piece>;

struct Heading {
  int level = 1;  ///< 1 chapter, 2 section, 3 below it
  std::string text;
  std::string id{};
};
struct Paragraph {
  Line line;
};
/// A point of a list, and lines that stand below it.
struct Item {
  Line line;
  std::vector<Line> below{};
};
struct Items {
  std::vector<Item> items;
};
struct Fact {
  std::string label;
  Line value;
};
struct Facts {
  std::vector<Fact> facts;
};
struct Row {
  std::vector<Line> cells;
  std::string id{};
};
struct Table {
  std::vector<std::string> head;
  std::vector<Row> rows;
  bool cell_by_cell = false;  ///< on a screen: the first cell as a title, the others below it, each on lines of its own
};
struct TreeNode {
  Line line;
  std::vector<TreeNode> inputs{};
};
struct Tree {
  std::vector<TreeNode> roots;
};
/// One finding with its reasons.
struct Card {
  Style tone = Style::plain;
  std::string id;
  Line title;
  Facts facts;
  Tree tree;
};
/// A result to be seen first.
struct Tile {
  std::string label;
  std::string value;
  std::string note;
  Style tone = Style::plain;
};
struct Tiles {
  std::vector<Tile> tiles;
};
/// The grades, lowest first, and the one that was reached; `reached` is scale.size() if none.
struct Scale {
  std::vector<std::string> words;
  std::size_t reached = 0;
};
/// A risk in the matrix: ranks from 0.
struct Mark {
  std::string number;
  std::size_t likelihood = 0;
  std::size_t impact = 0;
  bool after = false;  ///< after measures: drawn full, else hollow
};
struct Chart {
  std::string title;
  std::string likelihood;  ///< name of the upward axis
  std::string impact;      ///< name of the axis to the right
  std::vector<std::string> ranks;
  std::vector<Mark> marks;
  std::string hollow;  ///< what a hollow mark means
  std::string full;
};

using Block = std::variant<Heading, Paragraph, Items, Facts, Table, Card, Tiles, Scale, Chart>;

struct Document {
  std::string title;
  std::string subtitle;
  std::vector<Block> blocks;

  void add(Block block) { blocks.push_back(std::move(block)); }
  void heading(int level, std::string text, std::string id = {}) {
    add(Heading{level, std::move(text), std::move(id)});
  }
  void paragraph(std::string text, Style style = Style::plain) { add(Paragraph{{{std::move(text), style}}}); }
};

}  // namespace riskrule::report
