// Grades, gates and permits of a layer; degrees and methods are in files of their own.
#include "grading.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "riskrule/base/guess.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

/// A pack with grades of its own still has those that the gates and the methods of its parents lead to.
void check_grades_of_parents(const LayerTools& layer) {
  std::set<std::string> used;
  for (const auto& gate : layer.out.gates) used.insert(gate.source->grade);
  for (const auto& method : layer.out.methods)
    for (const auto& id : grades_of(*method.source)) used.insert(id);
  for (const auto& id : used) {
    if (std::ranges::find(layer.out.grades, id, &GradeSource::id) != layer.out.grades.end()) continue;
    layer.complain("/grading/grades", "pack.missing_grade",
                   "a gate or a method of a parent pack leads to the grade `" + id + "`, which these grades lack");
  }
}

/// Reports each spelling that stands twice, at its second place.
bool has_duplicate_words(const LayerTools& layer, const std::vector<grade::GradeName>& names) {
  std::map<std::string_view, std::string_view> grade_of;
  const std::size_t before = layer.problems.size();
  const auto add = [&](const std::string& spelling, const std::string& word, const std::string& at) {
    const auto [seen, is_new] = grade_of.emplace(spelling, word);
    if (!is_new)
      layer.complain(at, "pack.duplicate_grade",
                     "`" + spelling + "` spells the grade `" + std::string(seen->second) + "` already");
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto at = pointer_to("/grading/grades", i);
    add(names[i].word, names[i].word, pointer_to(at, "word"));
    for (std::size_t k = 0; k < names[i].also.size(); ++k)
      add(names[i].also[k], names[i].word, pointer_to(pointer_to(at, "also"), k));
  }
  return layer.problems.size() > before;
}

void take_grades(const LayerTools& layer, const std::vector<GradeSource>& grades) {
  Compiled& out = layer.out;
  out.grades = grades;
  out.grades_layer = layer.layer;
  check_grades_of_parents(layer);
  out.grade_bases.clear();
  for (std::size_t i = 0; i < grades.size(); ++i) {
    const auto at = pointer_to("/grading/grades", i);
    if (grades[i].permission && !grades[i].basis)
      layer.complain(pointer_to(at, "permission"), "pack.permission_without_basis",
                     "the grade `" + grades[i].id + "` has a permission, but no `basis`: name the clause that says so");
    auto found = grades[i].basis ? layer.bases(*grades[i].basis, pointer_to(at, "basis"), {}) : std::vector<Basis>();
    out.grade_bases.push_back(found.empty() ? std::nullopt : std::optional(std::move(found.front())));
  }
  std::vector<grade::GradeName> names;
  for (const auto& g : grades) names.push_back({g.word, g.also.value_or({})});
  if (has_duplicate_words(layer, names)) return;
  auto scale = grade::GradeScale::make(std::move(names));
  for (auto& d : scale.diagnostics()) layer.report("/grading/grades", std::move(d));
  if (scale) out.scale = std::move(*scale);
}

void add_gate(const LayerTools& layer, const Gate& gate, const std::string& at) {
  CompiledGate compiled{.source = &gate, .layer = layer.layer, .basis = {}, .when = {}};
  if (auto found = layer.bases(gate.basis, pointer_to(at, "basis"), {}); !found.empty())
    compiled.basis = std::move(found.front());
  compiled.binding = binds(compiled.basis);
  compiled.when = layer.condition(gate.when, pointer_to(at, "when"));
  layer.check_grade(gate.grade, pointer_to(at, "grade"));
  layer.out.gates.push_back(std::move(compiled));
}

void add_permit(const LayerTools& layer, const Permit& permit, const std::string& at) {
  CompiledPermit compiled{.source = &permit,
                          .layer = layer.layer,
                          .basis = layer.bases(permit.basis, pointer_to(at, "basis"), {}),
                          .when = {}};
  compiled.binding = std::ranges::any_of(compiled.basis, binds);
  compiled.when = layer.condition(permit.when, pointer_to(at, "when"));
  layer.out.permits.push_back(std::move(compiled));
}

