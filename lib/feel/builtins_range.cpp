// How points and ranges lie to each other (Allen's relations), and ranges from text.
#include "feel/builtin_support.hpp"
#include "feel/range_text.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

/// An end of a range. An open end is a little (`side`) inside of its value; an unbounded one is infinite.
struct Edge {
  const Value* value = nullptr;
  int side = 0;
  int infinite = 0;
};

/// A range; a point is a range of nothing else.
struct Interval {
  Edge low;
  Edge high;
};

Interval interval_of(const Value& value) noexcept {
  if (!value.is(Tag::range)) return {{&value, 0, 0}, {&value, 0, 0}};
  const Range& r = value.as_range();
  return {{&r.low, r.low_closed ? 0 : 1, r.low.is_null() ? -1 : 0},
          {&r.high, r.high_closed ? 0 : -1, r.high.is_null() ? 1 : 0}};
}

/// Compares edges and remembers whether one comparison was not possible.
class Comparison {
 public:
  int operator()(const Edge& a, const Edge& b) {
    if (a.infinite != 0 || b.infinite != 0) return sign(a.infinite - b.infinite);
    const auto order = order_of(*a.value, *b.value);
    if (!order) {
      possible_ = false;
      return 0;
    }
    return *order < 0 ? -1 : *order > 0 ? 1 : sign(a.side - b.side);
  }
  bool possible() const noexcept { return possible_; }

 private:
  static int sign(int x) noexcept { return x < 0 ? -1 : x > 0 ? 1 : 0; }
  bool possible_ = true;
};

bool is_before(Comparison& c, const Interval& a, const Interval& b) { return c(a.high, b.low) < 0; }
bool is_after(Comparison& c, const Interval& a, const Interval& b) { return is_before(c, b, a); }
bool is_meeting(Comparison& c, const Interval& a, const Interval& b) {
  return c(a.high, b.low) == 0 && a.high.side == 0 && a.high.infinite == 0;
}
bool is_met_by(Comparison& c, const Interval& a, const Interval& b) { return is_meeting(c, b, a); }
bool is_overlapping(Comparison& c, const Interval& a, const Interval& b) {
  const bool apart = is_before(c, a, b);
  return !is_before(c, b, a) && !apart;
}
bool is_overlapping_before(Comparison& c, const Interval& a, const Interval& b) {
  return c(a.low, b.low) < 0 && c(a.high, b.low) >= 0 && c(a.high, b.high) <= 0;
}
bool is_overlapping_after(Comparison& c, const Interval& a, const Interval& b) {
  return c(b.low, a.low) < 0 && c(b.high, a.low) >= 0 && c(b.high, a.high) <= 0;
}
bool is_finishing(Comparison& c, const Interval& a, const Interval& b) {
  return c(a.high, b.high) == 0 && c(a.low, b.low) >= 0;
}
bool is_finished_by(Comparison& c, const Interval& a, const Interval& b) { return is_finishing(c, b, a); }
bool is_including(Comparison& c, const Interval& a, const Interval& b) {
  return c(a.low, b.low) <= 0 && c(a.high, b.high) >= 0;
}
bool is_during(Comparison& c, const Interval& a, const Interval& b) { return is_including(c, b, a); }
bool is_starting(Comparison& c, const Interval& a, const Interval& b) {
  return c(a.low, b.low) == 0 && c(a.high, b.high) <= 0;
}
bool is_started_by(Comparison& c, const Interval& a, const Interval& b) { return is_starting(c, b, a); }
bool is_coinciding(Comparison& c, const Interval& a, const Interval& b) {
  return c(a.low, b.low) == 0 && c(a.high, b.high) == 0;
}

template <bool (*relation)(Comparison&, const Interval&, const Interval&)>
Value relate(Evaluation& call, Arguments a) {
  Comparison compare;
  const bool holds = relation(compare, interval_of(a[0]), interval_of(a[1]));
  if (compare.possible()) return Value::boolean(holds);
  const auto message = join(call.arena, {"a ", kind_name(a[0]), " and a ", kind_name(a[1]), " can not be compared"});
  return null_because(call, "feel.not_comparable", message);
}

