// The head of a pack: its place, its days in force, and the members of a matter for which it joins.
#include <algorithm>

#include "compiler.hpp"
#include "scope.hpp"

namespace riskrule::pack {
namespace {

bool is_code(std::string_view text) noexcept {
  return text.size() == 6 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void check_head(const data::JsonTree& tree, const PackSource& pack, Diagnostics& problems) {
  const auto complain = [&](const std::string& pointer, std::string code, std::string message) {
    problems.push_back(located_at(tree, pointer, {.code = std::move(code), .message = std::move(message)}));
  };
  if (!is_code(pack.jurisdiction))
    complain("/jurisdiction", "pack.jurisdiction",
             "`" + pack.jurisdiction + "` is not a GB/T 2260 code of six digits, such as 310000");
  if (const auto& days = pack.in_force; days && days->from && days->to && *days->to < *days->from)
    complain("/in_force/to", "pack.in_force",
             "the last day in force, " + to_string(*days->to) + ", lies before the first, " + to_string(*days->from));
  if (!pack.joins) return;
  for (std::size_t i = 0; i < pack.joins->size(); ++i) {
    const std::string& path = (*pack.joins)[i];
    if (auto unknown = unknown_member(path))
      problems.push_back(relocate_part(tree, data::pointer_to("/joins", i), path, unknown->name,
                                       {.code = "pack.joins", .message = unknown->message, .guess = unknown->guess}));
  }
}

}  // namespace riskrule::pack
