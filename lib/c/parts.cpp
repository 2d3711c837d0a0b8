#include "handles.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/data/part.hpp"

namespace riskrule::c {

Result<std::string> write_part(const data::TypeInfo& type, const void* whole, const char* pointer) {
  const std::string to = copy_text(pointer);
  if (const auto part = data::find_part(type, whole, to)) return data::write_json(*part->type, part->object);
  return Diagnostic{.code = "c.pointer", .message = "`" + to + "` leads to nothing that is stated"};
}

}  // namespace riskrule::c
