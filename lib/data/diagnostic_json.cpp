#include "riskrule/data/diagnostic_json.hpp"

namespace riskrule::data {
namespace {

void write(JsonWriter& out, const Diagnostic& d) {
  const auto text = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out.name(name);
    out.text(value);
  };
  const auto number = [&](std::string_view name, std::uint32_t value) {
    out.name(name);
    out.integer(value);
  };
  out.begin_object();
  text("severity", to_string(d.severity));
  text("code", d.code);
  text("message", d.message);
  text("file", d.file);
  number("line", d.place.line);
  number("column", d.place.column);
  text("pointer", d.pointer);
  text("guess", d.guess);
  out.end_object();
}

}  // namespace

std::string to_json(const Diagnostics& all, JsonStyle style) {
  JsonWriter out(style);
  out.begin_list();
  for (const auto& d : all) write(out, d);
  out.end_list();
  return std::move(out).take();
}

}  // namespace riskrule::data
