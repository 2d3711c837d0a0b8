/// What is asked on from assessments, and what is wrong with a text before anything is asked.
#pragma once

#include "riskrule/c/assessment.hpp"

namespace riskrule {
namespace c {

/// Assessments of one matter, under several packs or dates, side by side; at least two.
inline std::string compare(const std::vector<const Assessment*>& assessments, Format format,
                           OnError on_error RISKRULE_C_OR_THROW) {
  const std::vector<const riskrule_assessment*> raw = detail::handles<riskrule_assessment>(assessments);
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_compare(raw.data(), raw.size(), static_cast<std::int32_t>(format), out, error);
  });
}

/// Two versions of one matter, each with its assessment.
inline std::string compare_versions(const Matter& before, const Assessment& assessed_before, const Matter& after,
                                    const Assessment& assessed_after, Format format,
                                    OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_compare_versions(before.get(), assessed_before.get(), after.get(), assessed_after.get(),
                                     static_cast<std::int32_t>(format), out, error);
  });
}

struct ExploreOptions {
  std::string as_of;     ///< as in AssessOptions
  const Pack* pack;      ///< nullptr: the one that follows from the matter
  bool pert;             ///< draw from PERT instead of triangular distributions
  std::uint64_t seed;    ///< of the simulation; at most 2^63 - 1
  std::uint64_t draws;   ///< 0: no simulation; at most 100 million
  std::uint32_t spread;  ///< ranks on either side by which a known rank may be off; 0: 1
  const Limits* limits;
  ExploreOptions() : pack(nullptr), pert(false), seed(0), draws(0), spread(0), limits(nullptr) {}
};

/// How firm the grade is: distance to the next, smallest changes that move it, sensitivity, measures, simulation.
inline std::string explore(const Matter& matter, const ExploreOptions& options, Format format,
                           OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    if (options.pack != nullptr && !*options.pack) return riskrule_status(RISKRULE_BAD_ARGUMENT);
    riskrule_explore_options raw = riskrule_explore_options();
    raw.struct_size = sizeof raw;
    raw.pert = options.pert ? 1 : 0;
    raw.as_of = detail::or_null(options.as_of);
    raw.seed = options.seed;
    raw.draws = options.draws;
    raw.spread = options.spread;
    raw.limits = options.limits;
    return riskrule_explore(matter.get(), options.pack == nullptr ? nullptr : options.pack->get(), &raw,
                            static_cast<std::int32_t>(format), out, error);
  });
}

/// After the decision: measures overdue, triggers, duties of the time of execution, evaluators who judge themselves.
inline std::string follow_up(const Matter& matter, const Assessment& assessment, Format format,
                             OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_follow_up(matter.get(), assessment.get(), static_cast<std::int32_t>(format), out, error);
  });
}

/// A matter with its assessment, to be compared with; neither is taken over.
struct Case {
  const Matter* matter;
  const Assessment* assessment;
};

/// The `most` assessed matters nearest to one. `features` (JSON) "": those that are built in.
inline std::string similar(const Matter& matter, const Assessment& assessment, const std::vector<Case>& base,
                           const std::string& features, std::size_t most, Format format,
                           OnError on_error RISKRULE_C_OR_THROW) {
  std::vector<const riskrule_matter*> matters;
  std::vector<const riskrule_assessment*> assessments;
  for (const Case& one : base) {
    matters.push_back(one.matter == nullptr ? nullptr : one.matter->get());
    assessments.push_back(one.assessment == nullptr ? nullptr : one.assessment->get());
  }
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_similar(matter.get(), assessment.get(), matters.data(), assessments.data(), base.size(),
                            detail::or_null(features), features.size(), most, static_cast<std::int32_t>(format), out,
                            error);
  });
}

/// Raw returns in CSV, a row for each, into counts, shares and intervals; `map` (JSON) says what columns and words mean.
inline std::string survey(const std::string& csv, const std::string& file, const std::string& map, Format format,
                          OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_survey(csv.data(), csv.size(), detail::or_null(file), map.data(), map.size(),
                           static_cast<std::int32_t>(format), out, error);
  });
}

/// Everything that is wrong or hard to believe in a matter, a pack or a DMN model: a JSON list as ErrorInfo::json.
inline std::string check(const std::string& text, const std::string& file, OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_check(text.data(), text.size(), detail::or_null(file), out, error);
  });
}

/// The same, of a matter against the grades of this pack.
inline std::string check(const std::string& text, const std::string& file, const Pack& pack, const Limits& limits,
                         OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    if (!pack) return riskrule_status(RISKRULE_BAD_ARGUMENT);
    return riskrule_check_with(text.data(), text.size(), detail::or_null(file), pack.get(), &limits, out, error);
  });
}

}  // namespace c
}  // namespace riskrule
