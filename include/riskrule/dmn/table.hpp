// Decision tables (DMN 1.5, clause 8): rules that are tested against inputs, and what follows from those that match.
//
//   dmn::TableSource source;
//   source.hit_policy = dmn::HitPolicy::first;
//   source.inputs = {{.expression = {"days"}}};
//   source.outputs = {{.name = "verdict"}};
//   source.rules = {{.inputs = {{">= 30"}}, .outputs = {{"\"met\""}}},
//                   {.inputs = {{"-"}}, .outputs = {{"\"violated\""}}}};
//   feel::Scope scope;
//   scope.add("days", feel::simple_type(feel::TypeKind::number));
//   auto table = dmn::compile_table(source, scope);
//   feel::Value verdict = table->evaluate(call, inputs);           // one input value per slot of the scope
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/feel/expression.hpp"

namespace riskrule::dmn {

/// What happens when several rules match. unique and any: that is an error (any: unless they agree); first, priority:
/// one of them; the others: all of them, in the order of the rules or of the output values.
enum class HitPolicy : std::uint8_t { unique, first, priority, any, collect, rule_order, output_order };
/// What `collect` makes of the outputs: a list, or one number (min and max also of other ordered values).
enum class Aggregator : std::uint8_t { none, sum, min, max, count };

/// The text of one cell. `origin` is the caller's: it comes back to TableOptions::locate, `nowhere` for the whole
/// table.
struct Cell {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::string text{};
  std::size_t origin = 0;
};

struct InputClause {
  Cell expression{};
  feel::TypePtr type{};  ///< the input is coerced to it; null: any
  Cell allowed{};        ///< unary tests that an input must pass, or empty
};

struct OutputClause {
  std::string name{};    ///< the entry's name when there are several outputs
  feel::TypePtr type{};  ///< the output is coerced to it; null: any
  Cell allowed{};        ///< the possible values, the most important first, or empty
  Cell otherwise{};      ///< the value when no rule matches, or empty
};

struct Rule {
  std::vector<Cell> inputs{};   ///< unary tests; `-` or nothing accepts all
  std::vector<Cell> outputs{};  ///< expressions
  std::string note{};           ///< annotation, not evaluated
};

struct TableSource {
  HitPolicy hit_policy = HitPolicy::unique;
  Aggregator aggregator = Aggregator::none;
  std::vector<InputClause> inputs{};
  std::vector<OutputClause> outputs{};
  std::vector<Rule> rules{};
};

struct TableOptions {
  /// standard: a cell that does not compile is a warning; such a test never passes, such an output is null.
  feel::Mode mode = feel::Mode::standard;
  Limits limits{};
  /// Build an index over the rules, from 8 rules on. It takes memory: some 50 bytes per cell in a column whose ranges
  /// or texts are disjoint, some 350 where they overlap; where its sets would pass 32 MB they become coarser instead,
  /// and more cells are evaluated. Without it an evaluation costs rules times inputs. The answers are the same.
  bool index = true;
  /// Puts a diagnostic about a cell's text where the caller has it; by default it stays relative to the cell. The
  /// diagnostic's pointer names the cell: `/rules/2/inputs/0`, `/outputs/0/otherwise`.
  std::function<void(Diagnostic&, const Cell&)> locate{};
};

/// What a table says of its inputs, and the rules that say so.
struct TableResult {
  feel::Value value{};
  /// Those that match, from 0, ascending, whatever the hit policy makes of them; under `first` only the one that
  /// decides. None where an input is not allowed or a limit was passed. They live as long as the values of the call.
  std::span<const std::size_t> rules{};
};

/// What became of one rule.
struct RuleOutcome {
  std::size_t rule = 0;     ///< from 0
  bool matched = false;     ///< every cell passed
  std::size_t column = 0;   ///< not matched: the first column whose cell did not pass
  std::string_view cell{};  ///< not matched: that cell's text, in the table; empty if the inputs are not allowed
};

/// What became of all rules.
struct TableExplanation {
  std::vector<feel::Value> inputs{};   ///< the values tested, one per column; they live as those of an evaluation
  feel::Value failure{};               ///< null with `dmn.allowed` as its reason: no rule was tested; else null without
  std::vector<std::size_t> matched{};  ///< the rules that match, ascending, whatever the hit policy makes of them
  std::vector<RuleOutcome> rules{};    ///< all rules, in their order; none after a failure
};

struct CompiledTable;  // private (lib/dmn/table_data.hpp)

/// A compiled table. Immutable: any number of threads may evaluate it at once. Cheap to copy.
class Table {
 public:
  explicit Table(std::shared_ptr<const CompiledTable> table) noexcept : table_(std::move(table)) {}

  /// The output for these inputs (one value per slot of the scope): the value of the only output, a context of several,
  /// a list of these for the policies that take all matching rules. When nothing matches: the default outputs, else
  /// null. Null with `dmn.unique`, `dmn.any`, `dmn.allowed` or `dmn.type` when the table itself is at fault. Cost:
  /// with an index the logarithm of the rules per input, a little per 512 rules, and what matches; without one, or
  /// while recording, rules times inputs. Cells other than comparisons with constants, and inputs that are lists,
  /// contexts or times, are evaluated rule by rule among those that the other columns leave.
  feel::Value evaluate(feel::Evaluation& call, std::span<const feel::Value> inputs) const {
    return decide(call, inputs).value;
  }
  /// The same with the rules that match. They are found in any case: this costs what `evaluate` costs.
  TableResult decide(feel::Evaluation& call, std::span<const feel::Value> inputs) const;

  /// Why: the rules that match these inputs and, for the others, the first cell that did not pass. Found out here,
  /// so that an evaluation costs the same whether it will be explained or not. Cost: rules times inputs.
  TableExplanation explain(feel::Evaluation& call, std::span<const feel::Value> inputs) const;
  /// The same for one rule, which must exist (from 0). Cost: its inputs.
  RuleOutcome explain(feel::Evaluation& call, std::span<const feel::Value> inputs, std::size_t rule) const;
  const TableSource& source() const noexcept;
  const CompiledTable& compiled() const noexcept { return *table_; }

 private:
  std::shared_ptr<const CompiledTable> table_;
};

/// Compiles a table. Errors: `dmn.width` (a rule with too few or too many cells), `dmn.aggregator`; cells have `feel.`
/// codes.
Result<Table> compile_table(TableSource source, const feel::Scope& scope, const TableOptions& options = {});

/// `UNIQUE`, `RULE ORDER`, …: as DMN writes them. Empty for no policy.
std::optional<HitPolicy> hit_policy_from(std::string_view text);
std::optional<Aggregator> aggregator_from(std::string_view text);

}  // namespace riskrule::dmn
