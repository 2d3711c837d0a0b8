// Similar cases as a document: one chapter per case.
#include "report/compose.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

/// Four digits are enough for people; JSON has all.
std::string rounded(const Decimal& d) { return rescale(d, 4, Rounding::half_even).normalized().to_string(); }

void add_features(const SimilarCase& one, Document& to) {
  Table table{{"特征", "权重", "本事项", "案例", "距离"}, {}};
  for (const auto& feature : one.features)
    table.rows.push_back({{plain(feature.title), plain(feature.weight.to_string()),
                           feature.here.empty() ? not_stated() : plain(feature.here),
                           feature.there.empty() ? not_stated() : plain(feature.there),
                           feature.distance ? plain(rounded(*feature.distance)) : Line{{"未比较", Style::quiet}}}});
  to.add(std::move(table));
}

void add_lacking(const SimilarCase& one, Document& to) {
  to.heading(2, "案例有而本事项没有");
  Items items;
  for (const auto& risk : one.risks) {
    Item item{plain("风险点：" + risk.title + (risk.area ? "（" + *risk.area + "）" : ""))};
    for (const auto& measure : risk.measures) item.below.push_back(plain("措施：" + measure));
    items.items.push_back(std::move(item));
  }
  for (const auto& measure : one.measures)
    items.items.push_back({plain("措施：" + measure.what + "（对应本事项风险点 " + measure.risk + "）")});
  if (items.items.empty()) return to.add(Paragraph{none()});
  to.add(std::move(items));
}

Document compose(const SimilarCases& similar) {
  Document out;
  out.title = similar.title;
  out.subtitle = "案例参照";
  out.heading(1, "总体", "whole");
  Facts facts;
  facts.facts.push_back({"本事项等级", plain(similar.grade.value_or("无") + "（" + label(similar.origin) + "）")});
  facts.facts.push_back({"案例数", plain(std::to_string(similar.base))});
  facts.facts.push_back({"特征集", plain(similar.features)});
  out.add(std::move(facts));
  out.paragraph("案例仅供参照，不决定本事项的等级。");
  for (const auto& note : similar.notes) out.paragraph(note);
  for (std::size_t i = 0; i < similar.cases.size(); ++i) {
    const SimilarCase& one = similar.cases[i];
    out.heading(1, std::to_string(i + 1) + ". " + one.title, "case-" + std::to_string(i + 1));
    Facts about;
    about.facts.push_back({"来源", {{one.name, Style::code}}});
    about.facts.push_back({"距离", plain((one.distance ? rounded(*one.distance) : "无从比较") + "（可比份额 " +
                                         rounded(one.compared) + "）")});
    about.facts.push_back({"等级", plain(one.grade.value_or("无") + "（" + label(one.origin) + "）")});
    about.facts.push_back({"可否决策", {{label(one.permission), style_of(one.permission)}}});
    out.add(std::move(about));
    add_lacking(one, out);
    out.heading(2, "距离的构成");
    add_features(one, out);
  }
  return out;
}

}  // namespace

std::string render(const SimilarCases& similar, Form form, bool colour) {
  return render(compose(similar), form, colour);
}

}  // namespace riskrule::report
