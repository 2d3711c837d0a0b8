// Before and after measures: an improvement counts only where a measure that names what, who and when addresses that
// very risk. Credit does not leak from one risk to another.
//
//   auto outcomes = grade::credit(changes, measures);        // per risk: accepted or refused, and why
//   auto hints = grade::check_improvements(*outcomes, 3);    // the same improvement everywhere, ...
//
// Source: rules of practice drawn from the forms of the national outline (measure, body, time) [V2] and from reports
// whose "after" figures are mere assertions [V2]. Higher values are worse.
#pragma once

#include <cstdint>

#include "riskrule/grade/scale.hpp"

namespace riskrule::grade {

struct CreditedMeasure {
  std::string id;
  std::string what;
  std::string who;
  std::string when;
  std::vector<std::string> risks;  ///< the risks it addresses
};

/// What is claimed for one risk.
struct ClaimedChange {
  std::string risk;
  Decimal before;
  Decimal after;
  std::vector<std::string> measures;  ///< ids of the measures it is claimed for
  std::string reason;                 ///< why it got worse, if it did
};

enum class ChangeVerdict : std::uint8_t { unchanged, accepted, refused, worse, worse_unexplained };

struct ChangeOutcome {
  std::string risk;
  Decimal before;
  Decimal claimed;
  Decimal after;          ///< what counts: the claim, or for a refused one the value before
  Decimal improvement{};  ///< before − after; below 0 where it got worse
  ChangeVerdict verdict = ChangeVerdict::unchanged;
  std::vector<std::string> credited{};  ///< the measures that carry it
  Diagnostics reasons{};                ///< why measures were not credited: `measure.unknown`, `measure.incomplete`,
                                        ///< `measure.other_risk`, `measure.none`, `measure.no_reason`; warnings
};

/// The outcome of every change, in their order. A refused claim is an outcome, not an error. Errors: `measure.value`
/// (no number), `measure.duplicate` (two measures of one id, two changes of one risk).
inline Result<std::vector<ChangeOutcome>> credit(std::span<const ClaimedChange> changes,
                                                 std::span<const CreditedMeasure> measures);

/// Warnings on claims that look fixed in advance, among at least `least` claimed improvements:
/// `measure.same_improvement` (all by one amount), `measure.same_ratio` (all by one ratio), `measure.same_result`
/// (different values all end at one).
inline Diagnostics check_improvements(std::span<const ChangeOutcome> outcomes, std::size_t least);

/// The warning `measure.same_text` for measures of different risks with the same what, who and when.
inline Diagnostics check_measures(std::span<const CreditedMeasure> measures);

namespace detail {

inline Diagnostic measure_warning(const char* code, std::string message) {
  return {.severity = Severity::warning, .code = std::string("measure.") + code, .message = std::move(message)};
}

inline std::string missing_parts(const CreditedMeasure& m) {
  std::string out;
  const auto need = [&](const std::string& text, const char* name) {
    if (trimmed(text).empty()) out += std::string(out.empty() ? "" : ", ") + name;
  };
  need(m.what, "what");
  need(m.who, "who");
  need(m.when, "when");
  return out;
}

inline void credit_one(const std::string& id, std::span<const CreditedMeasure> measures, ChangeOutcome& out) {
  const auto it = std::find_if(measures.begin(), measures.end(), [&](const CreditedMeasure& m) { return m.id == id; });
  if (it == measures.end()) {
    out.reasons.push_back(measure_warning("unknown", "there is no measure `" + id + "`"));
    return;
  }
  const std::string missing = missing_parts(*it);
  const bool addresses = std::find(it->risks.begin(), it->risks.end(), out.risk) != it->risks.end();
  if (!missing.empty())
    out.reasons.push_back(measure_warning("incomplete", "measure `" + id + "` does not say " + missing));
  if (!addresses)
    out.reasons.push_back(measure_warning("other_risk", "measure `" + id + "` does not address `" + out.risk + "`"));
  if (missing.empty() && addresses) out.credited.push_back(id);
}

inline ChangeOutcome judge(const ClaimedChange& change, std::span<const CreditedMeasure> measures) {
  ChangeOutcome out{.risk = change.risk, .before = change.before, .claimed = change.after, .after = change.after};
  if (change.after > change.before) {
    const bool explained = !trimmed(change.reason).empty();
    out.verdict = explained ? ChangeVerdict::worse : ChangeVerdict::worse_unexplained;
    if (!explained)
      out.reasons.push_back(
          measure_warning("no_reason", "`" + change.risk + "` is worse after measures, without a reason"));
  } else if (change.after < change.before) {
    for (const std::string& id : change.measures) credit_one(id, measures, out);
    if (change.measures.empty())
      out.reasons.push_back(measure_warning("none", "no measure is named for `" + change.risk + "`"));
    out.verdict = out.credited.empty() ? ChangeVerdict::refused : ChangeVerdict::accepted;
    if (out.credited.empty()) out.after = change.before;
  }
  out.improvement = out.before - out.after;
  return out;
}

}  // namespace detail

inline Result<std::vector<ChangeOutcome>> credit(std::span<const ClaimedChange> changes,
                                                 std::span<const CreditedMeasure> measures) {
  Diagnostics problems;
  const auto duplicate = [&](const char* what, const std::string& id) {
    problems.push_back({.code = "measure.duplicate", .message = std::string("two ") + what + " are `" + id + "`"});
  };
  for (std::size_t i = 0; i < measures.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (measures[i].id == measures[j].id) duplicate("measures", measures[i].id);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].before.is_nan() || changes[i].after.is_nan())
      problems.push_back({.code = "measure.value", .message = "a value of `" + changes[i].risk + "` is not a number"});
    for (std::size_t j = 0; j < i; ++j)
      if (changes[i].risk == changes[j].risk) duplicate("changes", changes[i].risk);
  }
  if (has_errors(problems)) return problems;
  std::vector<ChangeOutcome> out;
  for (const ClaimedChange& change : changes) out.push_back(detail::judge(change, measures));
  return out;
}

