// Packs: the rules of a place, loaded, inherited and compiled. Immutable; any number of threads may use one.
//
//   auto pack = pack::builtin("cn.shanghai");            // or pack::choose(matter, as_of), or pack::load(json, "my.json")
//   if (!pack) return report(pack.diagnostics());
//   for (const auto& layer : pack->layers()) std::cout << layer.pack << "\n";   // cn, cn.shanghai
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"
#include "riskrule/model/matter.hpp"
#include "riskrule/pack/source.hpp"

namespace riskrule::pack {

struct Compiled;  // private: lib/pack/compiled.hpp

/// A compiled pack with its parents. Immutable, cheap to copy, safe to share between threads.
class Pack {
 public:
  explicit Pack(std::shared_ptr<const Compiled> compiled) noexcept : compiled_(std::move(compiled)) {}

  const std::string& id() const noexcept;
  /// The sources, the country's first, this pack's own last.
  std::span<const PackSource> layers() const noexcept;
  /// Duties of this pack and its parents; how many of them bind.
  std::size_t duty_count() const noexcept;
  std::size_t binding_count() const noexcept;
  /// One for each layer, the country's first: how many duties it brings itself, and how many of those bind.
  std::span<const PackRef> refs() const noexcept;
  const Compiled& compiled() const noexcept { return *compiled_; }
  /// The compiled form, for those that must keep it alive.
  const std::shared_ptr<const Compiled>& shared() const noexcept { return compiled_; }

 private:
  std::shared_ptr<const Compiled> compiled_;
};

/// Finds the text of a parent pack by id. Returns an empty view when there is none.
struct Library {
  virtual ~Library() = default;
  virtual std::string_view text(std::string_view id) const = 0;
};
/// The packs that are compiled into the library (seeds/packs).
const Library& builtin_library() noexcept;
std::vector<std::string> builtin_ids();

/// Reads, inherits, checks and compiles a pack. Every problem, each with its place in the text; conditions are checked once
/// the reading of the pack and its parents is without error.
Result<Pack> load(std::string_view json, std::string file = {}, const Library& parents = builtin_library(),
                  const Limits& limits = {});
/// A built-in pack by id; `pack.unknown` with a guess when there is none. Compiled once per process, then shared.
/// Ids joined by `+` name packs that are used together: `cn.shanghai+cn.land` has the layers of the first, then those of
/// the second that the first lacks; duties of both speak, and each part of the grading is that of the last layer with it.
Result<Pack> builtin(std::string_view id);
/// The built-in pack that follows from the matter's jurisdiction (district, else city, else country) and the date, together
/// with those that join it for what the matter states (`joins`): `cn.shanghai+cn.land`. Packs of no place are not chosen.
Result<Pack> choose(const Matter& matter, Date as_of);

/// False for the code that is no place's, 999999: such a pack is used only when it is named.
bool is_of_a_place(std::string_view jurisdiction) noexcept;

/// The description of a pack as written; instantiated once, in the library.
const data::TypeInfo& source_type() noexcept;

/// What one of a pack's own tests came to.
struct TestOutcome {
  std::string duty;
  std::string name;
  bool passed = false;
  std::string message;  ///< what was expected and what came, when it failed
};

}  // namespace riskrule::pack
