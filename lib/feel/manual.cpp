// The manual of the built-in functions, written from their rows.
#include "feel/builtin_support.hpp"

namespace riskrule::feel {
namespace {

struct Chapter {
  std::string_view family;
  std::string_view title;
};
constexpr Chapter chapters[] = {
    {"conversion", "Conversion (转换)"},
    {"boolean", "Booleans (布尔)"},
    {"string", "Strings (文字)"},
    {"numeric", "Numbers (数值)"},
    {"list", "Lists (列表)"},
    {"sort", "Sorting (排序)"},
    {"context", "Contexts (上下文)"},
    {"temporal", "Dates and times (日期与时间)"},
    {"range", "Ranges (区间)"},
    {"riskrule", "Working days (工作日): riskrule's own, not DMN"},
};

std::string signature(const Builtin& row) {
  std::string out(row.name);
  out += '(';
  for (const Parameter& p : row.parameters) {
    if (&p != row.parameters.data()) out += ", ";
    out.append(p.name).append(": ").append(kind_name(p.kind));
    if (p.optional) out += ", optional";
  }
  return out + (row.variadic ? ", ...)" : ")");
}

void append_row(const Builtin& row, bool markdown, std::string& out) {
  out += markdown ? "### `" + signature(row) + "`\n\n" : "  " + signature(row) + "\n";
  out.append(markdown ? "" : "    ").append(row.sentence).append(" ").append(row.label).append("\n");
  if (markdown) out += "\n```feel\n";
  for (const Example& e : row.examples)
    out.append(markdown ? "" : "      ")
        .append(e.expression)
        .append(markdown ? "  // " : "  =  ")
        .append(e.result)
        .append("\n");
  out += markdown ? "```\n\n" : "";
}

}  // namespace

std::string builtins_manual(bool markdown) {
  std::string out;
  for (const Chapter& chapter : chapters) {
    if (markdown)
      out.append("## ").append(chapter.title).append("\n\n");
    else
      out.append(out.empty() ? "" : "\n").append(chapter.title).append("\n");
    for (const Builtin& row : builtins())
      if (row.family == chapter.family) append_row(row, markdown, out);
  }
  return out;
}

}  // namespace riskrule::feel
