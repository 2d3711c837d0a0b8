// exp, log and powers of decimals, to 34 digits (within one unit of the last), without a double anywhere.
#pragma once

#include "riskrule/base/decimal.hpp"

namespace riskrule::feel {

/// e^d; not a number on overflow.
Decimal exponential(const Decimal& d) noexcept;
/// The natural logarithm; not a number unless d > 0.
Decimal logarithm(const Decimal& d) noexcept;
/// base^exponent: exact where riskrule::power is, for an integer exponent; by square roots for halves; else to 34
/// digits. Not a number for a negative base with a fractional exponent, 0 to a negative power, and overflow.
Decimal raise(const Decimal& base, const Decimal& exponent) noexcept;

}  // namespace riskrule::feel
