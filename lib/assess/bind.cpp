// The matter as FEEL values, and the terms of the pack.
#include <array>

#include "riskrule/model/io.hpp"
#include "workspace.hpp"

namespace riskrule {
namespace {

void latest(const data::TypeInfo& type, const void* object, std::optional<Date>& best) {
  switch (type.kind) {
    case data::Kind::date: {
      const Date& date = *static_cast<const Date*>(object);
      if (!best || *best < date) best = date;
      return;
    }
    case data::Kind::stated:
      if (type.stated->state(object) == data::StatedState::stated)
        latest(type.element(), type.stated->value(object), best);
      return;
    case data::Kind::list:
      for (std::size_t i = 0; i < type.list->size(object); ++i) latest(type.element(), type.list->at(object, i), best);
      return;
    case data::Kind::structure:
      for (const auto& member : type.members) latest(member.type(), member.get(object), best);
      return;
    default: return;
  }
}

}  // namespace

std::optional<Date> latest_date(const Matter& matter) {
  std::optional<Date> best;
  latest(matter_type(), &matter, best);
  return best;
}

namespace assessing {

feel::Value evaluate(const Job& job, const feel::Expression& expression) {
  return expression.evaluate(job.scratch.call, job.scratch.slots);
}

void bind(const Job& job) {
  auto& scratch = job.scratch;
  scratch.slots.assign(job.pack.scope.slots(), feel::Value());
  std::size_t slot = 0;
  for (const auto& member : matter_type().members) {
    const auto* path = scratch.call.arena.make<feel::Path>(nullptr, member.name, 0U);
    scratch.slots[slot++] = feel::value_of(scratch.call.arena, member.type(), member.get(&job.matter), path);
  }
  for (const auto& term : job.pack.terms) scratch.slots[term.slot] = evaluate(job, term.is);
  scratch.term_traces.assign(job.pack.terms.size(), std::nullopt);
  const auto value_or_null = [&](const feel::Expression& e) { return e ? evaluate(job, e) : feel::Value(); };
  scratch.layer_applies.clear();
  scratch.layer_by_reference.clear();
  for (const auto& rule : job.pack.layer_rules) {
    scratch.layer_applies.push_back(value_or_null(rule.applies));
    scratch.layer_by_reference.push_back(value_or_null(rule.by_reference));
  }
}

}  // namespace assessing
}  // namespace riskrule
