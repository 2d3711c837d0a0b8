// Published arithmetic: shares, membership tables and totals against the numbers that a report prints them of. Printed
// numbers are rounded; a difference that the rounding of all of them can explain is none.
#include <algorithm>
#include <array>
#include <set>

#include "checks.hpp"

namespace riskrule::checking {
namespace {

/// Half a unit of the last digit that numbers are printed with. A bare 0 says nothing about digits, so the finest counts.
class Precision {
 public:
  void take(const Decimal& printed) { exponent_ = std::min(exponent_, printed.exponent()); }
  Decimal half_unit() const { return Decimal::from_parts({false, 0, 5, exponent_ - 1}); }

 private:
  std::int32_t exponent_ = 0;
};

std::string shown(const Decimal& value) { return rescale(value, 4, Rounding::half_even).normalized().to_string(); }

/// One line of a weighted sum.
struct Line {
  Decimal weight;
  const std::vector<GradeShare>* shares;
};

const Decimal* cell(const std::vector<GradeShare>& shares, const std::string& grade) {
  const auto found = std::ranges::find(shares, grade, &GradeShare::grade);
  return found == shares.end() ? nullptr : &found->share;
}

/// Each printed cell against Σ w·r of its lines, cell by cell.
void cells(const std::vector<GradeShare>& printed, const std::vector<Line>& lines, const std::string& at,
           Findings& out) {
  Precision of_shares;
  Precision of_weights;
  Decimal weights;
  for (const auto& share : printed) of_shares.take(share.share);
  for (const Line& line : lines) {
    of_weights.take(line.weight);
    weights += line.weight;
    for (const auto& share : *line.shares) of_shares.take(share.share);
  }
  const Decimal h = of_shares.half_unit();
  const Decimal k = of_weights.half_unit();
  const Decimal n(static_cast<std::int64_t>(lines.size()));
  const bool explained = abs(weights - 1) <= n * k;
  if (weights != Decimal(1))
    out.add(explained ? Severity::note : Severity::warning, "matter.weight_sum", at,
            "the weights add up to " + weights.to_string() +
                (explained ? "; rounding can explain it" : ", and rounding does not explain it"));
  for (std::size_t j = 0; j < printed.size(); ++j) {
    Decimal sum;
    Decimal shares;
    for (const Line& line : lines) {
      const Decimal* share = cell(*line.shares, printed[j].grade);
      if (share == nullptr) return;
      sum += line.weight * *share;
      shares += *share;
    }
    const Decimal slack = h * weights + k * shares + n * h * k + h;
    if (abs(sum - printed[j].share) <= slack) continue;
    out.add(Severity::warning, "matter.membership", at + "/shares/" + std::to_string(j) + "/share",
            "the printed " + printed[j].share.to_string() + " for `" + printed[j].grade +
                "` can not be reproduced: the rows that it is made of give " + shown(sum) +
                ", and rounding explains no more than " + shown(slack));
  }
}

/// The rows of one evaluation with their weights; empty when one has no weight.
std::vector<Line> rows_of(const RiskAssessment& r, const DeclaredEvaluation& whole) {
  std::vector<Line> out;
  if (!r.memberships || !r.points) return out;
  for (const auto& row : *r.memberships) {
    if (row.by != whole.by || row.stage != whole.stage || row.judged != whole.judged) continue;
    const auto point = std::ranges::find(*r.points, row.point, &RiskPoint::id);
    if (row.weight)
      out.push_back({*row.weight, &row.shares});
    else if (point != r.points->end() && point->weight)
      out.push_back({*point->weight, &row.shares});
    else
      return {};
  }
  return out;
}

/// The shares of one row add up to 1, as far as their rounding tells.
void row_sum(const std::vector<GradeShare>& row, const std::string& at, Findings& out) {
  Precision precision;
  Decimal sum;
  for (const auto& share : row) {
    precision.take(share.share);
    sum += share.share;
  }
  if (abs(sum - 1) > precision.half_unit() * static_cast<std::int64_t>(row.size()))
    out.add(Severity::warning, "matter.membership_sum", at + "/shares",
            "the shares add up to " + sum.to_string() + ", and rounding does not explain it");
}

void memberships(const RiskAssessment& r, Findings& out) {
  each(r.memberships, "/risk_assessment/memberships", [&](const Membership& row, const std::string& at) {
    row_sum(row.shares, at, out);
    each(row.parts, at + "/parts",
         [&](const MembershipPart& part, const std::string& place) { row_sum(part.shares, place, out); });
    if (!row.parts || row.parts->empty()) return;
    std::vector<Line> lines;
    for (const auto& part : *row.parts) lines.push_back({part.weight, &part.shares});
    cells(row.shares, lines, at, out);
  });
  each(r.declared_evaluations, "/risk_assessment/declared_evaluations",
       [&](const DeclaredEvaluation& whole, const std::string& at) {
         const auto lines = rows_of(r, whole);
         if (!lines.empty()) cells(whole.shares, lines, at, out);
       });
}

void totals(const RiskAssessment& r, Findings& out) {
  each(r.score_sheets, "/risk_assessment/score_sheets", [&](const ScoreSheet& sheet, const std::string& at) {
    if (!sheet.group_points || !sheet.declared_total) return;
    Decimal sum;
    for (const auto& group : *sheet.group_points) sum += group.points;
    if (sum != *sheet.declared_total)
      out.add(Severity::warning, "matter.total", at + "/declared_total",
              "the total is said to be " + sheet.declared_total->to_string() + ", but the groups add up to " +
                  sum.to_string());
  });
}

const Stated<std::int64_t>& count_of(const Returns& r, SurveyAnswer answer) {
  const std::array counts{&r.support, &r.conditional, &r.oppose, &r.indifferent, &r.unconcerned};
  return *counts[static_cast<std::size_t>(answer)];
}

/// The answers that one printed share is of.
std::vector<SurveyAnswer> answers_of(const DeclaredShare& declared) {
  std::vector<SurveyAnswer> out{declared.answer};
  for (const auto answer : declared.together_with.value_or({})) out.push_back(answer);
  return out;
}

/// A share as printed agrees with its count to half a unit of its last digit; shares of different answers do not exceed
/// the whole.
void shares(const Returns& r, const std::string& at, Findings& out) {
  Decimal sum;
  Decimal slack;
  std::set<SurveyAnswer> counted;
  each(r.declared_shares, at + "/declared_shares", [&](const DeclaredShare& declared, const std::string& place) {
    Precision precision;
    precision.take(declared.share);
    const Decimal half = precision.half_unit();
    std::int64_t count = 0;
    bool known = r.valid && *r.valid > 0;
    bool seen = false;
    for (const auto answer : answers_of(declared)) {
      known = known && count_of(r, answer);
      count += count_of(r, answer).value_or(0);
      seen = !counted.insert(answer).second || seen;
    }
    if (!seen) {
      sum += declared.share;
      slack += half;
    }
    if (!known || abs(declared.share * *r.valid - count) <= half * *r.valid) return;
    out.add(Severity::warning, "matter.share", place + "/share",
            "the share is said to be " + declared.share.to_string() + ", but " + std::to_string(count) + " of " +
                std::to_string(*r.valid) + " is " + shown(Decimal(count) / *r.valid));
  });
  if (sum > Decimal(1) + slack)
    out.add(Severity::warning, "matter.share_sum", at + "/declared_shares",
            "the shares add up to " + sum.to_string() + ", more than the whole");
}

}  // namespace

void printed(const Matter& matter, Findings& out) {
  each(matter.consultations, "/consultations", [&](const Consultation& c, const std::string& at) {
    if (c.returns) shares(*c.returns, at + "/returns", out);
  });
  if (!matter.risk_assessment) return;
  memberships(*matter.risk_assessment, out);
  totals(*matter.risk_assessment, out);
}

}  // namespace riskrule::checking
