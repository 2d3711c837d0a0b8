// The findings about one table: searched in the grid, confirmed by the evaluator, put into words.
#include <algorithm>

#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Value;

namespace {

std::string number_of(std::size_t rule) { return std::to_string(rule + 1); }

class Prover {
 public:
  Prover(const CompiledTable& table, const Table& evaluated, const SlotTypes& types, const CheckOptions& options)
      : table_(table),
        evaluated_(evaluated),
        types_(types),
        options_(options),
        work_{options.work},
        grid_{table, call_},
        outputs_(table) {}

  std::vector<Finding> run() {
    std::uint32_t slots = 0;
    const auto reads = [&](const feel::Expression& e) {
      if (e)
        for (const auto slot : e.reads()) slots = std::max(slots, slot + 1);
    };
    for (const auto& input : table_.inputs) reads(input.expression), reads(input.allowed);
    for (const auto& output : table_.outputs) reads(output.allowed), reads(output.otherwise);
    for (const auto& rule : table_.rules) {
      for (const auto& cell : rule.tests) reads(cell.test);
      for (const auto& output : rule.outputs) reads(output);
    }
    grid_.slots.assign(slots, Value());
    outputs_.read(grid_.slots);
    if (build(grid_, types_, work_)) {
      plain_ = std::all_of(grid_.variables.begin(), grid_.variables.end(), [](const Variable& v) { return v.plain; });
      find_gaps();
      find_idle();
      find_pairs();
    }
    if (work_.spent())
      incomplete("the table is too large to be proved with " + std::to_string(options_.work) + " steps");
    if (grid_.unknown_cells > 0)
      incomplete("not compared with constants only: " + grid_.first_unknown +
                 (grid_.unknown_cells > 1 ? " and " + std::to_string(grid_.unknown_cells - 1) + " more" : "") +
                 "; nothing is claimed that depends on it");
    return std::move(found_);
  }

 private:
  HitPolicy policy() const noexcept { return table_.source.hit_policy; }
  std::size_t rules() const noexcept { return table_.rules.size(); }
  const Variable& variable(std::size_t v) const { return grid_.variables[v]; }

  bool same_outputs(std::size_t a, std::size_t b) { return outputs_.same(a, b); }
  /// Does rule `a` decide where both match? FIRST and PRIORITY.
  bool goes_before(std::size_t a, std::size_t b) const {
    return policy() == HitPolicy::first ? a < b : outputs_.ranks_before(a, b);
  }

  // The evaluator's word.

