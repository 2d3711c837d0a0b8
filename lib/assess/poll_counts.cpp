// 单因素个数: how many risk points there are of each degree.
#include <algorithm>

#include "poll.hpp"

namespace riskrule::assessing {
namespace {

/// How many risk points have one degree, and the line that this number stands in.
struct Counted {
  std::string degree;
  std::int64_t count = 0;
  std::vector<const pack::CountLine*> lines;  ///< of this degree
  const pack::CountLine* line = nullptr;      ///< the one that holds
  ProofNode proof;
};

/// The risk points of one body by degree, lowest first, and what the lines make of them.
class Tally {
 public:
  Tally(const pack::Compiled& pack, const pack::FactorCounts& counts, const std::vector<Input>& inputs) : pack_(pack) {
    for (const auto& degree : pack.degree->degrees) all_.push_back(count(counts, degree.band.word, inputs));
  }

  const std::string& word_of(const pack::CountLine& line) const {
    return std::ranges::find(pack_.grades, line.grade, &pack::GradeSource::id)->word;
  }
  std::size_t rank_of(const pack::CountLine& line) const { return *pack_.scale->find(word_of(line)); }

  /// The highest grade of a line that holds.
  std::optional<std::size_t> best() const {
    std::optional<std::size_t> out;
    for (const auto& one : all_)
      if (one.line != nullptr) out = std::max(out.value_or(0), rank_of(*one.line));
    return out;
  }
  /// A degree whose number no line holds, unless another degree leads higher than this one ever does.
  const Counted* hole() const {
    for (const auto& one : all_) {
      if (one.lines.empty() || one.count == 0 || one.line != nullptr) continue;
      std::size_t most = 0;
      for (const auto* line : one.lines) most = std::max(most, rank_of(*line));
      if (!best() || *best() <= most) return &one;
    }
    return nullptr;
  }
  /// The fewest more risk points that lead to a worse grade.
  std::optional<NextGrade> next(std::size_t rank) const {
    std::optional<NextGrade> out;
    for (const auto& one : all_)
      for (const auto* line : one.lines) {
        const Decimal distance = line->from - one.count;
        if (rank_of(*line) > rank && distance > 0 && (!out || distance < out->distance))
          out = NextGrade{word_of(*line), Decimal(line->from), true, distance};
      }
    return out;
  }
  /// 重大1个、较大2个: highest first.
  std::string text() const {
    std::string out;
    for (const auto& one : all_)
      if (one.count > 0) out = one.degree + std::to_string(one.count) + "个" + (out.empty() ? "" : "、" + out);
    return out;
  }
  ProofNode proof(const std::string& body) const {
    ProofNode out{.operation = "counts", .text = "各程度风险点个数（" + name_of(body) + "）", .value = "null"};
    for (const auto& one : all_) out.inputs.push_back(one.proof);
    return out;
  }

 private:
  Counted count(const pack::FactorCounts& counts, const std::string& degree, const std::vector<Input>& inputs) const {
    Counted out{.degree = degree, .proof = {.operation = "count", .text = degree}};
    for (const auto& input : inputs) {
      if (pack_.degree->at(*input.estimate->likelihood, *input.estimate->impact).band.word != degree) continue;
      ++out.count;
      out.proof.inputs.push_back(leaf("degree", degree, input.point->id, input.estimate_at));
    }
    out.proof.value = std::to_string(out.count);
    for (const auto& line : counts.lines) {
      if (line.degree != degree) continue;
      out.lines.push_back(&line);
      if (out.count >= line.from && (!line.to || out.count <= *line.to)) out.line = &line;
    }
    return out;
  }

  const pack::Compiled& pack_;
  std::vector<Counted> all_{};
};

}  // namespace

void Poll::by_counts(const pack::FactorCounts& counts) {
  for (const auto& body : bodies()) {
    body_ = body;
    vote_by_counts(counts, body);
  }
}

void Poll::vote_by_counts(const pack::FactorCounts& counts, const std::string& body) {
  const auto inputs = inputs_of(body);
  if (!inputs) return;
  const Tally tally(job_.pack, counts, *inputs);
  ProofNode proof = tally.proof(body);
  if (const Counted* hole = tally.hole()) {
    abstain(name_of(body), tally.text() + "，“" + hole->degree + "”的个数不在任何档内").proof = std::move(proof);
    return;
  }
  const auto best = tally.best();
  if (!best) {
    abstain(name_of(body), tally.text() + "，不在任何档内").proof = std::move(proof);
    return;
  }
  proof.value = job_.pack.scale->word(*best);
  Ballot& ballot =
      cast_grade(name_of(body), job_.pack.scale->word(*best), "单因素个数：" + tally.text(), std::move(proof));
  if (auto next = tally.next(*best)) ballot.vote.next = *std::move(next);
}

}  // namespace riskrule::assessing
