// Proof of decision tables: which inputs no rule takes, which several take, which rules never decide or change nothing.
//
//   for (const dmn::Finding& f : dmn::check(*model, xml, "credit.dmn")) std::cout << to_text(f.diagnostic) << "\n";
//
// The inputs of a table are cut into pieces on which every cell is constant (the points and the open intervals between
// the constants of the cells; for dates and months, days that exist), the pieces into boxes. Numbers are exact decimals.
// A claim is made only if it holds for every input of its box, and its witness has been given to the evaluator.
//
// What is taken for granted: an input holds a value of its type or null, and passes its allowed values; an input without
// a type holds a value of a kind that its cells mention, or null. A missing input (null) counts as a gap only where a
// cell of its column mentions null. Times and date-times are not cut: their cells, like those that read other names or
// call functions, are unknown, and nothing is claimed that depends on them (`check.incomplete` says so).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/dmn/model.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

struct CheckOptions {
  std::uint64_t work = 400'000'000;  ///< elementary steps for one table, about a second; then `check.incomplete`
  std::size_t per_kind = 8;          ///< findings of one code for one table; one more says how many there are beside
};

/// The value of one input in a witness.
struct Witness {
  std::string input{};  ///< the input's expression
  std::string value{};  ///< FEEL text
};

/// One thing that is wrong with a table. Codes:
///   table.gap        no rule matches, and there is no default output: a warning (a note for the hit policies that
///                    collect)
///   table.overlap    UNIQUE: two rules with one output match the same input, which evaluates to null: an error; FIRST
///                    and PRIORITY: two rules with different outputs overlap and neither contains the other: a note
///   table.conflict   UNIQUE, ANY: two rules with different outputs match the same input: an error
///   table.masked     the rule never decides: others always go before it, or it never matches: a warning
///   table.redundant  FIRST, PRIORITY, ANY: without the rule every input has the same output: a warning
///   check.incomplete something could not be proved: a note
/// Where an input is not a plain name (`count(x)`), whether it can have the witness's value is not known: then an error
/// is a warning, and the message says so.
struct Finding {
  Diagnostic diagnostic{};           ///< pointer: `/rules/2`; of a model: `/<element>/rules/2`
  std::vector<std::size_t> rules{};  ///< from 1
  std::vector<Witness> witness{};    ///< an input for each expression of the table; empty where there is none
};

/// Findings about one table, by rule within each code. Cost: the pieces of each input times the rules, the pairs of
/// rules, and for gaps, masked and redundant rules in the worst case the product of the pieces; `work` bounds it all.
std::vector<Finding> check(const Table& table, const CheckOptions& options = {});
/// Findings about every table of the model, imported models left out, in the order of its elements. The constraints of
/// the types of inputs and decisions bound the inputs of the tables.
std::vector<Finding> check(const Model& model, const CheckOptions& options = {});
/// The same with the places in the text that the model was loaded from.
std::vector<Finding> check(const Model& model, std::string_view xml, const std::string& file,
                           const CheckOptions& options = {});

}  // namespace riskrule::dmn
