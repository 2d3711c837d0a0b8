// Arrays and schemas that own their memory: what is behind `private_data` and `release`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "riskrule/data/arrow.hpp"

namespace riskrule::feel {

/// An array in the making. An empty first buffer means that there is no null; other empty ones still have an address.
struct ExportedArray {
  std::int64_t rows = 0;
  std::int64_t nulls = 0;
  std::vector<std::vector<std::uint8_t>> buffers{};
  std::vector<std::unique_ptr<data::OwnedArray>> children{};
  std::unique_ptr<data::OwnedArray> dictionary{};

  ArrowArray& add_child() { return **children.emplace_back(std::make_unique<data::OwnedArray>()); }
  ArrowArray& add_dictionary() { return **(dictionary = std::make_unique<data::OwnedArray>()); }
};

void export_array(ExportedArray made, ArrowArray& out);

struct ExportedSchema {
  std::string format{};
  std::string name{};
  std::int64_t flags = ARROW_FLAG_NULLABLE;
  std::vector<std::unique_ptr<data::OwnedSchema>> children{};
  std::unique_ptr<data::OwnedSchema> dictionary{};

  ArrowSchema& add_child() { return **children.emplace_back(std::make_unique<data::OwnedSchema>()); }
  ArrowSchema& add_dictionary() { return **(dictionary = std::make_unique<data::OwnedSchema>()); }
};

void export_schema(ExportedSchema made, ArrowSchema& out);

}  // namespace riskrule::feel
