// Compiling one method: what its kinds share, and one function for each kind.
#pragma once

#include <span>

#include "grading.hpp"

namespace riskrule::pack {

class MethodCompiler {
 public:
  const LayerTools& layer;
  const Method& source;
  const std::string& at;  ///< JSON pointer of the method
  CompiledMethod out;

  void take_index(const IndexMethod& method);            // method_estimates.cpp
  void take_counts(const FactorCounts& method);          // method_counts.cpp
  void take_product(const ProductMethod& method);        // method_estimates.cpp
  void take_card(const CardMethod& method);              // method_card.cpp
  void take_opposition(const OppositionMethod& method);  // method_opposition.cpp
  void take_fuzzy(const FuzzyMethod& method);            // method_estimates.cpp

  /// Hands over what was found: known defects as warnings, known defects that are not there as errors.
  void settle();

  std::vector<Diagnostic> found_{};

 private:
  /// Something wrong that a source may really have; `settle` decides what becomes of it.
  void find(const std::string& pointer, Diagnostic d);
  void find(const std::string& pointer, std::string code, std::string message) {
    find(pointer, Diagnostic{.code = std::move(code), .message = std::move(message)});
  }

  /// A band, option or the like with its ends; an end that is not said is reported and taken to be in.
  template <class Range>
  grade::IndexBand range(std::string word, const Range& r, const std::string& pointer) {
    check_bounds(r.from, r.from_closed, pointer, "from");
    check_bounds(r.to, r.to_closed, pointer, "to");
    const auto bound = [](const Stated<Decimal>& d) { return d ? std::optional(*d) : std::nullopt; };
    return {std::move(word), bound(r.from), r.from_closed.value_or(true), bound(r.to), r.to_closed.value_or(true)};
  }
  void check_bounds(const Stated<Decimal>& bound, const Stated<bool>& closed, const std::string& pointer,
                    std::string_view member);
  /// Bands whose `grade` is the grade's word.
  std::vector<grade::IndexBand> bands(const std::vector<GradeBand>& bands, const std::string& pointer);
  /// The same into `out.bands`, with all checks against the values that can occur.
  void take_bands(const std::vector<GradeBand>& written, const grade::PossibleValues& possible, Polarity polarity,
                  const std::string& pointer);
  /// A worse value must not have a better grade.
  void check_order(std::span<const grade::IndexBand> bands, Polarity polarity, const std::string& pointer);
  void check_weights(WeightSource from, const Stated<PairwiseRule>& rule, const std::string& pointer);
  void check_card(const CardMethod& method, const std::string& pointer);
  void check_hidden_opposition(const CardMethod& method, const std::string& pointer);
  void need_stage();
  bool need_degree();
};

}  // namespace riskrule::pack
