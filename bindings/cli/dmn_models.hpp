// DMN models from files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/dmn/model.hpp"

namespace riskrule::cli {

/// Loads models. What one imports is looked for among the `.dmn` files beside it, by namespace. Problems are printed.
class Models {
 public:
  std::optional<dmn::Model> load(const std::string& path);

 private:
  std::optional<dmn::Model> import(const std::string& folder, std::string_view uri);

  std::map<std::string, std::optional<dmn::Model>, std::less<>> imported_;
};

}  // namespace riskrule::cli
