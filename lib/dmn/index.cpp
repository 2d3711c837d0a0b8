#include "index.hpp"

#include <algorithm>
#include <numeric>

namespace riskrule::dmn {

namespace {
constexpr std::size_t most_bytes = std::size_t{32} << 20U;  // of the sets of a table

/// The segments in which each distinct cell of a column passes.
struct Passing {
  std::vector<SegmentRange> ranges{};
  std::vector<std::uint32_t> from{};  ///< of cell i: [from[i], from[i + 1])
  std::vector<bool> unsure{};         ///< the cell has to be evaluated where it passes

  std::span<const SegmentRange> of(std::uint32_t cell) const noexcept {
    return {ranges.data() + from[cell], from[cell + 1] - from[cell]};
  }
};

std::uint32_t as32(std::size_t n) noexcept { return static_cast<std::uint32_t>(n); }

/// Cells that can not be told pass everywhere.
Passing passing_of(std::span<const CompiledTest> cells, const Segments& segments) {
  Passing out;
  out.ranges.reserve(cells.size());
  out.from.reserve(cells.size() + 1);
  out.unsure.reserve(cells.size());
  for (const CompiledTest& cell : cells) {
    out.from.push_back(as32(out.ranges.size()));
    const bool told = segments.passing(cell.form, out.ranges);
    if (!told) out.ranges.push_back({0, segments.count() - 1});
    out.unsure.push_back(!told);
  }
  out.from.push_back(as32(out.ranges.size()));
  return out;
}

/// Segments become groups of segments: what passes in a part of a group only has to be evaluated.
Passing coarse(const Passing& fine, std::span<const CompiledTest> cells, std::uint32_t group) {
  Passing out;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    out.from.push_back(as32(out.ranges.size()));
    std::vector<SegmentRange> ranges;
    for (const SegmentRange& range : fine.of(i)) ranges.push_back({range.first / group, range.last / group});
    for (const SegmentRange& range : joined(std::move(ranges))) out.ranges.push_back(range);
    out.unsure.push_back(fine.unsure[i] || cells[i].form.kind == CellForm::Kind::tests);
  }
  out.from.push_back(as32(out.ranges.size()));
  return out;
}

}  // namespace

class IndexBuilder {
 public:
  explicit IndexBuilder(const CompiledTable& table) : table_(table), rules_(table.rules) {
    out_.width_ = (rules_ + rules_per_leaf - 1) / rules_per_leaf;
    out_.bit_words_ = (out_.width_ + 31) / 32;
  }

  std::unique_ptr<const TableIndex> run() {
    all_rules();
    out_.ranges_.resize(rules_ * table_.inputs.size());
    bool helps = false;
    for (std::size_t c = 0; c < table_.inputs.size(); ++c) helps = add_column(c) || helps;
    if (!helps) return nullptr;
    list_unsure();
    return std::make_unique<const TableIndex>(std::move(out_));
  }

 private:
  static constexpr std::size_t rules_per_leaf = TableIndex::words * 64;
  /// A rule comes into the sets or leaves them.
  struct Change {
    std::uint32_t group;
    std::uint32_t rule;
  };
  /// A cell that has to be evaluated.
  struct Unsure {
    std::uint32_t rule;
    std::uint32_t column;
  };

  std::uint32_t cell(std::size_t rule, std::size_t column) const noexcept {
    return table_.cell_of[rule * table_.inputs.size() + column];
  }

  /// Leaf 0, and those of the set of all rules.
  void all_rules() {
    out_.leaves_.resize(out_.width_ + 1);
    for (std::size_t r = 0; r < rules_; ++r)
      out_.leaves_[r / rules_per_leaf + 1][r / 64 % TableIndex::words] |= std::uint64_t{1} << (r % 64);
    std::vector<std::uint32_t> ids(out_.width_);
    std::iota(ids.begin(), ids.end(), 1U);
    append(out_.all_, ids);
  }

