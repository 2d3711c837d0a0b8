// A matter as JSON. What is read is written so that it reads back as the same; what is not read is located.
#include "riskrule/model/io.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace riskrule;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto matter = read_matter(json, "fuzz.json", fuzz::limits());
  if (!matter) {
    if (to_text(matter.diagnostics()).empty()) fuzz::fail("what is not read says why", json);
    return 0;
  }
  const std::string written = write_matter(*matter);
  const auto again = read_matter(written, "written.json");
  if (!again) fuzz::fail("a matter that is written can be read", written, to_text(again.diagnostics()));
  if (const std::string second = write_matter(*again); second != written)
    fuzz::fail("a matter that is written reads back as itself", written, second);
  return 0;
}
