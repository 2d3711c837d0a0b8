#include "handles.hpp"
#include "riskrule/data/diagnostic_json.hpp"

namespace riskrule::c {

void fail(riskrule_error** error, Diagnostics diagnostics) noexcept {
  if (error == nullptr) return;
  *error = nullptr;
  try {
    *error = new riskrule_error{to_text(diagnostics), data::to_json(diagnostics), std::move(diagnostics)};
  } catch (...) {
    *error = nullptr;
  }
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

}  // namespace riskrule::c

extern "C" {

const char* riskrule_version(void) { return RISKRULE_VERSION; }
uint32_t riskrule_abi_version(void) { return 1; }

void riskrule_error_free(riskrule_error* error) { delete error; }
const char* riskrule_error_message(const riskrule_error* error) {
  return error == nullptr ? "" : error->message.c_str();
}
const char* riskrule_error_json(const riskrule_error* error) { return error == nullptr ? "[]" : error->json.c_str(); }
size_t riskrule_error_count(const riskrule_error* error) { return error == nullptr ? 0 : error->diagnostics.size(); }
const char* riskrule_error_code(const riskrule_error* error, size_t index) {
  return error == nullptr || index >= error->diagnostics.size() ? "" : error->diagnostics[index].code.c_str();
}

const char* riskrule_text_data(const riskrule_text* text) { return text == nullptr ? "" : text->text.c_str(); }
size_t riskrule_text_size(const riskrule_text* text) { return text == nullptr ? 0 : text->text.size(); }
void riskrule_text_free(riskrule_text* text) { delete text; }

}  // extern "C"
