// Texts put together in one allocation.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace riskrule {

/// The parts, one after another: concat({"缺少：", pointer, "\n"}).
inline std::string concat(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const auto part : parts) size += part.size();
  std::string out;
  out.reserve(size);
  for (const auto part : parts) out += part;
  return out;
}

}  // namespace riskrule
