// Inputs picked out of boxes of classes, and the evaluator's word about them.
#pragma once

#include <initializer_list>

#include "prove.hpp"

namespace riskrule::dmn::prove {

class Points {
 public:
  Points(Grid& grid, const Table& evaluated) : grid_(grid), evaluated_(evaluated) {}
  /// To be called once the grid is built.
  void begin();

  /// All inputs are plain: they can be given to the whole table.
  bool plain() const noexcept { return plain_; }
  /// A point of the box, with the nicest samples; nothing if it is empty.
  std::optional<Point> pick(const Box& box) const;
  feel::Value sample(const Point& point, std::size_t v) const { return grid_.variables[v].classes[point[v]].sample; }
  /// `a` = 1, `b` = "x"
  std::string in_words(const Point& point) const;

  /// The rules whose cells pass, by the evaluator.
  std::vector<std::size_t> hits(const Point& point);
  /// Do all these match?
  bool match(const Point& point, std::initializer_list<std::size_t> rules);
  /// Does the whole table evaluate to a null with this code (empty: to no null)? Where it can not be told: yes.
  bool confirmed(const Point& point, std::string_view code);

 private:
  std::vector<feel::Value> slots_of(const Point& point);
  feel::Value with(const feel::Value& whole, std::span<const std::string_view> members, const feel::Value& value);
  std::size_t nicest(std::size_t v, const Bits& classes) const;

  Grid& grid_;
  const Table& evaluated_;
  bool plain_ = true;
};

}  // namespace riskrule::dmn::prove
