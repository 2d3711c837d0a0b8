/// What follows from a matter under the rules of a place.
#pragma once

#include "riskrule/c/limits.hpp"
#include "riskrule/c/pack.hpp"

namespace riskrule {
namespace c {

/// What came of one duty.
struct Finding {
  std::string duty;
  std::string verdict;               ///< "met", "violated", "excused", "cannot_tell" or "not_due"
  std::string says;                  ///< what the duty asks, in the words of the pack
  std::vector<std::string> basis;    ///< the clauses that it rests on, as a lawyer cites them
  std::vector<std::string> missing;  ///< JSON pointers into the matter of what would settle it
};

struct AssessOptions {
  std::string as_of;     ///< YYYY-MM-DD; "": the latest date that the matter states
  const Limits* limits;  ///< nullptr: the defaults
  explicit AssessOptions(std::string date = std::string()) : as_of(std::move(date)), limits(nullptr) {}
};

class Assessment : public Handle<riskrule_assessment> {
 public:
  Assessment() noexcept {}

  std::size_t finding_count() const noexcept { return riskrule_assessment_finding_count(get()); }
  /// Finding `index`; its texts are "" out of range.
  Finding finding(std::size_t index) const {
    Finding out;
    out.duty = riskrule_assessment_finding_duty(get(), index);
    out.verdict = riskrule_assessment_finding_verdict(get(), index);
    out.says = riskrule_assessment_finding_says(get(), index);
    const std::size_t clauses = riskrule_assessment_finding_basis_count(get(), index);
    for (std::size_t i = 0; i < clauses; ++i) out.basis.push_back(riskrule_assessment_finding_basis(get(), index, i));
    const std::size_t lacking = riskrule_assessment_finding_missing_count(get(), index);
    for (std::size_t i = 0; i < lacking; ++i) {
      out.missing.push_back(riskrule_assessment_finding_missing(get(), index, i));
    }
    return out;
  }
  std::vector<Finding> findings() const {
    std::vector<Finding> out;
    for (std::size_t i = 0; i < finding_count(); ++i) out.push_back(finding(i));
    return out;
  }

  /// In the words of the place, such as "低"; "" when there is none. Origin: "computed", "asserted", "none".
  std::string grade() const { return riskrule_assessment_grade(get()); }
  std::string grade_origin() const { return riskrule_assessment_grade_origin(get()); }
  /// What may now be decided: a word ("may_decide", "may_not_decide", …), and a sentence.
  std::string permission() const { return riskrule_assessment_permission(get()); }
  std::string outcome() const { return riskrule_assessment_outcome(get()); }

  /// A part as JSON, by JSON pointer ("/grade"; "" is all of it).
  std::string part(const std::string& pointer, OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_assessment_part(get(), pointer.c_str(), out, error);
    });
  }

  /// Why the finding of a duty is what it is; "": of everything that is due. Chinese text.
  std::string explain(const std::string& duty, OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_explain(get(), detail::or_null(duty), out, error);
    });
  }

  /// `assess` makes it.
  explicit Assessment(Owned raw) noexcept : Handle(std::move(raw)) {}
};

namespace detail {

/// `pack` nullptr: the pack that follows from the matter.
inline Assessment assess_by(const Matter& matter, const Pack* pack, const AssessOptions& options, OnError on_error) {
  return Assessment(make<riskrule_assessment>(on_error, [&](riskrule_assessment** out, riskrule_error** error) {
    if (pack != nullptr && !*pack) return riskrule_status(RISKRULE_BAD_ARGUMENT);  // else another pack would be chosen
    riskrule_assess_options raw = riskrule_assess_options();
    raw.struct_size = sizeof raw;
    raw.as_of = or_null(options.as_of);
    raw.limits = options.limits;
    return riskrule_assess(matter.get(), pack == nullptr ? nullptr : pack->get(), &raw, out, error);
  }));
}

}  // namespace detail

/// Assesses a matter by the built-in pack that follows from its place and date.
inline Assessment assess(const Matter& matter, OnError on_error RISKRULE_C_OR_THROW) {
  return detail::assess_by(matter, nullptr, AssessOptions(), on_error);
}
inline Assessment assess(const Matter& matter, const AssessOptions& options, OnError on_error RISKRULE_C_OR_THROW) {
  return detail::assess_by(matter, nullptr, options, on_error);
}
/// Assesses it by a pack.
inline Assessment assess(const Matter& matter, const Pack& pack, const AssessOptions& options,
                         OnError on_error RISKRULE_C_OR_THROW) {
  return detail::assess_by(matter, &pack, options, on_error);
}

/// The report on an assessment of that matter.
inline std::string render(const Matter& matter, const Assessment& assessment, Format format,
                          OnError on_error RISKRULE_C_OR_THROW) {
  return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
    return riskrule_render(matter.get(), assessment.get(), static_cast<std::int32_t>(format), out, error);
  });
}

}  // namespace c
}  // namespace riskrule
