# Writes OUTPUT: a table of {name, text} for FILES; the name is the file's name without its extension.
set(body "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WLE)
  get_filename_component(folder ${file} DIRECTORY)
  get_filename_component(folder ${folder} NAME)
  file(READ ${file} text)
  string(APPEND body "    {\"${folder}/${name}\"sv, R\"RISKRULE(${text})RISKRULE\"sv},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made from seeds/ by cmake/embed_files.cmake.
#include \"resources.hpp\"

namespace riskrule::pack {
namespace {
using namespace std::literals;  // the length comes with the literal: no compiler counts 100 kB
constexpr Resource all[] = {
${body}};
}  // namespace
std::span<const Resource> resources() noexcept { return all; }
}  // namespace riskrule::pack
")
