// Case reference (案例参照法): the assessed matters nearest to one matter.
//
//   auto similar = riskrule::find_similar({"this", *matter, *assessment}, base, riskrule::default_features());
//   for (const auto& one : similar->cases) std::cout << one.title << " " << one.distance->to_string() << "\n";
//
// The distance is Gower's: Σ weight × distance over the features that both state, divided by their weights; what one
// side does not state is left out and said. Exact decimals; ties keep the order of the base. A case is a reference: it
// decides nothing about this matter.
// Source: the coefficient of Gower (1971) for mixed kinds of variables, from memory [M]; the method is named by practice.
#pragma once

#include <span>

#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/similar.hpp"

namespace riskrule {

/// An assessed matter.
struct AssessedMatter {
  std::string name;  ///< where it was found, for instance a file
  Shared<Matter> matter;
  Assessment assessment;
};

/// The features in seeds/features/default.json.
const FeatureSet& default_features();

/// Features from JSON. Errors: those of reading JSON, and, located, `similar.path` (leads nowhere in a matter) and
/// `similar.measure` (does not fit what stands there).
Result<FeatureSet> read_features(std::string_view json, std::string file = {}, const Limits& limits = {});

/// The `most` nearest of the base; cases with the id of this matter are left out. Pure; features × cases.
/// Errors: `similar.path` and `similar.measure`, as above, without a place.
Result<SimilarCases> find_similar(const AssessedMatter& one, std::span<const AssessedMatter> base,
                                  const FeatureSet& features, std::size_t most = 3);

/// As JSON; the same bytes everywhere.
std::string write_similar(const SimilarCases& cases, data::JsonStyle style = data::JsonStyle::indented);

}  // namespace riskrule
