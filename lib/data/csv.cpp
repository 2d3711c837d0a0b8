#include "riskrule/data/csv.hpp"

#include <algorithm>

#include "quote.hpp"

namespace riskrule::data {
namespace {

class Reader {
 public:
  Reader(CsvTable& table, char separator, const Limits& limits)
      : table_(table), text_(table.text), separator_(separator), limits_(limits) {}

  Diagnostics run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    check_bytes();
    while (at_ < text_.size() && !full()) {
      CsvRow row = read_row();
      if (row.size() == 1 && row[0].span.size() == 0) continue;  // a blank line
      take(std::move(row));
    }
    if (table_.header.empty() && problems_.empty()) problem({0, 0}, "csv.empty", "there is no header");
    return std::move(problems_);
  }

 private:
  bool full() {
    if (problems_.size() < limits_.diagnostics) return false;
    problem({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)}, "limit.diagnostics",
            "there are more errors than `diagnostics`, " + std::to_string(limits_.diagnostics));
    at_ = text_.size();
    return true;
  }

  void problem(Span span, const char* code, std::string message) {
    Diagnostic d = located({.code = code, .message = std::move(message), .file = table_.file}, text_, span);
    d.line = detail::printable(d.line);
    problems_.push_back(std::move(d));
  }

  /// Before anything is cut into cells, so that every byte is looked at once.
  void check_bytes() {
    for (std::size_t i = at_; i < text_.size() && !full();) {
      const std::size_t length = detail::utf8_length(text_, i);
      const auto byte = static_cast<unsigned char>(text_[i]);
      const auto at = static_cast<std::uint32_t>(i);
      if (length == 0) problem({at, at + 1}, "csv.utf8", "this byte is not UTF-8; save the text as UTF-8");
      const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
      if (control) problem({at, at + 1}, "csv.control", "a control character stands here");
      i += std::max<std::size_t>(length, 1);
    }
  }

  bool at_line_end() const {
    return at_ >= text_.size() || text_[at_] == '\n' ||
           (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
  }

  CsvRow read_row() {
    CsvRow row;
    for (;;) {
      row.push_back(read_cell());
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      if (at_ < text_.size()) at_ += text_[at_] == '\r' ? 2U : 1U;
      return row;
    }
  }

  CsvCell read_cell() {
    const std::size_t begin = at_;
    CsvCell cell;
    if (at_ < text_.size() && text_[at_] == '"')
      read_quoted(cell.text);
    else
      while (!at_line_end() && text_[at_] != separator_) cell.text += text_[at_++];
    cell.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    const auto quote = cell.text.find('"');
    if (quote != std::string::npos && text_[begin] != '"')
      problem(cell.span, "csv.quote", "a quote stands inside a cell that does not begin with one");
    return cell;
  }

  void read_quoted(std::string& out) {
    const std::size_t begin = at_++;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && (at_ + 1 == text_.size() || text_[at_ + 1] != '"')) break;
      if (text_[at_] == '"') ++at_;
      out += text_[at_];
    }
    if (at_ >= text_.size())
      return problem({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin) + 1}, "csv.quote",
                     "this quote has no closing `\"`");
    ++at_;
    const std::size_t behind = at_;
    while (!at_line_end() && text_[at_] != separator_) ++at_;
    if (at_ > behind)
      problem({static_cast<std::uint32_t>(behind), static_cast<std::uint32_t>(at_)}, "csv.quote",
              "text stands behind the closing quote");
  }

  void take(CsvRow row) {
    if (table_.header.empty()) {
      table_.header = std::move(row);
      return check_header();
    }
    const std::size_t wanted = table_.header.size();
    if (row.size() != wanted) {
      const Span whole{row.front().span.begin, row.back().span.end};
      problem(whole, "csv.cells",
              "this row has " + std::to_string(row.size()) + " cells, the header " + std::to_string(wanted));
    } else if (table_.rows.size() >= limits_.list_items) {
      problem(row.front().span, "limit.list_items",
              "there are more rows than `list_items`, " + std::to_string(limits_.list_items));
      at_ = text_.size();
    } else {
      table_.rows.push_back(std::move(row));
    }
  }

  void check_header() {
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const CsvCell& cell = table_.header[i];
      const auto same = [&](const CsvCell& other) { return other.text == cell.text; };
      const auto before = table_.header.begin() + static_cast<std::ptrdiff_t>(i);
      if (cell.text.empty())
        problem(cell.span, "csv.header", "column " + std::to_string(i + 1) + " has no name");
      else if (std::any_of(table_.header.begin(), before, same))
        problem(cell.span, "csv.header", "the column " + detail::quote(cell.text) + " is there twice");
    }
  }

  CsvTable& table_;
  std::string_view text_;
  char separator_;
  const Limits& limits_;
  std::size_t at_ = 0;
  Diagnostics problems_;
};

}  // namespace

Result<CsvTable> parse_csv(std::string text, std::string file, char separator, const Limits& limits) {
  CsvTable table{.file = std::move(file), .text = std::move(text), .header = {}, .rows = {}};
  if (table.text.size() > limits.string_bytes)
    return Diagnostic{.code = "limit.string_bytes",
                      .message = "the text is longer than `string_bytes`, " + std::to_string(limits.string_bytes),
                      .file = table.file};
  Diagnostics problems = Reader(table, separator, limits).run();
  if (has_errors(problems)) return problems;
  return table;
}

Diagnostic located_at(const CsvTable& table, const CsvCell& cell, Diagnostic d) {
  d.file = table.file;
  return located(std::move(d), table.text, cell.span);
}

}  // namespace riskrule::data
