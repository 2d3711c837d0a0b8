// Explanations as Chinese text.
#include "pack/citation.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json_writer.hpp"

namespace riskrule {
namespace {

using pack::citations;

std::string operation_label(std::string_view operation) {
  if (operation == "when") return "适用条件";
  if (operation == "met") return "符合条件";
  if (operation == "excused") return "豁免条件";
  if (operation == "judged_on") return "判定日期";
  if (operation == "read") return "读取";
  if (operation == "term") return "术语";
  if (operation == "otherwise") return "其他情形";
  constexpr std::string_view rule = "rule ";  // of a table
  if (operation.starts_with(rule)) return "规则 " + std::string(operation.substr(rule.size()));
  return std::string(operation);
}

void show(const ProofNode& node, std::size_t depth, std::string& out) {
  out.append(depth * 2 + 2, ' ');
  out += operation_label(node.operation) + "  " + node.text + "  =  " + node.value;
  if (node.at) out += "   @ " + *node.at;
  if (node.because) out += "   （" + *node.because + "）";
  out += "\n";
  for (const auto& input : node.inputs) show(input, depth + 1, out);
}

void explain(const Finding& finding, std::string& out) {
  out += "【" + std::string(data::label_of(finding.verdict)) + "】" + finding.says + "\n";
  out += "  编号 " + finding.duty + "（规则包 " + finding.pack + "），依据 " + citations(finding.basis) + "，" +
         std::string(data::label_of(finding.force)) + "，义务主体 " + finding.on + "\n";
  for (const auto& pointer : finding.missing) out += "  缺少：" + pointer + "\n";
  if (finding.verdict == Verdict::violated && finding.remedy) out += "  补救：" + *finding.remedy + "\n";
  if (finding.note) out += "  说明：" + *finding.note + "\n";
  for (const auto& node : finding.proof) show(node, 0, out);
  out += "\n";
}

void explain(const GradeResult& grade, std::string& out) {
  out += "【风险等级】" + grade.grade.value_or("无") + "（" + std::string(data::label_of(grade.origin)) + "）";
  if (!grade.basis.empty()) out += "  依据 " + citations(grade.basis);
  out += "\n";
  for (const auto& vote : grade.votes)
    out += "  " + vote.by + "：" + vote.grade.value_or("（无）") + "。" + vote.why + "\n";
  for (const auto& line : grade.why_not_next) out += "  为何不是更高等级：" + line + "\n";
  for (const auto& node : grade.proof) show(node, 0, out);
  for (const auto& stage : grade.stages) {
    if (stage.proof.empty()) continue;
    out += "  " + std::string(data::label_of(stage.stage)) + "等级：" + stage.computed.value_or("（无）") + "\n";
    for (const auto& node : stage.proof) show(node, 0, out);
  }
  out += "\n";
}

void explain(const Outcome& outcome, std::string& out) {
  out += "【决策结论】" + outcome.says + "\n";
  if (!outcome.basis.empty()) out += "  依据 " + citations(outcome.basis) + "\n";
  if (outcome.advised) out += "  参考意见的依据（不具约束力） " + citations(outcome.advised->basis) + "\n";
  for (const auto& duty : outcome.blocked_by) out += "  阻断：" + duty + "\n";
  for (const auto& duty : outcome.open) out += "  待定：" + duty + "\n";
}

}  // namespace

std::string explain(const Assessment& assessment, std::string_view duty) {
  std::string out;
  for (const auto& finding : assessment.findings) {
    const bool wanted = duty.empty() ? finding.verdict != Verdict::not_due : finding.duty == duty;
    if (wanted) explain(finding, out);
  }
  if (!duty.empty()) return out;
  explain(assessment.grade, out);
  explain(assessment.outcome, out);
  return out;
}

}  // namespace riskrule
