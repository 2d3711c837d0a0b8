// The composite index of a pack over the estimates of a matter, as tables of numbers: the one place where an
// exploration looks at how a pack writes its computation.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pack/compiled.hpp"
#include "riskrule/model/exploration.hpp"

namespace riskrule::assessing {

constexpr std::size_t ranks = 5;  ///< of the scale Level

/// Ranks of likelihood and impact; absent = unknown.
struct RankPair {
  std::optional<std::size_t> likelihood;
  std::optional<std::size_t> impact;
  std::optional<std::size_t>& of(EstimateInput input) {
    return input == EstimateInput::likelihood ? likelihood : impact;
  }
  const std::optional<std::size_t>& of(EstimateInput input) const {
    return input == EstimateInput::likelihood ? likelihood : impact;
  }
};

struct IndexPoint {
  const RiskPoint* point = nullptr;
  std::size_t number = 0;               ///< its place in the matter
  std::optional<std::size_t> estimate;  ///< the one that decides; absent if the body made none
  RankPair now;
  std::optional<RankPair> before;  ///< where the index is one after measures: the estimate before them
};

struct IndexModel {
  std::string by;
  std::vector<IndexPoint> points;
};

/// The method itself.
struct IndexMethod {
  std::string title;
  Basis basis;
  bool reads_impact = true;
  std::array<Decimal, ranks> likelihood;
  std::array<Decimal, ranks> impact;
  std::array<std::array<Decimal, ranks>, ranks> r;  ///< R by likelihood and impact
  std::span<const grade::RepresentedBand> degrees;  ///< where R stands for a band of p × q; else empty
  std::span<const grade::IndexBand> bands;
};

std::optional<IndexMethod> index_method(const pack::Compiled& pack);

/// One model per body that estimated at the stage that decides. Adds an `explore.weight` for each point without weight.
std::vector<IndexModel> index_models(const pack::Compiled& pack, const Matter& matter, Diagnostics& problems);

}  // namespace riskrule::assessing
