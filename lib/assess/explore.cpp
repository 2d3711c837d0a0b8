#include "riskrule/assess/explore.hpp"

#include <limits>

#include "explore_parts.hpp"

namespace riskrule {
namespace {

using namespace assessing;

Diagnostics check(const pack::Pack& pack, const ExploreOptions& options) {
  Diagnostics out;
  if (pack.compiled().methods.empty())
    out.push_back({.code = "explore.no_method",
                   .message = "pack `" + pack.id() +
                              "` names no method of grading; name one that does, for instance with --pack"});
  if (options.seed > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    out.push_back({.code = "explore.seed", .message = "the seed is above 9223372036854775807"});
  if (options.draws > 100'000'000)
    out.push_back({.code = "explore.draws", .message = std::to_string(options.draws) + " draws are above 100000000"});
  return out;
}

/// Higher settings of any part must not have lower values, or a step up would not be one.
bool ascends(const Board& board) {
  for (const auto& part : board.parts) {
    if (!part.value) continue;
    std::vector<std::int64_t> at(part.dials.size(), 0);
    for (bool more = true; more;) {
      for (std::size_t i = 0; i < at.size(); ++i) {
        auto next = at;
        if (++next[i] < board.dials[part.dials[i]].size && part.value(next) < part.value(at)) return false;
      }
      more = false;
      for (std::size_t i = 0; i < at.size() && !more; ++i) {
        more = ++at[i] < board.dials[part.dials[i]].size;
        if (!more) at[i] = 0;
      }
    }
  }
  return true;
}

class Explorer {
 public:
  Explorer(const Matter& matter, const pack::Pack& pack, Date as_of, const ExploreOptions& options)
      : matter_(matter), pack_(pack), as_of_(as_of), options_(options) {}

  Result<Exploration> run() {
    Lab lab(matter_, pack_, as_of_, options_.limits);
    const auto now = lab.assess();
    if (!now) return now.diagnostics();
    out_ = {.engine = now->engine, .matter = now->matter, .title = now->title, .as_of = as_of_};
    out_.packs = now->packs;
    out_.origin = now->grade.origin;
    out_.grade = now->grade.grade;
    out_.notes = now->notes;
    for (const auto& method : pack_.compiled().methods) explore_method(method);
    if (out_.votes.empty()) tell_no_inputs();
    if (has_errors(problems_)) return problems_;
    return {std::move(out_), std::move(problems_)};
  }

 private:
  void explore_method(const pack::CompiledMethod& method) {
    Lab lab(matter_, pack_, as_of_, options_.limits);
    Workspace workspace(options_.limits);
    const Job job{lab.matter, pack_.compiled(), workspace.state(), as_of_};
    std::vector<std::string> notes;
    const auto ballots = Poll(job, method, notes).run();
    for (std::size_t n = 0; n < ballots.size(); ++n)
      if (ballots[n].body || ballots[n].number)
        out_.votes.push_back(explore_vote(method, ballots[n], n));
      else
        without_inputs_.push_back(ballots[n].vote);
  }

  ExploredVote explore_vote(const pack::CompiledMethod& method, const Ballot& ballot, std::size_t n) {
    Lab lab(matter_, pack_, as_of_, options_.limits);
    lab.choose(method, n);
    const GradeVote& now = ballot.vote;
    ExploredVote out{.method = method.source->id, .title = method.source->title, .basis = method.basis, .by = now.by};
    out.value = now.value;
    out.grade = now.grade;
    if (!now.grade) out.abstains = now.why;
    const Board board = board_of(lab, ballot);
    out.step = board.step;
    out.not_asked = board.not_asked;
    if (!ascends(board)) {
      out.not_asked.push_back("该方法的取值不随刻度升高而升高，不能推演");
      return out;
    }
    explore_unknown(lab, board, out);
    if (out.unknown.empty())
      explore_settled(lab, board, now, out);
    else
      out.not_asked.push_back("尚有未知输入，距离、变动和敏感性无从谈起");
    if (options_.draws > 0) simulate(lab, board, now, out);
    for (const auto& d : lab.problems()) problems_.push_back(d);
    return out;
  }

  void explore_settled(Lab& lab, const Board& board, const GradeVote& now, ExploredVote& out) {
    out.lowest = now.value;
    out.highest = now.value;
    if (now.grade) out.possible.push_back(*now.grade);
    if (now.possible) out.possible = *now.possible;  // what a sample leaves open
    if (now.missing) out.unknown = *now.missing;
    const bool placed =
        std::ranges::all_of(board.dials, [](const Dial& dial) { return dial.now || !dial.shares.empty(); });
    if (!now.value && !now.grade) {
      out.not_asked.push_back("该方法未作出等级，距离、变动和敏感性无从谈起");
      return;
    }
    if (!placed) {
      out.not_asked.push_back("有的输入不在任何一个选项内，变动和敏感性无从谈起");
      return;
    }
    explore_known(lab, board, now, out_.grade, out);
    explore_smallest(lab, board, now, out, problems_);
    if (board.join == Join::none || lab.method().source->score_card)
      out.not_asked.push_back("该方法不读取措施前后的估计，看不出对措施的依赖");
    else
      out.measures = explore_measures(lab, board, now, options_.least_alike, problems_);
  }

  void simulate(Lab& lab, const Board& board, const GradeVote& now, ExploredVote& out) {
    const bool graded = now.grade || now.value || !out.possible.empty();
    if (board.dials.empty() || !graded) return out.not_asked.push_back("没有可以抽取的输入，不作随机模拟");
    out.simulation = simulate_vote(lab, board, options_, problems_);
  }

  void tell_no_inputs() {
    for (const auto& vote : without_inputs_)
      problems_.push_back({.code = "explore.no_inputs",
                           .message = "the matter has nothing that method `" + vote.method.value_or("") + "` reads",
                           .pointer = vote.missing && !vote.missing->empty() ? vote.missing->front() : std::string()});
  }

  const Matter& matter_;
  const pack::Pack& pack_;
  Date as_of_;
  const ExploreOptions& options_;
  Exploration out_{};
  Diagnostics problems_{};
  std::vector<GradeVote> without_inputs_{};
};

}  // namespace

Result<Exploration> explore(const Matter& matter, const pack::Pack& pack, const ExploreOptions& options) {
  const auto as_of = options.as_of ? options.as_of : latest_date(matter);
  if (!as_of)
    return riskrule::assess(matter, pack, {.limits = options.limits}).diagnostics();  // says that there is no date
  Diagnostics problems = check(pack, options);
  if (has_errors(problems)) return problems;
  return Explorer(matter, pack, *as_of, options).run();
}

std::string write_exploration(const Exploration& exploration, data::JsonStyle style) {
  return data::write_json(exploration, style);
}

}  // namespace riskrule
