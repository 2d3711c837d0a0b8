// evaluate(): a stream of batches through an expression, a decision, or the grading of a pack.
#include <pybind11/stl.h>

#include <algorithm>
#include <functional>

#include "columns.hpp"
#include "errors.hpp"
#include "nouns.hpp"
#include "py_expression.hpp"
#include "py_model.hpp"
#include "riskrule/assess/columns.hpp"
#include "riskrule/dmn/columns.hpp"
#include "riskrule/feel/float_columns.hpp"
#include "watch.hpp"

namespace riskrule::python {
namespace {

/// Rows of a foreign batch that are evaluated at once; larger batches are taken in slices.
constexpr std::int64_t slice_rows = std::int64_t{1} << 24U;
/// Rows of a foreign batch, at most.
constexpr std::int64_t most_rows = std::int64_t{1} << 40U;

/// What is bound to the columns.
struct Bound {
  std::function<Result<data::OwnedArray>(const ArrowArray&)> evaluate;
  data::OwnedSchema schema;
  std::function<py::object()> totals = [] { return py::none(); };
};

Bound bound(feel::ColumnProgram program) {
  auto schema = program.schema();
  return {[program = std::move(program)](const ArrowArray& batch) { return program.evaluate(batch); },
          std::move(schema)};
}

py::object totals_of(const RiskSummary& summary) {
  py::dict degrees;
  for (const auto& one : summary.degrees) degrees[py::str(one.degree)] = one.rows;
  const auto number = [](const std::optional<Decimal>& n) {
    return n ? to_plain(data::type_of<Decimal>(), &*n) : py::object(py::none());
  };
  py::dict out;
  out["rows"] = summary.rows;
  out["ungraded"] = summary.ungraded;
  out["degrees"] = degrees;
  out["weight"] = number(summary.weight);
  out["value"] = number(summary.value);
  out["grade"] = summary.grade ? py::object(py::str(*summary.grade)) : py::none();
  out["why"] = summary.why;
  return out;
}

Bound bound(RiskProgram program) {
  const auto tally = std::make_shared<RiskTally>();
  auto schema = program.schema();
  return {[program, tally](const ArrowArray& batch) { return program.evaluate(batch, *tally); }, std::move(schema),
          [program, tally] { return totals_of(program.summary(*tally)); }};
}

std::string required(const py::object& decision) {
  if (decision.is_none()) type_error("a model needs `decision`, the name of one of its decisions");
  return decision.cast<std::string>();
}

/// An expression that may use the names of all columns. Strict where there are columns: a name that is none of them would
/// be null in every row.
feel::ColumnProgram bind_text(const std::string& text, const ArrowSchema& schema, const feel::ColumnOptions& options) {
  feel::Scope scope;
  for (std::int64_t i = 0; i < schema.n_children; ++i)
    if (schema.children[i]->name != nullptr) scope.add(schema.children[i]->name);
  const auto mode = schema.n_children > 0 ? feel::Mode::strict : feel::Mode::standard;
  const auto compiled = value_or_raise(feel::compile(text, scope, {.mode = mode, .file = "<expression>"}));
  return value_or_raise(feel::bind_columns(compiled, scope, schema, options));
}

struct Question {
  py::object what;
  py::object decision;
  std::string method;
};

Bound bind(const Question& question, const ArrowSchema& schema, const feel::ColumnOptions& options) {
  const auto& what = question.what;
  if (py::isinstance<PyPack>(what))
    return bound(value_or_raise(bind_risks(what.cast<const PyPack&>().pack, schema, {question.method, options})));
  if (py::isinstance<PyModel>(what))
    return bound(value_or_raise(
        dmn::bind_columns(what.cast<const PyModel&>().model, required(question.decision), schema, options)));
  if (py::isinstance<PyExpression>(what)) {
    const auto& e = what.cast<const PyExpression&>();
    return bound(value_or_raise(feel::bind_columns(e.compiled, e.scope, schema, options)));
  }
  if (py::isinstance<py::str>(what)) return bound(bind_text(what.cast<std::string>(), schema, options));
  type_error("`what` must be a Pack, a Model, an Expression or its text");
}

/// Batches of a stream, one after the other. A producer may be Python code, so the GIL is not held while it works.
class Batches {
 public:
  explicit Batches(const py::capsule& capsule) : stream_(*pointer_in<ArrowArrayStream>(capsule, "arrow_array_stream")) {
    if (!stream_ || stream_->get_schema(&*stream_, &*schema_) != 0) fail();
  }
  const ArrowSchema& schema() const noexcept { return *schema_; }
  /// The next one; released at the end of the stream.
  data::OwnedArray next() {
    data::OwnedArray out;
    const py::gil_scoped_release free;
    failed_ = stream_->get_next(&*stream_, &*out) != 0;
    return out;
  }
  void check() {
    if (failed_) fail();
  }

