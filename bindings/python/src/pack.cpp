// Pack: rules, compiled; equal, hashed and pickled by their digest.
#include <pybind11/stl.h>

#include "errors.hpp"
#include "nouns.hpp"
#include "riskrule/assess/columns.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/pack/write.hpp"

namespace riskrule::python {
namespace {

PyPack load(const std::string& json, const std::string& file, const pack::Library& parents) {
  auto result = [&] {
    const py::gil_scoped_release free;
    return pack::load(json, file, parents);
  }();
  Diagnostics warnings = result ? result.diagnostics() : Diagnostics();
  return {value_or_raise(std::move(result)), std::move(warnings)};
}

std::string layer_json(const pack::PackSource& layer) {
  return data::write_json(pack::source_type(), &layer, data::JsonStyle::compact);
}

std::string digest(const PyPack& p) {
  std::string all = p.pack.id();
  for (const auto& layer : p.pack.layers()) all += "\n" + layer_json(layer);
  return imported("hashlib", "sha256")(py::bytes(all)).attr("hexdigest")().cast<std::string>();
}

/// The parents of a pickled pack: as they were, not as they are built in now.
struct Layers final : pack::Library {
  std::vector<std::pair<std::string, std::string>> texts;  ///< by id
  std::string_view text(std::string_view id) const override {
    for (const auto& [known, json] : texts)
      if (known == id) return json;
    return {};
  }
};

py::tuple reduce(const py::object& self) {
  const auto& p = self.cast<const PyPack&>();
  py::list layers;
  for (const auto& layer : p.pack.layers()) layers.append(py::make_tuple(layer.pack, layer_json(layer)));
  return py::make_tuple(imported("riskrule._core", "_pack_again"), py::make_tuple(p.pack.id(), digest(p), layers));
}

/// A built-in pack if it is still the same, else one of the layers that were pickled.
PyPack again(const std::string& id, const std::string& wanted,
             const std::vector<std::pair<std::string, std::string>>& layers) {
  if (const auto builtin = pack::builtin(id); builtin && digest({*builtin}) == wanted) return {*builtin};
  Layers parents;
  parents.texts = layers;
  if (layers.empty() || layers.back().first != id)
    raise({{.code = "python.pack", .message = "the packs `" + id + "` are built in with other content here"}});
  return load(layers.back().second, id, parents);
}

py::list duties(const PyPack& p) {
  static const std::vector<pack::Duty> none;
  py::list out;
  for (const auto& layer : p.pack.layers())
    for (const auto& duty : layer.duties ? *layer.duties : none)
      out.append(Record(p.pack.shared(), data::type_of<pack::Duty>(), &duty));
  return out;
}

py::list layers(const PyPack& p) {
  py::list out;
  for (const auto& layer : p.pack.layers()) out.append(Record(p.pack.shared(), pack::source_type(), &layer));
  return out;
}

py::list methods(const PyPack& p) {
  py::list out;
  for (const auto* method : methods_of(p.pack))
    out.append(Record(p.pack.shared(), data::type_of<pack::Method>(), method));
  return out;
}

py::list ranks(const std::vector<RiskRank>& ranks) {
  py::list out;
  for (const auto& rank : ranks) {
    py::dict one;
    one["word"] = rank.word;
    one["label"] = rank.label;
    one["score"] = to_plain(data::type_of<Decimal>(), &rank.score);
    out.append(one);
  }
  return out;
}

py::object matrix(const PyPack& p) {
  const auto grid = risk_grid(p.pack);
  if (!grid) return py::none();
  py::dict out;
  out["likelihood"] = ranks(grid->likelihood);
  out["impact"] = ranks(grid->impact);
  py::list degrees;
  for (const auto& degree : grid->degrees) {
    py::dict one;
    one["word"] = degree.word;
    one["value"] = to_plain(data::type_of<Decimal>(), &degree.value);
    degrees.append(one);
  }
  out["degrees"] = degrees;
  py::list rows;
  for (const auto& row : grid->cells) {
    py::list words;
    for (const std::size_t cell : row) words.append(grid->degrees[cell].word);
    rows.append(words);
  }
  out["cells"] = rows;
  return out;
}

py::list tests(const PyPack& p) {
  const auto outcomes = [&] {
    const py::gil_scoped_release free;
    return run_tests(p.pack);
  }();
  py::list out;
  for (const auto& one : outcomes) {
    py::dict test;
    test["duty"] = one.duty;
    test["name"] = one.name;
    test["passed"] = one.passed;
    test["message"] = one.message;
    out.append(test);
  }
  return out;
}

std::string own_json(const PyPack& p) {
  const auto& own = p.pack.layers().back();
  if (own.pack != p.pack.id())
    raise({{.code = "python.pack", .message = "`" + p.pack.id() + "` are several packs; `layers` holds each"}});
  return data::write_json(pack::source_type(), &own);
}

PyPack choose(const PyMatter& matter, const py::object& as_of) {
  return {pack_for(matter, py::none(), as_date(as_of))};
}

std::string repr(const PyPack& p) {
  return "<riskrule.Pack " + p.pack.id() + " " + p.pack.layers().back().version + ": " +
         std::to_string(p.pack.duty_count()) + " duties, " + std::to_string(p.pack.binding_count()) + " bind>";
}

}  // namespace

pack::Pack as_pack(const py::object& pack) {
  if (py::isinstance<py::str>(pack)) return value_or_raise(pack::builtin(pack.cast<std::string>()));
  return pack.cast<const PyPack&>().pack;
}

pack::Pack pack_for(const PyMatter& matter, const py::object& pack, const std::optional<Date>& as_of) {
  if (!pack.is_none()) return as_pack(pack);
  const auto day = as_of ? as_of : latest_date(*matter.matter);
  if (!day) raise(assess(Shared<Matter>(matter.matter)).diagnostics());  // says that there is no date
  return value_or_raise(pack::choose(*matter.matter, *day));
}

void bind_pack(py::module_& module) {
  py::class_<PyPack>(module, "Pack", "The rules of a place, compiled, with those of its parents. Immutable.")
      .def(py::init([](const std::string& json, const std::string& file) {
             return load(json, file, pack::builtin_library());
           }),
           py::arg("json"), py::kw_only(), py::arg("file") = "",
           "Reads and compiles a pack from JSON text; what it extends is built in. Raises riskrule.Error.")
      .def_static(
          "builtin", [](const std::string& id) { return PyPack{value_or_raise(pack::builtin(id))}; }, py::arg("id"),
          "A pack that is built into the library, such as \"cn.shanghai\", or several together, \"cn.shanghai+cn.land\".")
      .def_static("builtin_ids", &pack::builtin_ids, "The ids of the built-in packs.")
      .def_static("choose", &choose, py::arg("matter"), py::arg("as_of") = py::none(),
                  "The built-in pack that follows from the matter's jurisdiction and the date.")
      .def_property_readonly("id", [](const PyPack& p) { return p.pack.id(); })
      .def_property_readonly("digest", &digest, "SHA-256 of the pack with its parents, in hexadecimal.")
      .def_property_readonly(
          "duty_count", [](const PyPack& p) { return p.pack.duty_count(); }, "Duties of this pack and its parents.")
      .def_property_readonly(
          "binding_count", [](const PyPack& p) { return p.pack.binding_count(); }, "How many of them bind.")
      .def(
          "write_dmn", [](const PyPack& p) { return value_or_raise(pack::write_tables(p.pack)); },
          "Its terms that are decision tables, as a model of DMN 1.3.")
      .def_property_readonly(
          "layers", [](const PyPack& p) { return py::tuple(layers(p)); },
          "The packs as written, the country's first, this pack's own last.")
      .def_property_readonly(
          "duties", [](const PyPack& p) { return py::tuple(duties(p)); }, "The duties of all layers, in their order.")
      .def_property_readonly(
          "methods", [](const PyPack& p) { return py::tuple(methods(p)); }, "The methods of grading that are in force.")
      .def_property_readonly("matrix", &matrix, "How likelihood and impact become a degree; None if it does not say.")
      .def_property_readonly(
          "warnings", [](const PyPack& p) { return warnings_of(p.warnings); },
          "What is doubtful in the pack: diagnostics that are no errors.")
      .def("tests", &tests, "Runs the tests inside the pack: {\"duty\", \"name\", \"passed\", \"message\"} of each.")
      .def("to_json", &own_json, "This pack as written, without its parents.")
      .def("_repr_html_", [](const py::object& self) { return imported("riskrule._html", "pack")(self); })
      .def("__repr__", &repr)
      .def("__eq__",
           [](const PyPack& p, const py::object& other) {
             return py::isinstance<PyPack>(other) && digest(p) == digest(other.cast<const PyPack&>());
           })
      .def("__hash__", [](const PyPack& p) { return std::hash<std::string>()(digest(p)); })
      .def("__reduce__", &reduce);
  module.def("_pack_again", &again, "Of pickle.");
}

}  // namespace riskrule::python
