#include "riskrule/grade/monte_carlo.hpp"

#include "profile.hpp"

namespace riskrule::grade {
namespace {

using profile::codes;
using profile::d;
using Words = std::vector<std::string>;

TEST(Random, GeneratorsGiveTheirPublishedFirstOutputs) {
  SplitMix64 mix(1234567);
  EXPECT_EQ(mix.next(), 6457827717110365317U);
  EXPECT_EQ(mix.next(), 3203168211198807973U);
  EXPECT_EQ(mix.next(), 9817491932198370423U);
  Xoshiro256 random(std::array<std::uint64_t, 4>{1, 2, 3, 4});
  EXPECT_EQ(random.next(), 11520U);
  EXPECT_EQ(random.next(), 0U);
  EXPECT_EQ(random.next(), 1509978240U);
  EXPECT_EQ(random.next(), 1215971899390074240U);
}

TEST(Random, RootsAreFloors) {
  using riskrule::detail::u128;
  const u128 most = (u128{1} << 126U) - 1;
  for (const u128 n : {u128{1}, u128{3}, u128{4}, u128{whole} * whole - 1, u128{whole} * whole, most}) {
    const u128 root = detail::floor_root(n);
    EXPECT_TRUE(root * root <= n && (root + 1) * (root + 1) > n);
  }
  EXPECT_EQ(detail::minus_log2(whole), 0U);
  EXPECT_EQ(detail::minus_log2(whole / 8), std::uint64_t{3} << 56U);
}

/// Witness: beta(3, 3) has the distribution function x³(10 − 15x + 6x²), beta(1, 5) has 1 − (1−x)⁵.
TEST(Random, PertTableAgreesWithTheClosedForms) {
  const PertTable even(1, 2);
  const PertTable left(0, 1);
  const auto near = [](Fraction found, const Decimal& expected) {
    return abs(Decimal(found) / whole - expected) < d("0.0000001");
  };
  for (std::size_t i = 0; i <= PertTable::cells; i += 64) {
    const Decimal x = Decimal(i) / PertTable::cells;
    EXPECT_TRUE(near(even.below(i), x * x * x * (Decimal(10) - x * 15 + x * x * 6))) << i;
    EXPECT_TRUE(near(left.below(i), Decimal(1) - power(Decimal(1) - x, 5))) << i;
  }
}

/// Modes near an end, where the density starts like a root. Witness: the integral after x = s^(1/(a+1)), which is smooth.
TEST(Random, PertTableNearTheEnds) {
  struct Row {
    std::size_t i;
    const char* eighth;     // beta(1.5, 4.5)
    const char* hundredth;  // beta(1.04, 4.96)
  };
  const Row rows[] = {{1, "0.000236352", "0.003854090"},
                      {16, "0.014667151", "0.066889898"},
                      {256, "0.563710049", "0.747795575"},
                      {512, "0.912287089", "0.965606837"}};
  const PertTable eighth(1, 8);
  const PertTable mirrored(7, 8);
  const PertTable hundredth(1, 100);
  for (const Row& row : rows) {
    EXPECT_LT(abs(Decimal(eighth.below(row.i)) / whole - d(row.eighth)), d("0.000001")) << row.i;
    EXPECT_LT(abs(Decimal(hundredth.below(row.i)) / whole - d(row.hundredth)), d("0.000001")) << row.i;
    const Decimal above = Decimal(whole - mirrored.below(PertTable::cells - row.i)) / whole;
    EXPECT_LT(abs(above - d(row.eighth)), d("0.000001")) << row.i;
  }
}

UncertainIndex matter(Shape shape, WeightShape weights) {
  UncertainIndex out{weights, {}};
  for (int i = 0; i < 10; ++i)
    out.factors.push_back({"f" + std::to_string(i),
                           {shape, d("0.2"), d("0.6"), 1},
                           {shape, d("0.4"), d("0.8"), 1},
                           d("0.1"),
                           static_cast<std::uint32_t>(i % 3 + 1)});
  return out;
}

Decimal nanos(std::int64_t n) { return Decimal(n) * d("1E-9"); }

/// Every draw is graded as decimals grade it.
TEST(MonteCarlo, GradesOfDrawsAreExact) {
  const auto index = matter(Shape::pert, WeightShape::dirichlet);
  const auto bands = profile::index_bands();
  auto sampler = Sampler::make(index, 7);
  ASSERT_TRUE(sampler.has_value());
  std::vector<std::uint64_t> counts(bands.size(), 0);
  for (int n = 0; n < 2000; ++n) {
    const MonteCarloDraw& draw = sampler->next();
    Decimal value;
    Decimal weights;
    for (std::size_t i = 0; i < 10; ++i) {
      value += nanos(draw.weights[i]) * nanos(draw.likelihoods[i]) * nanos(draw.impacts[i]);
      weights += nanos(draw.weights[i]);
      EXPECT_TRUE(nanos(draw.likelihoods[i]) >= d("0.2") && nanos(draw.likelihoods[i]) <= 1);
    }
    EXPECT_EQ(weights, 1);
    ++counts[static_cast<std::size_t>(find_band(bands, value) - bands.data())];
  }
  const auto run = simulate(index, bands, {.seed = 7, .draws = 2000});
  ASSERT_TRUE(run.has_value());
  for (std::size_t b = 0; b < bands.size(); ++b) EXPECT_EQ(run->grades[b].count, counts[b]) << b;
}

TEST(MonteCarlo, FixedInputsStandOnTheBoundExactly) {
  UncertainIndex index{WeightShape::fixed, {}};
  index.factors.push_back({"a", {Shape::fixed, 0, d("0.8"), 0}, {Shape::fixed, 0, d("0.8"), 0}, 1, 0});
  const auto run = simulate(index, profile::index_bands(), {.seed = 1, .draws = 10});
  EXPECT_EQ(run->grades[1].count, 10U);  // 0.64 is still in the middle band
  EXPECT_EQ(run->grades[1].probability, 1);
  EXPECT_EQ(run->lowest, d("0.64"));
}

/// The mean of a triangle is (a + m + b) / 3, of PERT (a + 4m + b) / 6; 40 000 draws come within 0.005.
TEST(MonteCarlo, MeansOfTheShapes) {
  for (const Shape shape : {Shape::triangular, Shape::pert}) {
    auto sampler = Sampler::make(matter(shape, WeightShape::dirichlet), 11);
    std::int64_t sum = 0;
    std::int64_t weight = 0;
    for (int n = 0; n < 4000; ++n) {
      const auto& draw = sampler->next();
      for (const std::int64_t p : draw.likelihoods) sum += p;
      weight += draw.weights[2];
    }
    EXPECT_LT(abs(nanos(sum) / 40'000 - d("0.6")), d("0.005"));
    EXPECT_LT(abs(nanos(weight) / 4000 - Decimal(3) / 19), d("0.005"));
  }
}

TEST(MonteCarlo, SameSeedSameCounts) {
  const auto run = simulate(matter(Shape::triangular, WeightShape::dirichlet), profile::index_bands(),
                            {.seed = 42, .draws = 20'000});
  ASSERT_TRUE(run.has_value());
  EXPECT_EQ(run->grades[0].count, 1602U);
  EXPECT_EQ(run->grades[1].count, 18381U);
  EXPECT_EQ(run->grades[2].count, 17U);
  EXPECT_EQ(run->ungraded, 0U);
  EXPECT_EQ(run->lowest.to_string(), "0.220057851859381757635603190");
}

TEST(MonteCarlo, BadInputIsReported) {
  const auto bands = profile::index_bands();
  EXPECT_EQ(codes(simulate({}, bands, {.seed = 1, .draws = 1}).diagnostics()), Words{"monte_carlo.factors"});
  auto index = matter(Shape::triangular, WeightShape::fixed);
  index.factors[0].likelihood.mode = 2;
  index.factors[1].impact.low = d("0.0000000001");
  index.factors[2].weight = -1;
  EXPECT_EQ(codes(simulate(index, bands, {.seed = 1, .draws = 0}).diagnostics()),
            (Words{"monte_carlo.draws", "monte_carlo.value", "monte_carlo.value", "monte_carlo.weight"}));
  index = matter(Shape::fixed, WeightShape::dirichlet);
  index.factors[0].alpha = 0;
  EXPECT_EQ(codes(simulate(index, bands, {.seed = 1, .draws = 1}).diagnostics()), Words{"monte_carlo.alpha"});
}

}  // namespace
}  // namespace riskrule::grade
