// A range of values and the bands that it touches: what a grade may still be when a value is not known exactly.
#pragma once

#include "riskrule/grade/bands.hpp"

namespace riskrule::grade {

/// The closed range [low, high], low ≤ high.
struct Interval {
  Decimal low;
  Decimal high;
};

/// Whether some value of the range is in the band.
inline bool touches(const IndexBand& band, const Interval& range) noexcept {
  const bool reaches_up = !band.from || (band.from_closed ? range.high >= *band.from : range.high > *band.from);
  const bool reaches_down = !band.to || (band.to_closed ? range.low <= *band.to : range.low < *band.to);
  return reaches_up && reaches_down && !(range.low > range.high);
}

/// The positions of the bands that the range touches, in the order of the bands.
inline std::vector<std::size_t> touched(std::span<const IndexBand> bands, const Interval& range) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < bands.size(); ++i)
    if (touches(bands[i], range)) out.push_back(i);
  return out;
}

}  // namespace riskrule::grade