/// Calls `add(element, pointer)` for each element of a stated list.
template <class List, class Add>
void each(const Stated<List>& list, const std::string& pointer, Add add) {
  if (!list) return;
  for (std::size_t i = 0; i < list->size(); ++i) add((*list)[i], pointer_to(pointer, i));
}

}  // namespace

std::vector<std::string> grades_of(const Method& method) {
  std::vector<std::string> out;
  const auto add = [&](const std::vector<GradeBand>& bands) {
    for (const auto& band : bands) out.push_back(band.grade);
  };
  if (method.index) add(method.index->bands);
  if (method.product) add(method.product->bands);
  if (method.score_card) add(method.score_card->bands);
  if (method.opposition) add(method.opposition->bands);
  if (method.factor_counts)
    for (const auto& line : method.factor_counts->lines) out.push_back(line.grade);
  if (!method.fuzzy) return out;
  if (method.fuzzy->bands) add(*method.fuzzy->bands);
  for (const auto& column : method.fuzzy->grades)
    if (column.grade) out.push_back(*column.grade);
  return out;
}

void LayerTools::check_grade(const std::string& id, const std::string& pointer) const {
  std::vector<std::string> known;
  for (const auto& grade : out.grades) known.push_back(grade.id);
  if (std::ranges::find(known, id) != known.end()) return;
  const auto meant = std::ranges::find(out.grades, id, &GradeSource::word);
  complain(pointer, "pack.unknown_grade", "`" + id + "` is no id of a grade of this pack",
           meant == out.grades.end() ? nearest(id, known) : meant->id);
}

std::string LayerTools::grade_word(const std::string& id) const {
  for (const auto& grade : out.grades)
    if (grade.id == id) return grade.word;
  return id;
}

void compile_grading(const LayerTools& layer, const Grading& grading) {
  Compiled& out = layer.out;
  if (grading.areas) out.areas = *grading.areas;
  if (grading.areas_basis) out.areas_basis = layer.bases(*grading.areas_basis, "/grading/areas_basis", {});
  if (grading.aspects) out.aspects = *grading.aspects;
  if (grading.grade_basis) out.grade_basis = layer.bases(*grading.grade_basis, "/grading/grade_basis", {});
  if (grading.combination) out.combination = *grading.combination;
  if (grading.grades) take_grades(layer, *grading.grades);
  each(grading.gates, "/grading/gates", [&](const Gate& gate, const std::string& at) { add_gate(layer, gate, at); });
  if (grading.degree) compile_degree(layer, *grading.degree);
  each(grading.methods, "/grading/methods",
       [&](const Method& method, const std::string& at) { compile_method(layer, method, at); });
  each(grading.permits, "/grading/permits",
       [&](const Permit& permit, const std::string& at) { add_permit(layer, permit, at); });
}

Diagnostics check_reach(const Compiled& pack) {
  Diagnostics out;
  if (pack.methods.empty()) return out;
  std::set<std::string> reached;
  for (const auto& gate : pack.gates) reached.insert(gate.source->grade);
  for (const auto& method : pack.methods)
    for (const auto& id : grades_of(*method.source)) reached.insert(id);
  if (reached.size() == 1 && pack.grades.size() > 1)
    return {{.code = "pack.one_grade",
             .message = "whatever is assessed, the gates and methods of this pack can only answer `" +
                        *reached.begin() + "`"}};
  for (const auto& grade : pack.grades)
    if (!reached.contains(grade.id))
      out.push_back({.severity = Severity::warning,
                     .code = "pack.unreachable_grade",
                     .message = "no gate and no method of this pack leads to the grade `" + grade.id + "`"});
  return out;
}

}  // namespace riskrule::pack
