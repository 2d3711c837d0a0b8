// The names an expression may use, and the built-ins by name.
#include <algorithm>

#include "feel/ast.hpp"
#include "feel/lexer.hpp"
#include "riskrule/base/never_destroyed.hpp"

namespace riskrule::feel {

std::uint32_t Scope::index(std::string name) {
  const std::string key = name_key(name);
  longest_ = std::max(longest_, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1);
  keys_[key] = static_cast<std::uint32_t>(names_.size());
  names_.push_back({std::move(name), any_type()});
  return static_cast<std::uint32_t>(names_.size() - 1);
}

std::uint32_t Scope::add(std::string name, TypePtr type) {
  Name& entry = names_[index(std::move(name))];
  entry.type = std::move(type);
  entry.slot = slots_;
  return slots_++;
}

void Scope::add_constant(std::string name, Value value, TypePtr type) {
  Name& entry = names_[index(std::move(name))];
  entry.type = std::move(type);
  entry.constant = value;
}

void Scope::add_type(std::string name, TypePtr type) {
  const std::string key = name_key(name);
  types_[key] = std::move(type);
}

const Scope::Name* Scope::find_key(std::string_view key) const {
  const auto found = keys_.find(std::string(key));
  return found == keys_.end() ? nullptr : &names_[found->second];
}

const Scope::Name* Scope::find(std::string_view name) const { return find_key(name_key(name)); }

const TypePtr* Scope::find_type(std::string_view name) const {
  const auto found = types_.find(name_key(name));
  return found == types_.end() ? nullptr : &found->second;
}

namespace {
/// All rows, grouped by name.
struct BuiltinIndex {
  std::unordered_map<std::string, std::vector<const Builtin*>> rows;
  std::vector<std::string_view> names;
  std::size_t longest = 1;

  BuiltinIndex() {
    for (const Builtin& row : builtins()) {
      auto& group = rows[std::string(row.name)];
      if (group.empty()) names.push_back(row.name);
      group.push_back(&row);
      longest = std::max(longest, static_cast<std::size_t>(std::count(row.name.begin(), row.name.end(), ' ')) + 1);
    }
  }
};
const BuiltinIndex& builtin_index() {
  static const NeverDestroyed<BuiltinIndex> index;
  return *index;
}
}  // namespace

std::span<const Builtin* const> builtin_rows(std::string_view key) {
  const auto found = builtin_index().rows.find(std::string(key));
  if (found == builtin_index().rows.end()) return {};
  return found->second;
}

std::size_t longest_builtin() { return builtin_index().longest; }

const std::vector<std::string_view>& builtin_names() { return builtin_index().names; }

std::vector<const Builtin*> find_builtins(std::string_view name) {
  const auto rows = builtin_rows(name);
  return {rows.begin(), rows.end()};
}

}  // namespace riskrule::feel
