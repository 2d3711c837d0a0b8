#include "write_types.hpp"

namespace riskrule::dmn {

using feel::TypeKind;

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\r': out += "&#13;"; break;
      case '\n': out += "&#10;"; break;
      case '\t': out += "&#9;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

std::string TypeWriter::name_of(const feel::TypePtr& type) {
  if (!type) return "";
  switch (type->kind) {
    case TypeKind::boolean: return "boolean";
    case TypeKind::number: return "number";
    case TypeKind::string:
    case TypeKind::word: return "string";
    case TypeKind::date: return "date";
    case TypeKind::time: return "time";
    case TypeKind::date_time: return "date and time";
    case TypeKind::years_months: return "years and months duration";
    case TypeKind::days_time: return "days and time duration";
    case TypeKind::list:
    case TypeKind::context: break;
    default: return "Any";
  }
  const std::string key = feel::to_string(*type);
  const auto known = names_.find(key);
  return known != names_.end() ? known->second : define(*type, key);
}

std::string TypeWriter::define(const feel::Type& type, const std::string& key) {
  const auto reference = [](const std::string& name) {
    return name.empty() ? std::string() : "<typeRef>" + name + "</typeRef>";
  };
  const bool is_list = type.kind == TypeKind::list;
  std::string body;
  if (is_list) body = "    " + reference(name_of(type.element ? type.element : feel::any_type())) + "\n";
  for (const auto& [entry, entry_type] : type.entries)
    body += "    <itemComponent name=\"" + xml_escaped(entry) + "\">" + reference(name_of(entry_type)) +
            "</itemComponent>\n";
  const std::string name = "type_" + std::to_string(names_.size() + 1);
  names_[key] = name;
  const std::string collection = is_list ? " isCollection=\"true\"" : "";
  definitions_ += "  <itemDefinition id=\"" + name + "\" name=\"" + name + "\"" + collection + ">\n" + body +
                  "  </itemDefinition>\n";
  return name;
}

}  // namespace riskrule::dmn
