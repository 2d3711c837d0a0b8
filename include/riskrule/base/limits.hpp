// The bounds of every walk. Passing one is an error that names it; nothing hangs, overflows a stack or eats the
// machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace riskrule {

/// Bounds, with their defaults. An error that comes of one names the member, for instance `limit.json_depth`.
struct Limits {
  std::size_t json_bytes = 64U << 20U;         ///< size of one JSON text
  std::uint32_t json_depth = 64;               ///< nesting of one JSON text (the reader is recursive)
  std::uint32_t diagnostics = 100;             ///< errors reported before reading stops
  std::uint32_t expression_bytes = 1U << 20U;  ///< size of one expression
  std::uint32_t expression_depth = 256;        ///< nesting of one expression (the parser is recursive)
  std::uint64_t steps = 10'000'000;            ///< evaluation steps of one call
  std::uint32_t call_depth = 256;              ///< nested function calls while evaluating
  std::uint32_t list_items = 10'000'000;       ///< items of one list made while evaluating
  std::uint32_t string_bytes = 64U << 20U;     ///< size of one string made while evaluating
  std::size_t arena_bytes = 1U << 30U;         ///< scratch memory of one call
  std::int64_t regex_bytes = 8 << 20;          ///< memory of one compiled regular expression
  /// Asked now and then while evaluating; returning true stops the call with `limit.cancelled`. May be null.
  bool (*cancel)(void* context) = nullptr;
  void* cancel_context = nullptr;
};

}  // namespace riskrule
