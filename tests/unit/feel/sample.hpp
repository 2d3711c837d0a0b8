// A small described model for the tests of this layer.
#pragma once

#include <string>
#include <vector>

#include "riskrule/feel/expression.hpp"

namespace riskrule::feel::sample {

enum class Level { low, medium, high };
RISKRULE_ENUM(Level, "等级", "How high.", (low, "低", "Low."), (medium, "中", "Medium."), (high, "高", "High."))

enum class Way { open_call, written, hearing };
RISKRULE_ENUM(Way, "方式", "How opinions were heard.", (open_call, "公开征求意见", "Openly."),
              (written, "书面征求意见", "In writing."), (hearing, "听证会", "In a hearing."))

struct Hearing {
  Open<Way> way;
  Stated<Date> opened;
  Stated<Date> closed;
  Stated<std::vector<std::string>> channels;
};
RISKRULE_DESCRIBE(Hearing, "征求意见", "One way in which opinions were heard.", (way, "方式", "How."),
                  (opened, "开始", "First day."), (closed, "结束", "Last day."), (channels, "渠道", "Where."))

struct Risk {
  std::string title;
  Level level = Level::low;
  Decimal weight;
  Stated<bool> controlled;
};
RISKRULE_DESCRIBE(Risk, "风险点", "A risk.", (title, "名称", "Its name."), (level, "等级", "How high."),
                  (weight, "权重", "From 0 to 1."), (controlled, "是否可控", "Whether it is controlled."))

struct Plan {
  std::string title;
  Stated<Level> grade;
  Stated<std::int64_t> budget;
  Stated<Date> decided;
  Stated<std::vector<Hearing>> hearings;
  Stated<std::vector<Risk>> risks;
  Stated<Risk> main_risk;
};
RISKRULE_DESCRIBE(Plan, "方案", "What is decided.", (title, "标题", "Its title."), (grade, "等级", "The grade."),
                  (budget, "预算", "In yuan."), (decided, "决定日期", "When."), (hearings, "征求意见", "Opinions."),
                  (risks, "风险点", "Risks."), (main_risk, "主要风险", "The greatest."))

/// `budget` is not stated; `decided` is stated to be unknown; the second hearing has no last day.
inline const Plan& plan() {
  static const Plan sample = [] {
    Plan p;
    p.title = "方案";
    p.grade = Level::medium;
    p.decided = unknown;
    Hearing open;
    open.way = "open_call";
    open.opened = Date{2024, 1, 1};
    open.closed = Date{2024, 1, 31};
    open.channels = std::vector<std::string>{"网站", "报纸"};
    Hearing written;
    written.way = "written";
    written.opened = Date{2024, 2, 1};
    p.hearings = std::vector<Hearing>{open, written};
    Risk noise;
    noise.title = "噪声";
    noise.level = Level::high;
    noise.weight = *Decimal::parse("0.7");
    noise.controlled = true;
    Risk dust;
    dust.title = "扬尘";
    dust.weight = *Decimal::parse("0.3");
    p.risks = std::vector<Risk>{noise, dust};
    p.main_risk = noise;
    return p;
  }();
  return sample;
}

/// The plan's members as inputs, its words as constants.
struct PlanScope {
  Scope scope;
  Arena arena;
  std::vector<Value> inputs;

  PlanScope() {
    static constexpr std::string_view words[] = {"open_call", "written", "hearing", "low", "medium", "high"};
    for (const auto word : words)
      scope.add_constant(std::string(word), Value::string(word), simple_type(TypeKind::string));
    for (const auto& member : data::type_of<Plan>().members) {
      scope.add(std::string(member.name), type_from(member.type()));
      auto* path = arena.make<Path>();
      path->member = member.name;
      inputs.push_back(value_of(arena, member.type(), member.get(&plan()), path));
    }
  }
};

}  // namespace riskrule::feel::sample
