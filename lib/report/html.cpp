// The document as one self-contained HTML page.
#include "report/chart.hpp"
#include "report/compose.hpp"
#include "report/escape.hpp"
#include "report/html_style.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

std::string_view class_of(Style style) {
  switch (style) {
    case Style::met: return "met";
    case Style::violated: return "violated";
    case Style::excused: return "excused";
    case Style::cannot_tell: return "cannot_tell";
    case Style::not_due: return "not_due";
    default: return "plain";
  }
}

std::string broken(std::string_view text) {
  std::string out;
  for (const char c : html_escaped(text))
    if (c == '\n')
      out += "<br>";
    else
      out += c;
  return out;
}

std::string span(std::string_view classes, const std::string& inside) {
  return "<span class=\"" + std::string(classes) + "\">" + inside + "</span>";
}

std::string inline_html(const Piece& piece) {
  const std::string text = broken(piece.text);
  switch (piece.style) {
    case Style::plain: return text;
    case Style::strong: return "<strong>" + text + "</strong>";
    case Style::quiet: return span("q", text);
    case Style::clause: return span("c", text);
    case Style::code: return "<code>" + text + "</code>";
    case Style::advisory: return span("b", text);
    default: return span("v " + std::string(class_of(piece.style)), text);
  }
}

std::string html_of(const Line& line) {
  std::string out;
  for (const Piece& piece : line) {
    std::string inside = inline_html(piece);
    if (piece.target.empty()) {
      out += inside;
      continue;
    }
    const bool blank = inside.ends_with(' ');  // behind the words: not to be underlined
    if (blank) inside.pop_back();
    out += "<a href=\"#" + html_escaped(piece.target) + "\">" + inside + (blank ? "</a> " : "</a>");
  }
  return out;
}

std::string id_attribute(const std::string& id) { return id.empty() ? id : " id=\"" + html_escaped(id) + "\""; }

/// Columns of running numbers and verdicts are as narrow as their words.
std::string width_class(std::string_view head) {
  return head == "序号" || head == "判定" ? " class=\"narrow\"" : std::string();
}

class Page {
 public:
  explicit Page(const Document& document) : document_(document) {}

  std::string run() {
    out_ =
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>" +
        html_escaped(document_.title + " — " + document_.subtitle) + "</title>\n<style>";
    out_ += html_style;
    out_ += "</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"kind\">" + html_escaped(document_.subtitle) +
            "</p>\n<h1>" + broken(document_.title) + "</h1>\n</header>\n";
    for (const Block& block : document_.blocks) std::visit(*this, block);
    return out_ + "</main>\n</body>\n</html>\n";
  }

  void operator()(const Heading& h) {
    if (h.level == 1 && !contents_shown_) contents();
    const std::string tag = "h" + std::to_string(h.level + 1);
    out_ += "<" + tag + id_attribute(h.id) + ">" + broken(h.text) + "</" + tag + ">\n";
  }
  void operator()(const Paragraph& p) { out_ += "<p>" + html_of(p.line) + "</p>\n"; }
  void operator()(const Items& items) {
    out_ += "<ul>\n";
    for (const Item& item : items.items) {
      out_ += "<li>" + html_of(item.line);
      for (const Line& line : item.below) out_ += "<div class=\"sub\">" + html_of(line) + "</div>";
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }
  void operator()(const Facts& facts) {
    if (facts.facts.empty()) return;
    out_ += "<dl>\n";
    for (const Fact& fact : facts.facts)
      out_ += "<div><dt>" + broken(fact.label) + "</dt><dd>" + html_of(fact.value) + "</dd></div>\n";
    out_ += "</dl>\n";
  }
  void operator()(const Table& table) {
    out_ += "<div class=\"table\"><table>\n<thead><tr>";
    for (const std::string& word : table.head)
      out_ += "<th scope=\"col\"" + width_class(word) + ">" + broken(word) + "</th>";
    out_ += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) {
      out_ += "<tr" + id_attribute(row.id) + ">";
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        out_ += "<td data-label=\"" + html_escaped(table.head[i]) + "\"" + width_class(table.head[i]) + "><div>" +
                html_of(row.cells[i]) + "</div></td>";
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table></div>\n";
  }
  void operator()(const Card& card) {
    out_ += "<section class=\"card k-" + std::string(class_of(card.tone)) + "\"" + id_attribute(card.id) + ">\n";
    if (!card.title.empty()) out_ += "<p>" + html_of(card.title) + "</p>\n";
    (*this)(card.facts);
    if (!card.tree.roots.empty()) tree(card.tree.roots, "<ul class=\"tree\">");
    out_ += "</section>\n";
  }
  void operator()(const Tiles& tiles) {
    out_ += "<div class=\"tiles\">\n";
    for (const Tile& tile : tiles.tiles)
      out_ += "<div class=\"tile t-" + std::string(class_of(tile.tone)) + "\"><p class=\"l\">" + broken(tile.label) +
              "</p><p class=\"w\">" + broken(tile.value) + "</p><p class=\"n\">" + broken(tile.note) + "</p></div>\n";
    out_ += "</div>\n";
  }
  void operator()(const Scale& scale) {
    out_ += "<ol class=\"scale\">";
    for (std::size_t i = 0; i < scale.words.size(); ++i)
      out_ += std::string(i == scale.reached ? "<li class=\"here\">" : "<li>") + broken(scale.words[i]) + "</li>";
    out_ += "</ol>\n";
  }
  void operator()(const Chart& chart) {
    out_ += "<figure>" + chart_svg(chart) + "<figcaption>" + html_escaped(chart.title) +
            "：<span class=\"key\"></span>" + html_escaped(chart.hollow) + "<span class=\"key full\"></span>" +
            html_escaped(chart.full) + "　数字为风险点序号；底色仅示方向，不代表等级界限</figcaption></figure>\n";
  }

 private:
  void contents() {
    contents_shown_ = true;
    out_ += "<nav><p>目录</p>\n<ul>\n";
    for (const Block& block : document_.blocks)
      if (const auto* h = std::get_if<Heading>(&block); h != nullptr && h->level == 1)
        out_ += "<li><a href=\"#" + html_escaped(h->id) + "\">" + broken(h->text) + "</a></li>\n";
    out_ += "</ul></nav>\n";
  }
  void tree(const std::vector<TreeNode>& nodes, std::string_view open) {
    out_ += open;
    for (const TreeNode& node : nodes) {
      out_ += "<li>" + html_of(node.line);
      if (!node.inputs.empty()) tree(node.inputs, "<ul>");
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  const Document& document_;
  std::string out_;
  bool contents_shown_ = false;
};

}  // namespace

std::string as_html(const Document& document) { return Page(document).run(); }

std::string to_html(const Matter& matter, const Assessment& assessment) {
  return as_html(compose_report({matter, assessment}));
}

}  // namespace riskrule::report
