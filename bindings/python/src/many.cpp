// Many matters on several threads.
#include <pybind11/stl.h>

#include "errors.hpp"
#include "nouns.hpp"
#include "riskrule/assess/many.hpp"
#include "riskrule/model/io.hpp"
#include "values.hpp"
#include "watch.hpp"

namespace riskrule::python {
namespace {

/// The text of a matter, of JSON, or of the file at a path; a file that can not be read is its problem.
MatterText text_of(const py::handle& one) {
  if (py::isinstance<PyMatter>(one)) return {.text = write_matter(*one.cast<const PyMatter&>().matter)};
  if (py::isinstance<py::str>(one)) return {.text = one.cast<std::string>()};
  const auto path = imported("os", "fspath")(one).cast<std::string>();
  try {
    const py::object file = imported("builtins", "open")(path, py::arg("encoding") = "utf-8", py::arg("newline") = "");
    MatterText out{.text = file.attr("read")().cast<std::string>(), .file = path};
    file.attr("close")();
    return out;
  } catch (py::error_already_set& error) {
    if (!error.matches(PyExc_OSError) && !error.matches(PyExc_UnicodeDecodeError)) throw;
    return {.file = path,
            .problems = {{.code = "python.file", .message = py::str(error.value()).cast<std::string>(), .file = path}}};
  }
}

/// Draws from an iterable, on whatever thread.
class Source {
 public:
  explicit Source(const py::object& matters) : items_(py::iter(checked(matters))) {}

  std::optional<MatterText> next() {
    const py::gil_scoped_acquire hold;
    const auto one = py::reinterpret_steal<py::object>(PyIter_Next(items_.ptr()));
    if (!one && PyErr_Occurred() != nullptr) throw py::error_already_set();
    return one ? std::optional(text_of(one)) : std::nullopt;
  }

 private:
  /// One text is a sequence of letters, none of which is a matter.
  static const py::object& checked(const py::object& matters) {
    if (py::isinstance<py::str>(matters) || py::isinstance<PyMatter>(matters))
      type_error("`matters` must be an iterable; put a single one into a list");
    return matters;
  }

  py::object items_;
};

py::object shown(ManyResult&& one, const std::optional<pack::Pack>& pack) {
  if (one.assessments.empty()) return error_of(one.problems);
  auto assessment = std::make_shared<const Assessment>(std::move(one.assessments.front()));
  const auto kept = std::make_shared<const Shared<Matter>>(*std::move(one.matter));
  std::shared_ptr<const Matter> matter(kept, &**kept);
  auto used = pack ? *pack : value_or_raise(pack::choose(*matter, assessment->as_of));
  return py::cast(PyAssessment{std::move(matter), std::move(used), std::move(assessment)});
}

py::list run(const py::object& matters, const py::object& pack, const py::object& as_of, const py::object& threads,
             const py::object& progress) {
  const auto chosen = pack.is_none() ? std::nullopt : std::optional(as_pack(pack));
  const auto all = py::len_hint(matters);
  Watch watch(as_progress(progress));
  ManyOptions options{.threads = as_threads(threads), .sides = {{chosen, as_date(as_of)}}, .limits = watch.limits()};
  Source source(matters);
  py::list out;
  const auto take = [&](ManyResult&& one) {
    const auto done = static_cast<std::int64_t>(one.index) + 1;
    {
      const py::gil_scoped_acquire hold;
      out.append(shown(std::move(one), chosen));
    }
    watch.tell(done, std::max(done, static_cast<std::int64_t>(all)));
    return !watch.stopped();
  };
  {
    const py::gil_scoped_release free;
    assess_many([&] { return source.next(); }, take, options);
  }
  watch.finish();
  return out;
}

}  // namespace

py::object as_progress(const py::object& progress) { return imported("riskrule._progress", "hook")(progress); }

unsigned as_threads(const py::object& threads) {
  return imported("riskrule._progress", "thread_count")(threads).cast<unsigned>();
}

void bind_many(py::module_& module) {
  module.def("assess_many", &run, py::arg("matters"), py::arg("pack") = py::none(), py::kw_only(),
             py::arg("as_of") = py::none(), py::arg("threads") = py::none(), py::arg("progress") = py::none(),
             "Assesses many matters on several threads: an Assessment for each, in order; a bad one is an Error in its "
             "place. `matters`: Matter objects, JSON texts, or paths of files.");
}

}  // namespace riskrule::python
