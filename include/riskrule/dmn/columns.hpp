// Decision tables over columns: one call decides many rows, which come and go as Arrow arrays. What columns may be,
// ownership, limits and errors: riskrule/feel/columns.hpp.
//
//   auto program = dmn::bind_columns(*table, scope, schema);     // schema: a column for each name that the table reads
//   auto decided = program->evaluate(batch);                     // a column per output, and `rule`
//
// What comes out, one row for each row of the batch:
//
//   - a column per output, named as the output is (`value` if it has no name). Its type follows from the output's type
//     where the table states one, and from the rules' entries; constant texts come as codes of a dictionary.
//   - a column `rule` (ColumnNames::rule; `i`): which rule decided, counted from 1 as a table is read; null when none did,
//     because none matched or because the table is at fault there (UNIQUE with two matches, ANY that disagrees, an
//     input that is not allowed).
//
// Hit policies that take several rules (COLLECT without an aggregator, RULE ORDER, OUTPUT ORDER) make each output a
// list (`+l`) and `rule` a list too, in the same order; a default output is then a list of one, and its rules are null.
// COLLECT with an aggregator yields one value per row, and in `rule` the list of the rules that went into it. ANY names
// the first of the rules that agree.
#pragma once

#include "riskrule/dmn/model.hpp"
#include "riskrule/dmn/table.hpp"
#include "riskrule/feel/columns.hpp"

namespace riskrule::dmn {

struct ColumnNames {
  std::string rule = "rule";  ///< of the column that names the deciding rules; empty: there is none
};

/// Binds a table, compiled with this scope, to the columns of a schema. Errors as for expressions. Where the inputs are
/// plain columns and the outputs constants, a row costs a few nanoseconds per input and what its table's index costs;
/// cells that need evaluating are evaluated in the rows that they may decide.
Result<feel::ColumnProgram> bind_columns(const Table& table, const feel::Scope& scope, const ArrowSchema& schema,
                                         const feel::ColumnOptions& options = {}, const ColumnNames& names = {});

/// A stream of the decisions on a stream of batches, which is taken over.
Result<data::OwnedStream> stream_columns(const Table& table, const feel::Scope& scope, data::OwnedStream in,
                                         const feel::ColumnOptions& options = {}, const ColumnNames& names = {});

/// The same for a decision of a model, with a column for each input that it needs. A decision that is a table over
/// inputs of the model, none of them constrained, is evaluated as that table; any other row by row, through its whole
/// graph. A table names its rule in either case; what is no table is a column `value` of the type that the model states
/// for it, or, where that is a context, one for each entry. Errors: also `dmn.unknown_decision`. The program keeps the
/// model.
Result<feel::ColumnProgram> bind_columns(const Model& model, std::string_view decision, const ArrowSchema& schema,
                                         const feel::ColumnOptions& options = {}, const ColumnNames& names = {});

/// A stream of that decision on a stream of batches, which is taken over.
Result<data::OwnedStream> stream_columns(const Model& model, std::string_view decision, data::OwnedStream in,
                                         const feel::ColumnOptions& options = {}, const ColumnNames& names = {});

}  // namespace riskrule::dmn
