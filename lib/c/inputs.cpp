// Matters, packs, schemas.
#include "handles.hpp"
#include "riskrule/model/io.hpp"

using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;

namespace {

/// Reads the text of a caller. A length that no text may have is told before a byte is touched.
template <class Handle, class Read>
riskrule_status read_text(const char* json, std::size_t length, Handle** out, riskrule_error** error,
                          Read read) noexcept {
  if (out != nullptr) *out = nullptr;
  if (json == nullptr && length > 0) return bad_argument(error, "the text is NULL, but its length is not 0");
  using Made = decltype(read(std::string()));
  return create(out, error, [&]() -> Made {
    const std::size_t limit = riskrule::Limits{}.json_bytes;
    if (length <= limit) return read(copy_text(json, length));
    return riskrule::Diagnostic{.code = "limit.json_bytes",
                                .message = "the text has " + std::to_string(length) +
                                           " bytes; the limit json_bytes is " + std::to_string(limit)};
  });
}

}  // namespace

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

riskrule_status riskrule_pack_load(const char* json, size_t length, const char* file, riskrule_pack** out,
                                   riskrule_error** error) {
  return read_text(json, length, out, error,
                   [&](const std::string& text) { return riskrule::pack::load(text, copy_text(file)); });
}
riskrule_status riskrule_pack_builtin(const char* id, riskrule_pack** out, riskrule_error** error) {
  return create(out, error, [&] { return riskrule::pack::builtin(copy_text(id)); });
}
const char* riskrule_pack_id(const riskrule_pack* pack) { return pack == nullptr ? "" : pack->pack.id().c_str(); }
void riskrule_pack_free(riskrule_pack* pack) { delete pack; }

riskrule_status riskrule_schema(const char* type, riskrule_text** out, riskrule_error** error) {
  return create(out, error, [&]() -> Result<std::string> {
    auto schema = riskrule::schema_of(copy_text(type));
    if (!schema.empty()) return schema;
    return riskrule::Diagnostic{.code = "c.schema",
                                .message = "`" + copy_text(type) + "` is not one of matter, pack, assessment"};
  });
}

}  // extern "C"