  /// A set: a bit for each leaf that is not empty, and the leaves.
  void append(std::vector<std::uint32_t>& sets, const std::vector<std::uint32_t>& ids) const {
    const std::size_t bits = sets.size();
    sets.resize(bits + out_.bit_words_, 0);
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] != 0) sets[bits + i / 32] |= 1U << (i % 32);
    sets.insert(sets.end(), ids.begin(), ids.end());
  }

  /// False if no cell of the column tells rules apart.
  bool add_column(std::size_t column) {
    const auto& cells = table_.inputs[column].cells;
    TableIndex::Column out{Segments(cells)};
    Passing passing = passing_of(cells, out.segments);
    keep_ranges(passing, column);
    const std::uint32_t group = group_size(out.segments.count(), count_ranges(passing, column));
    if (group > 1) passing = coarse(passing, cells, group);
    for (std::size_t r = 0; r < rules_; ++r)
      if (passing.unsure[cell(r, column)]) unsure_.push_back({as32(r), as32(column)});
    fill(out, changes(passing, column, (out.segments.count() + group - 1) / group), group);
    out_.columns_.push_back(std::move(out));
    return std::any_of(cells.begin(), cells.end(), [&](const CompiledTest& c) {
      const bool is_told = group > 1 || !passing.unsure[static_cast<std::size_t>(&c - cells.data())];
      return is_told && c.form.kind != CellForm::Kind::any;
    });
  }

  void keep_ranges(const Passing& passing, std::size_t column) {
    for (std::size_t r = 0; r < rules_; ++r) {
      const auto ranges = passing.of(cell(r, column));
      SegmentRange& kept = out_.ranges_[r * table_.inputs.size() + column];
      kept = {1, 0};  // it passes nowhere
      if (ranges.size() == 1) kept = ranges.front();
      if (ranges.size() > 1) kept.first = TableIndex::several;
    }
  }

  std::size_t count_ranges(const Passing& passing, std::size_t column) const {
    std::size_t count = 0;
    for (std::size_t r = 0; r < rules_; ++r) count += passing.of(cell(r, column)).size();
    return count;
  }

  /// How many segments share a set, so that the memory stays within its bound.
  std::uint32_t group_size(std::size_t segments, std::size_t ranges) const {
    std::uint32_t group = 1;
    const auto bytes = [&] {
      const std::size_t sets = std::min(segments / group + 1, ranges * 2 + 1);
      return sets * (out_.bit_words_ + out_.width_) * sizeof(std::uint32_t) +
             std::min(ranges * 2, sets * out_.width_) * sizeof(TableIndex::Leaf);
    };
    while (group < segments && bytes() > most_bytes / table_.inputs.size()) group *= 2;
    return group;
  }

  /// What changes from group to group, in the order of the groups; sorted by counting.
  std::vector<Change> changes(const Passing& passing, std::size_t column, std::uint32_t groups) const {
    std::vector<std::uint32_t> next(groups + 1, 0);
    const auto each = [&](auto&& visit) {
      for (std::size_t r = 0; r < rules_; ++r)
        for (const SegmentRange& range : passing.of(cell(r, column))) {
          visit(range.first, as32(r));
          if (range.last + 1 < groups) visit(range.last + 1, as32(r));
        }
    };
    each([&](std::uint32_t group, std::uint32_t) { ++next[group + 1]; });
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Change> out(next.back());
    each([&](std::uint32_t group, std::uint32_t rule) { out[next[group]++] = {group, rule}; });
    return out;
  }

  /// Walks the groups, lets rules come and go, and keeps a set wherever one did.
  void fill(TableIndex::Column& column, const std::vector<Change>& changes, std::uint32_t group) {
    const std::uint32_t groups = (column.segments.count() + group - 1) / group;
    std::vector<TableIndex::Leaf> now(out_.width_);
    std::vector<std::uint32_t> ids(out_.width_, 0);
    std::vector<std::uint32_t> set_of_group(groups, TableIndex::no_rule);
    std::uint32_t sets = 0;
    std::size_t count = 0;       // of the rules in the set
    std::uint32_t together = 0;  // their numbers, combined: of one rule, its number
    auto at = changes.begin();
    auto kept = at;  // the leaves are those before this change
    for (std::uint32_t g = 0; g < groups; ++g) {
      const auto begin = at;
      for (; at != changes.end() && at->group == g; ++at) {
        std::uint64_t& word = now[at->rule / rules_per_leaf][at->rule / 64 % TableIndex::words];
        const std::uint64_t bit = std::uint64_t{1} << (at->rule % 64);
        word ^= bit;
        count += (word & bit) != 0 ? 1 : std::size_t(-1);
        together ^= at->rule;
      }
      if (begin == at && g != 0) {
        set_of_group[g] = set_of_group[g - 1];
      } else if (count == 1) {
        set_of_group[g] = TableIndex::one_rule | together;
      } else if (count > 1) {
        renew({kept, at}, now, ids);
        kept = at;
        append(column.sets, ids);
        set_of_group[g] = sets++;
      }
    }
    column.set_of.resize(column.segments.count());
    for (std::uint32_t s = 0; s < column.segments.count(); ++s) column.set_of[s] = set_of_group[s / group];
  }

  /// New leaves for those in which something changed.
  void renew(std::span<const Change> changes, const std::vector<TableIndex::Leaf>& now,
             std::vector<std::uint32_t>& ids) {
    const auto first_new = out_.leaves_.size();
    for (const Change& change : changes) {
      const std::size_t at = change.rule / rules_per_leaf;
      if (ids[at] >= first_new) continue;
      if (now[at] == out_.leaves_[0]) {
        ids[at] = 0;
      } else if (now[at] == out_.leaves_[at + 1]) {
        ids[at] = as32(at + 1);
      } else {
        ids[at] = as32(out_.leaves_.size());
        out_.leaves_.push_back(now[at]);
      }
    }
  }

  /// By rule; within a rule by column, as they were found.
  void list_unsure() {
    out_.unsure_from_.assign(rules_ + 1, 0);
    for (const Unsure& u : unsure_) ++out_.unsure_from_[u.rule + 1];
    std::partial_sum(out_.unsure_from_.begin(), out_.unsure_from_.end(), out_.unsure_from_.begin());
    out_.unsure_.resize(unsure_.size());
    auto next = out_.unsure_from_;
    for (const Unsure& u : unsure_) out_.unsure_[next[u.rule]++] = u.column;
  }

  const CompiledTable& table_;
  std::size_t rules_;
  TableIndex out_;
  std::vector<Unsure> unsure_;
};

