// Monte Carlo: how often each grade comes out when inputs are ranges. T = Σ w·p·q over the factors, with p and q fixed,
// triangular or PERT, and weights fixed or Dirichlet.
//
//   auto run = grade::simulate(index, bands, {.seed = 42, .draws = 100'000});
//   run->grades[0].count                        // of 100 000
//
// Every draw is a decimal of 9 digits after the point, and its index and grade are exact from there on (27 digits after
// the point, in integers). Draws are made in integers: the same seed gives the same counts under every compiler.
// What is approximate is the distribution drawn from: PERT by a table (see PertTable), all by their 62-bit fractions.
// Source: named by assessment practice and IEC 31010 [M]; PERT as a beta distribution with weight 4 of the mode [M].
#pragma once

#include <array>

#include "riskrule/grade/index.hpp"
#include "riskrule/grade/random.hpp"

namespace riskrule::grade {

enum class Shape : std::uint8_t { fixed, triangular, pert };

/// A value as a range: 0 ≤ low ≤ mode ≤ high ≤ 1000, at most 9 digits after the point. `fixed` is the mode alone.
struct UncertainValue {
  Shape shape = Shape::fixed;
  Decimal low;
  Decimal mode;
  Decimal high;
};

struct UncertainFactor {
  std::string name;
  UncertainValue likelihood;
  UncertainValue impact;
  Decimal weight;           ///< 0 to 1; not read where the weights are Dirichlet
  std::uint32_t alpha = 0;  ///< Dirichlet: a whole number from 1; the mean weight is alpha / Σ alpha
};

enum class WeightShape : std::uint8_t { fixed, dirichlet };

struct UncertainIndex {
  WeightShape weights = WeightShape::fixed;
  std::vector<UncertainFactor> factors;
};

struct MonteCarloOptions {
  std::uint64_t seed = 0;
  std::uint64_t draws = 100'000;  ///< 1 to 100 million
  /// Asked every 4096 draws; returning true stops the run with `limit.cancelled`. May be null.
  bool (*cancel)(void* context) = nullptr;
  void* cancel_context = nullptr;
};

/// Whether the caller wants the run to end before draw `d`.
inline bool is_cancelled(const MonteCarloOptions& options, std::uint64_t d) {
  return options.cancel != nullptr && d % 4096 == 0 && options.cancel(options.cancel_context);
}
inline Diagnostic simulation_cancelled() {
  return {.code = "limit.cancelled", .message = "the simulation was cancelled"};
}

struct GradeFrequency {
  std::string grade;
  std::uint64_t count = 0;
  Decimal probability;  ///< count / draws
};

struct MonteCarloRun {
  std::uint64_t seed = 0;
  std::uint64_t draws = 0;
  std::vector<GradeFrequency> grades{};  ///< in the order of the bands
  std::uint64_t ungraded = 0;            ///< below or above every band
  Decimal lowest{};                      ///< index of any draw
  Decimal highest{};
};

/// One draw, in units of 1e-9.
struct MonteCarloDraw {
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> likelihoods;
  std::vector<std::int64_t> impacts;
};

/// Makes draws, one after the other. Not for several threads at once.
class Sampler {
 public:
  static constexpr int digits = 9;  ///< after the point, of a draw

  /// Errors: `monte_carlo.factors` (none, or more than 1000), `monte_carlo.value` (a range not as above),
  /// `monte_carlo.weight` (outside 0 to 1, finer than 9 digits), `monte_carlo.alpha` (0, or a sum above 100 000).
  static Result<Sampler> make(const UncertainIndex& index, std::uint64_t seed);

  /// The next draw, valid until the next call. Likelihood and impact of each factor in turn, then the weights.
  const MonteCarloDraw& next();

 private:
  struct Source {
    Shape shape = Shape::fixed;
    std::int64_t low = 0;
    std::int64_t width = 0;
    Fraction mode = 0;
    std::vector<PertTable> table{};  // one, for PERT
  };
  explicit Sampler(std::uint64_t seed) : random_(seed) {}
  static Source source_of(const UncertainValue& value, const std::string& name, Diagnostics& problems);
  std::int64_t draw(const Source& source);
  void draw_weights();

