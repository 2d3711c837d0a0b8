// The files of seeds/ that are compiled into the library.
#pragma once

#include <span>
#include <string_view>

namespace riskrule::pack {

struct Resource {
  std::string_view name;  ///< folder and file without extension: `packs/cn`
  std::string_view text;
};

std::span<const Resource> resources() noexcept;

/// The text of one, or an empty view.
inline std::string_view resource(std::string_view name) noexcept {
  for (const auto& r : resources())
    if (r.name == name) return r.text;
  return {};
}

}  // namespace riskrule::pack
