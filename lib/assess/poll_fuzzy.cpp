// 模糊综合评价: B = W ∘ R for each body that gave memberships.
#include <algorithm>

#include "grade_words.hpp"
#include "poll.hpp"
#include "riskrule/base/decimal_math.hpp"
#include "riskrule/grade/fuzzy.hpp"

namespace riskrule::assessing {
namespace {

/// The membership table of one body: a row for each weight, a column for each grade of the method.
struct Table {
  std::vector<std::vector<Decimal>> rows;
  std::vector<std::string> places;
  std::vector<std::string> missing;
};

Table table_of(const pack::FuzzyMethod& fuzzy, AssessmentStage stage, const RiskAssessment& assessment,
               const Weights& weights, const std::string& body, Judged judged) {
  Table out;
  const auto all =
      assessment.memberships ? std::span<const Membership>(*assessment.memberships) : std::span<const Membership>();
  for (const auto& weight : weights.weights) {
    const auto row = std::ranges::find_if(all, [&](const Membership& m) {
      return m.point == weight.name && m.by.value_or("") == body && m.stage == stage && m.judged == judged;
    });
    if (row == all.end()) {
      if (out.missing.empty()) out.missing.push_back("/risk_assessment/memberships");
      continue;
    }
    const std::string at = "/risk_assessment/memberships/" + std::to_string(row - all.begin());
    auto& cells = out.rows.emplace_back();
    out.places.push_back(at);
    for (const auto& column : fuzzy.grades) {
      const auto cell = std::ranges::find(row->shares, column.word, &GradeShare::grade);
      if (cell != row->shares.end()) cells.push_back(cell->share);
    }
    if (cells.size() != fuzzy.grades.size()) out.missing.push_back(at + "/shares");
  }
  return out;
}

grade::FuzzySettings settings_of(const pack::FuzzyMethod& fuzzy) {
  return {grade_word(fuzzy.normalise), fuzzy.tolerance};
}

/// The vector B with its rows.
ProofNode prove(const pack::FuzzyMethod& fuzzy, const Table& table, const Weights& weights, const grade::FuzzyResult& b,
                Judged judged) {
  ProofNode out{
      .operation = "memberships",
      .text = "B = W " + std::string(data::label_of(fuzzy.join)) + " R（" + std::string(data::label_of(judged)) + "）"};
  for (std::size_t j = 0; j < fuzzy.grades.size(); ++j) {
    out.value += (j == 0 ? "[" : ", ") + b.grades[j].normalized().to_string();
    out.inputs.push_back(step("membership", fuzzy.grades[j].word, b.grades[j]));
  }
  out.value += "]";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    ProofNode row =
        leaf("row", "Σ r（" + weights.weights[i].name + "）", b.row_sums[i].normalized().to_string(), table.places[i]);
    row.inputs.push_back(weights.proof[i]);
    out.inputs.push_back(std::move(row));
  }
  return out;
}

}  // namespace

void Poll::by_fuzzy(const pack::FuzzyMethod& fuzzy) {
  std::vector<std::string> bodies;
  if (assessment() != nullptr && assessment()->points)
    for (const auto& m : assessment()->memberships.value_or({}))
      if (m.stage == stage_ && std::ranges::find(bodies, m.by.value_or("")) == bodies.end())
        bodies.push_back(m.by.value_or(""));
  for (const auto& body : bodies) {
    body_ = body;
    vote_by_memberships(fuzzy, body);
  }
  if (bodies.empty()) abstain("", "没有隶属度", {"/risk_assessment/memberships"});
}

std::optional<Poll::Evaluated> Poll::evaluate_memberships(const pack::FuzzyMethod& fuzzy, const std::string& body,
                                                          Judged judged) {
  const std::string name = name_of(body);
  const auto weights = row_weights_or_abstain(fuzzy, body, judged);
  if (!weights) return {};
  Table table = table_of(fuzzy, stage_, *assessment(), *weights, body, judged);
  if (!table.missing.empty()) {
    abstain(name, "隶属度不全（" + std::string(data::label_of(judged)) + "）", std::move(table.missing));
    return {};
  }
  const auto result = grade::evaluate_fuzzy(weights->weights, table.rows, grade_word(fuzzy.join), settings_of(fuzzy));
  if (!result) {
    abstain(name, result.diagnostics().front().message + " [" + result.diagnostics().front().code + "]");
    return {};
  }
  for (const auto& d : result.diagnostics()) notes_.push_back(name + "：" + d.message + " [" + d.code + "]");
  Evaluated out{result->grades, {}, prove(fuzzy, table, *weights, *result, judged)};
  if (fuzzy.result == pack::FuzzyResultRule::greatest) return out;
  std::vector<Decimal> columns;
  for (const auto& column : fuzzy.grades) columns.push_back(*column.value);
  const bool divided = fuzzy.result == pack::FuzzyResultRule::centroid_divided;
  const auto value = grade::centroid(out.b, columns, divided ? grade::Centroid::divided : grade::Centroid::undivided);
  if (!value) {
    abstain(name, value.diagnostics().front().message).proof = std::move(out.proof);
    return {};
  }
  out.value = *value;
  tell_declared(fuzzy, body, judged, columns, *value);
  ProofNode centre = step("centroid", std::string(data::label_of(judged)), *value);
  centre.inputs.push_back(std::move(out.proof));
  out.proof = std::move(centre);
  return out;
}

