#include "record.hpp"

#include "riskrule/base/source.hpp"
#include "riskrule/data/json_writer.hpp"

namespace riskrule::python {
namespace {

py::object decimal(const Decimal& number) {
  static const auto* type = new py::object(py::module_::import("decimal").attr("Decimal"));  // lives for ever
  return (*type)(number.to_string());
}

py::object date(const Date& day) {
  static const auto* type = new py::object(py::module_::import("datetime").attr("date"));
  return (*type)(day.year, static_cast<int>(day.month), static_cast<int>(day.day));
}

py::object word(const data::TypeInfo& type, const void* object) {
  const std::size_t index = type.enumeration->index(object);
  return index < type.items.size() ? py::object(py::str(std::string(type.items[index].name))) : py::none();
}

}  // namespace

py::object to_python(const std::shared_ptr<const void>& owner, const data::TypeInfo& type, const void* object) {
  using data::Kind;
  switch (type.kind) {
    case Kind::boolean: return py::bool_(*static_cast<const bool*>(object));
    case Kind::integer: return py::int_(*static_cast<const std::int64_t*>(object));
    case Kind::number: return decimal(*static_cast<const Decimal*>(object));
    case Kind::text: return py::str(*static_cast<const std::string*>(object));
    case Kind::date: return date(*static_cast<const Date*>(object));
    case Kind::enumeration: return word(type, object);
    case Kind::open_word:  // an Open<E> or RawJson begins with its text
    case Kind::raw: return py::str(*static_cast<const std::string*>(object));
    case Kind::structure: return py::cast(Record(owner, type, object));
    case Kind::list: {
      const std::size_t size = type.list->size(object);
      py::tuple items(size);
      for (std::size_t i = 0; i < size; ++i) items[i] = to_python(owner, type.element(), type.list->at(object, i));
      return items;
    }
    case Kind::stated: break;
  }
  switch (type.stated->state(object)) {
    case data::StatedState::absent: return py::none();
    case data::StatedState::unknown: return py::module_::import("riskrule._states").attr("UNKNOWN");
    case data::StatedState::stated: break;
  }
  return to_python(owner, type.element(), type.stated->value(object));
}

py::object Record::attribute(const std::string& name) const {
  const auto* member = type_->find(name.ends_with('_') ? name.substr(0, name.size() - 1) : name);
  if (member == nullptr) throw py::attribute_error("`" + std::string(type_->name) + "` has no member `" + name + "`");
  return to_python(owner_, member->type(), member->get(object_));
}

py::list Record::names() const {
  py::list out;
  for (const auto& member : type_->members) out.append(std::string(member.name));
  return out;
}

std::string Record::repr() const {
  std::string json = data::write_json(*type_, object_, data::JsonStyle::compact);
  constexpr std::size_t longest = 200;
  if (json.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && !starts_code_point(json[cut])) --cut;
    json = json.substr(0, cut) + "…";
  }
  return "<riskrule." + std::string(type_->name) + " " + json + ">";
}

py::object Record::to_dict() const {
  py::dict out;
  for (const auto& member : type_->members) {
    py::object value = to_python(owner_, member.type(), member.get(object_));
    if (!value.is_none()) out[py::str(std::string(member.name))] = value;
  }
  return out;
}

bool Record::operator==(const Record& other) const {
  return type_ == other.type_ && data::write_json(*type_, object_) == data::write_json(*other.type_, other.object_);
}

void bind_record(py::module_& module) {
  py::class_<Record>(module, "Record",
                     "A read-only part of a matter or an assessment. Its attributes are the members that "
                     "the schema describes; `dir()` lists them.")
      .def("__getattr__", &Record::attribute)
      .def("__dir__", &Record::names)
      .def("__repr__", &Record::repr)
      .def("__eq__", [](const Record& a,
                        const py::object& b) { return py::isinstance<Record>(b) && a == b.cast<const Record&>(); })
      .def("to_dict", &Record::to_dict, "The stated members as a dict; nested parts stay Records.");
}

}  // namespace riskrule::python