inline Diagnostics check_improvements(std::span<const ChangeOutcome> outcomes, std::size_t least) {
  std::vector<const ChangeOutcome*> better;
  for (const ChangeOutcome& o : outcomes)
    if (o.claimed < o.before) better.push_back(&o);
  Diagnostics out;
  if (better.empty() || better.size() < least) return out;
  const ChangeOutcome& first = *better.front();
  const auto all = [&](auto same) {
    return std::all_of(better.begin(), better.end(), [&](const ChangeOutcome* o) { return same(*o); });
  };
  const std::string n = "all " + std::to_string(better.size()) + " improvements ";
  const bool one_start = all([&](const ChangeOutcome& o) { return o.before == first.before; });
  if (all([&](const ChangeOutcome& o) { return o.before - o.claimed == first.before - first.claimed; }))
    out.push_back(detail::measure_warning("same_improvement",
                                          n + "are by " + (first.before - first.claimed).normalized().to_string()));
  if (!one_start && all([&](const ChangeOutcome& o) { return o.claimed * first.before == first.claimed * o.before; }))
    out.push_back(detail::measure_warning("same_ratio", n + "are by the ratio of `" + first.risk + "`, " +
                                                            first.claimed.to_string() + " to " +
                                                            first.before.to_string()));
  if (!one_start && all([&](const ChangeOutcome& o) { return o.claimed == first.claimed; }))
    out.push_back(detail::measure_warning("same_result", n + "end at " + first.claimed.to_string()));
  return out;
}

inline Diagnostics check_measures(std::span<const CreditedMeasure> measures) {
  Diagnostics out;
  for (std::size_t i = 0; i < measures.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const CreditedMeasure& a = measures[j];
      const CreditedMeasure& b = measures[i];
      if (a.what == b.what && a.who == b.who && a.when == b.when && a.risks != b.risks)
        out.push_back(
            detail::measure_warning("same_text", "measures `" + a.id + "` and `" + b.id + "` are the same text"));
    }
  return out;
}

}  // namespace riskrule::grade
