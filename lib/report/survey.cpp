// A survey as a document.
#include "report/compose.hpp"
#include "report/render.hpp"

namespace riskrule::report {
namespace {

std::string percent(const Decimal& share, Rounding how) { return rescale(share * 100, 2, how).to_string() + "%"; }

Line range_line(const Decimal& low, const Decimal& high) {
  return plain(percent(low, Rounding::floor) + " 至 " + percent(high, Rounding::ceiling));
}

std::string answer_label(const std::string& answer) {
  if (answer.empty()) return "未作答";
  const auto* member = data::type_of<Returns>().find(answer);
  return member == nullptr ? answer : std::string(member->label);
}

void add_words(const Survey& survey, Document& to) {
  to.heading(1, "计数（原始用语与合并）", "words");
  Table table{{"用语", "计为", "有效回收数"}, {}};
  for (const auto& tally : survey.words)
    table.rows.push_back({{plain(tally.word), plain(answer_label(tally.answer)), plain(std::to_string(tally.count))}});
  to.add(std::move(table));
}

void add_groups(const Survey& survey, Document& to) {
  if (survey.groups.empty()) return;
  to.heading(1, "分组", "groups");
  Table table{{"分组", "回收数"}, {}};
  for (const auto& answer : survey.groups.front().answers) table.head.push_back(answer_label(answer.answer));
  for (const auto& group : survey.groups) {
    Row row{{group.name.empty() ? not_stated() : plain(group.name), plain(std::to_string(group.returned))}};
    for (const auto& answer : group.answers) row.cells.push_back(plain(std::to_string(answer.count)));
    table.rows.push_back(std::move(row));
  }
  to.add(std::move(table));
}

void add_share(const SurveyShare& share, Document& to) {
  to.heading(2, share.name);
  Facts facts;
  facts.facts.push_back(
      {"比例", Line{{percent(share.share, Rounding::half_even), Style::strong}} +
                   plain("（" + std::to_string(share.count) + " / " + std::to_string(share.of) + "）")});
  facts.facts.push_back({"威尔逊区间", range_line(share.wilson_low, share.wilson_high)});
  facts.facts.push_back({"克洛珀–皮尔逊区间", range_line(share.exact_low, share.exact_high)});
  if (share.decided) {
    std::string grades;
    for (const auto& grade : share.possible) grades += (grades.empty() ? "“" : "、“") + grade + "”";
    facts.facts.push_back({"比例所在等级", plain(share.grade.value_or("无"))});
    facts.facts.push_back({"样本能否定级", *share.decided
                                               ? plain("能：" + grades)
                                               : Line{{"不能", Style::strong}} + plain("，可能为 " + grades)});
    facts.facts.push_back({"依据", share.basis ? plain(*share.basis) : not_stated()});
  }
  to.add(std::move(facts));
}

Document compose(const Survey& survey) {
  Document out;
  out.title = survey.file.empty() ? "走访调查" : survey.file;
  out.subtitle = "走访调查统计";
  out.heading(1, "回收", "returns");
  Facts facts;
  const auto count = [&](const char* name, const std::string& text) { facts.facts.push_back({name, plain(text)}); };
  count("发放数", survey.returns.sent ? std::to_string(*survey.returns.sent) : "未载明");
  count("回收数", std::to_string(survey.returned));
  count("有效数", std::to_string(survey.returns.valid.value_or(0)));
  count("作答数", std::to_string(survey.answered));
  out.add(std::move(facts));
  add_words(survey, out);
  add_groups(survey, out);
  if (survey.shares.empty()) return out;
  out.heading(1, "比例（分母：" + label(survey.denominator) + "，置信水平 " + label(survey.confidence) + "）",
              "shares");
  out.paragraph("区间以随机抽样为前提；问卷很少是随机抽样，实际的不确定性只会更大。");
  for (const auto& share : survey.shares) add_share(share, out);
  return out;
}

}  // namespace

std::string render(const Survey& survey, Form form, bool colour) { return render(compose(survey), form, colour); }

}  // namespace riskrule::report
