// Assessments side by side, and in what they differ.
#include "riskrule/assess/compare.hpp"

#include <algorithm>

#include "pack/citation.hpp"

namespace riskrule {
namespace {

using Sides = std::vector<const Assessment*>;

const Finding* finding_on(const Assessment& side, const std::string& duty) {
  const auto it = std::ranges::find_if(side.findings, [&](const Finding& finding) { return finding.duty == duty; });
  return it == side.findings.end() ? nullptr : &*it;
}

/// The ids that any side has, in the order in which they are first met.
template <class Range, class Id>
std::vector<std::string> ids_of(const Sides& sides, Range range, Id id) {
  std::vector<std::string> out;
  for (const Assessment* side : sides)
    for (const auto& one : side->*range)
      if (std::string text(one.*id); std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
  return out;
}

SideFinding side_of(const Finding& finding) {
  SideFinding out{.has = true};
  out.pack = finding.pack;
  out.verdict = finding.verdict;
  out.binding = finding.binding;
  out.force = finding.force;
  out.citation = pack::citations(finding.basis);
  out.says = finding.says;
  out.judged_on = finding.judged_on;
  out.missing = *finding.missing;
  out.note = finding.note;
  return out;
}

/// The condition that settled the verdict is the last that was looked at.
void add_condition(const Finding& finding, SideFinding& to) {
  const auto& steps = finding.proof.steps();
  if (steps.empty()) return;
  to.condition = steps.back().operation + "：" + steps.back().text;
  to.value = steps.back().value;
}

std::vector<DutyAspect> aspects_of(const std::vector<SideFinding>& sides) {
  const SideFinding* first = nullptr;
  std::vector<DutyAspect> out;
  const auto add = [&](DutyAspect aspect) {
    if (std::ranges::find(out, aspect) == out.end()) out.push_back(aspect);
  };
  for (const auto& side : sides) {
    if (!side.has) {
      add(DutyAspect::presence);
      continue;
    }
    if (first == nullptr) first = &side;
    if (side.verdict != first->verdict) add(DutyAspect::verdict);
    if (side.binding != first->binding) add(DutyAspect::binding);
    if (side.force != first->force) add(DutyAspect::force);
    if (side.citation != first->citation) add(DutyAspect::basis);
    if (side.says != first->says) add(DutyAspect::wording);
    if (side.judged_on != first->judged_on) add(DutyAspect::day);
    if (side.missing != first->missing) add(DutyAspect::missing);
  }
  std::ranges::sort(out);
  return out;
}

std::string joined(const std::vector<std::string>& all, const char* between) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : between) + one;
  return out;
}

class Why {
 public:
  Why(const std::vector<ComparedSide>& names, const DutyDifference& difference)
      : names_(names), difference_(difference) {}

  std::string text() const {
    std::vector<std::string> out;
    for (const DutyAspect aspect : difference_.differs) out.push_back(sentence(aspect));
    return joined(out, "。");
  }

 private:
  std::string sentence(DutyAspect aspect) const {
    switch (aspect) {
      case DutyAspect::presence: return presence();
      case DutyAspect::verdict: return "判定不同：" + each(&Why::settled);
      case DutyAspect::binding:
        return "约束力不同：" + each([](auto& s) { return std::string(*s.binding ? "有" : "无"); });
      case DutyAspect::force: return "效力不同：" + each([](auto& s) { return std::string(data::label_of(*s.force)); });
      case DutyAspect::basis: return "依据不同：" + each([](auto& s) { return *s.citation; });
      case DutyAspect::wording: return "要求不同：" + each([](auto& s) { return std::string(*s.says); });
      case DutyAspect::day:
        return "判定日期不同：" + each([](auto& s) { return s.judged_on ? to_string(*s.judged_on) : "未载明"; });
      case DutyAspect::missing:
        return "缺少的信息不同：" + each([](auto& s) { return s.missing.empty() ? "无" : joined(s.missing, "、"); });
    }
    return {};
  }

  std::string presence() const {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < difference_.sides.size(); ++i)
      if (!difference_.sides[i].has) without.push_back("“" + names_[i].name + "”");
    return joined(without, "、") + "没有此义务";
  }

