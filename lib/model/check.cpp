// What contradicts itself in a matter. Each check is a function in the table at the end; it sees the whole matter and
// reports with a JSON pointer.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "checks.hpp"
#include "riskrule/base/date.hpp"

namespace riskrule {
namespace {

using checking::each;
using checking::Findings;
using checking::printed;
using checking::stated;

using Days = const Stated<Date>&;
using Count = const Stated<std::int64_t>&;

/// `later` (named by the pointer) must not come before `earlier`. An error where the order is one of logic; a warning
/// where the matter may state truly what was done wrongly.
void in_order(Findings& out, Severity severity, Days earlier, const char* earlier_name, Days later,
              const std::string& pointer) {
  if (!earlier || !later || *later >= *earlier) return;
  out.add(severity, "matter.order", pointer,
          "the day " + to_string(*later) + " comes before `" + earlier_name + "`, " + to_string(*earlier));
}

/// `part` (named by the pointer) must not exceed `whole`.
void within(Findings& out, Count part, const std::string& pointer, Count whole, const char* whole_name) {
  if (!part || !whole || *part <= *whole) return;
  out.error("matter.counts", pointer,
            std::to_string(*part) + " is more than `" + whole_name + "`, " + std::to_string(*whole));
}

/// 000000 is the country: for a matter whose place the source hides, only the rules of the country are known to apply.
void jurisdiction(const Matter& m, Findings& out) {
  bool good = m.jurisdiction.size() == 6 && (m.jurisdiction[0] != '0' || m.jurisdiction == "000000");
  for (const char c : m.jurisdiction) good = good && c >= '0' && c <= '9';
  if (!good)
    out.error("matter.jurisdiction", "/jurisdiction", "`" + m.jurisdiction + "` is not a GB/T 2260 code of six digits");
}

void period(const Matter& m, Findings& out) {
  if (m.period && m.period->from > m.period->to)
    out.error(
        "matter.period", "/period/to",
        "the last year " + std::to_string(m.period->to) + " comes before the first, " + std::to_string(m.period->from));
}

void returns(const Returns& r, const std::string& at, Findings& out) {
  within(out, r.valid, at + "/valid", r.sent, "sent");
  within(out, r.returned, at + "/returned", r.sent, "sent");
  within(out, r.valid, at + "/valid", r.returned, "returned");
  within(out, r.sent, at + "/sent", r.population, "population");
  if (!r.valid) return;
  const auto sum = Decimal(r.support.value_or(0)) + Decimal(r.conditional.value_or(0)) + Decimal(r.oppose.value_or(0)) +
                   Decimal(r.indifferent.value_or(0)) + Decimal(r.unconcerned.value_or(0));
  if (sum > Decimal(*r.valid))
    out.error("matter.counts", at,
              "the answers add up to " + sum.to_string() + ", more than `valid`, " + std::to_string(*r.valid));
}

void hearing(const Hearing& h, const std::string& at, Findings& out) {
  within(out, h.present, at + "/present", h.invited, "invited");
  in_order(out, Severity::warning, h.notice, "notice", h.report, at + "/report");
}

void opinions(const Consultation& c, const std::string& at, Findings& out) {
  if (!c.declared_opinions || !c.opinions) return;
  const auto listed = static_cast<std::int64_t>(c.opinions->size());
  if (*c.declared_opinions != listed)
    out.add(
        Severity::warning, "matter.opinions", at + "/declared_opinions",
        std::to_string(*c.declared_opinions) + " opinions are declared, but " + std::to_string(listed) + " are listed");
}

void consultations(const Matter& m, Findings& out) {
  each(m.consultations, "/consultations", [&](const Consultation& c, const std::string& at) {
    in_order(out, Severity::error, c.opened, "opened", c.closed, at + "/closed");
    opinions(c, at, out);
    if (c.returns) returns(*c.returns, at + "/returns", out);
    if (c.hearing) hearing(*c.hearing, at + "/hearing", out);
  });
}

void weights(const Matter& m, Findings& out) {
  if (!m.risk_assessment) return;
  each(m.risk_assessment->points, "/risk_assessment/points", [&](const RiskPoint& p, const std::string& at) {
    if (p.weight && *p.weight > Decimal(1))
      out.error("matter.weight", at + "/weight", "the weight " + p.weight->to_string() + " is above 1");
  });
}

/// Times that do not count are subtracted one by one: they lie within the review and must not overlap.
void stopped_clock(const LegalityReview& review, Findings& out) {
  const StoppedClock* before = nullptr;
  each(review.stopped, "/legality_review/stopped", [&](const StoppedClock& s, const std::string& at) {
    in_order(out, Severity::error, review.sent, "sent", s.from, at + "/from");
    in_order(out, Severity::error, s.from, "from", s.to, at + "/to");
    in_order(out, Severity::error, s.to, at.c_str(), review.opinion, "/legality_review/opinion");
    if (before != nullptr) in_order(out, Severity::error, before->to, "to", s.from, at + "/from");
    before = &s;
  });
}

/// What names a risk point names one that there is, and as many are listed as are declared.
void points(const Matter& m, Findings& out) {
  const auto& r = m.risk_assessment;
  if (!r || !r->points) return;
  const auto known = [&](const std::string& id, const std::string& at) {
    if (std::ranges::find(*r->points, id, &RiskPoint::id) == r->points->end())
      out.error("matter.unknown_point", at, "there is no risk point `" + id + "`");
  };
  const auto measures = [&](const Stated<std::vector<Measure>>& list, const std::string& at) {
    each(list, at, [&](const Measure& measure, const std::string& place) {
      each(measure.addresses, place + "/addresses", known);
    });
  };
  measures(r->measures, "/risk_assessment/measures");
  each(r->points, "/risk_assessment/points",
       [&](const RiskPoint& p, const std::string& at) { measures(p.measures, at + "/measures"); });
  each(r->comparisons, "/risk_assessment/comparisons", [&](const PairwiseComparisons& c, const std::string& at) {
    for (std::size_t i = 0; i < c.judgements.size(); ++i) {
      const std::string place = at + "/judgements/" + std::to_string(i);
      known(c.judgements[i].more, place + "/more");
      known(c.judgements[i].than, place + "/than");
    }
  });
  each(r->memberships, "/risk_assessment/memberships",
       [&](const Membership& row, const std::string& at) { known(row.point, at + "/point"); });
  const auto listed = static_cast<std::int64_t>(r->points->size());
  if (r->declared_points && *r->declared_points != listed)
    out.add(Severity::warning, "matter.points", "/risk_assessment/declared_points",
            std::to_string(*r->declared_points) + " risk points are declared, but " + std::to_string(listed) +
                " are listed");
}

/// The same paper twice in one list: a slip, or one of the two is another paper.
void documents(const Matter& m, Findings& out) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::string>, std::string> seen;
  each(m.documents, "/documents", [&](const Document& d, const std::string& at) {
    const std::string_view number = d.number ? std::string_view(*d.number) : std::string_view();
    const std::string date = d.date ? to_string(*d.date) : std::string();
    const auto [first, is_new] = seen.try_emplace({d.kind.word, d.title, number, date}, at);
    if (!is_new)
      out.add(Severity::warning, "matter.duplicate_document", at,
              "`" + d.title + "` is listed already, at " + first->second);
  });
}

void orders(const Matter& m, Findings& out) {
  constexpr auto doubtful = Severity::warning;
  if (const auto& p = m.proposal)
    in_order(out, Severity::error, p->started, "started", p->deadline, "/proposal/deadline");
  if (const auto& r = m.risk_assessment)
    in_order(out, doubtful, r->adjusted, "adjusted", r->found_controllable_again,
             "/risk_assessment/found_controllable_again");
  if (const auto& r = m.legality_review) {
    in_order(out, doubtful, r->sent, "sent", r->opinion, "/legality_review/opinion");
    stopped_clock(*r, out);
  }
  if (const auto& d = m.decision) {
    in_order(out, doubtful, d->submitted, "submitted", d->date, "/decision/date");
    in_order(out, doubtful, d->date, "date", d->issued, "/decision/issued");
    in_order(out, doubtful, d->issued, "issued", d->published, "/decision/published");
  }
}

constexpr std::array checks{&jurisdiction, &period,  &consultations, &weights, &points,
                            &documents,    &printed, &stated,        &orders};

}  // namespace

Diagnostics check_matter(const Matter& matter) {
  Findings out;
  for (const auto check : checks) check(matter, out);
  return std::move(out).take();
}

}  // namespace riskrule
