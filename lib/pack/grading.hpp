// The grading part of one layer: grades, gates, permits, degrees and methods, checked and compiled.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiled.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::pack {

/// What the compiler of a layer lends to the parts of its grading.
struct LayerTools {
  Compiled& out;
  const data::JsonTree& tree;
  std::size_t layer;
  Diagnostics& problems;
  std::function<std::vector<Basis>(const std::string& text, const std::string& pointer, std::optional<TextStatus>)>
      bases;
  std::function<feel::Expression(const std::string& text, const std::string& pointer)> condition;

  void report(const std::string& pointer, Diagnostic d) const {
    problems.push_back(data::located_at(tree, pointer, std::move(d)));
  }
  void complain(const std::string& pointer, std::string code, std::string message, std::string guess = {}) const {
    report(pointer, {.code = std::move(code), .message = std::move(message), .guess = std::move(guess)});
  }
  /// Reports an id that no grade of the pack has.
  void check_grade(const std::string& id, const std::string& pointer) const;
  /// The word of the grade with that id; the id itself when there is none.
  std::string grade_word(const std::string& id) const;
};

void compile_grading(const LayerTools& layer, const Grading& grading);

/// Fills in `out.degree` from `grading.degree`.
void compile_degree(const LayerTools& layer, const DegreeRule& rule);
/// Adds to `out.methods`.
void compile_method(const LayerTools& layer, const Method& method, const std::string& pointer);

/// The ids of the grades that a method leads to, as often as they stand there.
std::vector<std::string> grades_of(const Method& method);

/// What the whole pack can not do: a grade that nothing leads to, a pack that knows one answer only. Nothing is asked of
/// a pack without methods.
Diagnostics check_reach(const Compiled& pack);

}  // namespace riskrule::pack
