// The findings about one table: searched in the grid, confirmed by the evaluator, put into words.
#pragma once

#include <map>

#include "prove_points.hpp"

namespace riskrule::dmn::prove {

class Prover {
 public:
  Prover(const CompiledTable& table, const Table& evaluated, const SlotTypes& types, const CheckOptions& options)
      : table_(table),
        types_(types),
        options_(options),
        work_{options.work},
        grid_{table, call_},
        points_(grid_, evaluated),
        outputs_(table) {}

  std::vector<Finding> run();

 private:
  /// Findings of one kind: those shown, and all.
  struct Tally {
    const char* code = "";
    Severity severity = Severity::warning;
    std::uint64_t shown = 0;
    std::uint64_t all = 0;
  };
  using Rules = std::vector<std::size_t>;

  // prover.cpp
  HitPolicy policy() const noexcept { return table_.source.hit_policy; }
  /// FIRST and PRIORITY: of several rules that match one decides.
  bool is_ordered() const noexcept { return policy() == HitPolicy::first || policy() == HitPolicy::priority; }
  bool collects() const noexcept {
    return !is_ordered() && policy() != HitPolicy::unique && policy() != HitPolicy::any;
  }
  std::size_t rules() const noexcept { return table_.rules; }
  /// Does rule `a` decide where both match?
  bool goes_before(std::size_t a, std::size_t b) const {
    return policy() == HitPolicy::first ? a < b : outputs_.ranks_before(a, b);
  }
  bool overlap(std::size_t a, std::size_t b, bool for_sure) const;
  bool contains(std::size_t outer, std::size_t inner) const;
  Box sure_box(std::size_t rule) const;
  std::uint32_t slots() const;
  void find_gaps();
  void find_pairs();
  void pair(std::size_t a, std::size_t b, std::map<std::string, Tally>& tallies);
  std::string where(const Box& box) const;

  Finding& report(Severity severity, const char* code, std::string message, const Rules& about);
  /// A finding with a witness. `exists`: it is none unless every expression can have the witness's value.
  void report_at(const Point& point, Severity severity, const char* code, std::string message, const Rules& about,
                 bool exists);
  /// Counts one more of a kind; false if enough of them are shown.
  bool shows(Tally& tally) const;
  void report_rest(const Tally& tally);
  void incomplete(std::string message) { report(Severity::note, "check.incomplete", std::move(message), {}); }

  // prover_idle.cpp: rules that never match, never decide, or change nothing
  void find_idle();
  bool never_matches(std::size_t rule, Tally& tally);
  bool is_masked(std::size_t rule, Tally& tally);
  void changes_nothing(std::size_t rule, Tally& tally);
  std::vector<Candidate> rivals(std::size_t rule);
  void sort(std::vector<Candidate>& order) const;
  Rules in_order(Rules all) const;

  const CompiledTable& table_;
  const SlotTypes& types_;
  const CheckOptions& options_;
  Work work_;
  feel::Evaluation call_;
  Grid grid_;
  Points points_;
  Outputs outputs_;
  std::vector<bool> idle_;  ///< rules that never decide
  std::vector<Finding> found_;
};

inline std::string number_of(std::size_t rule) { return std::to_string(rule + 1); }

}  // namespace riskrule::dmn::prove
