// A seeded simulation of any vote: it is asked again, with each dial at a setting that was drawn.
#include <algorithm>
#include <map>
#include <numeric>

#include "explore_parts.hpp"
#include "riskrule/grade/random.hpp"

namespace riskrule::assessing {
namespace {

/// The chances of the settings of a dial, as whole numbers from `first` on.
struct Odds {
  std::int64_t first = 0;
  std::vector<std::uint64_t> chances{};
};

/// Around the setting, as a triangle or as PERT has it at whole settings: s + 1 − d, or ((s + 1)² − d²)² at distance d.
Odds odds_near(const Dial& dial, const ExploreOptions& options) {
  const std::int64_t mode = dial.now ? *dial.now : dial.size / 2;
  const std::int64_t spread =
      dial.now ? std::min<std::int64_t>(options.spread, dial.size) : std::max(mode, dial.size - 1 - mode);
  Odds out{std::max<std::int64_t>(mode - spread, 0), {}};
  for (std::int64_t s = out.first; s <= std::min(mode + spread, dial.size - 1); ++s) {
    const auto d = static_cast<std::uint64_t>(std::abs(s - mode));
    const auto reach = static_cast<std::uint64_t>(spread) + 1;
    const std::uint64_t square = reach * reach - d * d;
    out.chances.push_back(options.pert ? square * square : reach - d);
  }
  return out;
}

/// As a sample of the same size would come out if the share in the population were that of this one: the binomial
/// distribution, in units of 2^-40 of its mode, from which each neighbour follows by its ratio.
Odds odds_of_sample(const Dial& dial) {
  const std::int64_t n = dial.size - 1;
  const std::int64_t x = *dial.now;
  // chance × a × b ÷ (c × d): below 2^40 × 2^88, as counts are limited where this is called
  const auto next = [](std::uint64_t chance, std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    using Wide = riskrule::detail::u128;
    const Wide above = static_cast<Wide>(a) * static_cast<Wide>(b);
    const Wide under = static_cast<Wide>(c) * static_cast<Wide>(d);
    return under == 0 ? 0 : static_cast<std::uint64_t>(chance * above / under);
  };
  std::vector<std::uint64_t> below;
  std::uint64_t chance = std::uint64_t{1} << 40U;
  for (std::int64_t k = x; k > 0 && chance > 0; --k) {
    chance = next(chance, k, n - x, n - k + 1, x);
    if (chance > 0) below.push_back(chance);
  }
  Odds out{x - static_cast<std::int64_t>(below.size()), {below.rbegin(), below.rend()}};
  chance = std::uint64_t{1} << 40U;
  out.chances.push_back(chance);
  for (std::int64_t k = x; k < n && chance > 0; ++k) {
    chance = next(chance, n - k, x, k + 1, n - x);
    if (chance > 0) out.chances.push_back(chance);
  }
  return out;
}

/// By the memberships, of six digits after the point.
Odds odds_of_shares(const Dial& dial) {
  Odds out;
  for (const auto& share : dial.shares)
    out.chances.push_back(
        static_cast<std::uint64_t>(rescale(share * 1'000'000, 0, Rounding::half_even).to_int64().value_or(0)));
  return out;
}

struct Drawing {
  const Dial* dial;
  std::int64_t first = 0;
  std::vector<std::uint64_t> up_to{};  ///< sums of the chances
};

std::vector<Drawing> drawings_of(const Board& board, const ExploreOptions& options) {
  std::vector<Drawing> out;
  for (const Dial& dial : board.dials) {
    const bool known = dial.known && dial.now;
    if (dial.drawn == Drawn::never && dial.known) continue;
    Odds odds = dial.drawn == Drawn::shares && dial.known ? odds_of_shares(dial)
                : dial.drawn == Drawn::sample && known    ? odds_of_sample(dial)
                                                          : odds_near(dial, options);
    std::partial_sum(odds.chances.begin(), odds.chances.end(), odds.chances.begin());
    if (odds.chances.back() > 0) out.push_back({&dial, odds.first, std::move(odds.chances)});
  }
  return out;
}

std::int64_t draw(const Drawing& from, grade::Xoshiro256& random) {
  const auto at = static_cast<std::uint64_t>((riskrule::detail::u128{random.next()} * from.up_to.back()) >> 64U);
  return from.first + (std::ranges::upper_bound(from.up_to, at) - from.up_to.begin());
}

std::string assumption(const pack::Method& source, const ExploreOptions& options) {
  const std::string end = "；这是假设，不是事项所载";
  const std::string shape = options.pert ? "PERT 分布在各级上的值" : "三角分布";
  if (source.opposition) return "答案数按二项分布抽取：总体中的比例如同样本，样本量相同" + end;
  if (source.fuzzy)
    return "每行按其隶属度抽取一个评语，全部归于该评语（如同每行只问一位专家）；未知的行按" + shape + "抽取" + end;
  return "已知的刻度和选项在上下各 " + std::to_string(options.spread) + " 级之间按" + shape +
         "逐级抽取，未知的在全部之间抽取，比例、得分和权重不变" + end;
}

}  // namespace

/// The same settings have the same vote, so each is asked once.
Stated<Simulation> simulate_dials(Lab& lab, const Board& board, const ExploreOptions& options, Diagnostics& problems) {
  struct Tally {
    Stated<std::string> grade;
    Stated<Decimal> value;
    std::int64_t count = 0;
  };
  constexpr std::size_t most_kept = 100'000;
  const auto drawings = drawings_of(board, options);
  grade::Xoshiro256 random(options.seed);
  Simulation out{.seed = static_cast<std::int64_t>(options.seed), .draws = static_cast<std::int64_t>(options.draws)};
  out.assumption = assumption(*lab.method().source, options);
  std::map<std::string, std::int64_t> counts;
  const auto add = [&](const Tally& tally) {
    (tally.grade ? counts[*tally.grade] : out.ungraded) += tally.count;
    if (!tally.value) return;
    if (!out.lowest || *tally.value < *out.lowest) out.lowest = *tally.value;
    if (!out.highest || *tally.value > *out.highest) out.highest = *tally.value;
  };
  std::map<std::vector<std::int64_t>, Tally> asked;
  const auto drawn = draws_of(options);
  for (std::uint64_t d = 0; d < options.draws; ++d) {
    if (is_cancelled(drawn, d)) {
      problems.push_back(grade::simulation_cancelled());
      return {};
    }
    std::vector<std::int64_t> settings;
    for (const auto& one : drawings) settings.push_back(draw(one, random));
    const auto [kept, added] = asked.try_emplace(std::move(settings));
    if (added) {
      std::vector<Turn> turns;
      for (std::size_t i = 0; i < drawings.size(); ++i) turns.push_back({drawings[i].dial, kept->first[i]});
      const auto vote = lab.ask(turns);
      kept->second.grade = vote.grade;
      kept->second.value = vote.value;
    }
    ++kept->second.count;
    if (asked.size() < most_kept) continue;
    for (const auto& [at, tally] : asked) add(tally);
    asked.clear();
  }
  for (const auto& [at, tally] : asked) add(tally);
  for (std::size_t rank = 0; rank < lab.compiled().scale->size(); ++rank) {
    const std::string& grade = lab.compiled().scale->word(rank);
    const std::int64_t count = counts.contains(grade) ? counts.at(grade) : 0;
    out.grades.push_back({grade, count, Decimal(count) / out.draws});
  }
  return out;
}

}  // namespace riskrule::assessing
