// What is asked next: compare, explore, follow_up, similar, survey, check.
#include <pybind11/stl.h>

#include "errors.hpp"
#include "nouns.hpp"
#include "riskrule/assess/check.hpp"
#include "riskrule/assess/compare.hpp"
#include "riskrule/assess/explore.hpp"
#include "riskrule/assess/follow_up.hpp"
#include "riskrule/assess/similar.hpp"
#include "riskrule/assess/survey.hpp"
#include "riskrule/model/io.hpp"
#include "text.hpp"
#include "watch.hpp"

namespace riskrule::python {
namespace {

std::string write(const Comparison& c) { return write_comparison(c); }
std::string write(const Exploration& e) { return write_exploration(e); }
std::string write(const FollowUp& f) { return write_follow_up(f); }
std::string write(const SimilarCases& s) { return write_similar(s); }
std::string write(const Survey& s) { return write_survey(s); }

template <class T>
PyAnswer answer(T value) {
  const auto owner = std::make_shared<const T>(std::move(value));
  return {Record(owner, data::type_of<T>(), owner.get()),
          [](const void* a, report::Form form) { return report::render(*static_cast<const T*>(a), form); },
          [](const void* a) { return write(*static_cast<const T*>(a)); }};
}

PyAnswer compared(const PyAssessment& before, const PyAssessment& after, const py::args& more) {
  std::vector<Assessment> all{*before.assessment, *after.assessment};
  for (const auto& one : more) all.push_back(*one.cast<const PyAssessment&>().assessment);
  const bool versions = all.size() == 2 && !(before.record() == after.record()) &&
                        write_matter(*before.matter) != write_matter(*after.matter);
  if (versions) return answer(compare(*before.matter, *before.assessment, *after.matter, *after.assessment));
  return answer(value_or_raise(compare(all)));
}

PyAnswer explored(const PyMatter& matter, const py::object& pack, const py::object& as_of, std::uint64_t seed,
                  std::uint64_t draws, bool pert, std::uint32_t spread) {
  const auto day = as_date(as_of);
  const auto chosen = pack_for(matter, pack, day);
  Watch watch;
  auto result = [&] {
    const py::gil_scoped_release free;
    return explore(
        *matter.matter, chosen,
        {.as_of = day, .seed = seed, .draws = draws, .pert = pert, .spread = spread, .limits = watch.limits()});
  }();
  watch.finish();
  return answer(value_or_raise(std::move(result)));
}

AssessedMatter assessed(const PyAssessment& a) { return {a.matter->id, Shared<Matter>(a.matter), *a.assessment}; }

PyAnswer nearest_cases(const PyAssessment& one, const py::iterable& base, const std::string& features,
                       std::size_t most) {
  std::vector<AssessedMatter> all;
  for (const auto& other : base) all.push_back(assessed(other.cast<const PyAssessment&>()));
  const FeatureSet chosen = features.empty() ? default_features() : value_or_raise(read_features(features));
  return answer(value_or_raise(find_similar(assessed(one), all, chosen, most)));
}

Survey surveyed(const std::string& csv, const SurveyMap& map, const std::string& file) {
  auto result = [&] {
    const py::gil_scoped_release free;
    return read_survey(csv, file, map);
  }();
  return value_or_raise(std::move(result));
}

PyAnswer survey(const std::string& csv, const std::string& map, const std::string& file) {
  return answer(surveyed(csv, value_or_raise(read_survey_map(map)), file));
}

PyMatter survey_into(const PyMatter& matter, const std::string& csv, const std::string& map, const std::string& file) {
  const auto columns = value_or_raise(read_survey_map(map));
  const auto returns = surveyed(csv, columns, file).returns;
  return {std::make_shared<const Matter>(
      value_or_raise(with_returns(*matter.matter, columns.consultation.value_or(""), returns)))};
}

/// The pack that is named, or that of the matter's place and date; none for a matter without a date.
std::optional<pack::Pack> pack_against(const Matter& matter, const py::object& named) {
  if (!named.is_none()) return as_pack(named);
  const auto day = latest_date(matter);
  if (!day) return {};
  const auto chosen = pack::choose(matter, *day);
  return chosen ? std::optional(*chosen) : std::nullopt;
}

/// What contradicts itself in a matter, what in it is hard to believe, and which grades do not go together.
py::object checked(const PyMatter& matter, const py::object& against) {
  Diagnostics out = matter.warnings.empty() ? check_matter(*matter.matter) : matter.warnings;
  for (auto& d : check_credibility(*matter.matter)) out.push_back(std::move(d));
  if (const auto pack = pack_against(*matter.matter, against))
    for (auto& d : check_grades(*matter.matter, *pack)) out.push_back(std::move(d));
  return as_list(out);
}

/// Built-in packs are loaded anew: what is known of their defects is for this answer only.
py::object checked(const PyPack& pack) {
  const auto& id = pack.pack.id();
  const auto text = pack::builtin_library().text(id);
  if (!pack.warnings.empty() || text.empty()) return as_list(pack.warnings);
  return as_list(pack::load(text, id + ".json").diagnostics());
}

/// The text of a matter, a pack or a DMN model.
py::object checked_text(const std::string& text, const py::object& against, const std::string& file) {
  const auto pack = against.is_none() ? std::nullopt : std::optional(as_pack(against));
  Diagnostics out;
  {
    const py::gil_scoped_release free;
    out = check_document(text, file, pack);
  }
  return as_list(out);
}

py::str rendered(const PyAnswer& a, report::Form form) {
  return made_text([&] { return a.render(a.answer.object(), form); });
}

void bind_answer(py::module_& module) {
  py::class_<PyAnswer> type(module, "Answer", "What compare, explore, similar, follow_up or survey found out.");
  bind_described<PyAnswer>(type);
  type.def_property_readonly(
          "kind", [](const PyAnswer& a) { return std::string(a.answer.type().name); },
          "`Comparison`, `Exploration`, `SimilarCases`, `FollowUp` or `Survey`.")
      .def(
          "to_json", [](const PyAnswer& a) { return made_text([&] { return a.write(a.answer.object()); }); },
          "As JSON; the same bytes from every door.")
      .def(
          "to_text", [](const PyAnswer& a) { return rendered(a, report::Form::text); }, "For a terminal.")
      .def(
          "to_markdown", [](const PyAnswer& a) { return rendered(a, report::Form::markdown); }, "As Markdown.")
      .def(
          "to_html", [](const PyAnswer& a) { return rendered(a, report::Form::html); }, "As one self-contained page.")
      .def("_repr_html_", [](const py::object& self) { return imported("riskrule._html", "answer")(self); })
      .def("__repr__", [](const PyAnswer& a) { return a.answer.repr(); });
}

}  // namespace

void bind_answers(py::module_& module) {
  bind_answer(module);
  module.def("compare", &compared, py::arg("before"), py::arg("after"),
             "Assessments side by side: one matter under several packs or dates, or, where two matters differ, two "
             "versions of one decision with what changed in the inputs. Raises riskrule.Error.");
  module.def("explore", &explored, py::arg("matter"), py::arg("pack") = py::none(), py::kw_only(),
             py::arg("as_of") = py::none(), py::arg("seed") = 0, py::arg("draws") = 0, py::arg("pert") = false,
             py::arg("spread") = 1, "What would move the grade, and with `draws` how likely each grade is.");
  module.def(
      "follow_up", [](const PyAssessment& a) { return answer(follow_up(*a.matter, *a.assessment)); },
      py::arg("assessment"),
      "After the decision: measures overdue, triggers, duties of the time of execution, evaluators.");
  module.def("similar", &nearest_cases, py::arg("assessment"), py::arg("base"), py::kw_only(), py::arg("features") = "",
             py::arg("most") = 3, "The assessed matters of `base` nearest to this one.");
  module.def("survey", &survey, py::arg("csv"), py::arg("map"), py::kw_only(), py::arg("file") = "",
             "Counts, shares and intervals from raw returns.");
  module.def("survey_into", &survey_into, py::arg("matter"), py::arg("csv"), py::arg("map"), py::kw_only(),
             py::arg("file") = "", "The matter with these returns in the consultation that the map names.");
  module.def(
      "check", [](const PyMatter& m, const py::object& against) { return checked(m, against); }, py::arg("what"),
      py::kw_only(), py::arg("against") = py::none(), "What is doubtful: diagnostics.");
  module.def(
      "check", [](const PyPack& p) { return checked(p); }, py::arg("what"));
  module.def("check", &checked_text, py::arg("what"), py::kw_only(), py::arg("against") = py::none(),
             py::arg("file") = "");
}

}  // namespace riskrule::python
