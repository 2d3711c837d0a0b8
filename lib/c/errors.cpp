#include <array>

#include "handles.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/data/utf16.hpp"

namespace riskrule::c {
namespace {

riskrule_status status_of(const Diagnostics& problems) noexcept {
  constexpr std::array<std::string_view, 8> evaluating{"limit.cancelled",   "limit.steps",        "limit.call_depth",
                                                       "limit.list_items",  "limit.string_bytes", "limit.arena_bytes",
                                                       "limit.regex_bytes", "limit.rows"};
  for (const auto& d : problems) {
    if (d.severity != Severity::error) continue;
    if (d.code == "c.argument") return RISKRULE_BAD_ARGUMENT;
    if (std::ranges::find(evaluating, d.code) != evaluating.end()) return RISKRULE_STOPPED;
  }
  return RISKRULE_BAD_INPUT;
}

}  // namespace

riskrule_status fail(riskrule_error** error, Diagnostics diagnostics) noexcept {
  const riskrule_status status = status_of(diagnostics);
  if (error == nullptr) return status;
  *error = nullptr;
  try {
    *error = new riskrule_error{to_text(diagnostics), data::to_json(diagnostics), std::move(diagnostics)};
  } catch (...) {
    *error = nullptr;
  }
  return status;
}

void fail(riskrule_error** error, const char* code, const char* message) noexcept {
  if (error == nullptr) return;
  *error = nullptr;
  try {
    fail(error, {{.code = code, .message = message}});
  } catch (...) {
    *error = nullptr;
  }
}

std::optional<Diagnostic> refuse_text(const char* data, std::size_t size, std::size_t most) {
  if (data == nullptr && size > 0) return argument_problem("the text is NULL, but its length is not 0");
  if (size > most)
    return Diagnostic{
        .code = "limit.json_bytes",
        .message = "the text has " + std::to_string(size) + " bytes; the limit json_bytes is " + std::to_string(most)};
  return {};
}

Result<std::optional<Date>> read_date(const char* text) {
  if (text == nullptr) return std::optional<Date>();
  const auto date = parse_date(text);
  if (date) return std::optional(*date);
  return Diagnostic{.code = "c.date", .message = "`" + std::string(text) + "` is not a date such as 2024-03-01"};
}

namespace {

const Diagnostic* diagnostic_at(const riskrule_error* error, std::size_t index) {
  return error == nullptr || index >= error->diagnostics.size() ? nullptr : &error->diagnostics[index];
}
const char* text_at(const riskrule_error* error, std::size_t index, std::string Diagnostic::*member) {
  const auto* d = diagnostic_at(error, index);
  return d == nullptr ? "" : (d->*member).c_str();
}

}  // namespace
}  // namespace riskrule::c

using riskrule::Diagnostic;
using riskrule::c::diagnostic_at;
using riskrule::c::text_at;

extern "C" {

const char* riskrule_version(void) { return RISKRULE_VERSION; }
uint32_t riskrule_abi_version(void) { return 1; }
int32_t riskrule_has_feature(const char* name) {
  constexpr std::array<std::string_view, 6> features{"feel", "dmn", "arrow", "jobs", "gb18030", "host"};
  return name != nullptr && std::ranges::find(features, name) != features.end() ? 1 : 0;
}

void riskrule_error_free(riskrule_error* error) { delete error; }
const char* riskrule_error_message(const riskrule_error* error) {
  return error == nullptr ? "" : error->message.c_str();
}
const char* riskrule_error_json(const riskrule_error* error) { return error == nullptr ? "[]" : error->json.c_str(); }
size_t riskrule_error_count(const riskrule_error* error) { return error == nullptr ? 0 : error->diagnostics.size(); }
const char* riskrule_error_code(const riskrule_error* error, size_t index) {
  return text_at(error, index, &Diagnostic::code);
}
const char* riskrule_error_text(const riskrule_error* error, size_t index) {
  return text_at(error, index, &Diagnostic::message);
}
const char* riskrule_error_file(const riskrule_error* error, size_t index) {
  return text_at(error, index, &Diagnostic::file);
}
const char* riskrule_error_pointer(const riskrule_error* error, size_t index) {
  return text_at(error, index, &Diagnostic::pointer);
}
const char* riskrule_error_guess(const riskrule_error* error, size_t index) {
  return text_at(error, index, &Diagnostic::guess);
}
int32_t riskrule_error_severity(const riskrule_error* error, size_t index) {
  const auto* d = diagnostic_at(error, index);
  return d == nullptr ? 0 : static_cast<int32_t>(d->severity);
}
uint32_t riskrule_error_line(const riskrule_error* error, size_t index) {
  const auto* d = diagnostic_at(error, index);
  return d == nullptr ? 0 : d->place.line;
}
uint32_t riskrule_error_column(const riskrule_error* error, size_t index) {
  const auto* d = diagnostic_at(error, index);
  return d == nullptr ? 0 : d->place.column;
}

const char* riskrule_text_data(const riskrule_text* text) { return text == nullptr ? "" : text->text.c_str(); }
size_t riskrule_text_size(const riskrule_text* text) { return text == nullptr ? 0 : text->text.size(); }
size_t riskrule_text_utf16(const riskrule_text* text, uint16_t* units, size_t capacity) {
  if (text == nullptr) return 0;
  const std::string_view utf8 = text->text;
  const auto written = riskrule::data::write_utf16(utf8, units, units == nullptr ? 0 : capacity);
  return written.units + riskrule::data::utf16_length(utf8.substr(written.bytes));
}
void riskrule_text_free(riskrule_text* text) { delete text; }

}  // extern "C"
