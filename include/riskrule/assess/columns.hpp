// Many risk points at once, in columns: what a pack says of each row, and of all rows together. What columns may be,
// ownership, limits: riskrule/feel/columns.hpp.
//
//   auto program = riskrule::bind_risks(pack, schema);         // columns `likelihood`, `impact`, perhaps `weight`
//   riskrule::RiskTally tally;
//   auto graded = program->evaluate(batch, tally);             // columns `degree`, `value`, `grade`
//   auto all = program->summary(tally);                        // counts by degree, the index, the grade
//
// A row is one risk point. Its rank of likelihood, of impact, and where the method asks for it of `detectability`, is a
// text (the rank's word `high`, its label 较高, or what the pack calls it) or a number (the pack's score for the rank).
// Anything else is an error that names the row; a null stays without a degree. The answer has the columns
//
//   degree   by the pack's bands or matrix; missing if the pack has none
//   value    R of the row: by the method's variant, or the product of its scores; missing without a method
//   grade    the grade of a matter that had this risk point alone, by the method's bands; null in no band
//
// All of it is exact, and equals what `assess` says of a matter with these risk points. Only methods that judge risk points by
// a value are asked: `index` and `product`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "riskrule/feel/columns.hpp"
#include "riskrule/pack/pack.hpp"

namespace riskrule {

/// One rank of an axis: its word, its Chinese label as the pack has it, its score.
struct RiskRank {
  std::string word;
  std::string label;
  Decimal score;
};

/// A degree of risk and the value that stands for it.
struct RiskDegree {
  std::string word;
  Decimal value;
};

/// How likelihood and impact become a degree.
struct RiskGrid {
  std::vector<RiskRank> likelihood;             ///< lowest first
  std::vector<RiskRank> impact;                 ///< lowest first
  std::vector<RiskDegree> degrees;              ///< lowest first
  std::vector<std::vector<std::size_t>> cells;  ///< by likelihood, by impact: the place in `degrees`
};

/// The grid of the pack; nothing if it has none.
std::optional<RiskGrid> risk_grid(const pack::Pack& pack);

/// The methods of grading that are in force in the pack; they live as long as it.
std::vector<const pack::Method*> methods_of(const pack::Pack& pack);

/// What evaluate() adds up; starts empty, and may go on over many batches.
struct RiskTally {
  std::vector<std::int64_t> counts;  ///< rows by cell, likelihood first
  std::vector<Decimal> weights;      ///< their weights, added up
  std::int64_t ungraded = 0;         ///< rows with a null rank
  std::int64_t unweighted = 0;       ///< graded rows whose weight is null or not given
  std::int64_t negative = 0;         ///< graded rows whose weight is below 0
};

struct RiskCount {
  std::string degree;
  std::int64_t rows = 0;
};

/// All rows together. The grade is the method's voice alone: gates, surveys and other methods are not asked.
struct RiskSummary {
  std::int64_t rows = 0;
  std::int64_t ungraded = 0;
  std::vector<RiskCount> degrees;  ///< lowest first
  std::optional<Decimal> weight;   ///< the sum, if each graded row has one
  std::optional<Decimal> value;    ///< the index, or the greatest product
  std::optional<std::string> grade;
  std::string why;  ///< one sentence, where there is no value or no grade
};

struct RiskOptions {
  std::string method{};  ///< id of one of the pack's methods; empty: the only one that can be asked, if there is one
  feel::ColumnOptions columns{};
};

struct RiskTable;  // private: lib/assess/risk_table.hpp

/// A pack, bound to the columns of a schema. Immutable: any number of threads may use it at once. Cheap to copy; keeps
/// the pack alive.
class RiskProgram {
 public:
  explicit RiskProgram(std::shared_ptr<const RiskTable> table) noexcept : table_(std::move(table)) {}

  /// The schema of what evaluate() returns.
  data::OwnedSchema schema() const;
  /// A row for each row of the batch, which is read, not released. Adds to `tally`, which must be this program's. Errors:
  /// `risk.rank` (a value that is no rank), and those of feel::ColumnProgram::evaluate. Cost: some nanoseconds a row.
  Result<data::OwnedArray> evaluate(const ArrowArray& batch, RiskTally& tally) const;
  RiskSummary summary(const RiskTally& tally) const;

 private:
  std::shared_ptr<const RiskTable> table_;
};

/// Errors: `risk.no_degree` (the pack says nothing of single risk points), `risk.method` (no such method, several that
/// can be asked, or one that judges no risk points by a value), `risk.column` (a column that is neither text nor number),
/// and those of feel::bind_columns.
Result<RiskProgram> bind_risks(const pack::Pack& pack, const ArrowSchema& schema, const RiskOptions& options = {});

/// A stream of grades, and what it has added up so far; all of it for one thread at a time.
struct RiskStream {
  data::OwnedStream stream;
  RiskProgram program;
  std::shared_ptr<RiskTally> tally;  ///< the stream adds to it

  RiskSummary summary() const { return program.summary(*tally); }
};
/// The grades of a stream of batches, which is taken over. Errors: also `columns.stream`.
Result<RiskStream> stream_risks(const pack::Pack& pack, data::OwnedStream in, const RiskOptions& options = {});

}  // namespace riskrule
