// From the layers of a pack, country first, to its compiled form.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiled.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::pack {

/// A pack as read, with the document that it was read from.
struct SourceText {
  std::shared_ptr<const data::JsonTree> tree;
  PackSource source;
};

/// Reads, checks and compiles several packs together: the layers of the first, then of each other those that are not yet
/// there. `id` is that of the whole.
Result<Pack> load_together(const std::vector<std::string>& ids, std::string id, const Library& packs,
                           const Limits& limits);

/// Compiles; appends every problem found. The result is good only if none of them is an error.
std::shared_ptr<const Compiled> compile_layers(std::vector<SourceText>& layers, std::string id, const Limits& limits,
                                               Diagnostics& problems);

/// A problem inside an expression, moved to its place in the pack's text. `pointer` names the expression's text, which
/// is one string or an array of lines.
Diagnostic relocate(const data::JsonTree& tree, const std::string& pointer, Diagnostic inside);
/// The same for a problem with `part`, which lies inside `text`, the text at `pointer`.
Diagnostic relocate_part(const data::JsonTree& tree, const std::string& pointer, std::string_view text,
                         std::string_view part, Diagnostic problem);

/// What is wrong with the place, the days in force and the `joins` of a pack.
void check_head(const data::JsonTree& tree, const PackSource& pack, Diagnostics& problems);

}  // namespace riskrule::pack
