#include "transcendental.hpp"

// How Debian builds libbidgcc000: operands by value, rounding and flags as arguments.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#if defined(__clang__) || defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#endif
#include <bid_conf.h>
#include <bid_functions.h>
#if defined(__clang__) || defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace riskrule::feel {
namespace {

// The binary (BID) encoding of decimal128: sign, 14 bits of exponent, 113 bits of coefficient.
constexpr unsigned exponent_shift = 49;
constexpr std::uint64_t coefficient_mask = (std::uint64_t{1} << exponent_shift) - 1;
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63U;
constexpr std::uint64_t special_bits = std::uint64_t{3} << 61U;  // infinite, not a number, or not canonical
constexpr int to_nearest_even = 0;

BID_UINT128 to_bid(const Decimal& d) noexcept {
  const Decimal::Parts parts = d.parts();
  BID_UINT128 out{};
  out.w[BID_LOW_128W] = parts.low;
  out.w[BID_HIGH_128W] = (parts.negative ? sign_bit : 0U) | parts.high |
                         (static_cast<std::uint64_t>(parts.exponent - Decimal::min_exponent) << exponent_shift);
  return out;
}

Decimal from_bid(const BID_UINT128& bid) noexcept {
  const std::uint64_t high = bid.w[BID_HIGH_128W];
  if ((high & special_bits) == special_bits) return Decimal::not_a_number();
  Decimal::Parts parts;
  parts.negative = (high & sign_bit) != 0;
  parts.high = high & coefficient_mask;
  parts.low = bid.w[BID_LOW_128W];
  parts.exponent = static_cast<std::int32_t>((high & ~sign_bit) >> exponent_shift) + Decimal::min_exponent;
  return Decimal::from_parts(parts).normalized();  // trailing zeros of an inexact result mean nothing
}

}  // namespace

Decimal exponential(const Decimal& d) noexcept {
  if (d.is_nan()) return d;
  if (d.is_zero()) return 1;
  unsigned flags = 0;
  return from_bid(bid128_exp(to_bid(d), to_nearest_even, &flags));
}

Decimal logarithm(const Decimal& d) noexcept {
  if (d.is_nan() || d.is_zero() || d.is_negative()) return Decimal::not_a_number();
  if (d == Decimal(1)) return 0;
  unsigned flags = 0;
  return from_bid(bid128_log(to_bid(d), to_nearest_even, &flags));
}

Decimal raise(const Decimal& base, const Decimal& exponent) noexcept {
  if (base.is_nan() || exponent.is_nan()) return Decimal::not_a_number();
  if (const auto n = exponent.to_int64()) return power(base, *n);
  if (base.is_negative() || (base.is_zero() && exponent.is_negative())) return Decimal::not_a_number();
  if (base.is_zero()) return 0;
  if (exponent == Decimal::from_parts({false, 0, 5, -1})) return sqrt(base);
  unsigned flags = 0;
  return from_bid(bid128_pow(to_bid(base), to_bid(exponent), to_nearest_even, &flags));
}

}  // namespace riskrule::feel