  Value sample(const Point& point, std::size_t v) const { return variable(v).classes[point[v]].sample; }
  /// Puts a value where the path `members` from `slot` on leads.
  Value with(const Value& whole, std::span<const std::string_view> members, const Value& value) {
    if (members.empty()) return value;
    std::vector<feel::Entry> entries;
    if (whole.is(feel::Tag::context)) entries.assign(whole.as_context().begin(), whole.as_context().end());
    auto at = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == members[0]; });
    if (at == entries.end()) at = entries.insert(entries.end(), {members[0], Value()});
    at->value = with(at->value, members.subspan(1), value);
    auto* copy = call_.arena.make_array<feel::Entry>(entries.size());
    std::copy(entries.begin(), entries.end(), copy);
    return Value::context({{copy, entries.size()}});
  }
  std::vector<Value> slots_of(const Point& point) {
    auto slots = grid_.slots;
    for (std::size_t v = 0; v < grid_.variables.size(); ++v)
      if (variable(v).plain)
        slots[variable(v).slot] = with(slots[variable(v).slot], variable(v).members, sample(point, v));
    return slots;
  }
  /// The rules whose cells pass, by the evaluator; nothing if an input is not allowed.
  std::vector<std::size_t> hits(const Point& point) {
    call_.reset();
    const auto slots = slots_of(point);
    std::vector<Value> inputs(table_.inputs.size());
    for (std::size_t v = 0; v < grid_.variables.size(); ++v)
      for (const auto column : variable(v).columns) inputs[column] = sample(point, v);
    std::vector<std::size_t> out;
    for (std::size_t r = 0; r < rules(); ++r) {
      bool passes = true;
      for (std::size_t i = 0; i < inputs.size() && passes; ++i) {
        const CompiledTest& cell = table_.rules[r].tests[i];
        passes = cell.any || (cell.test && cell.test.evaluate(call_, slots, inputs[i]).is_true());
      }
      if (passes) out.push_back(r);
    }
    return out;
  }
  /// The code of the null that the whole table evaluates to; empty for another value. Only for plain inputs.
  std::string code_at(const Point& point) {
    call_.reset();
    const Value value = evaluated_.evaluate(call_, slots_of(point));
    return value.is_null() && value.reason() != nullptr ? std::string(value.reason()->code) : "";
  }
  bool confirmed(const Point& point, std::string_view code) { return !plain_ || code_at(point) == code; }

  // Points out of boxes.

  /// The class with the nicest sample: one that counts, before null.
  std::size_t pick(std::size_t v, const Bits& classes) const {
    std::size_t best = static_cast<std::size_t>(-1);
    const auto score = [&](std::size_t c) {
      const Class& k = variable(v).classes[c];
      return (k.counts ? 4 : 0) + (k.sample.is_null() ? 0 : 2) +
             (k.sample.is(feel::Tag::number) && k.sample.as_number().is_negative() ? 0 : 1);
    };
    for (std::size_t c = 0; c < variable(v).classes.size(); ++c)
      if (classes.test(c) && (best == static_cast<std::size_t>(-1) || score(c) > score(best))) best = c;
    return best;
  }
  std::optional<Point> point_in(const Box& box) const {
    Point out;
    for (std::size_t v = 0; v < box.size(); ++v) {
      if (!box[v].any()) return std::nullopt;
      out.push_back(pick(v, box[v]));
    }
    return out;
  }
  Box box_of(std::size_t rule, bool must) const {
    Box out;
    for (const auto& v : grid_.variables) out.push_back(must ? v.must[rule] : v.may[rule]);
    return out;
  }
  bool overlap(std::size_t a, std::size_t b, bool must) const {
    return std::all_of(grid_.variables.begin(), grid_.variables.end(),
                       [&](const Variable& v) { return must ? v.must[a].meets(v.must[b]) : v.may[a].meets(v.may[b]); });
  }
  bool contains(std::size_t outer, std::size_t inner) const {
    return std::all_of(grid_.variables.begin(), grid_.variables.end(),
                       [&](const Variable& v) { return v.may[inner].within(v.must[outer]); });
  }

  // Findings.

  std::string in_words(const Point& point) const {
    std::string out;
    for (std::size_t v = 0; v < point.size(); ++v)
      out += (v == 0 ? "`" : ", `") + variable(v).text + "` = " + feel::to_feel(sample(point, v));
    return out.empty() ? "any input" : out;
  }
  Finding& report(Severity severity, const char* code, std::string message, std::vector<std::size_t> about) {
    Finding finding;
    finding.diagnostic = {.severity = severity, .code = code, .message = std::move(message)};
    if (!about.empty()) finding.diagnostic.pointer = "/rules/" + std::to_string(about.back());
    for (const auto rule : about) finding.rules.push_back(rule + 1);
    std::sort(finding.rules.begin(), finding.rules.end());
    found_.push_back(std::move(finding));
    return found_.back();
  }
  /// A finding about an input that exists only if every expression can have the witness's value.
  void report_at(const Point& point, Severity severity, const char* code, std::string message,
                 std::vector<std::size_t> about, bool exists) {
    if (exists && !plain_) {
      message += ", if the inputs can have these values";
      if (severity == Severity::error) severity = Severity::warning;
    }
    Finding& finding = report(severity, code, std::move(message), std::move(about));
    for (std::size_t v = 0; v < point.size(); ++v)
      finding.witness.push_back({variable(v).text, feel::to_feel(sample(point, v))});
  }
  void more(Severity severity, const char* code, std::uint64_t shown, std::uint64_t all) {
    if (all > shown) report(severity, code, "and " + std::to_string(all - shown) + " more of this kind", {});
  }
  void incomplete(std::string message) { report(Severity::note, "check.incomplete", std::move(message), {}); }

  void find_gaps() {
    if (table_.has_default || table_.source.aggregator == Aggregator::count) return;
    const auto all = gaps(grid_, options_.per_kind, work_);
    if (!all) return;
    const bool collects =
        policy() == HitPolicy::collect || policy() == HitPolicy::rule_order || policy() == HitPolicy::output_order;
    const Severity severity = collects ? Severity::note : Severity::warning;
    std::uint64_t shown = 0;
    for (const Box& box : all->boxes) {
      const auto point = point_in(box);
      if (!point || !hits(*point).empty() || !confirmed(*point, "dmn.no_match")) continue;
      ++shown;
      std::string where;
      for (std::size_t v = 0; v < box.size(); ++v) {
        const std::string set = describe(variable(v), box[v]);
        if (is_everything(v, box[v])) continue;
        where += (where.empty() ? " for `" : " and `") + variable(v).text + "` in " + set;
      }
      report_at(*point, severity, "table.gap", "no rule matches" + where + "; for instance " + in_words(*point), {},
                true);
    }
    if (all->count > options_.per_kind) more(severity, "table.gap", shown, all->count);
  }
  bool is_everything(std::size_t v, const Bits& classes) const {
    const auto& all = variable(v).classes;
    for (std::size_t c = 0; c < all.size(); ++c)
      if (all[c].counts && !classes.test(c)) return false;
    return true;
  }

  struct Tally {
    Severity severity = Severity::error;
    std::uint64_t shown = 0;
    std::uint64_t all = 0;
  };

  void find_pairs() {
    const bool ordered = policy() == HitPolicy::first || policy() == HitPolicy::priority;
    if (!ordered && policy() != HitPolicy::unique && policy() != HitPolicy::any) return;
    std::map<std::string, Tally> tallies;
    std::uint64_t width = 4;
    for (const auto& v : grid_.variables) width += v.classes.size() / 64;
    for (std::size_t b = 1; b < rules(); ++b) {
      if (!work_.spend(b * width)) return;
      for (std::size_t a = 0; a < b; ++a)
        if (overlap(a, b, true)) pair(a, b, ordered, tallies);
    }
    for (const auto& [code, tally] : tallies) more(tally.severity, code.c_str(), tally.shown, tally.all);
  }
  void pair(std::size_t a, std::size_t b, bool ordered, std::map<std::string, Tally>& tallies) {
    const bool equal = same_outputs(a, b);
    const bool known = outputs_.known(a) && outputs_.known(b);
    if (policy() == HitPolicy::any && equal) return;
    if (ordered && (!known || equal || idle_[a] || idle_[b] || contains(a, b) || contains(b, a))) return;
    const bool conflicts = !ordered && !equal && (known || policy() == HitPolicy::any);
    Tally& tally = tallies[conflicts ? "table.conflict" : "table.overlap"];
    tally.severity = ordered ? Severity::note : Severity::error;
    if (tally.shown == options_.per_kind) {
      tally.all += known ? 1 : 0;
      return;
    }
    Box both = box_of(a, true);
    for (std::size_t v = 0; v < both.size(); ++v) both[v] &= variable(v).must[b];
    const auto point = point_in(both);
    if (!point || !match(*point, {a, b})) return;
    if (!ordered && !confirmed(*point, policy() == HitPolicy::unique ? "dmn.unique" : "dmn.any")) return;
    if (!known && policy() == HitPolicy::any && !plain_) return;  // the outputs read inputs that can not be given
    ++tally.shown, ++tally.all;
    const std::string names = "rules " + number_of(a) + " and " + number_of(b);
    std::string message = names + " both match " + in_words(*point);
    if (ordered)
      message += ": rule " + number_of(goes_before(a, b) ? a : b) + " decides";
    else if (conflicts)
      message += ", and their outputs differ";
    else
      message += ", and at most one may";
    report_at(*point, tally.severity, conflicts ? "table.conflict" : "table.overlap", message, {a, b}, true);
  }
  bool match(const Point& point, std::initializer_list<std::size_t> wanted) {
    const auto found = hits(point);
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](std::size_t r) { return std::find(found.begin(), found.end(), r) != found.end(); });
  }

  /// Rules that never match, never decide, or change nothing.
  void find_idle() {
    idle_.assign(rules(), false);
    Tally masked{Severity::warning};
    Tally redundant{Severity::warning};
    for (std::size_t r = 0; r < rules() && !work_.spent(); ++r) {
      idle_[r] = never_matches(r, masked) || masks(r, masked);
      if (!idle_[r]) changes_nothing(r, redundant);
    }
    if (work_.spent()) return;
    more(masked.severity, "table.masked", masked.shown, masked.all);
    more(redundant.severity, "table.redundant", redundant.shown, redundant.all);
  }
  bool never_matches(std::size_t rule, Tally& tally) {
    for (const auto& v : grid_.variables) {
      if (v.may[rule].any()) continue;
      const auto& tests = table_.rules[rule].tests;
      const bool broken = std::any_of(v.columns.begin(), v.columns.end(),
                                      [&](std::size_t c) { return !tests[c].any && !tests[c].test; });
      if (broken || tally.all++ >= options_.per_kind) return true;  // a broken cell has been told
      ++tally.shown;
      report(tally.severity, "table.masked",
             "rule " + number_of(rule) + " never matches: no value of `" + v.text + "` passes its test", {rule});
      return true;
    }
    return false;
  }
  std::vector<Candidate> rivals(std::size_t rule) {
    std::vector<Candidate> out;
    for (std::size_t other = 0; other < rules(); ++other)
      if (other != rule && overlap(other, rule, false)) out.push_back({other, true});
    work_.spend(rules() * 4);
    return out;
  }
  void sort(std::vector<Candidate>& order) const {
    std::sort(order.begin(), order.end(),
              [&](const Candidate& a, const Candidate& b) { return goes_before(a.rule, b.rule); });
  }
  bool masks(std::size_t rule, Tally& tally) {
    if (policy() == HitPolicy::priority ? !outputs_.known(rule) : policy() != HitPolicy::first) return false;
    std::vector<Candidate> before_it;
    for (const Candidate& c : rivals(rule)) {
      const bool known = policy() == HitPolicy::first || outputs_.known(c.rule);
      if (known && goes_before(c.rule, rule)) before_it.push_back(c);
    }
    sort(before_it);
    if (before_it.empty() || unsettled(grid_, rule, before_it, work_) || work_.spent()) return false;
    const auto point = point_in(box_of(rule, true));
    if (!point || !match(*point, {rule})) return false;
    const auto at_point = hits(*point);
    const auto decider = std::min_element(at_point.begin(), at_point.end(),
                                          [&](std::size_t a, std::size_t b) { return goes_before(a, b); });
    if (*decider == rule) return false;
    if (tally.all++ >= options_.per_kind) return true;
    ++tally.shown;
    report_at(*point, tally.severity, "table.masked",
              "rule " + number_of(rule) +
                  " never decides: " + (contains(*decider, rule) ? "" : "one or the other rule goes before it, ") +
                  "rule " + number_of(*decider) + " does for " + in_words(*point),
              {rule}, false);
    return true;
  }
  void changes_nothing(std::size_t rule, Tally& tally) {
    const bool ordered = policy() == HitPolicy::first || policy() == HitPolicy::priority;
    if ((!ordered && policy() != HitPolicy::any) || !outputs_.known(rule)) return;
    auto order = rivals(rule);
    std::vector<Candidate> before_it;
    for (Candidate& c : order) {
      if (policy() == HitPolicy::priority && !outputs_.known(c.rule)) return;  // its place is not known
      const bool decides = ordered && goes_before(c.rule, rule);
      c.good = decides || same_outputs(c.rule, rule);
      if (decides) before_it.push_back(c);
    }
    if (ordered)
      sort(order), sort(before_it);
    else
      std::stable_partition(order.begin(), order.end(), [](const Candidate& c) { return !c.good; });
    if (order.empty() || unsettled(grid_, rule, order, work_) || work_.spent()) return;
    auto point = ordered ? unsettled(grid_, rule, before_it, work_) : point_in(box_of(rule, true));
    if (!point || work_.spent()) return;
    std::string instead;
    for (const std::size_t r : in_order(hits(*point), ordered))
      if (r != rule && same_outputs(r, rule) && instead.empty()) instead = number_of(r);
    if (instead.empty() || !match(*point, {rule}) || (plain_ && !code_at(*point).empty())) return;
    if (tally.all++ >= options_.per_kind) return;
    ++tally.shown;
    report_at(*point, tally.severity, "table.redundant",
              "rule " + number_of(rule) + " changes nothing: without it the output is the same, by rule " + instead +
                  " for " + in_words(*point),
              {rule}, false);
  }
  std::vector<std::size_t> in_order(std::vector<std::size_t> all, bool ordered) const {
    if (ordered) std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return goes_before(a, b); });
    return all;
  }

  const CompiledTable& table_;
  const Table& evaluated_;
  const SlotTypes& types_;
  const CheckOptions& options_;
  Work work_;
  feel::Evaluation call_;
  Grid grid_;
  bool plain_ = true;  ///< all inputs are
  Outputs outputs_;
  std::vector<bool> idle_;  ///< rules that never decide
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> findings(const CompiledTable& table, const Table& evaluated, const SlotTypes& types,
                              const CheckOptions& options) {
  return Prover(table, evaluated, types, options).run();
}

}  // namespace riskrule::dmn::prove

namespace riskrule::dmn {

std::vector<Finding> check(const Table& table, const CheckOptions& options) {
  return prove::findings(table.compiled(), table, {}, options);
}

}  // namespace riskrule::dmn