void Poll::vote_by_memberships(const pack::FuzzyMethod& fuzzy, const std::string& body) {
  const std::string name = name_of(body);
  if (fuzzy.target == pack::FuzzyTarget::degree_once) {
    auto one = evaluate_memberships(fuzzy, body, Judged::of_degree);
    if (!one) return;
    if (fuzzy.result == pack::FuzzyResultRule::greatest)
      return vote_by_greatest(fuzzy, name, one->b, std::move(one->proof));
    cast(name, "重心", one->value, std::move(one->proof));
    return;
  }
  auto likelihood = evaluate_memberships(fuzzy, body, Judged::of_likelihood);
  if (!likelihood) return;
  auto impact = evaluate_memberships(fuzzy, body, Judged::of_impact);
  if (!impact) return;
  const Decimal value = sqrt(likelihood->value * impact->value);
  ProofNode root = step("root", "√(概率 × 影响)", value);
  root.inputs.push_back(std::move(likelihood->proof));
  root.inputs.push_back(std::move(impact->proof));
  cast(name, "√(概率 × 影响)", value, std::move(root));
}

void Poll::tell_declared(const pack::FuzzyMethod& fuzzy, const std::string& body, Judged judged,
                         const std::vector<Decimal>& values, const Decimal& computed) {
  const auto shown = [](const Result<Decimal>& value) {
    return value ? rescale(*value, 4, Rounding::half_even).normalized().to_string() : std::string("不能计算");
  };
  for (const auto& declared : assessment()->declared_evaluations.value_or({})) {
    if (declared.by.value_or("") != body || declared.stage != stage_ || declared.judged != judged || !declared.value)
      continue;
    std::vector<Decimal> vector;
    for (const auto& column : fuzzy.grades)
      if (const auto cell = std::ranges::find(declared.shares, column.word, &GradeShare::grade);
          cell != declared.shares.end())
        vector.push_back(cell->share);
    notes_.push_back(
        name_of(body) + "：" + std::string(data::label_of(judged)) + "报告称 " + declared.value->to_string() +
        "；按所印结果向量为 " + shown(grade::centroid(vector, values, grade::Centroid::undivided)) + "（不归一）、" +
        shown(grade::centroid(vector, values, grade::Centroid::divided)) + "（归一），按各行重算为 " + shown(computed));
  }
}

void Poll::vote_by_greatest(const pack::FuzzyMethod& fuzzy, const std::string& name, const std::vector<Decimal>& b,
                            ProofNode proof) {
  const auto word_of = [&](std::size_t column) {
    return std::ranges::find(job_.pack.grades, *fuzzy.grades[column].grade, &pack::GradeSource::id)->word;
  };
  const auto greatest = grade::greatest_membership(b);
  std::vector<std::string> grades;
  for (const std::size_t j : greatest)
    if (std::ranges::find(grades, word_of(j)) == grades.end()) grades.push_back(word_of(j));
  if (grades.size() > 1) {
    Ballot& ballot = abstain(name, "最大隶属度不止一个");
    ballot.vote.possible = grades;
    ballot.proof = std::move(proof);
    return;
  }
  const Decimal most = b[greatest.front()];
  Ballot& ballot = cast_grade(name, grades.front(), "最大隶属度 " + most.normalized().to_string(), std::move(proof));
  ballot.vote.value = most;
  for (std::size_t j = 0; j < b.size(); ++j)
    if (rank(word_of(j)) > rank(grades.front()) && (!ballot.vote.next || most - b[j] < ballot.vote.next->distance))
      ballot.vote.next = NextGrade{word_of(j), b[j], false, most - b[j]};
}

}  // namespace riskrule::assessing