 private:
  [[noreturn]] void fail() {
    if (PyErr_Occurred() != nullptr) throw py::error_already_set();
    if (!stream_) raise({{.code = "columns.stream", .message = "the stream has been taken before"}});
    const char* why = stream_->get_last_error != nullptr ? stream_->get_last_error(&*stream_) : nullptr;
    raise({{.code = "columns.stream",
            .message = "the stream failed: " + std::string(why != nullptr ? why : "no reason given")}});
  }

  data::OwnedStream stream_;
  data::OwnedSchema schema_{};
  bool failed_ = false;
};

/// Floats are refused by the library; here there is a way, and it is named.
template <class Work>
auto hinting(Work work) {
  try {
    return work();
  } catch (py::error_already_set& error) {
    if (!error.matches(imported("riskrule._states", "Error"))) throw;
    error.value().attr("mention_decimals")();
    throw;
  }
}

/// The answer; or raises why there is none. Rows are counted within a batch: `before` are those of earlier ones.
data::OwnedArray answer_or_raise(Result<data::OwnedArray> answer, std::int64_t before) {
  if (!answer && before > 0)
    answer.diagnostics().push_back(
        {.severity = Severity::note,
         .code = "python.rows",
         .message = "rows are counted from row " + std::to_string(before) + " of the table"});
  return value_or_raise(std::move(answer));
}

/// Evaluates a batch, slice by slice, and calls `take` with the answers.
template <class Take>
void evaluate_slices(const Bound& bound, ArrowArray& batch, Take take) {
  const std::int64_t offset = batch.offset;
  const std::int64_t rows = batch.length;
  for (std::int64_t first = 0; first == 0 || first < rows; first += slice_rows) {
    batch.offset = offset + first;
    batch.length = std::min(slice_rows, rows - first);
    auto answers = [&] {
      const py::gil_scoped_release free;
      return bound.evaluate(batch);
    }();
    take(std::move(answers), batch.length);
  }
}

/// The host of what is evaluated; none of a pack or a text.
Host host_in(const py::object& what) {
  if (py::isinstance<PyModel>(what)) return what.cast<const PyModel&>().host;
  if (py::isinstance<PyExpression>(what)) return what.cast<const PyExpression&>().host;
  return {};
}

PyColumns run(const py::capsule& capsule, const Question& question, const std::map<std::string, int>& decimals,
              feel::ColumnOptions options, Watch& watch) {
  Batches batches(capsule);
  std::optional<feel::DecimalColumns> exact;
  if (!decimals.empty()) exact = value_or_raise(feel::DecimalColumns::make(batches.schema(), decimals));
  const data::OwnedSchema converted = exact ? exact->schema() : data::OwnedSchema();
  std::int64_t before = 0;
  options.limits = watch.limits();
  options.max_rows = slice_rows;
  options.progress = [&](std::int64_t done, std::int64_t rows) { watch.tell(before + done, before + rows); };
  const ColumnHost host(host_in(question.what), watch);
  options.clock = host.clock();
  options.external = host.functions();
  if (options.external != nullptr) options.threads = 1;  // Python is called on the thread that asked
  Bound ready = bind(question, exact ? *converted : batches.schema(), options);
  PyColumns out{std::make_shared<data::OwnedSchema>(std::move(ready.schema)), {}};
  for (auto batch = batches.next(); batch; batch = batches.next()) {
    if (exact) {
      auto made = [&] {
        const py::gil_scoped_release free;
        return exact->convert(std::move(batch), most_rows);
      }();
      batch = answer_or_raise(std::move(made), before);
    }
    evaluate_slices(ready, *batch, [&](Result<data::OwnedArray> answers, std::int64_t rows) {
      if (!answers) watch.finish();  // what the answer lacks may be that it was stopped
      out.batches.push_back(std::make_shared<data::OwnedArray>(answer_or_raise(std::move(answers), before)));
      before += rows;
      watch.tell(before, before);
    });
  }
  batches.check();
  watch.finish();
  out.totals = ready.totals();
  return out;
}

PyColumns evaluate(const py::capsule& stream, const py::object& what, const py::object& decision,
                   const std::string& method, const std::map<std::string, int>& decimals, std::optional<int> scale,
                   const py::object& threads, const py::object& progress) {
  Watch watch(as_progress(progress));
  feel::ColumnOptions options{.threads = as_threads(threads), .scale = scale};
  return hinting([&] { return run(stream, {what, decision, method}, decimals, options, watch); });
}

}  // namespace

void bind_evaluate(py::module_& module) {
  module.def("evaluate_columns", &evaluate, py::arg("stream"), py::arg("what"), py::arg("decision"), py::arg("method"),
             py::arg("decimals"), py::arg("scale"), py::arg("threads"), py::arg("progress"),
             "evaluate() of a capsule that holds an Arrow stream.");
}

}  // namespace riskrule::python