  static std::string settled(const SideFinding& side) {
    std::string out(data::label_of(*side.verdict));
    if (side.condition) out += "，因 " + *side.condition + " = " + *side.value;
    if (side.note) out += "，" + *side.note;
    return out;
  }

  template <class Say>
  std::string each(Say say) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < difference_.sides.size(); ++i)
      if (difference_.sides[i].has) out.push_back("“" + names_[i].name + "”" + say(difference_.sides[i]));
    return joined(out, "；");
  }

  const std::vector<ComparedSide>& names_;
  const DutyDifference& difference_;
};

ComparedSide summary_of(const Assessment& a, std::string name) {
  ComparedSide out{.name = std::move(name), .as_of = a.as_of, .packs = a.packs, .counts = a.counts};
  out.origin = a.grade.origin;
  out.grade = a.grade.grade;
  out.scale = a.grade.scale;
  out.votes = a.grade.votes;
  out.why_not_next = a.grade.why_not_next;
  out.permission = a.outcome.permission;
  out.says = a.outcome.says;
  if (a.outcome.advised) out.advised = a.outcome.advised->permission;
  out.blocked_by = a.outcome.blocked_by;
  out.open = a.outcome.open;
  out.notes = a.notes;
  return out;
}

/// The pack, the date where dates differ, and a number where even that is the same.
std::vector<std::string> names_of(const Sides& sides) {
  std::vector<std::string> out;
  const bool dates = std::ranges::any_of(sides, [&](const auto* s) { return s->as_of != sides.front()->as_of; });
  for (const Assessment* side : sides) {
    std::string name = side->packs.empty() ? std::string("无规则包") : side->packs.back().pack + "";
    if (dates) name += " " + to_string(side->as_of);
    const auto same = [&](const std::string& other) { return other == name || other.starts_with(name + " #"); };
    const auto before = std::ranges::count_if(out, same);
    if (before > 0) name += " #" + std::to_string(before + 1);
    out.push_back(std::move(name));
  }
  return out;
}

void add_duties(const Sides& sides, Comparison& out) {
  for (const auto& id : ids_of(sides, &Assessment::findings, &Finding::duty)) {
    DutyDifference difference{.duty = id};
    std::vector<const Finding*> found;
    for (const Assessment* side : sides) {
      found.push_back(finding_on(*side, id));
      difference.sides.push_back(found.back() == nullptr ? SideFinding{} : side_of(*found.back()));
    }
    difference.differs = aspects_of(difference.sides);
    if (difference.differs.empty()) {
      ++out.duties_alike;
      continue;
    }
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i] != nullptr) add_condition(*found[i], difference.sides[i]);
    difference.why = Why(out.sides, difference).text();
    out.duties.push_back(std::move(difference));
  }
}

SideRisk side_of(const AssessedRisk& risk) {
  return {.has = true,
          .area = risk.area,
          .fits_an_area = risk.fits_an_area,
          .measures = risk.measures,
          .degrees = risk.degrees};
}

bool alike(const SideRisk& a, const SideRisk& b) {
  const auto same = [](const Degree& x, const Degree& y) {
    return x.by == y.by && x.stage == y.stage && x.value == y.value && x.degree == y.degree;
  };
  return a.has == b.has && a.area == b.area && a.fits_an_area == b.fits_an_area && a.measures == b.measures &&
         std::ranges::equal(a.degrees, b.degrees, same);
}

void add_risks(const Sides& sides, Comparison& out) {
  for (const auto& id : ids_of(sides, &Assessment::risks, &AssessedRisk::id)) {
    RiskDifference difference{.risk = id};
    for (const Assessment* side : sides) {
      const auto it = std::ranges::find(side->risks, id, &AssessedRisk::id);
      difference.sides.push_back(it == side->risks.end() ? SideRisk{} : side_of(*it));
      if (it != side->risks.end()) difference.title = it->title;
    }
    const auto other = [&](const SideRisk& side) { return !alike(side, difference.sides.front()); };
    if (std::ranges::any_of(difference.sides, other)) out.risks.push_back(std::move(difference));
  }
}

