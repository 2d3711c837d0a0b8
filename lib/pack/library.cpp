// The packs that are compiled into the library, and the choice among them.
#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "citation.hpp"
#include "compiler.hpp"
#include "resources.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/base/never_destroyed.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/pack/pack.hpp"
#include "scope.hpp"

namespace riskrule::pack {
namespace {

constexpr std::string_view folder = "packs/";
/// The place of packs that are no place's: methods, and lines that are used only when named.
constexpr std::string_view nowhere = "999999";
constexpr char joint = '+';  ///< between the ids of packs that are used together

struct Builtin final : Library {
  std::string_view text(std::string_view id) const override { return resource(std::string(folder) + std::string(id)); }
};

/// Compiled packs by id. Guarded; entries stay for the life of the process.
struct Cache {
  std::mutex mutex;
  std::map<std::string, Result<Pack>, std::less<>> packs;
};
Cache& cache() {
  static NeverDestroyed<Cache> instance;
  return *instance;
}

/// What the choice of a pack needs, read without compiling it.
struct Head {
  std::string id;
  std::string jurisdiction;
  std::optional<Date> from;
  std::optional<Date> to;
  std::vector<std::string> joins;
};

std::optional<Date> date_at(const data::JsonTree& tree, std::string_view pointer) {
  const auto node = tree.find(pointer);
  return node ? parse_date(node->text()) : std::nullopt;
}

const std::vector<Head>& heads() {
  static const NeverDestroyed<std::vector<Head>> all([] {
    std::vector<Head> out;
    for (auto& id : builtin_ids()) {
      const auto tree = data::parse_json(std::string(builtin_library().text(id)), id);
      if (!tree) continue;  // builtin() tells what is wrong with it
      const auto place = tree->root().find("jurisdiction");
      Head head{id,
                place ? std::string(place->text()) : std::string(),
                date_at(*tree, "/in_force/from"),
                date_at(*tree, "/in_force/to"),
                {}};
      if (const auto joins = tree->root().find("joins"))
        for (const auto path : joins->items()) head.joins.emplace_back(path.text());
      out.push_back(std::move(head));
    }
    return out;
  }());
  return *all;
}

bool covers(const Head& pack, Date day) { return (!pack.from || *pack.from <= day) && (!pack.to || day <= *pack.to); }

/// 310117 -> 310117, 310100, 310000, 000000: district, city, province, country (GB/T 2260).
std::vector<std::string> places(std::string_view code) {
  std::vector<std::string> out{std::string(code)};
  for (const std::size_t kept : {4U, 2U, 0U}) {
    std::string wider = std::string(code.substr(0, std::min<std::size_t>(kept, code.size())));
    wider.resize(6, '0');
    if (out.back() != wider) out.push_back(wider);
  }
  return out;
}

/// The pack of the place, else of a wider place; nothing when none is in force that day.
std::optional<std::string> of_place(std::string_view jurisdiction, Date as_of) {
  for (const auto& place : places(jurisdiction))
    for (const auto& head : heads())
      if (head.jurisdiction == place && is_of_a_place(place) && head.joins.empty() && covers(head, as_of))
        return head.id;
  return {};
}

/// What is wrong with the ids between the joints, if anything is.
std::optional<Diagnostic> unknown_id(const std::vector<std::string>& ids) {
  for (const auto& id : ids)
    if (builtin_library().text(id).empty())
      return Diagnostic{.code = "pack.unknown",
                        .message = "there is no built-in pack `" + id + "`; `riskrule packs` lists them",
                        .guess = nearest(id, builtin_ids())};
  return {};
}

}  // namespace

const Library& builtin_library() noexcept {
  static const NeverDestroyed<Builtin> library;
  return *library;
}

bool is_of_a_place(std::string_view jurisdiction) noexcept { return jurisdiction != nowhere; }

std::vector<std::string> builtin_ids() {
  std::vector<std::string> out;
  for (const auto& r : resources())
    if (r.name.starts_with(folder)) out.emplace_back(r.name.substr(folder.size()));
  std::ranges::sort(out);
  return out;
}

Result<Pack> builtin(std::string_view id) {
  auto& shared = cache();
  const std::lock_guard lock(shared.mutex);
  if (const auto found = shared.packs.find(id); found != shared.packs.end()) return found->second;
  std::vector<std::string> ids;
  for (const auto one : split(id, joint)) ids.emplace_back(one);
  if (auto problem = unknown_id(ids)) return std::move(*problem);
  auto pack = load_together(ids, std::string(id), builtin_library(), {});
  if (pack) pack.diagnostics().clear();  // known defects of a shipped pack are for `check`, not for every use
  return shared.packs.emplace(std::string(id), std::move(pack)).first->second;
}

Result<Pack> choose(const Matter& matter, Date as_of) {
  std::string id = of_place(matter.jurisdiction, as_of).value_or("");
  for (const auto& head : heads()) {
    const bool joined = std::ranges::any_of(head.joins, [&](const auto& path) { return states(matter, path); });
    if (joined && covers(head, as_of)) id += (id.empty() ? "" : std::string(1, joint)) + head.id;
  }
  if (!id.empty()) return builtin(id);
  return Diagnostic{.code = "pack.none_in_force",
                    .message = "no built-in pack covers `" + matter.jurisdiction + "` on " + to_string(as_of) +
                               "; name one with --pack"};
}

}  // namespace riskrule::pack