  Xoshiro256 random_;
  std::vector<Source> likelihoods_;
  std::vector<Source> impacts_;
  std::vector<std::uint32_t> alphas_;  // empty: the weights are fixed
  std::vector<std::int64_t> cuts_;
  MonteCarloDraw draw_;
};

/// How often each grade comes out. Errors: those of Sampler::make and of `check` for the bands, `monte_carlo.draws`.
inline Result<MonteCarloRun> simulate(const UncertainIndex& index, std::span<const IndexBand> bands,
                                      const MonteCarloOptions& options);

namespace detail {

__extension__ typedef __int128 Units;  // of 1e-27
inline constexpr std::int64_t one_in_nanos = 1'000'000'000;

inline std::optional<std::int64_t> nanos_of(const Decimal& d) noexcept { return (d * one_in_nanos).to_int64(); }

inline Decimal decimal_of(Units units) noexcept {
  const auto magnitude = static_cast<riskrule::detail::u128>(units);  // never negative
  return Decimal::from_parts(
      {false, riskrule::detail::high_word(magnitude), riskrule::detail::low_word(magnitude), -27});
}

inline Units index_of(const MonteCarloDraw& draw) noexcept {
  Units sum = 0;
  for (std::size_t i = 0; i < draw.weights.size(); ++i)
    sum += Units{draw.weights[i]} * (Units{draw.likelihoods[i]} * draw.impacts[i]);
  return sum;
}

/// A bound in units, rounded down or up; bounds that no index reaches are cut to the ends.
inline Units units_of(const Decimal& bound, Rounding how) noexcept {
  constexpr int ten_digits = 10;
  if (bound.is_negative()) return -1;
  if (bound >= power(10, ten_digits)) return static_cast<Units>(riskrule::detail::power_of_ten(27 + ten_digits));
  const auto parts = rescale(bound, 27, how).parts();
  auto c = static_cast<Units>(riskrule::detail::from_words(parts.high, parts.low));
  for (int e = parts.exponent; e > -27; --e) c *= 10;
  return c;
}

/// The indices from `low` to `high`, both included, that a band holds.
struct UnitBand {
  Units low;
  Units high;
};

inline UnitBand unit_band(const IndexBand& band) noexcept {
  UnitBand out{0, static_cast<Units>(riskrule::detail::power_of_ten(38))};
  if (band.from && !band.from->is_negative())
    out.low = band.from_closed ? units_of(*band.from, Rounding::ceiling) : units_of(*band.from, Rounding::floor) + 1;
  if (band.to)
    out.high = band.to_closed ? units_of(*band.to, Rounding::floor) : units_of(*band.to, Rounding::ceiling) - 1;
  return out;
}

inline Diagnostic monte_carlo_error(const char* code, std::string message) {
  return {.code = std::string("monte_carlo.") + code, .message = std::move(message)};
}

}  // namespace detail

inline Sampler::Source Sampler::source_of(const UncertainValue& value, const std::string& name, Diagnostics& problems) {
  const auto low = detail::nanos_of(value.shape == Shape::fixed ? value.mode : value.low);
  const auto mode = detail::nanos_of(value.mode);
  const auto high = detail::nanos_of(value.shape == Shape::fixed ? value.mode : value.high);
  const bool sound = low && mode && high && 0 <= *low && *low <= *mode && *mode <= *high &&
                     *high <= 1000 * detail::one_in_nanos && (value.shape == Shape::fixed || *low < *high);
  Source out;
  if (!sound) {
    problems.push_back(detail::monte_carlo_error(
        "value", "`" + name + "` is no range of numbers from 0 to 1000 with 9 digits: " + value.low.to_string() + ", " +
                     value.mode.to_string() + ", " + value.high.to_string()));
    return out;
  }
  out.shape = value.shape;
  out.low = *low;
  out.width = *high - *low;
  if (value.shape == Shape::fixed) return out;
  const auto above = static_cast<std::uint64_t>(*mode - *low);
  const auto width = static_cast<std::uint64_t>(out.width);
  out.mode = static_cast<Fraction>(riskrule::detail::u128{above} * whole / width);
  if (value.shape == Shape::pert) out.table.emplace_back(above, width);
  return out;
}

inline Result<Sampler> Sampler::make(const UncertainIndex& index, std::uint64_t seed) {
  Diagnostics problems;
  Sampler out(seed);
  const std::size_t n = index.factors.size();
  if (n == 0 || n > 1000)
    return detail::monte_carlo_error("factors", std::to_string(n) + " factors are not between 1 and 1000");
  std::uint64_t alphas = 0;
  for (const UncertainFactor& f : index.factors) {
    out.likelihoods_.push_back(source_of(f.likelihood, f.name, problems));
    out.impacts_.push_back(source_of(f.impact, f.name, problems));
    if (index.weights == WeightShape::fixed) {
      const auto weight = detail::nanos_of(f.weight);
      if (!weight || *weight < 0 || *weight > detail::one_in_nanos)
        problems.push_back(detail::monte_carlo_error(
            "weight", "the weight of `" + f.name + "` is " + f.weight.to_string() + ", not 0 to 1 with 9 digits"));
      out.draw_.weights.push_back(weight.value_or(0));
      continue;
    }
    if (f.alpha == 0) problems.push_back(detail::monte_carlo_error("alpha", "the alpha of `" + f.name + "` is 0"));
    out.alphas_.push_back(f.alpha);
    alphas += f.alpha;
  }
  if (alphas > 100'000)
    problems.push_back(detail::monte_carlo_error("alpha", "the alphas add up to " + std::to_string(alphas)));
  if (has_errors(problems)) return problems;
  out.draw_.weights.resize(n);
  out.draw_.likelihoods.resize(n);
  out.draw_.impacts.resize(n);
  if (alphas > 0) out.cuts_.resize(static_cast<std::size_t>(alphas) - 1);
  return out;
}

inline std::int64_t Sampler::draw(const Source& source) {
  if (source.shape == Shape::fixed) return source.low;
  const Fraction x =
      source.shape == Shape::triangular ? draw_triangular(source.mode, random_) : source.table.front().draw(random_);
  const auto width = static_cast<std::uint64_t>(source.width);
  return source.low + static_cast<std::int64_t>((riskrule::detail::u128{width} * x + whole / 2) >> 62U);
}

/// With whole alphas the Dirichlet weights are sums of neighbouring gaps between sorted uniform cuts of [0, 1]; so they
/// add up to 1 exactly.
inline void Sampler::draw_weights() {
  constexpr auto units = static_cast<std::uint64_t>(detail::one_in_nanos) + 1;
  for (std::int64_t& cut : cuts_)
    cut = static_cast<std::int64_t>((riskrule::detail::u128{random_.next()} * units) >> 64U);
  std::sort(cuts_.begin(), cuts_.end());
  std::int64_t last = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < alphas_.size(); ++i) {
    at += alphas_[i];
    const std::int64_t cut = at <= cuts_.size() ? cuts_[at - 1] : detail::one_in_nanos;
    draw_.weights[i] = cut - last;
    last = cut;
  }
}

inline const MonteCarloDraw& Sampler::next() {
  for (std::size_t i = 0; i < likelihoods_.size(); ++i) {
    draw_.likelihoods[i] = draw(likelihoods_[i]);
    draw_.impacts[i] = draw(impacts_[i]);
  }
  if (!alphas_.empty()) draw_weights();
  return draw_;
}

inline Result<MonteCarloRun> simulate(const UncertainIndex& index, std::span<const IndexBand> bands,
                                      const MonteCarloOptions& options) {
  Diagnostics problems = check_bands(bands, covered_by(bands));
  if (options.draws == 0 || options.draws > 100'000'000)
    problems.push_back(
        detail::monte_carlo_error("draws", std::to_string(options.draws) + " draws are not between 1 and 100000000"));
  auto sampler = Sampler::make(index, options.seed);
  for (const Diagnostic& d : sampler.diagnostics()) problems.push_back(d);
  if (has_errors(problems)) return problems;
  std::vector<detail::UnitBand> units;
  for (const IndexBand& band : bands) units.push_back(detail::unit_band(band));
  std::vector<std::uint64_t> counts(bands.size(), 0);
  MonteCarloRun out{.seed = options.seed, .draws = options.draws};
  detail::Units lowest = 0;
  detail::Units highest = 0;
  for (std::uint64_t d = 0; d < options.draws; ++d) {
    if (is_cancelled(options, d)) return simulation_cancelled();
    const detail::Units t = detail::index_of(sampler->next());
    const auto it = std::find_if(units.begin(), units.end(), [&](const auto& u) { return u.low <= t && t <= u.high; });
    ++(it == units.end() ? out.ungraded : counts[static_cast<std::size_t>(it - units.begin())]);
    lowest = d == 0 ? t : std::min(lowest, t);
    highest = d == 0 ? t : std::max(highest, t);
  }
  for (std::size_t b = 0; b < bands.size(); ++b)
    out.grades.push_back({bands[b].grade, counts[b], Decimal(counts[b]) / options.draws});
  out.lowest = detail::decimal_of(lowest);
  out.highest = detail::decimal_of(highest);
  return out;
}

}  // namespace riskrule::grade
