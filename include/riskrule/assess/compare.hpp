// Assessments side by side: under several packs, at several dates, or before and after a matter was revised. Nothing is
// merged and no side is called right: two instruments that contradict each other both speak.
//
//   auto comparison = riskrule::compare(std::vector{*under_a, *under_b});
//   for (const auto& duty : comparison->duties) std::cout << duty.duty << ": " << duty.why << "\n";
//   std::cout << report::render(*comparison, report::Form::text);
//
// The same facts under the rules then and now: assess the matter with two dates and compare. The date chooses the pack
// and the instruments of what states no day of its own; a duty that says by which event it is judged (`judged_on`)
// keeps that event's day on both sides, for that is what the rules say.
#pragma once

#include <span>
#include <string>

#include "riskrule/base/result.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/model/comparison.hpp"
#include "riskrule/model/matter.hpp"

namespace riskrule {

/// Compares assessments of one matter. Duties are matched by id, risk points by id. Pure; reads the proofs of the
/// duties that differ, and so costs as much as judging those once more.
/// Errors: `compare.too_few` (fewer than two), `compare.other_matter` (ids of matters differ).
Result<Comparison> compare(std::span<const Assessment> assessments);

/// Compares two versions of one decision: the same, and what changed in the inputs. Elements of a list are matched by
/// their key where every element states one; otherwise what is equal at both ends of the list is, and the rest is
/// paired in order. Ids that differ are a note, for a second file often has its own.
Comparison compare(const Matter& before, const Assessment& assessed_before, const Matter& after,
                   const Assessment& assessed_after);

/// What changed between two versions of a matter, in the order of the description.
std::vector<InputChange> changes_between(const Matter& before, const Matter& after);

/// As JSON; the same bytes everywhere.
std::string write_comparison(const Comparison& comparison, data::JsonStyle style = data::JsonStyle::indented);

}  // namespace riskrule
