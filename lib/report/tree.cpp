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
constexpr std::array<Name, 20> names{
    {{"when", "适用条件"}, {"met", "符合条件"}, {"excused", "豁免条件"}, {"judged_on", "判定日期"},
     {"gate", "定性门槛"}, {"read", "读取"},    {"term", "术语"},        {"sum", "合计"},
     {"product", "乘积"},  {"degree", "程度"},  {"score", "分值"},       {"and", "且"},
     {"or", "或"},         {"not", "非"},       {"every", "每一项均"},   {"some", "至少一项"},
     {"if", "如果"},       {"for", "逐项"},     {"filter", "筛选"},      {"null", "空（未知）"}}};

std::string name_of(std::string_view operation) {
  constexpr Name beginnings[] = {{"call ", "函数 "}, {"rule ", "规则 "}, {"otherwise", "其他情形"}};
  for (const auto& [begin, name] : beginnings)
    if (operation.starts_with(begin)) return std::string(name) + std::string(operation.substr(begin.size()));
  const auto it = std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.operation == operation; });
  return std::string(it == names.end() ? operation : it->name);
}

/// A value as the rule language writes it, its commonest forms in words.
Piece value_piece(const std::string& value) {
  if (value == "true") return {"真", Style::strong};
  if (value == "false") return {"假", Style::strong};
  if (value == "null") return {"空（未知）", Style::strong};
  constexpr std::string_view list = "list of ";
  if (value.rfind(list, 0) == 0) return {"列表（" + value.substr(list.size()) + " 项）", Style::strong};
  return {value, Style::strong};
}

std::string reason_text(const std::string& because) {
  if (because == "the input does not state this") return "未载明";
  if (because == "the input states that this is not known") return "载明为不详";
  return because;
}

Line place(const Source& source, const std::string& at) {
  if (at.empty() || at.front() != '/') return {{"　〔" + at + "〕", Style::clause}};
  const std::string where = place_label(source.matter, at);
  return {{"　位置：" + (where.empty() ? where : where + " "), Style::quiet}, {at, Style::code}};
}

/// A step that only hands on its one input.
bool hands_on(const ProofNode& proof) {
  return proof.inputs.size() == 1 && proof.inputs[0].text == proof.text && proof.inputs[0].value == proof.value;
}

/// Makes the tree of one finding. Each word of the law is unfolded where it is first used; a place and a reason stand
/// at the step that they belong to, not at all the steps that they are handed on to.
class Grower {
 public:
  explicit Grower(const Source& source) : source_(source) {}

  TreeNode grow(const ProofNode& proof) {
    const ProofNode* inner = &proof;
    while (hands_on(*inner)) inner = &inner->inputs[0];
    TreeNode out;
    out.line = {{name_of(proof.operation) + "　", Style::quiet}};
    if (!proof.text.empty()) out.line.push_back({proof.text, Style::code});
    out.line += plain(" = ");
    out.line.push_back(value_piece(proof.value));
    if (inner->inputs.empty()) end(*inner, out.line);
    if (proof.operation == "judged_on") return out;  // the date stands among the facts
    if (is_known_term(*inner)) {
      out.line.push_back({"　（见上）", Style::quiet});
      return out;
    }
    for (const ProofNode& input : inner->inputs) out.inputs.push_back(grow(input));
    return out;
  }

 private:
  void end(const ProofNode& leaf, Line& line) const {
    if (leaf.at && !leaf.at->empty()) line += place(source_, *leaf.at);
    if (leaf.because) line.push_back({"　原因：" + reason_text(*leaf.because), Style::quiet});
  }
  bool is_known_term(const ProofNode& proof) {
    if (proof.operation != "term" || proof.inputs.empty()) return false;
    if (std::find(terms_.begin(), terms_.end(), proof.text) != terms_.end()) return true;
    terms_.push_back(proof.text);
    return false;
  }

  const Source& source_;
  std::vector<std::string> terms_;
};

}  // namespace

Tree tree_of(const Source& source, const std::vector<ProofNode>& proof) {
  Tree out;
  Grower grower(source);
  for (const ProofNode& node : proof) out.roots.push_back(grower.grow(node));
  return out;
}

}  // namespace riskrule::report
