#include "record.hpp"

#include "errors.hpp"
#include "nouns.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/base/source.hpp"
#include "riskrule/data/json_writer.hpp"
#include "values.hpp"

namespace riskrule::python {
namespace {

using data::Kind;

py::object word(const data::TypeInfo& type, const void* object) {
  const std::size_t index = type.enumeration->index(object);
  return index < type.items.size() ? py::object(py::str(std::string(type.items[index].name))) : py::none();
}

/// What is no structure and no list; `stated` is unwrapped.
py::object scalar(const data::TypeInfo& type, const void* object) {
  switch (type.kind) {
    case Kind::boolean: return py::bool_(*static_cast<const bool*>(object));
    case Kind::integer: return py::int_(*static_cast<const std::int64_t*>(object));
    case Kind::number: return decimal(*static_cast<const Decimal*>(object));
    case Kind::date: return date(*static_cast<const Date*>(object));
    case Kind::enumeration: return word(type, object);
    default: return py::str(*static_cast<const std::string*>(object));  // an Open<E> or RawJson begins with its text
  }
}

/// What a Stated holds; or null, and then `instead` is what stands for it.
const void* stated_in(const data::TypeInfo& type, const void* object, py::object& instead) {
  switch (type.stated->state(object)) {
    case data::StatedState::absent: instead = py::none(); return nullptr;
    case data::StatedState::unknown: instead = imported("riskrule._states", "UNKNOWN"); return nullptr;
    case data::StatedState::stated: break;
  }
  return type.stated->value(object);
}

}  // namespace

py::object to_python(const std::shared_ptr<const void>& owner, const data::TypeInfo& type, const void* object) {
  if (type.kind == Kind::stated) {
    py::object instead;
    const void* value = stated_in(type, object, instead);
    return value == nullptr ? instead : to_python(owner, type.element(), value);
  }
  if (type.kind == Kind::structure) return py::cast(Record(owner, type, object));
  if (type.kind != Kind::list) return scalar(type, object);
  const std::size_t size = type.list->size(object);
  py::tuple items(size);
  for (std::size_t i = 0; i < size; ++i) items[i] = to_python(owner, type.element(), type.list->at(object, i));
  return items;
}

py::object to_plain(const data::TypeInfo& type, const void* object) {
  if (type.kind == Kind::stated) {
    py::object instead;
    const void* value = stated_in(type, object, instead);
    return value == nullptr ? instead : to_plain(type.element(), value);
  }
  if (type.kind == Kind::list) {
    const std::size_t size = type.list->size(object);
    py::list items(size);
    for (std::size_t i = 0; i < size; ++i) items[i] = to_plain(type.element(), type.list->at(object, i));
    return items;
  }
  if (type.kind != Kind::structure) return scalar(type, object);
  py::dict out;
  for (const auto& member : type.members) {
    if (data::has(member.attributes, data::Attribute::hidden)) continue;
    py::object value = to_plain(member.type(), member.get(object));
    if (!value.is_none()) out[py::str(std::string(member.name))] = std::move(value);
  }
  return out;
}

namespace {
[[noreturn]] void no_member(const data::TypeInfo& type, const std::string& name) {
  std::vector<std::string_view> names;
  for (const auto& member : type.members)
    if (!data::has(member.attributes, data::Attribute::hidden)) names.push_back(member.name);
  const auto guess = nearest(name, names);
  throw py::attribute_error("`" + std::string(type.name) + "` has no member `" + name + "`" +
                            (guess.empty() ? "" : "; did you mean `" + guess + "`?"));
}
}  // namespace

py::object Record::attribute(const std::string& name) const {
  const auto* member = type_->find(name.ends_with('_') ? name.substr(0, name.size() - 1) : name);
  if (member == nullptr) no_member(*type_, name);
  return to_python(owner_, member->type(), member->get(object_));
}

py::list Record::names() const {
  py::list out;
  for (const auto& member : type_->members) out.append(std::string(member.name));
  return out;
}

std::string Record::json() const { return data::write_json(*type_, object_, data::JsonStyle::compact); }

std::string Record::repr() const {
  std::string text = json();
  constexpr std::size_t longest = 200;
  if (text.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && !starts_code_point(text[cut])) --cut;
    text = text.substr(0, cut) + "…";
  }
  return "<riskrule." + std::string(type_->name) + " " + text + ">";
}

bool Record::operator==(const Record& other) const { return type_ == other.type_ && json() == other.json(); }

std::optional<Record> record_in(PyObject* object) {
  const py::handle handle(object);
  if (py::isinstance<Record>(handle)) return handle.cast<const Record&>();
  if (py::isinstance<PyMatter>(handle)) return handle.cast<const PyMatter&>().record();
  if (py::isinstance<PyAssessment>(handle)) return handle.cast<const PyAssessment&>().record();
  if (py::isinstance<PyAnswer>(handle)) return handle.cast<const PyAnswer&>().record();
  return {};
}

void bind_record(py::module_& module) {
  py::class_<Record> type(module, "Record",
                          "A read-only part of a matter, a pack or an answer. Its attributes are the members that the "
                          "schema describes; `dir()` lists them.");
  bind_described<Record>(type);
  type.def("__repr__", &Record::repr).def("to_json", &Record::json, "What is stated, as JSON text.");
}

}  // namespace riskrule::python
