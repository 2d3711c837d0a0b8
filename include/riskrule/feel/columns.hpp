// Expressions over columns: one call evaluates many rows, which come and go as Arrow arrays. (Decision tables over
// columns: riskrule/dmn/columns.hpp.)
//
//   feel::Scope scope;
//   scope.add("likelihood", feel::simple_type(feel::TypeKind::number));
//   scope.add("impact", feel::simple_type(feel::TypeKind::number));
//   auto index = feel::compile("likelihood * impact", scope);
//   auto program = feel::bind_columns(*index, scope, schema);   // an ArrowSchema with columns of these names
//   auto values = program->evaluate(batch);                     // an ArrowArray with one column, `value`
//
// A batch is a struct array (format `+s`) whose children are the columns. A name of the scope that the expression reads
// is looked up among the columns by its exact name; other columns are not looked at. The answer is a batch of as many
// rows, in the same order. Every answer is the one that `evaluate` gives for that row: kernels that work on many rows
// at once exist for the usual cases only, and whatever they do not cover is evaluated row by row.
//
// What a column may be, and what a row of it is:
//
//   n                          null
//   b                          boolean
//   c C s S i I l L            number
//   d:p,s  d:p,s,32/64/128/256 number, with the digits that the scale says; more than 34 digits are an error
//   u U vu                     string; what is not UTF-8 is an error
//   tdD tdm                    date; milliseconds that are not whole days are an error
//   tts ttm ttu ttn            time without an offset
//   tss: tsm: tsu: tsn:        date and time without an offset
//   tss:ZONE ...               date and time with the offset that the zone (`Asia/Shanghai`, `+08:00`, `UTC`) had then;
//                              the offset, not the zone's name, so that the hour that comes twice a year stays exact
//   tDs tDm tDu tDn            days and time duration
//   tiM                        years and months duration
//   +s                         context, one entry per field
//   any of these, dictionary-encoded
//
// Floating point (e f g) is refused: which decimal a double stands for is not for this library to guess. Cast such a
// column to a decimal where its scale is known. Binary, lists, maps, unions, run-end encoding and the other intervals
// are refused too. A null in a column is FEEL's null.
//
// What comes out: one column called `value`, or, if the expression is written as a context (`{index: ..., band: ...}`),
// one column per entry. The type is found from the expression and the columns, before any row is seen:
//
//   number   l if it is an integer that surely fits, d:38,s where the scale follows from the columns and constants
//            (sums, products), d:38,s with ColumnOptions::scale; else u with the number as FEEL writes it
//   string   u; where only constants of the expression can come out, i with a dictionary of them
//   boolean, date, the durations: b, tdD, tDn, tiM
//   all else u, with the value as FEEL's string() writes it (times and date-times keep their offset that way)
//
// A value that its column can not hold exactly is an error that names the row; nothing is rounded. A null is a null.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "riskrule/data/arrow.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

struct ColumnOptions {
  /// Bounds of each row's evaluation (steps, memory, ...). The cancel hook is asked on the calling thread, every 1024
  /// rows and now and then within a row; it ends the call with `limit.cancelled`.
  Limits limits{};
  /// Rows of one batch, at most; more are an error (`limit.rows`), before any of them is read. Slices of a larger one
  /// can be given (`offset`, `length`).
  std::int64_t max_rows = std::int64_t{1} << 26U;
  /// Threads that share the rows of a batch, the calling one included. The answers do not depend on it.
  unsigned threads = 1;
  /// Digits after the point (0 to 38) of numbers whose scale does not follow from expression and columns.
  std::optional<int> scale{};
  const Clock* clock = nullptr;  ///< as in Evaluation; must outlive the program
  /// As in Evaluation; must outlive the program. Called on each of the threads, and when the program is bound.
  const ExternalFunctions* external = nullptr;
  const WorkCalendar* calendar = nullptr;  ///< as in Evaluation; must outlive the program
  /// Told how many rows of the batch are done, on the calling thread, every 1024 of its rows. May be null.
  std::function<void(std::int64_t done, std::int64_t rows)> progress{};
};

class ColumnKernel;  // private (lib/feel/column_kernel.hpp)

/// What was compiled, bound to the columns of a schema. Immutable: any number of threads may use it at once. Cheap to
/// copy. It keeps what it needs of expression, table and schema.
class ColumnProgram {
 public:
  explicit ColumnProgram(std::shared_ptr<const ColumnKernel> kernel) noexcept : kernel_(std::move(kernel)) {}

  /// The schema of what evaluate() returns.
  data::OwnedSchema schema() const;

  /// Evaluates every row of the batch. The batch is read, not released, and not needed afterwards: the answer owns its
  /// memory. What the interface lets one check of a foreign array is checked first: lengths, offsets, counts of buffers
  /// and children, text offsets in order, codes within their dictionary, values within their type. The size of a buffer
  /// is not among it: a producer that lies about a length can not be found out, except by `max_rows`.
  /// Errors: `columns.array` (malformed), `columns.value` (a value that has no meaning), `columns.output` (an answer
  /// that its column can not hold), `limit.*`. The pointer is the column, and the row from 0: `/days/17`. Cost: what
  /// the rows cost; no memory is allocated per row, apart from the answer.
  Result<data::OwnedArray> evaluate(const ArrowArray& batch) const;

 private:
  std::shared_ptr<const ColumnKernel> kernel_;
};

/// Binds an expression, compiled with this scope, to the columns of a schema, which is read and not released. Errors:
/// `columns.schema` (malformed), `columns.format` (a type that is refused), `columns.missing`, `columns.duplicate`
/// (a name that several columns have), `columns.type` (not of the type that the scope gives the name): all of them in
/// one pass.
Result<ColumnProgram> bind_columns(const Expression& expression, const Scope& scope, const ArrowSchema& schema,
                                   const ColumnOptions& options = {});

/// A stream of the answers to a stream of batches; `in` is taken over, and each of its batches is released once it has
/// been evaluated. Fails as bind_columns() does, and with `columns.stream` where the schema can not be had. Later
/// errors are those of the stream: get_next() returns EINVAL, ECANCELED, ENOMEM or what `in` returned, from then on
/// always, and get_last_error() says it in words. As any Arrow stream: one thread at a time.
Result<data::OwnedStream> stream_columns(const Expression& expression, const Scope& scope, data::OwnedStream in,
                                         const ColumnOptions& options = {});

}  // namespace riskrule::feel
