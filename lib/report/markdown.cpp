// The document as Markdown (CommonMark with tables).
#include "report/compose.hpp"
#include "report/escape.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

/// A code span: fenced by more back-ticks than it holds, bars escaped for tables, in one line.
std::string code_span(std::string_view text) {
  std::string inside;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : visible(text)) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|') inside += '\\';
    inside += c == '\n' ? ' ' : c;
  }
  const std::string fence(longest + 1, '`');
  const std::string pad = longest > 0 ? " " : "";
  return fence + pad + inside + pad + fence;
}

std::string inline_markdown(const Piece& piece, bool first) {
  switch (piece.style) {
    case Style::code: return code_span(piece.text);
    case Style::strong: return piece.text.empty() ? std::string() : "**" + markdown_escaped(piece.text, false) + "**";
    case Style::met:
    case Style::violated:
    case Style::excused:
    case Style::cannot_tell:
    case Style::not_due:
    case Style::advisory: return "【" + markdown_escaped(piece.text, false) + "】";
    default: return markdown_escaped(piece.text, first);
  }
}

std::string markdown_of(const Line& line, bool at_line_start = true) {
  std::string out;
  for (const Piece& piece : line) out += inline_markdown(piece, at_line_start && &piece == &line.front());
  return out;
}

class Page {
 public:
  std::string run(const Document& document) {
    out_ = "# " + markdown_escaped(document.title, false) + "\n\n" + markdown_escaped(document.subtitle) + "\n\n";
    for (const Block& block : document.blocks) std::visit(*this, block);
    return std::move(out_);
  }

  void operator()(const Heading& h) {
    out_ += std::string(static_cast<std::size_t>(h.level + 1), '#') + " " + markdown_escaped(h.text, false) + "\n\n";
  }
  void operator()(const Paragraph& p) { out_ += markdown_of(p.line) + "\n\n"; }
  void operator()(const Items& items) {
    for (const Item& item : items.items) {
      out_ += "- " + markdown_of(item.line) + "\n";
      for (const Line& line : item.below) out_ += "  - " + markdown_of(line) + "\n";
    }
    out_ += "\n";
  }
  void operator()(const Facts& facts) {
    for (const Fact& fact : facts.facts)
      out_ += "- **" + markdown_escaped(fact.label, false) + "**：" + markdown_of(fact.value, false) + "\n";
    out_ += "\n";
  }
  void operator()(const Table& table) {
    row(table.head);
    row(std::vector<std::string>(table.head.size(), "---"), false);
    for (const Row& one : table.rows) {
      out_ += "|";
      for (const Line& cell : one.cells) out_ += " " + markdown_of(cell, false) + " |";
      out_ += "\n";
    }
    out_ += "\n";
  }
  void operator()(const Card& card) {
    if (!card.title.empty()) out_ += "### " + markdown_of(card.title, false) + "\n\n";
    if (!card.facts.facts.empty()) (*this)(card.facts);
    tree(card.tree.roots, 0);
    out_ += "\n";
  }
  void operator()(const Tiles& tiles) {
    for (const Tile& tile : tiles.tiles)
      out_ += "- **" + markdown_escaped(tile.label, false) + "**：" + markdown_escaped(tile.value, false) +
              (tile.note.empty() ? "" : "（" + markdown_escaped(tile.note, false) + "）") + "\n";
    out_ += "\n";
  }
  void operator()(const Scale& scale) {
    std::string words;
    for (std::size_t i = 0; i < scale.words.size(); ++i) {
      const std::string word = markdown_escaped(scale.words[i], false);
      words += (i == 0 ? "" : " → ") + (i == scale.reached ? "**" + word + "**" : word);
    }
    out_ += "等级序列（由低到高）：" + words + "\n\n";
  }
  /// The matrix as a table: likelihood downwards from the highest, impact to the right; after measures in brackets.
  void operator()(const Chart& chart) {
    std::vector<std::string> head{chart.likelihood + " ＼ " + chart.impact};
    head.insert(head.end(), chart.ranks.begin(), chart.ranks.end());
    row(head);
    row(std::vector<std::string>(head.size(), "---"), false);
    for (std::size_t i = chart.ranks.size(); i-- > 0;) {
      out_ += "| " + markdown_escaped(chart.ranks[i], false) + " |";
      for (std::size_t j = 0; j < chart.ranks.size(); ++j) {
        std::string cell;
        for (const Mark& mark : chart.marks)
          if (mark.likelihood == i && mark.impact == j)
            cell += (cell.empty() ? "" : "、") + mark.number +
                    (mark.after ? "（" + chart.full + "）" : "（" + chart.hollow + "）");
        out_ += " " + markdown_escaped(cell, false) + " |";
      }
      out_ += "\n";
    }
    out_ += "\n";
  }

 private:
  void row(const std::vector<std::string>& cells, bool escape = true) {
    out_ += "|";
    for (const std::string& cell : cells) out_ += " " + (escape ? markdown_escaped(cell, false) : cell) + " |";
    out_ += "\n";
  }
  void tree(const std::vector<TreeNode>& nodes, std::size_t depth) {
    for (const TreeNode& node : nodes) {
      out_ += std::string(depth * 2, ' ') + "- " + markdown_of(node.line) + "\n";
      tree(node.inputs, depth + 1);
    }
  }

  std::string out_;
};

}  // namespace

std::string as_markdown(const Document& document) { return Page().run(document); }

std::string to_markdown(const Matter& matter, const Assessment& assessment) {
  return as_markdown(compose_report({matter, assessment}));
}

}  // namespace riskrule::report
