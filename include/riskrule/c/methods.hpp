/// The methods of the core by themselves, JSON in and out; numbers are exact decimals.
#pragma once

#include "riskrule/c/pack.hpp"

namespace riskrule {
namespace c {

/// Degree of one risk point by a pack's rule, from ranks of likelihood and impact ("very_low" … "very_high").
inline std::string degree(const Pack& pack, const std::string& likelihood, const std::string& impact,
                          OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_degree(pack.get(), likelihood.c_str(), impact.c_str(), out, error);
  });
}

/// What R is in the index T = sum of w x R.
enum class IndexVariant : std::int32_t {
  representative = RISKRULE_INDEX_REPRESENTATIVE,  ///< the representative value of the band that holds p x q
  product = RISKRULE_INDEX_PRODUCT,                ///< p x q
  likelihood = RISKRULE_INDEX_LIKELIHOOD           ///< p
};

inline std::string index(IndexVariant variant, const std::string& json, OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_index(static_cast<std::int32_t>(variant), json.data(), json.size(), out, error);
  });
}

/// Weights by pairwise comparison.
inline std::string weights(const std::string& json, OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_weights(json.data(), json.size(), out, error);
  });
}

}  // namespace c
}  // namespace riskrule
