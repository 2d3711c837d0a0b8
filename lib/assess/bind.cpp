// The matter as FEEL values, and the terms of the pack.
#include <algorithm>
#include <map>

#include "riskrule/base/never_destroyed.hpp"
#include "riskrule/model/io.hpp"
#include "workspace.hpp"

namespace riskrule {
namespace {

using data::Kind;
using data::TypeInfo;

/// The members of a structure in which a date may stand, and the structure that each holds, if it holds one: found once,
/// for most of a matter is texts.
struct Dated {
  struct Member {
    const data::MemberInfo* info;
    const Dated* inside;
  };
  std::vector<Member> members{};
};

class DatedMembers {
 public:
  explicit DatedMembers(const TypeInfo& type) : root_(look_into(type).inside) {}
  const Dated& root() const noexcept { return *root_; }

 private:
  struct Found {
    bool dated;
    const Dated* inside;
  };
  Found look_into(const TypeInfo& type) {
    if (type.kind == Kind::stated || type.kind == Kind::list) return look_into(type.element());
    if (type.kind != Kind::structure) return {type.kind == Kind::date, nullptr};
    const auto [place, fresh] = structures_.try_emplace(&type);
    auto& out = place->second;
    if (fresh)
      for (const auto& member : type.members)
        if (const Found found = look_into(member.type()); found.dated) out.members.push_back({&member, found.inside});
    return {!out.members.empty(), &out};
  }

  std::map<const TypeInfo*, Dated> structures_;
  const Dated* root_;
};

/// `dated` is of the structure that the type is or holds.
void latest(const Dated* dated, const TypeInfo& type, const void* object, std::optional<Date>& best) {
  switch (type.kind) {
    case Kind::date: best = std::max(best, std::optional(*static_cast<const Date*>(object))); return;
    case Kind::stated:
      if (type.stated->state(object) == data::StatedState::stated)
        latest(dated, type.element(), type.stated->value(object), best);
      return;
    case Kind::list:
      for (std::size_t i = 0; i < type.list->size(object); ++i)
        latest(dated, type.element(), type.list->at(object, i), best);
      return;
    case Kind::structure:
      for (const auto& member : dated->members)
        latest(member.inside, member.info->type(), member.info->get(object), best);
      return;
    default: return;
  }
}

}  // namespace

std::optional<Date> latest_date(const Matter& matter) {
  static const NeverDestroyed<DatedMembers> dated(matter_type());
  std::optional<Date> best;
  latest(&dated->root(), matter_type(), &matter, best);
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
  scratch.slots[slot] = feel::Value::date(job.as_of);
  scratch.term_missing.clear();
  for (const auto& term : job.pack.terms) {
    scratch.slots[term.slot] = evaluate(job, term, scratch.term_missing.emplace_back());
  }
  scratch.conditions.assign(job.pack.conditions.size(), std::nullopt);
  if (scratch.last_missing.size() < job.pack.conditions.size()) scratch.last_missing.resize(job.pack.conditions.size());
  scratch.term_traces.assign(job.pack.terms.size(), std::nullopt);
  const auto value_or_null = [&](const feel::Expression& e) { return e ? evaluate(job, e) : feel::Value(); };
  scratch.layer_applies.clear();
  scratch.layer_missing.clear();
  scratch.layer_by_reference.clear();
  for (const auto& rule : job.pack.layer_rules) {
    scratch.layer_applies.push_back(value_or_null(rule.applies));
    auto& missing = scratch.layer_missing.emplace_back();
    if (rule.applies && scratch.layer_applies.back().is_null()) evaluate(job, rule.applies, missing);  // seldom
    scratch.layer_by_reference.push_back(value_or_null(rule.by_reference));
  }
}

}  // namespace assessing
}  // namespace riskrule
