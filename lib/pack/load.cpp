// From the text of a pack to a compiled pack: read, inherit; then check and compile, with errors so far only for what
// more there is to say.
#include <algorithm>
#include <iterator>
#include <set>

#include "compiler.hpp"
#include "misread.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/read.hpp"

namespace riskrule::pack {
namespace {

/// One pack of the chain: its document, for places, and what was read from it.
struct Chain {
  std::vector<SourceText> layers;  // this pack first, the country's last; turned round at the end
  Diagnostics problems;
};

void read_layer(Chain& chain, std::string_view json, std::string file, const Library& parents, const Limits& limits);

void read_parent(Chain& chain, const Library& parents, const Limits& limits) {
  const SourceText& child = chain.layers.back();
  if (!child.source.extends) return;
  const std::string id = *child.source.extends;
  const auto complain = [&](std::string code, std::string message, std::string guess = {}) {
    chain.problems.push_back(located_at(
        *child.tree, "/extends", {.code = std::move(code), .message = std::move(message), .guess = std::move(guess)}));
  };
  for (const auto& layer : chain.layers) {
    if (layer.source.pack == id)
      return complain("pack.extends_itself",
                      "pack `" + child.source.pack + "` extends `" + id + "`, which leads back to itself");
  }
  const auto text = parents.text(id);
  if (text.empty())
    return complain("pack.unknown_parent", "there is no pack `" + id + "` to extend", nearest(id, builtin_ids()));
  read_layer(chain, text, id + ".json", parents, limits);
}

void read_layer(Chain& chain, std::string_view json, std::string file, const Library& parents, const Limits& limits) {
  auto tree = data::parse_json(std::string(json), std::move(file), limits, chain.problems);
  if (!tree) return;
  const auto root = tree->root();
  if (root.find("id") && root.find("jurisdiction") && !root.find("pack"))  // says more than each unknown member
    return chain.problems.push_back(
        located_at(*tree, root.span(), {.code = "pack.other_document", .message = "this is a matter, not a pack"}));
  SourceText layer{std::make_shared<const data::JsonTree>(std::move(*tree)), {}};
  data::read_into(layer.tree->root(), source_type(), &layer.source, chain.problems, limits);
  chain.layers.push_back(std::move(layer));
  read_parent(chain, parents, limits);
}

bool holds(const Chain& chain, const std::string& id) {
  return std::ranges::any_of(chain.layers, [&](const auto& layer) { return layer.source.pack == id; });
}

Result<Pack> compile(Chain chain, std::string id, const Limits& limits) {
  auto compiled = compile_layers(chain.layers, std::move(id), limits, chain.problems);
  if (has_errors(chain.problems)) return std::move(chain.problems);
  return {Pack(std::move(compiled)), std::move(chain.problems)};
}

/// All that is wrong with a pack that was not read whole.
Diagnostics check_rest(Chain chain, const Limits& limits) {
  if (chain.layers.empty()) return std::move(chain.problems);
  const auto tree = chain.layers.front().tree;
  const Misread misread(*tree, chain.problems);
  if (!misread.can_go_on()) return std::move(chain.problems);
  misread.clear(chain.layers.front().source);
  std::ranges::reverse(chain.layers);
  Diagnostics later;
  compile_layers(chain.layers, {}, limits, later);
  std::ranges::copy_if(later, std::back_inserter(chain.problems),
                       [&](const Diagnostic& d) { return !misread.explains(d); });
  return std::move(chain.problems);
}

}  // namespace

Result<Pack> load(std::string_view json, std::string file, const Library& parents, const Limits& limits) {
  Chain chain;
  read_layer(chain, json, std::move(file), parents, limits);
  if (has_errors(chain.problems)) return check_rest(std::move(chain), limits);
  std::ranges::reverse(chain.layers);
  auto id = chain.layers.back().source.pack;
  return compile(std::move(chain), std::move(id), limits);
}

Result<Pack> load_together(const std::vector<std::string>& ids, std::string id, const Library& packs,
                           const Limits& limits) {
  Chain whole;
  for (const auto& one : ids) {
    Chain chain;
    read_layer(chain, packs.text(one), one + ".json", packs, limits);
    std::ranges::reverse(chain.layers);
    for (auto& layer : chain.layers)
      if (!holds(whole, layer.source.pack)) whole.layers.push_back(std::move(layer));
    std::ranges::move(chain.problems, std::back_inserter(whole.problems));
  }
  if (has_errors(whole.problems)) return std::move(whole.problems);
  return compile(std::move(whole), std::move(id), limits);
}

const data::TypeInfo& source_type() noexcept { return data::type_of<PackSource>(); }

const std::string& Pack::id() const noexcept { return compiled_->id; }
std::span<const PackSource> Pack::layers() const noexcept { return compiled_->layers; }
std::size_t Pack::duty_count() const noexcept { return compiled_->duties.size(); }
std::size_t Pack::binding_count() const noexcept {
  return static_cast<std::size_t>(
      std::ranges::count_if(compiled_->duties, [](const auto& d) { return d.finding.binding; }));
}

std::span<const PackRef> Pack::refs() const noexcept { return *compiled_->refs; }

}  // namespace riskrule::pack
