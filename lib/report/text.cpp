// The document as text for a terminal.
#include "report/compose.hpp"
#include "report/render.hpp"
#include "report/wrap.hpp"

namespace riskrule::report {
namespace {

Line marked(const Line& line) {
  Line out = line;
  for (Piece& piece : out)
    if (piece.style >= Style::met) piece.text = "[" + piece.text + "]";
  return out;
}

class Screen {
 public:
  explicit Screen(bool colour) : colour_(colour) {}

  std::string run(const Document& document) {
    put({{document.title, Style::strong}}, "", "");
    if (!document.subtitle.empty()) put({{document.subtitle, Style::quiet}}, "", "");
    for (const Block& block : document.blocks) std::visit(*this, block);
    return std::move(out_);
  }

  void operator()(const Heading& h) {
    out_ += "\n";
    put({{h.text, Style::strong}}, h.level < 3 ? "■ " : "▪ ", "  ");
  }
  void operator()(const Paragraph& p) { put(p.line, "  ", "  "); }
  void operator()(const Items& items) {
    for (const Item& item : items.items) {
      put(item.line, "  - ", "    ");
      for (const Line& line : item.below) put(line, "      ", "        ");
    }
  }
  void operator()(const Facts& facts) {
    std::size_t widest = 0;
    for (const Fact& fact : facts.facts) widest = std::max(widest, columns_of(fact.label));
    for (const Fact& fact : facts.facts) {
      const std::string pad(widest - columns_of(fact.label) + 2, ' ');
      put(fact.value, "  " + fact.label + pad, std::string(widest + 4, ' '));
    }
  }
  void operator()(const Table& table) {
    for (const Row& row : table.rows) {
      if (table.cell_by_cell) {
        put(row.cells.front(), "  - ", "    ");
        for (std::size_t i = 1; i < row.cells.size(); ++i)
          put(plain(table.head[i] + "：") + row.cells[i], "      ", "        ");
        continue;
      }
      Line line;
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        line += plain((i == 0 ? "" : "；") + table.head[i] + "：") + row.cells[i];
      put(line, "  - ", "    ");
    }
  }
  void operator()(const Card& card) {
    put(card.title, "  ", "  ");
    (*this)(card.facts);
    tree(card.tree.roots, 4);
  }
  void operator()(const Tiles& tiles) {
    for (const Tile& tile : tiles.tiles)
      put(plain(tile.label + "：") + Line{{tile.value, tile.tone}} + plain("　" + tile.note), "  ", "    ");
  }
  void operator()(const Scale& scale) {
    Line line = plain("由低到高：");
    for (std::size_t i = 0; i < scale.words.size(); ++i)
      line += plain(i == 0 ? "" : " → ") + Line{{i == scale.reached ? "[" + scale.words[i] + "]" : scale.words[i]}};
    put(line, "  ", "  ");
  }
  void operator()(const Chart& chart) {
    for (const Mark& mark : chart.marks)
      put(plain(mark.number + "（" + (mark.after ? chart.full : chart.hollow) + "）" + chart.likelihood +
                chart.ranks[mark.likelihood] + "，" + chart.impact + chart.ranks[mark.impact]),
          "  - ", "    ");
  }

 private:
  void put(const Line& line, const std::string& first, const std::string& next) {
    out_ += wrapped(marked(line), first, next, colour_);
  }
  void tree(const std::vector<TreeNode>& nodes, std::size_t indent) {
    for (const TreeNode& node : nodes) {
      const std::string lead(std::min<std::size_t>(indent, 40), ' ');  // deep proofs keep room for words
      put(node.line, lead, lead + "  ");
      tree(node.inputs, indent + 2);
    }
  }

  bool colour_;
  std::string out_;
};

}  // namespace

std::string as_text(const Document& document, bool colour) { return Screen(colour).run(document); }

std::string to_text(const Matter& matter, const Assessment& assessment, const TextOptions& options) {
  return as_text(compose_brief({matter, assessment}, options), options.colour);
}

}  // namespace riskrule::report
