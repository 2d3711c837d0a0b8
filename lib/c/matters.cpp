// Matters, schemas, encodings and checks of documents.
#include "handles.hpp"
#include "riskrule/assess/check.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/data/gb18030.hpp"
#include "riskrule/model/io.hpp"

using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::c::read_text;

extern "C" {

riskrule_status riskrule_matter_read(const char* json, size_t length, const char* file, riskrule_matter** out,
                                     riskrule_error** error) {
  return read_text(json, length, out, error,
                   [&](std::string text) { return riskrule::read_matter(std::move(text), copy_text(file)); });
}
void riskrule_matter_free(riskrule_matter* matter) { delete matter; }

riskrule_status riskrule_matter_write(const riskrule_matter* matter, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  return create(out, error, [&] { return Result<std::string>(riskrule::write_matter(matter->matter)); });
}
riskrule_status riskrule_matter_part(const riskrule_matter* matter, const char* pointer, riskrule_text** out,
                                     riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  const riskrule::Matter& whole = matter->matter;
  return create(out, error, [&] { return riskrule::c::write_part(riskrule::matter_type(), &whole, pointer); });
}

riskrule_status riskrule_schema(const char* type, riskrule_text** out, riskrule_error** error) {
  return create(out, error, [&]() -> Result<std::string> {
    auto schema = riskrule::schema_of(copy_text(type));
    if (!schema.empty()) return schema;
    return riskrule::Diagnostic{.code = "c.schema", .message = "there is no schema of `" + copy_text(type) + "`"};
  });
}

riskrule_status riskrule_check(const char* text, size_t length, const char* file, riskrule_text** out,
                               riskrule_error** error) {
  return read_text(text, length, out, error, [&](const std::string& copy) {
    return Result<std::string>(riskrule::data::to_json(riskrule::check_document(copy, copy_text(file))));
  });
}

riskrule_status riskrule_check_with(const char* text, size_t length, const char* file, const riskrule_pack* pack,
                                    const riskrule_limits* limits, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (!riskrule::c::fits(limits)) return bad_argument(error, riskrule::c::short_options);
  const auto bounds = riskrule::c::read_limits(limits);
  return read_text(
      text, length, out, error,
      [&](const std::string& copy) {
        const auto against = pack == nullptr ? std::nullopt : std::optional(pack->pack);
        return Result<std::string>(
            riskrule::data::to_json(riskrule::check_document(copy, copy_text(file), against, bounds.limits())));
      },
      bounds.limits().json_bytes);
}

riskrule_status riskrule_text_from_gb18030(const char* bytes, size_t length, const char* file, riskrule_text** out,
                                           riskrule_error** error) {
  return read_text(bytes, length, out, error,
                   [&](const std::string& text) { return riskrule::data::utf8_from_gb18030(text, copy_text(file)); });
}

}  // extern "C"
