// Located CSV (RFC 4180): a header, then rows of as many cells. Cells know where they stand, so that what is wrong with
// one can be shown.
//
//   Result<CsvTable> table = parse_csv(text, "returns.csv");
//   for (const CsvRow& row : table->rows) std::cout << row[0].text << "\n";
//
// UTF-8; a byte order mark, as office programs write it, is passed over. Lines end with LF or CRLF. A cell in quotes may
// hold separators, line ends and doubled quotes; blanks are kept. Blank lines are passed over.
//
// Errors, all with line, column and underline: csv.empty (no header), csv.header (a name that is empty or there twice),
// csv.cells (too few or too many in a row), csv.quote (a quote without its match, or text behind one), csv.utf8,
// csv.control (a control character other than tab and line ends), limit.string_bytes (of the text), limit.list_items (of
// rows), and `limit.diagnostics` when there were more errors than that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"

namespace riskrule::data {

struct CsvCell {
  std::string text;
  Span span;  ///< its bytes in the document, quotes included
};
using CsvRow = std::vector<CsvCell>;

struct CsvTable {
  std::string file;
  std::string text;  ///< the document
  CsvRow header;
  std::vector<CsvRow> rows;  ///< each as long as the header
};

/// Every problem at once. Linear in the text.
Result<CsvTable> parse_csv(std::string text, std::string file = {}, char separator = ',', const Limits& limits = {});

/// `d` with file, place, line and underline of the cell.
Diagnostic located_at(const CsvTable& table, const CsvCell& cell, Diagnostic d);

}  // namespace riskrule::data
