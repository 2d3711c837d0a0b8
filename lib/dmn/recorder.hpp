// What a run records for those who ask how it came to its values.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/dmn/explain.hpp"

namespace riskrule::dmn {

struct Node;

/// Elements open and close as a stack; a closed one is a step. Tables go to the innermost open element.
class Recorder {
 public:
  explicit Recorder(std::size_t most_tables) noexcept : room_(most_tables) {}

  void open(const Node& node);
  void close(const feel::Value& value);
  /// The element whose logic runs now, for tables; returns the one before it.
  std::string_view enter(std::string_view element) noexcept { return std::exchange(element_, element); }
  void table(const Table& table, const TableResult& result);

  Explanation take() && { return std::move(done_); }

 private:
  std::size_t room_;
  std::string_view element_{};
  std::vector<Step> open_;
  std::vector<std::string_view> outer_;  // the element before each open one
  Explanation done_;
};

}  // namespace riskrule::dmn
