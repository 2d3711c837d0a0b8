// CSV: what it may look like, and every way in which it may be wrong, with its place.
#include "riskrule/data/csv.hpp"

#include <gtest/gtest.h>

namespace riskrule::data {
namespace {

/// Cells by `|`, rows by `/`; or the codes of the errors with line and column.
std::string read(std::string text, char separator = ',', const Limits& limits = {}) {
  const auto table = parse_csv(std::move(text), "t.csv", separator, limits);
  std::string out;
  for (const auto& d : table.diagnostics())
    out +=
        (out.empty() ? "" : " ") + d.code + "@" + std::to_string(d.place.line) + ":" + std::to_string(d.place.column);
  if (!table) return out;
  const auto add = [&](const CsvRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "|") + row[i].text;
    out += "/";
  };
  add(table->header);
  for (const auto& row : table->rows) add(row);
  return out;
}

TEST(Csv, IsCutIntoCells) {
  EXPECT_EQ(read("a,b\n1,2\n"), "a|b/1|2/");
  EXPECT_EQ(read("a,b\r\n1,2\r\n\r\n3,4"), "a|b/1|2/3|4/");
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "甲,乙\n是,否\n"),
            "甲|乙/是|否/");
  EXPECT_EQ(read("a;b\n1,5;2\n", ';'), "a|b/1,5|2/");
  EXPECT_EQ(read("a,b\n\"x, \"\"y\"\"\nz\",\n"), "a|b/x, \"y\"\nz|/");
  EXPECT_EQ(read("a\n\"\"\n 1 \n"), "a// 1 /") << "an empty cell in quotes is a row, blanks are kept";
  EXPECT_EQ(read("a\r,b\nx\ry,2\n"), "a\r|b/x\ry|2/") << "a lone CR is text";
}

TEST(Csv, SaysWhereItIsWrong) {
  EXPECT_EQ(read(""), "csv.empty@1:1");
  EXPECT_EQ(read("\n\n"), "csv.empty@1:1");
  EXPECT_EQ(read("a,,a\n"), "csv.header@1:3 csv.header@1:4");
  EXPECT_EQ(read("a,b\n1\n1,2,3\n1,2\n"), "csv.cells@2:1 csv.cells@3:1");
  EXPECT_EQ(read("a,b\n\"x,1\n2,3\n"), "csv.quote@2:1 csv.cells@2:1");
  EXPECT_EQ(read("a,b\n\"x\"y,1\n"), "csv.quote@2:4");
  EXPECT_EQ(read("a,b\nx\"y,1\n"), "csv.quote@2:1");
  EXPECT_EQ(read("a,b\n\xFF,1\n"), "csv.utf8@2:1");
  EXPECT_EQ(read(std::string("a,b\n1,\0\n", 8)), "csv.control@2:3");
}

TEST(Csv, IsBounded) {
  EXPECT_EQ(read("a\n1\n2\n3\n", ',', {.list_items = 2}), "limit.list_items@4:1");
  EXPECT_EQ(read("a\n1\n", ',', {.string_bytes = 3}), "limit.string_bytes@0:0");
  EXPECT_EQ(read("a,b\n1\n1\n1\n", ',', {.diagnostics = 2}), "csv.cells@2:1 csv.cells@3:1 limit.diagnostics@4:1");
}

TEST(Csv, ShowsACell) {
  const auto table = parse_csv("a,b\n甲,\"乙\"\n", "t.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(to_text(located_at(*table, table->rows[0][1], {.code = "x.y", .message = "wrong"})),
            "t.csv:2:3: error: wrong [x.y]\n  | 甲,\"乙\"\n  |    ^^^^");
}

}  // namespace
}  // namespace riskrule::data
