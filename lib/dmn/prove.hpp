// The parts of the proof of a table: inputs cut into classes of equal pieces, rules as sets of classes, and searches
// over boxes of classes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coerce.hpp"
#include "riskrule/dmn/check.hpp"
#include "table_tests.hpp"

namespace riskrule::dmn::prove {

/// A set of small numbers.
class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t size, bool full = false) : words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    if (full && size % 64 != 0) words_.back() = (std::uint64_t{1} << (size % 64)) - 1;
  }
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  bool test(std::size_t i) const { return ((words_[i / 64] >> (i % 64)) & 1U) != 0; }
  bool any() const {
    for (const auto w : words_)
      if (w != 0) return true;
    return false;
  }
  bool meets(const Bits& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i] & other.words_[i]) != 0) return true;
    return false;
  }
  bool within(const Bits& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i] & ~other.words_[i]) != 0) return false;
    return true;
  }
  Bits& operator&=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bits& operator|=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  Bits& remove(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  std::size_t hash() const noexcept {
    std::uint64_t h = 0xCBF29CE484222325U;
    for (const auto w : words_) h = (h ^ w ^ (h >> 29U)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(h);
  }
  std::size_t words() const noexcept { return words_.size(); }
  friend bool operator==(const Bits&, const Bits&) = default;
  friend bool operator<(const Bits& a, const Bits& b) { return a.words_ < b.words_; }

 private:
  std::vector<std::uint64_t> words_;
};

/// A point or an open interval between two neighbouring constants; on it every known cell is constant.
struct Piece {
  feel::Value sample{};
  feel::Value low{};   ///< null: unbounded
  feel::Value high{};  ///< a point: the same as `low`
  bool counts = true;  ///< an input that must be taken by some rule
  bool cut = true;     ///< bounded by constants of its kind; false: null, true, false
  std::size_t cls = 0;
  std::size_t at = 0;  ///< among all pieces; neighbours within a kind follow one another
};

/// Pieces that the same rules match.
struct Class {
  feel::Value sample{};
  bool counts = true;
  Bits may{};   ///< rules that match, as far as is known
  Bits must{};  ///< rules that match for sure
};

/// What a column is about; columns of the same expression share it.
struct Variable {
  std::string text{};
  std::vector<std::size_t> columns{};
  bool plain = false;  ///< a name or a path that no other variable shares: it can have any value of its type
  std::uint32_t slot = 0;
  std::vector<std::string_view> members{};
  std::vector<Piece> pieces{};  ///< in order
  std::vector<Class> classes{};
  std::vector<Bits> may{};  ///< of each rule: classes
  std::vector<Bits> must{};
};

/// The bounds of the work.
struct Work {
  std::uint64_t left = 0;
  bool spend(std::uint64_t steps) noexcept {
    if (left < steps)
      left = 0;
    else
      left -= steps;
    return left != 0;
  }
  bool spent() const noexcept { return left == 0; }
};

struct Grid {
  const CompiledTable& table;
  feel::Evaluation& call;
  std::vector<feel::Value> slots{};  ///< nulls, for cells that are evaluated alone
  std::vector<Variable> variables{};
  std::size_t unknown_cells = 0;
  std::string first_unknown{};  ///< `rule 2, input 1`
  feel::Arena memory{};         ///< of samples
};

/// The constraints on what a slot holds; null: none. Index: slot.
using SlotTypes = std::vector<ItemTypePtr>;

// prove_variables.cpp
/// The variables of the table, with their columns.
std::vector<Variable> variables_of(const CompiledTable& table, const SlotTypes& types);
/// The type that constrains the variable, or null.
ItemTypePtr item_type_of(const Variable& variable, const SlotTypes& types);

// prove_pieces.cpp
/// The pieces of one kind between sorted constants, without those that hold no value.
std::vector<Piece> pieces_of(feel::Tag kind, const std::vector<feel::Value>& cuts, feel::Arena& memory);
/// The pieces of these classes as FEEL unary tests.
std::string describe(const Variable& variable, const Bits& classes);

// prove_grid.cpp
/// Cuts all variables and finds the classes of each rule. False if the work was too much.
bool build(Grid& grid, const SlotTypes& types, Work& work);

// prove_search.cpp
using Box = std::vector<Bits>;           ///< classes by variable
using Point = std::vector<std::size_t>;  ///< a class by variable
/// The boxes that no rule takes, at most `most` of them, and how many there are; nothing if the work was too much.
struct Gaps {
  std::vector<Box> boxes{};
  std::uint64_t count = 0;
};
std::optional<Gaps> gaps(const Grid& grid, std::size_t most, Work& work);
/// A rule that is asked about `rule`'s box: good rules settle a point if they come first, others spoil it.
struct Candidate {
  std::size_t rule = 0;
  bool good = true;
};
/// A point of the rule's box that the first matching candidate does not settle; nothing if there is none. `spent` work:
/// nothing either.
std::optional<Point> unsettled(const Grid& grid, std::size_t rule, const std::vector<Candidate>& order, Work& work);

// prove_outputs.cpp
/// The outputs of the rules, as far as they are the same for every input.
class Outputs {
 public:
  explicit Outputs(const CompiledTable& table) : table_(table) {}

  void read(const std::vector<feel::Value>& slots);
  bool known(std::size_t rule) const { return rules_[rule].known; }
  /// Both are known, and equal.
  bool same(std::size_t a, std::size_t b);
  /// PRIORITY: does rule `a` go before rule `b`?
  bool ranks_before(std::size_t a, std::size_t b) const;

 private:
  struct Row {
    bool known = true;
    std::vector<feel::Value> values{};
    std::vector<std::size_t> rank{};
  };
  void read(const std::vector<feel::Value>& slots, std::size_t rule, std::size_t column);

  const CompiledTable& table_;
  feel::Evaluation call_;
  std::vector<Row> rules_;
};

/// All findings about the table. `where` goes before each pointer.
std::vector<Finding> findings(const CompiledTable& table, const Table& evaluated, const SlotTypes& types,
                              const CheckOptions& options);

}  // namespace riskrule::dmn::prove
