// Parts of a described value by JSON pointer.
//
//   auto part = data::find_part(matter_type(), &matter, "/risk_points/0/title");
//   if (part) std::cout << data::write_json(*part->type, part->object);
#pragma once

#include <optional>
#include <string_view>

#include "riskrule/data/describe.hpp"

namespace riskrule::data {

struct Part {
  const TypeInfo* type = nullptr;
  const void* object = nullptr;  ///< in the value that was walked
};

/// The part that an RFC 6901 pointer leads to; the empty pointer is the whole. Empty where it leads nowhere: no such
/// member or index, or one that is not stated. Linear in the pointer.
std::optional<Part> find_part(const TypeInfo& type, const void* object, std::string_view pointer);

}  // namespace riskrule::data
