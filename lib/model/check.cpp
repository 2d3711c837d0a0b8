// What contradicts itself in a matter. Each check is a function in the table at the end; it sees the whole matter and
// reports with a JSON pointer.
#include <array>

#include "riskrule/base/date.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

class Findings {
 public:
  void add(Severity severity, std::string code, std::string pointer, std::string message) {
    all_.push_back(
        {.severity = severity, .code = std::move(code), .message = std::move(message), .pointer = std::move(pointer)});
  }
  void error(std::string code, std::string pointer, std::string message) {
    add(Severity::error, std::move(code), std::move(pointer), std::move(message));
  }
  Diagnostics take() && { return std::move(all_); }

 private:
  Diagnostics all_;
};

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

/// Calls `visit(element, pointer)` for each element of a stated list.
template <class List, class Visit>
void each(const Stated<List>& list, const std::string& pointer, Visit visit) {
  if (!list) return;
  for (std::size_t i = 0; i < list->size(); ++i) visit((*list)[i], pointer + "/" + std::to_string(i));
}

void jurisdiction(const Matter& m, Findings& out) {
  bool good = m.jurisdiction.size() == 6 && m.jurisdiction[0] != '0';
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
  if (!r.valid) return;
  const auto sum = Decimal(r.support.value_or(0)) + Decimal(r.conditional.value_or(0)) + Decimal(r.oppose.value_or(0)) +
                   Decimal(r.indifferent.value_or(0));
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

constexpr std::array checks{&jurisdiction, &period, &consultations, &weights, &orders};

}  // namespace

Diagnostics check_matter(const Matter& matter) {
  Findings out;
  for (const auto check : checks) check(matter, out);
  return std::move(out).take();
}

}  // namespace riskrule
