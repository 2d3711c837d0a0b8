// Proofs as trees that a reader can follow: operations by their Chinese names, places by their labels.
#include <algorithm>
#include <array>

#include "report/compose.hpp"

namespace riskrule::report {
namespace {

struct Name {
  std::string_view operation, name;
};
// Those of the engine first, then those of the rule language; any other operation is shown as it is.
constexpr std::array<Name, 20> names{{{"when", "适用条件"},
                                      {"met", "符合条件"},
                                      {"excused", "豁免条件"},
                                      {"judged_on", "判定日期"},
                                      {"gate", "定性门槛"},
                                      {"read", "读取"},
                                      {"term", "术语"},
                                      {"sum", "合计"},
                                      {"product", "乘积"},
                                      {"degree", "程度"},
                                      {"score", "分值"},
                                      {"and", "且"},
                                      {"or", "或"},
                                      {"not", "非"},
                                      {"every", "每一项均"},
                                      {"some", "至少一项"},
                                      {"if", "如果"},
                                      {"for", "逐项"},
                                      {"filter", "筛选"},
                                      {"null", "空（未知）"}}};

std::string name_of(std::string_view operation) {
  const auto it = std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.operation == operation; });
  return std::string(it == names.end() ? operation : it->name);
}

Piece value_piece(const std::string& value) {
  if (value == "true") return {"真", Style::strong};
  if (value == "false") return {"假", Style::strong};
  if (value == "null") return {"空（未知）", Style::strong};
  return {value, Style::strong};
}

Line place(const Source& source, const std::string& at) {
  if (at.empty() || at.front() != '/') return {{"　〔" + at + "〕", Style::clause}};
  const std::string where = place_label(source.matter, at);
  return {{"　位置：" + (where.empty() ? where : where + " "), Style::quiet}, {at, Style::code}};
}

TreeNode node_of(const Source& source, const ProofNode& proof) {
  TreeNode out;
  out.line = {{name_of(proof.operation) + "　", Style::quiet}};
  if (!proof.text.empty()) out.line.push_back({proof.text, Style::code});
  out.line += plain(" = ");
  out.line.push_back(value_piece(proof.value));
  if (proof.at && !proof.at->empty()) out.line += place(source, *proof.at);
  if (proof.because) out.line.push_back({"　原因：" + *proof.because, Style::quiet});
  for (const ProofNode& input : proof.inputs) out.inputs.push_back(node_of(source, input));
  return out;
}

}  // namespace

Tree tree_of(const Source& source, const std::vector<ProofNode>& proof) {
  Tree out;
  for (const ProofNode& node : proof) out.roots.push_back(node_of(source, node));
  return out;
}

}  // namespace riskrule::report
