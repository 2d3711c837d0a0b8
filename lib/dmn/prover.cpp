#include "prover.hpp"

#include <algorithm>

namespace riskrule::dmn::prove {

std::vector<Finding> Prover::run() {
  grid_.slots.assign(slots(), feel::Value());
  outputs_.read(grid_.slots);
  if (build(grid_, types_, work_)) {
    points_.begin();
    find_gaps();
    find_idle();
    find_pairs();
  }
  if (work_.spent()) incomplete("the table is too large to be proved with " + std::to_string(options_.work) + " steps");
  if (grid_.unknown_cells > 0)
    incomplete("not compared with constants only: " + grid_.first_unknown +
               (grid_.unknown_cells > 1 ? " and " + std::to_string(grid_.unknown_cells - 1) + " more" : "") +
               "; nothing is claimed that depends on it");
  return std::move(found_);
}

/// How many slots the table's expressions read.
std::uint32_t Prover::slots() const {
  std::uint32_t count = 0;
  const auto reads = [&](const feel::Expression& e) {
    if (e && !e.reads().empty()) count = std::max(count, e.reads().back() + 1);
  };
  for (const auto& input : table_.inputs) {
    reads(input.expression), reads(input.allowed);
    for (const auto& cell : input.cells) reads(cell.test);
  }
  for (const auto& output : table_.outputs) {
    reads(output.allowed), reads(output.otherwise);
    for (const auto& entry : output.entries) reads(entry.expression);
  }
  return count;
}

Box Prover::sure_box(std::size_t rule) const {
  Box out;
  for (const auto& v : grid_.variables) out.push_back(v.must[rule]);
  return out;
}

bool Prover::overlap(std::size_t a, std::size_t b, bool for_sure) const {
  return std::all_of(grid_.variables.begin(), grid_.variables.end(), [&](const Variable& v) {
    return for_sure ? v.must[a].meets(v.must[b]) : v.may[a].meets(v.may[b]);
  });
}

bool Prover::contains(std::size_t outer, std::size_t inner) const {
  return std::all_of(grid_.variables.begin(), grid_.variables.end(),
                     [&](const Variable& v) { return v.may[inner].within(v.must[outer]); });
}

Finding& Prover::report(Severity severity, const char* code, std::string message, const Rules& about) {
  Finding& finding = found_.emplace_back();
  finding.diagnostic = {.severity = severity, .code = code, .message = std::move(message)};
  if (!about.empty()) finding.diagnostic.pointer = "/rules/" + std::to_string(about.back());
  for (const auto rule : about) finding.rules.push_back(rule + 1);
  std::sort(finding.rules.begin(), finding.rules.end());
  return finding;
}

void Prover::report_at(const Point& point, Severity severity, const char* code, std::string message, const Rules& about,
                       bool exists) {
  if (exists && !points_.plain()) {
    message += ", if the inputs can have these values";
    if (severity == Severity::error) severity = Severity::warning;
  }
  Finding& finding = report(severity, code, std::move(message), about);
  for (std::size_t v = 0; v < point.size(); ++v)
    finding.witness.push_back({grid_.variables[v].text, feel::to_feel(points_.sample(point, v))});
}

bool Prover::shows(Tally& tally) const {
  if (tally.all++ >= options_.per_kind) return false;
  ++tally.shown;
  return true;
}

void Prover::report_rest(const Tally& tally) {
  if (tally.all > tally.shown)
    report(tally.severity, tally.code, "and " + std::to_string(tally.all - tally.shown) + " more of this kind", {});
}

void Prover::find_gaps() {
  if (table_.has_default || table_.source.aggregator == Aggregator::count) return;
  const auto all = gaps(grid_, options_.per_kind, work_);
  if (!all) return;
  Tally tally{"table.gap", collects() ? Severity::note : Severity::warning, 0, all->count};
  for (const Box& box : all->boxes) {
    const auto point = points_.pick(box);
    if (!point || !points_.hits(*point).empty() || !points_.confirmed(*point, "dmn.no_match")) continue;
    ++tally.shown;
    report_at(*point, tally.severity, tally.code,
              "no rule matches" + where(box) + "; for instance " + points_.in_words(*point), {}, true);
  }
  if (all->count > options_.per_kind) report_rest(tally);
}

/// ` for `a` in [1..2] and `b` in "x"`: the inputs that the box bounds.
std::string Prover::where(const Box& box) const {
  std::string out;
  for (std::size_t v = 0; v < box.size(); ++v) {
    const Variable& variable = grid_.variables[v];
    bool is_everything = true;
    for (std::size_t c = 0; c < variable.classes.size(); ++c)
      is_everything = is_everything && (!variable.classes[c].counts || box[v].test(c));
    if (is_everything) continue;
    out += (out.empty() ? " for `" : " and `") + variable.text + "` in " + describe(variable, box[v]);
  }
  return out;
}

void Prover::find_pairs() {
  if (collects()) return;
  std::map<std::string, Tally> tallies;
  std::uint64_t width = 4;
  for (const auto& v : grid_.variables) width += v.classes.size() / 64;
  for (std::size_t b = 1; b < rules(); ++b) {
    if (!work_.spend(b * width)) return;
    for (std::size_t a = 0; a < b; ++a)
      if (overlap(a, b, true)) pair(a, b, tallies);
  }
  for (const auto& [code, tally] : tallies) report_rest(tally);
}

/// Two rules that match the same input.
void Prover::pair(std::size_t a, std::size_t b, std::map<std::string, Tally>& tallies) {
  const bool equal = outputs_.same(a, b);
  const bool known = outputs_.known(a) && outputs_.known(b);
  if (policy() == HitPolicy::any && equal) return;
  if (is_ordered() && (!known || equal || idle_[a] || idle_[b] || contains(a, b) || contains(b, a))) return;
  const bool conflicts = !is_ordered() && !equal && (known || policy() == HitPolicy::any);
  const char* code = conflicts ? "table.conflict" : "table.overlap";
  Tally& tally = tallies[code];
  tally.code = code;
  tally.severity = is_ordered() ? Severity::note : Severity::error;
  if (tally.shown == options_.per_kind) {
    tally.all += known ? 1 : 0;
    return;
  }
  Box both = sure_box(a);
  for (std::size_t v = 0; v < both.size(); ++v) both[v] &= grid_.variables[v].must[b];
  const auto point = points_.pick(both);
  if (!point || !points_.match(*point, {a, b})) return;
  if (!is_ordered() && !points_.confirmed(*point, policy() == HitPolicy::unique ? "dmn.unique" : "dmn.any")) return;
  if (!known && policy() == HitPolicy::any && !points_.plain()) return;  // the outputs read what can not be given
  shows(tally);
  std::string message = "rules " + number_of(a) + " and " + number_of(b) + " both match " + points_.in_words(*point);
  if (is_ordered())
    message += ": rule " + number_of(goes_before(a, b) ? a : b) + " decides";
  else
    message += conflicts ? ", and their outputs differ" : ", and at most one may";
  report_at(*point, tally.severity, code, message, {a, b}, true);
}

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
