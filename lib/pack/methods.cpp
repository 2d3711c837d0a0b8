// A method of a pack: read into the terms of the grade layer, with every check of its kind. A defect that its source has
// is named in `known_defects` and becomes a warning; any other keeps the pack from loading.
#include "methods.hpp"

#include <algorithm>

#include "riskrule/base/guess.hpp"
#include "riskrule/grade/ahp.hpp"

namespace riskrule::pack {

using data::pointer_to;

std::vector<grade::IndexBand> MethodCompiler::bands(const std::vector<GradeBand>& bands, const std::string& pointer) {
  std::vector<grade::IndexBand> plain;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const auto& b = bands[i];
    layer.check_grade(b.grade, pointer_to(pointer_to(pointer, i), "grade"));
    plain.push_back(range(layer.grade_word(b.grade), b, pointer_to(pointer, i)));
  }
  return plain;
}

void MethodCompiler::check_bounds(const Stated<Decimal>& bound, const Stated<bool>& closed, const std::string& pointer,
                                  std::string_view member) {
  if (bound && !closed)
    find(pointer_to(pointer, member), "grade.bound_unsaid",
         "it is not said whether " + bound->to_string() + " itself is in; say `" + std::string(member) + "_closed`");
}

void MethodCompiler::check_order(std::span<const grade::IndexBand> bands, Polarity polarity,
                                 const std::string& pointer) {
  const auto rank = [&](const grade::IndexBand& band) {
    return layer.out.scale ? layer.out.scale->find(band.grade).value_or(0) : 0;
  };
  for (std::size_t a = 0; a < bands.size(); ++a)
    for (std::size_t b = 0; b < bands.size(); ++b) {
      const bool above = bands[a].to && bands[b].from && *bands[b].from >= *bands[a].to;
      const bool falls =
          polarity == Polarity::higher_is_worse ? rank(bands[b]) < rank(bands[a]) : rank(bands[b]) > rank(bands[a]);
      if (above && falls)
        find(pointer_to(pointer, b), "grade.not_monotone",
             "from " + bands[b].from->to_string() + " on the grade is `" + bands[b].grade + "`, below it `" +
                 bands[a].grade + "`: a worse value has the better grade");
    }
}

void MethodCompiler::take_bands(const std::vector<GradeBand>& written, const grade::PossibleValues& possible,
                                Polarity polarity, const std::string& pointer) {
  out.bands = bands(written, pointer);
  for (auto& d : grade::check_bands(out.bands, possible)) {
    const std::string place = pointer + d.pointer;
    find(place, std::move(d));
  }
  check_order(out.bands, polarity, pointer);
}

void MethodCompiler::check_weights(WeightSource from, const Stated<PairwiseRule>& rule, const std::string& pointer) {
  if ((from == WeightSource::pairwise) != rule.has_value())
    return layer.complain(pointer, "pack.pairwise", "`pairwise` is given exactly where `weights` is `pairwise`");
  if (!rule) return;
  const auto table = grade::find_random_index_table(rule->random_index);
  for (auto& d : table.diagnostics()) layer.report(pointer + "/pairwise/random_index", d);
}

void MethodCompiler::need_stage() {
  if (!source.stage)
    layer.complain(at, "pack.method_stage",
                   "this kind of method reads estimates; say which `stage` counts, before or after");
}

bool MethodCompiler::need_degree() {
  if (layer.out.degree) return true;
  const auto has_one = [](const PackSource& l) { return l.grading && l.grading->degree; };
  if (std::ranges::none_of(layer.out.layers, has_one))  // else what is wrong with it has been said
    layer.complain(at, "pack.no_degree",
                   "this kind of method needs `grading.degree`, which neither this pack nor a parent has");
  return false;
}

void MethodCompiler::find(const std::string& pointer, Diagnostic d) {
  d.pointer.clear();
  found_.push_back(data::located_at(layer.tree, pointer, std::move(d)));
}

void MethodCompiler::settle() {
  const auto known = source.known_defects.value_or({});
  for (auto& d : found_) {
    const auto defect = std::ranges::find(known, d.code, &KnownDefect::code);
    if (defect != known.end() && d.severity == Severity::error) {
      d.severity = Severity::warning;
      d.message += " (a known defect of the source)";
    }
    layer.problems.push_back(d);
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (std::ranges::find(found_, known[i].code, &Diagnostic::code) != found_.end()) continue;
    std::vector<std::string> codes;
    for (const auto& d : found_) codes.push_back(d.code);
    layer.complain(pointer_to(at + "/known_defects", i) + "/code", "pack.no_such_defect",
                   "nothing of the code `" + known[i].code + "` is found in this method",
                   nearest(known[i].code, codes));
  }
}

namespace {

std::size_t kinds_of(const Method& m) {
  const bool has[] = {m.index.has_value(),      m.factor_counts.has_value(), m.product.has_value(),
                      m.score_card.has_value(), m.opposition.has_value(),    m.fuzzy.has_value()};
  return static_cast<std::size_t>(std::ranges::count(has, true));
}

}  // namespace

void compile_method(const LayerTools& layer, const Method& method, const std::string& pointer) {
  const auto same = [&](const CompiledMethod& m) { return m.source->id == method.id; };
  if (std::ranges::any_of(layer.out.methods, same))
    layer.complain(pointer_to(pointer, "id"), "pack.duplicate_method", "there is a method `" + method.id + "` already");
  MethodCompiler compiler{layer, method, pointer, {.source = &method}};
  auto basis = layer.bases(method.basis, pointer_to(pointer, "basis"), method.text);
  if (!basis.empty()) compiler.out.basis = std::move(basis.front());
  compiler.out.binding = binds(compiler.out.basis);
  if (const auto kinds = kinds_of(method); kinds != 1)
    return layer.complain(
        pointer, "pack.method_kind",
        "a method has exactly one kind (index, factor_counts, product, score_card, opposition, fuzzy), "
        "this one has " +
            std::to_string(kinds));
  if (method.index) compiler.take_index(*method.index);
  if (method.factor_counts) compiler.take_counts(*method.factor_counts);
  if (method.product) compiler.take_product(*method.product);
  if (method.score_card) compiler.take_card(*method.score_card);
  if (method.opposition) compiler.take_opposition(*method.opposition);
  if (method.fuzzy) compiler.take_fuzzy(*method.fuzzy);
  compiler.settle();
  layer.out.methods.push_back(std::move(compiler.out));
}

}  // namespace riskrule::pack
