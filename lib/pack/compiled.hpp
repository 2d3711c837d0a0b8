// A pack with its parents, compiled: what assess walks.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "riskrule/base/calendar.hpp"
#include "riskrule/dmn/table.hpp"
#include "riskrule/feel/expression.hpp"
#include "riskrule/grade/score_card.hpp"
#include "riskrule/pack/pack.hpp"

namespace riskrule::pack {

/// A term is an expression or a table.
struct CompiledTerm {
  const Term* source = nullptr;
  std::size_t layer = 0;
  std::uint32_t slot = 0;
  feel::Expression is;
  std::optional<dmn::Table> table;
  feel::Value evaluate(feel::Evaluation& call, std::span<const feel::Value> slots) const;
};

/// Names one of `Compiled::conditions`, or none.
struct Condition {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  std::uint32_t index = none;
  explicit operator bool() const noexcept { return index != none; }
};

struct CompiledDuty {
  const Duty* source = nullptr;
  std::size_t layer = 0;
  Finding finding;      ///< as far as the pack alone tells it; every finding on the duty begins as a copy
  SharedText undated;   ///< its note in the matters, most of them, where the date of the judged event is not stated
  Condition judged_on;  ///< the optional ones may be none
  Condition when;
  Condition met;
  Condition excused;
};

/// What else a reader should know, with one sentence more.
inline SharedText with_note(const Finding& finding, const SharedText& text) {
  return finding.note ? SharedText(*finding.note + "；" + text) : text;
}
inline void add_note(Finding& finding, const SharedText& text) { finding.note = with_note(finding, text); }

/// A clause binds only as far as its text was read.
inline bool binds(const Basis& basis) noexcept { return basis.text <= TextStatus::partial; }

struct CompiledGate {
  const Gate* source = nullptr;
  std::size_t layer = 0;
  Basis basis;
  bool binding = true;
  feel::Expression when;
};

struct CompiledPermit {
  const Permit* source = nullptr;
  std::size_t layer = 0;
  std::vector<Basis> basis;
  bool binding = true;
  feel::Expression when;
};

struct CompiledLayer {
  feel::Expression applies;
  feel::Expression by_reference;
};

/// How a degree is found, as a table of cells: product and bands, or the matrix as written.
struct CompiledDegree {
  const DegreeRule* source = nullptr;
  Basis basis;
  std::vector<grade::RepresentedBand> degrees;  ///< lowest first; a matrix has no bounds
  std::vector<std::vector<std::size_t>> cells;  ///< by likelihood, by impact: the degree's place in `degrees`
  const grade::RepresentedBand& at(Level likelihood, Level impact) const {
    return degrees[cells[static_cast<std::size_t>(likelihood)][static_cast<std::size_t>(impact)]];
  }
};

/// A method in the terms of the grade layer.
struct CompiledMethod {
  const Method* source = nullptr;
  Basis basis;
  bool binding = true;
  std::vector<grade::IndexBand> bands;  ///< of the value that decides; `grade` is the grade's word
  grade::ScoreCard card;                ///< of a score card; one band holds every total
};

struct Compiled {
  std::string id;
  std::vector<PackSource> layers;
  std::vector<CompiledLayer> layer_rules;
  feel::Scope scope;  ///< slots: the matter's members in their order, `as_of`, then the terms
  std::vector<CompiledTerm> terms;
  std::vector<feel::Expression> conditions;  ///< of duties; those of a layer that ask the same share one
  std::vector<CompiledDuty> duties;
  std::vector<CompiledGate> gates;
  std::vector<CompiledPermit> permits;

  // Grading: each part from the lowest layer that has it.
  std::vector<NamedWord> areas;
  std::vector<Basis> areas_basis;
  std::vector<NamedWord> aspects;
  std::vector<GradeSource> grades;
  std::size_t grades_layer = 0;
  std::vector<std::optional<Basis>> grade_bases;  ///< one per grade
  Shared<std::vector<Basis>> grade_basis;
  Shared<std::vector<std::string>> grade_words;  ///< lowest first
  Shared<std::vector<PackRef>> refs;             ///< one per layer
  std::optional<grade::GradeScale> scale;
  std::optional<CompiledDegree> degree;
  std::vector<CompiledMethod> methods;
  Combination combination = Combination::worst;
  WorkCalendar calendar;
};

/// Fills in what every assessment tells of the pack: `refs`, `grade_words`, `undated`.
void sum_up(Compiled& pack);

}  // namespace riskrule::pack
