// Function values: a built-in, a function of the host, or a FEEL function with what it captured.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

struct Builtin;

/// Immutable. Lives in an arena, in a compiled expression, or with the host.
struct Function {
  enum class Kind : std::uint8_t { builtin, native, closure };
  Kind kind = Kind::native;
  std::string_view name{};
  std::span<const std::string_view> parameters{};  ///< native, closure: their names
  const Type* type = nullptr;                      ///< native, closure: the function type, or null if nothing is known

  std::span<const Builtin* const> rows{};  ///< built-in: the overloads

  NativeFunction native = nullptr;  ///< native: called with one argument per parameter
  const void* context = nullptr;    ///< native: handed to it

  const Program* program = nullptr;   ///< closure: where its body is; must outlive it
  std::uint32_t body = 0;             ///< closure: which of the program's functions
  std::span<const Value> captures{};  ///< closure: the values of outer names
};

}  // namespace riskrule::feel