/// What the outcome of a side rests on: what blocks it, what is open, what a text advises that binds nobody.
std::string why_outcome(const ComparedSide& side, const Assessment& assessment) {
  std::string out = "“" + side.name + "”" + std::string(data::label_of(side.permission));
  const auto duties = [&](const std::vector<SharedText>& ids) {
    std::string list;
    for (const auto& id : ids)
      if (const auto* finding = finding_on(assessment, std::string(id)))
        list += (list.empty() ? "“" : "、“") + std::string(finding->says) + "”";
    return list;
  };
  if (!side.blocked_by.empty())
    out += "，因不符合" + duties(side.blocked_by);
  else if (side.permission == Permission::cannot_tell_yet && !side.open.empty())
    out += "，因无法判断" + duties(side.open);
  if (side.advised) out += "，参考意见为" + std::string(data::label_of(*side.advised));
  return out;
}

/// The vote by which a side has its grade: the first that says it and counts.
std::string why_grade(const ComparedSide& side, const Assessment&) {
  const char* none = side.scale.empty() ? "无等级，规则包没有规定等级" : "无等级";
  std::string out = "“" + side.name + "”" + side.grade.value_or(none);
  const auto vote = std::ranges::find_if(
      side.votes, [&](const GradeVote& v) { return v.counts && side.grade && v.grade && *v.grade == *side.grade; });
  return vote == side.votes.end() ? out : out + "，依" + vote->by + "：" + vote->why;
}

void tell_reasons(const Sides& sides, Comparison& out) {
  const auto tell = [&](bool differs, const char* what, std::string (*why)(const ComparedSide&, const Assessment&)) {
    if (!differs) return;
    std::vector<std::string> reasons;
    for (std::size_t i = 0; i < sides.size(); ++i) reasons.push_back(why(out.sides[i], *sides[i]));
    out.notes.push_back(std::string(what) + joined(reasons, "；"));
  };
  tell(out.grade_differs, "等级不同：", why_grade);
  tell(out.outcome_differs, "结论不同：", why_outcome);
}

Comparison compare_sides(const Sides& sides, const std::vector<std::string>& names) {
  Comparison out;
  out.engine = sides.front()->engine;
  out.matter = sides.back()->matter;
  out.title = sides.back()->title;
  for (std::size_t i = 0; i < sides.size(); ++i) out.sides.push_back(summary_of(*sides[i], names[i]));
  add_duties(sides, out);
  add_risks(sides, out);
  const auto& first = out.sides.front();
  for (const auto& side : out.sides) {
    out.grade_differs = out.grade_differs || side.grade != first.grade || side.origin != first.origin;
    out.outcome_differs = out.outcome_differs || side.permission != first.permission || side.advised != first.advised;
  }
  tell_reasons(sides, out);
  return out;
}

}  // namespace

Result<Comparison> compare(std::span<const Assessment> assessments) {
  if (assessments.size() < 2)
    return Diagnostic{.code = "compare.too_few",
                      .message = std::to_string(assessments.size()) + " assessments can not be compared; give two"};
  Sides sides;
  Diagnostics problems;
  for (const auto& one : assessments) {
    sides.push_back(&one);
    if (one.matter != sides.front()->matter)
      problems.push_back({.code = "compare.other_matter",
                          .message = "`" + one.matter + "` is another matter than `" + sides.front()->matter + "`"});
  }
  if (!problems.empty()) return problems;
  return compare_sides(sides, names_of(sides));
}

Comparison compare(const Matter& before, const Assessment& assessed_before, const Matter& after,
                   const Assessment& assessed_after) {
  Comparison out = compare_sides({&assessed_before, &assessed_after}, {"前次", "本次"});
  out.inputs = changes_between(before, after);
  if (before.id != after.id) out.notes.push_back("两次的事项编号不同：“" + before.id + "”与“" + after.id + "”");
  return out;
}

std::string write_comparison(const Comparison& comparison, data::JsonStyle style) {
  return data::write_json(comparison, style);
}

}  // namespace riskrule
