// A hierarchy of criteria and sub-criteria, each with its weight among its siblings, and the global weights that follow.
//
//   grade::global_weights({{"law", w1, {{"procedure", w2}, {"content", w3}}}, {"money", w4}}, tolerance)
//   // law/procedure: w1·w2, law/content: w1·w3, money: w4
#pragma once

#include "riskrule/grade/weights.hpp"

namespace riskrule::grade {

struct Criterion {
  std::string name;
  Decimal weight{};                   ///< among its siblings
  std::vector<Criterion> children{};  ///< empty: a leaf
};

inline constexpr std::size_t max_criteria_depth = 32;

/// The leaves in the order of the tree, named by their path (`law/procedure`), each with the product of the weights
/// down to it. Source: the method of AHP, in methods without a mark of its own [M].
/// Sibling weights are checked as by `check_weights`: within `tolerance` a sum that is not 1 is a warning that stays
/// with the value, beyond it an error; both name the parent. Also `grade.criteria_depth` (more than max_criteria_depth
/// levels).
inline Result<std::vector<Weight>> global_weights(const std::vector<Criterion>& top, const Decimal& tolerance);

namespace detail {

struct CriteriaWalk {
  const Decimal& tolerance;
  std::vector<Weight> leaves{};
  Diagnostics problems{};

  void check(const std::vector<Criterion>& siblings, const std::string& path) {
    std::vector<Weight> weights;
    for (const Criterion& criterion : siblings) weights.push_back({criterion.name, criterion.weight});
    for (Diagnostic& problem : check_weights(weights, tolerance)) {
      problem.message = (path.empty() ? "at the top " : "under `" + path + "` ") + problem.message;
      problems.push_back(std::move(problem));
    }
  }

  void walk(const std::vector<Criterion>& siblings, const std::string& path, const Decimal& above, std::size_t depth) {
    if (depth > max_criteria_depth) {
      problems.push_back({.code = "grade.criteria_depth",
                          .message = "`" + path + "` stands deeper than " + std::to_string(max_criteria_depth)});
      return;
    }
    check(siblings, path);
    for (const Criterion& criterion : siblings) {
      const std::string name = path.empty() ? criterion.name : path + "/" + criterion.name;
      const Decimal weight = above * criterion.weight;
      if (criterion.children.empty())
        leaves.push_back({name, weight});
      else
        walk(criterion.children, name, weight, depth + 1);
    }
  }
};

}  // namespace detail

inline Result<std::vector<Weight>> global_weights(const std::vector<Criterion>& top, const Decimal& tolerance) {
  detail::CriteriaWalk walk{tolerance};
  walk.walk(top, {}, 1, 1);
  if (has_errors(walk.problems)) return std::move(walk.problems);
  return Result<std::vector<Weight>>(std::move(walk.leaves), std::move(walk.problems));
}

}  // namespace riskrule::grade
