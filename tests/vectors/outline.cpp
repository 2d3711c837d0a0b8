// Whole-project tables and gates: section 6. Each line becomes a matter, which is assessed under the shipped pack.
#include "commands.hpp"
#include "pack/compiled.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/model/io.hpp"
#include "tools.hpp"

namespace vectors {
namespace {

using riskrule::Assessment;

Assessment assessed(const std::string& pack, const std::string& members) {
  const auto matter =
      riskrule::read_matter(R"({"id": "m", "title": "t", "jurisdiction": "990000")" + members + "}", "matter.json");
  return *riskrule::assess(*matter, *riskrule::pack::builtin(pack), {.as_of = riskrule::Date{2024, 6, 1}});
}

std::string of_assessment(const std::string& members) { return R"(, "risk_assessment": {)" + members + "}"; }

std::string whole(const Assessment& assessment) { return assessment.grade.grade.value_or("none"); }

/// What one method of the pack votes.
std::string vote_of(const Assessment& assessment, const std::string& method) {
  for (const auto& vote : assessment.grade.votes)
    if (vote.method && *vote.method == method) return vote.grade.value_or("none");
  return "no vote";
}

/// Ranks from 0 whose product is of the degree, so that the risk points have the degrees of the line.
std::string estimate_of(const std::string& degree) {
  const auto grid = usual_grid(end_scores());
  const std::vector<std::string> levels = {"very_low", "low", "medium", "high", "very_high"};
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (*grid.at(i, i) == degree)
      return R"([{"stage": "after", "likelihood": ")" + levels[i] + R"(", "impact": ")" + levels[i] + R"("}])";
  return "no such degree";
}

std::string counts(const Words& line) {
  std::string points;
  int number = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto parts = parts_of(line[i], ':');
    for (int k = 0; k < std::stoi(parts.at(1)); ++k)
      points += (points.empty() ? "" : ", ") + (R"({"id": "p)" + std::to_string(++number)) +
                R"(", "title": "t", "estimates": )" + estimate_of(parts.at(0)) + "}";
  }
  return vote_of(assessed("method.ndrc-outline", of_assessment(R"("points": [)" + points + "]")), "ndrc-counts");
}

std::string incident(const std::string& pack, const std::string& people) {
  return whole(assessed(pack, of_assessment(R"("possible_incident": {"people": )" + people + "}")));
}

/// One 重大, or none, in the counts; 200 or 20 people: two columns that name the two grades.
std::string columns(const std::string& counted, const std::string& expected) {
  const std::string points =
      R"("points": [{"id": "p", "title": "t", "estimates": )" + estimate_of(counted == "中" ? "重大" : "较大") + "}]";
  const std::string people = expected == "高" ? "200" : "20";
  return whole(
      assessed("method.ndrc-outline", of_assessment(points + R"(, "possible_incident": {"people": )" + people + "}")));
}

/// Of a hundred, so many oppose.
std::string opposed(const std::string& n) {
  const std::string rest = std::to_string(100 - std::stoi(n));
  return vote_of(
      assessed("method.opposition-jiangsu",
               R"(, "consultations": [{"way": "questionnaire", "returns": {"sent": 100, "returned": 100, "valid": 100,)"
               R"( "support": )" +
                   rest + R"(, "conditional": 0, "oppose": )" + n + R"(, "indifferent": 0, "unconcerned": 0}}])"),
      "opposition-jiangsu");
}

}  // namespace

std::string answer_outline(const Words& line) {
  const std::string& command = line[0];
  if (command == "outline_index") {
    const auto bands = riskrule::pack::builtin("method.ndrc-outline")->compiled().methods.at(0).bands;
    const auto* band = grade::find_band(bands, d(line[1]));
    return band == nullptr ? "none" : band->grade;
  }
  if (command == "counts") return counts(line);
  if (command == "incident") return incident(line[1], line[2]);
  if (command == "columns") return columns(line[1], line[2]);
  if (command == "gate")
    return whole(
        assessed("method.opposition-jiangsu", of_assessment(R"("possible_incident": {")" + line[1] + R"(": true})")));
  if (command == "opposed") return opposed(line[1]);
  if (command == "decision") {
    const auto& grades = riskrule::pack::builtin(line[1])->compiled().grades;
    for (const auto& one : grades)
      if (one.word == line[2]) return std::string(riskrule::data::word_of(*one.permission));
  }
  return {};
}

}  // namespace vectors