/// A point and a range never coincide, nor do they not: there is no such comparison.
Value coinciding_points(Evaluation& call, Arguments a) {
  if (a[0].is(Tag::range)) return wrong_argument(call, "coincides", "point2", "range", a[1]);
  if (a[1].is(Tag::range)) return wrong_argument(call, "coincides", "point1", "range", a[0]);
  return relate<is_coinciding>(call, a);
}

Value range_from(Evaluation& call, Arguments a) {
  std::string problem;
  const Range* range = parse_range(call.arena, a[0].as_string(), problem);
  return range != nullptr ? Value::range(range) : bad_argument(call, "range", problem);
}

constexpr auto any = ParameterKind::any;
constexpr auto range = ParameterKind::range;

Builtin row(std::string_view name, std::vector<Parameter> parameters, std::string_view sentence, std::string_view label,
            std::vector<Example> examples, Value (*body)(Evaluation&, Arguments)) {
  return {.name = name,
          .family = "range",
          .parameters = std::move(parameters),
          .in_order = name == "before" || name == "after",
          .result = TypeKind::boolean,
          .sentence = sentence,
          .label = label,
          .examples = std::move(examples),
          .body = body};
}

}  // namespace

std::vector<Builtin> range_rows() {
  const std::vector<Parameter> ranges = {{"range1", range}, {"range2", range}};
  const std::vector<Parameter> range_and_point = {{"range", range}, {"point", any}};
  const std::vector<Parameter> point_and_range = {{"point", any}, {"range", range}};
  const std::vector<Parameter> points = {{"point1", any}, {"point2", any}};
  return {
      {.name = "range",
       .family = "conversion",
       .parameters = {{"from", ParameterKind::string}},
       .result = TypeKind::range,
       .sentence = "The range that a text states.",
       .label = "区间",
       .examples = {{R"x(range("[18..21)"))x", "[18..21)"},
                    {R"(2 in range("[1..3]"))", "true"},
                    {R"(range("[3..1]"))", "null"}},
       .body = range_from},
      row("before", ranges, "True if the first range ends before the second begins.", "区间在前",
          {{"before([1..5], [6..9])", "true"},
           {"before([1..5), [5..9])", "true"},
           {R"(before([1..5], ["a".."b"]))", "null"}},
          relate<is_before>),
      row("before", range_and_point, "True if the range ends before the point.", "区间在点前",
          {{"before([1..5), 5)", "true"}, {"before([1..5], null)", "null"}}, relate<is_before>),
      row("before", point_and_range, "True if the point lies before the range.", "点在区间前",
          {{"before(1, (1..5])", "true"}, {"before(null, [1..5])", "null"}}, relate<is_before>),
      row("before", points, "True if the first point lies before the second.", "点在前",
          {{"before(1, 2)", "true"}, {R"(before(1, "a"))", "null"}}, relate<is_before>),
      row("after", ranges, "True if the first range begins after the second ends.", "区间在后",
          {{"after([6..9], [1..5])", "true"}, {"after([5..9], [1..5])", "false"}, {"after(null, [1..5])", "null"}},
          relate<is_after>),
      row("after", range_and_point, "True if the range begins after the point.", "区间在点后",
          {{"after((5..9], 5)", "true"}, {"after([5..9], null)", "null"}}, relate<is_after>),
      row("after", point_and_range, "True if the point lies after the range.", "点在区间后",
          {{"after(5, [1..5))", "true"}, {"after(null, [1..5))", "null"}}, relate<is_after>),
      row("after", points, "True if the first point lies after the second.", "点在后",
          {{"after(2, 1)", "true"}, {"after(2, null)", "null"}}, relate<is_after>),
      row("meets", ranges, "True if the second range begins where the first ends, and both hold that point.",
          "相接于后",
          {{"meets([1..5], [5..9])", "true"}, {"meets([1..5), [5..9])", "false"}, {"meets([1..5], null)", "null"}},
          relate<is_meeting>),
      row("met by", ranges, "True if the first range begins where the second ends, and both hold that point.",
          "相接于前",
          {{"met by([5..9], [1..5])", "true"}, {"met by((5..9], [1..5])", "false"}, {"met by(null, [1..5])", "null"}},
          relate<is_met_by>),
      row("overlaps", ranges, "True if the ranges have a point in common.", "重叠",
          {{"overlaps([1..5], [3..8])", "true"},
           {"overlaps([1..5), [5..8])", "false"},
           {"overlaps([1..5], null)", "null"}},
          relate<is_overlapping>),
      row("overlaps before", ranges, "True if the first range begins first, and ends within the second.", "前部重叠",
          {{"overlaps before([1..5], [3..8])", "true"},
           {"overlaps before([3..8], [1..5])", "false"},
           {"overlaps before([1..5], null)", "null"}},
          relate<is_overlapping_before>),
      row("overlaps after", ranges, "True if the second range begins first, and ends within the first.", "后部重叠",
          {{"overlaps after([3..8], [1..5])", "true"},
           {"overlaps after([1..5], [3..8])", "false"},
           {"overlaps after(null, [1..5])", "null"}},
          relate<is_overlapping_after>),
      row("finishes", ranges, "True if the first range lies in the second and ends with it.", "同止于",
          {{"finishes([5..9], [1..9])", "true"},
           {"finishes([5..9), [1..9])", "false"},
           {"finishes([5..9], null)", "null"}},
          relate<is_finishing>),
      row("finishes", point_and_range, "True if the point is the last of the range.", "点为终点",
          {{"finishes(9, [1..9])", "true"}, {"finishes(9, [1..9))", "false"}, {"finishes(null, [1..9])", "null"}},
          relate<is_finishing>),
      row("finished by", ranges, "True if the second range lies in the first and ends with it.", "止于",
          {{"finished by([1..9], [5..9])", "true"}, {"finished by([1..9], null)", "null"}}, relate<is_finished_by>),
      row("finished by", range_and_point, "True if the point is the last of the range.", "止于点",
          {{"finished by([1..9], 9)", "true"},
           {"finished by([1..9), 9)", "false"},
           {"finished by([1..9], null)", "null"}},
          relate<is_finished_by>),
      row("includes", ranges, "True if the second range lies in the first.", "包含区间",
          {{"includes([1..9], (1..9))", "true"},
           {"includes((1..9), [1..9])", "false"},
           {"includes([1..9], null)", "null"}},
          relate<is_including>),
      row("includes", range_and_point, "True if the point lies in the range.", "包含点",
          {{"includes([1..9], 9)", "true"}, {"includes([1..9), 9)", "false"}, {"includes(null, 9)", "null"}},
          relate<is_including>),
      row("during", ranges, "True if the first range lies in the second.", "处于区间内",
          {{"during((1..9), [1..9])", "true"}, {"during([1..9], null)", "null"}}, relate<is_during>),
      row("during", point_and_range, "True if the point lies in the range.", "点处于区间内",
          {{"during(5, [1..9])", "true"}, {"during(9, [1..9))", "false"}, {"during(null, [1..9])", "null"}},
          relate<is_during>),
      row("starts", ranges, "True if the first range lies in the second and begins with it.", "同始于",
          {{"starts([1..5], [1..9])", "true"}, {"starts((1..5], [1..9])", "false"}, {"starts([1..5], null)", "null"}},
          relate<is_starting>),
      row("starts", point_and_range, "True if the point is the first of the range.", "点为起点",
          {{"starts(1, [1..9])", "true"}, {"starts(1, (1..9])", "false"}, {"starts(null, [1..9])", "null"}},
          relate<is_starting>),
      row("started by", ranges, "True if the second range lies in the first and begins with it.", "始于",
          {{"started by([1..9], [1..5])", "true"}, {"started by([1..9], null)", "null"}}, relate<is_started_by>),
      row("started by", range_and_point, "True if the point is the first of the range.", "始于点",
          {{"started by([1..9], 1)", "true"}, {"started by((1..9], 1)", "false"}, {"started by([1..9], null)", "null"}},
          relate<is_started_by>),
      row("coincides", ranges, "True if the ranges have the same ends.", "区间重合",
          {{"coincides([1..5], [1..5])", "true"},
           {"coincides((1..5], [1..5])", "false"},
           {"coincides([1..5], null)", "null"}},
          relate<is_coinciding>),
      row("coincides", points, "True if the points are the same.", "点重合",
          {{"coincides(5, 5)", "true"}, {"coincides(3, 4)", "false"}, {"coincides(3, null)", "null"}},
          coinciding_points),
  };
}

}  // namespace riskrule::feel
