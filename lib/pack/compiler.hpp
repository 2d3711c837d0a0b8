// From the layers of a pack, country first, to its compiled form.
#pragma once

#include <memory>
#include <vector>

#include "compiled.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::pack {

/// A pack as read, with the document that it was read from.
struct SourceText {
  std::shared_ptr<const data::JsonTree> tree;
  PackSource source;
};

/// Compiles; appends every problem found. The result is good only if none of them is an error.
std::shared_ptr<const Compiled> compile_layers(std::vector<SourceText>& layers, const Limits& limits,
                                               Diagnostics& problems);

/// A problem inside an expression, moved to its place in the pack's text. `pointer` names the expression's text, which
/// is one string or an array of lines.
Diagnostic relocate(const data::JsonTree& tree, const std::string& pointer, Diagnostic inside);

}  // namespace riskrule::pack