std::unique_ptr<const TableIndex> TableIndex::build(const CompiledTable& table, std::size_t least_rules) {
  if (table.rules < least_rules) return nullptr;
  return IndexBuilder(table).run();
}

bool TableIndex::holds(const Column& column, std::uint32_t segment, std::size_t rule) const noexcept {
  const std::uint32_t number = column.set_of[segment];
  if ((number & one_rule) != 0) return number != no_rule && (number & ~one_rule) == rule;
  const Leaf& leaf = leaves_[set(column, number)[bit_words_ + rule / (words * 64)]];
  return (leaf[rule / 64 % words] >> (rule % 64) & 1U) != 0;
}

bool TableIndex::may_match(std::size_t rule, std::span<const feel::Value> inputs, const Scratch& scratch,
                           std::size_t known) const noexcept {
  for (std::size_t i = 0; i < known; ++i)
    if (!scratch.open[i] && !may_pass(rule, i, scratch.segments[i])) return false;
  for (std::size_t i = known; i < columns_.size(); ++i) {
    const std::uint32_t segment = columns_[i].segments.find(inputs[i]);
    scratch.open[i] = segment == Segments::nowhere;
    if (!scratch.open[i] && !may_pass(rule, i, segment)) return false;
  }
  return true;
}

std::size_t TableIndex::bytes() const noexcept {
  const auto of = [](const auto& items) { return items.capacity() * sizeof(items[0]); };
  std::size_t out = of(columns_) + of(leaves_) + of(all_) + of(ranges_) + of(unsure_) + of(unsure_from_);
  for (const Column& column : columns_) out += column.segments.bytes() + of(column.set_of) + of(column.sets);
  return out;
}

}  // namespace riskrule::dmn
