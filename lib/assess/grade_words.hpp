// The words of packs and matters as the grade layer has them. A word that is new in one and not in the other does not
// compile.
#pragma once

#include <utility>

#include "riskrule/grade/fuzzy.hpp"
#include "riskrule/grade/survey.hpp"
#include "riskrule/grade/votes.hpp"
#include "riskrule/pack/source.hpp"

namespace riskrule::assessing {

inline grade::Combine grade_word(Combination how) noexcept {
  switch (how) {
    case Combination::worst: return grade::Combine::worst;
    case Combination::majority: return grade::Combine::majority;
    case Combination::first_vote: return grade::Combine::first;
  }
  __builtin_unreachable();
}

inline grade::FuzzyOperator grade_word(pack::FuzzyJoin join) noexcept {
  switch (join) {
    case pack::FuzzyJoin::min_max: return grade::FuzzyOperator::min_max;
    case pack::FuzzyJoin::product_max: return grade::FuzzyOperator::product_max;
    case pack::FuzzyJoin::min_sum: return grade::FuzzyOperator::min_sum;
    case pack::FuzzyJoin::product_sum: return grade::FuzzyOperator::product_sum;
  }
  __builtin_unreachable();
}

inline grade::Normalise grade_word(pack::NormaliseRule rule) noexcept {
  switch (rule) {
    case pack::NormaliseRule::never: return grade::Normalise::never;
    case pack::NormaliseRule::if_needed: return grade::Normalise::if_needed;
    case pack::NormaliseRule::always: return grade::Normalise::always;
  }
  __builtin_unreachable();
}

inline grade::Denominator grade_word(SurveyShareOf of) noexcept {
  switch (of) {
    case SurveyShareOf::sent: return grade::Denominator::sent;
    case SurveyShareOf::returned: return grade::Denominator::returned;
    case SurveyShareOf::valid: return grade::Denominator::valid;
    case SurveyShareOf::answered: return grade::Denominator::answered;
  }
  __builtin_unreachable();
}

inline grade::Confidence grade_word(SurveyConfidence confidence) noexcept {
  switch (confidence) {
    case SurveyConfidence::percent_90: return grade::Confidence::percent_90;
    case SurveyConfidence::percent_95: return grade::Confidence::percent_95;
    case SurveyConfidence::percent_98: return grade::Confidence::percent_98;
    case SurveyConfidence::percent_99: return grade::Confidence::percent_99;
  }
  __builtin_unreachable();
}

}  // namespace riskrule::assessing
