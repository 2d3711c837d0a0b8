// Exact decimal numbers: 34 digits, rounded half to even, with the semantics of IEEE 754-2008 decimal128.
//
//   Decimal p = *Decimal::parse("0.2");
//   p * p <= *Decimal::parse("0.04")        // true; with doubles it is false
//   Decimal(10) / 4                         // 2.5
//   rescale(Decimal(1) / 3, 2, Rounding::half_even).to_string()    // 0.33
//
// A number is coefficient * 10^exponent and keeps its trailing zeros as IEEE asks: 0.10 + 0.1 = 0.20, 1.20 * 2 = 2.40,
// 1 / 1 = 1. Equality, order and hash go by value: 1.0 == 1.00. There is no negative zero and no infinity: overflow,
// x / 0, 0 / 0 and the like give the one not-a-number, which equals nothing, itself included.
//
// A Decimal is a value of 24 bytes, trivially copyable; nothing here allocates (but to_string), throws or keeps state:
// it may all be called from any number of threads. Numbers whose coefficients fit 64 bits take a short way.
//
// This header is the one to include. The type and its members stand in decimal_type.hpp; rescale, floor, ceiling,
// truncate, modulo, abs, sqrt, power and hash in decimal_math.hpp.
#pragma once

#include "riskrule/base/decimal_arithmetic.hpp"
#include "riskrule/base/decimal_math.hpp"
#include "riskrule/base/decimal_text.hpp"
#include "riskrule/base/decimal_type.hpp"
