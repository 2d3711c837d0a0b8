#include "misread.hpp"

#include <algorithm>
#include <array>

#include "citation.hpp"

namespace riskrule::pack {
namespace {

/// Where names are given: the list, the member, and the code of what is said of a name that is not there.
struct Names {
  std::string_view list;
  std::string_view key;
  std::string_view unknown;
};
constexpr std::array<Names, 4> named{{{"terms", "name", "feel.unknown_name"},
                                      {"terms", "name", "feel.unknown_function"},
                                      {"instruments", "id", "pack.unknown_instrument"},
                                      {"duties", "id", "pack.unknown_duty"}}};

/// True if `inner` is `outer` or lies below it.
bool is_within(std::string_view inner, std::string_view outer) noexcept {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

}  // namespace

Misread::Misread(const data::JsonTree& tree, const Diagnostics& problems) : tree_(tree) {
  for (const auto& problem : problems) {
    if (problem.severity != Severity::error) continue;
    errors_.push_back(problem);
    if (problem.file != tree.file() || problem.code.starts_with("limit.")) can_go_on_ = false;
    note_lost_names(problem);
  }
}

void Misread::note_lost_names(const Diagnostic& error) {
  const auto steps = split(error.pointer, '/');  // the first is empty
  const bool of_head = steps.size() <= 2;
  if (of_head) lost_.emplace("pack.overrides");
  lost_head_ = lost_head_ || of_head;
  for (const auto& [list, key, unknown] : named) {
    if (!of_head && steps[1] != list) continue;
    const auto element = of_head ? std::string() : "/" + std::string(steps[1]) + "/" + std::string(steps[2]);
    const auto name = element + "/" + std::string(key);
    if (of_head || error.pointer == name || !tree_.find(name)) lost_.emplace(unknown);
  }
}

void Misread::clear(PackSource& source) const {
  const auto touches = [&](const std::string& part) {
    return std::ranges::any_of(errors_, [&](const Diagnostic& error) { return is_within(error.pointer, part); });
  };
  if (lost_head_ || touches("/grading")) source.grading = {};
  if (!source.terms) return;
  for (std::size_t i = 0; i < source.terms->size(); ++i)
    if (touches(data::pointer_to("/terms", i) + "/table")) (*source.terms)[i].table = {};
}

bool Misread::explains(const Diagnostic& later) const {
  if (lost_.contains(later.code) || !tree_.find(later.pointer)) return true;
  return std::ranges::any_of(errors_, [&](const Diagnostic& error) {
    const bool below = is_within(later.pointer, error.pointer) && error.code != "json.missing_member";
    return below || is_within(error.pointer, later.pointer);
  });
}

}  // namespace riskrule::pack
