#include "index.hpp"

#include <algorithm>
#include <numeric>

namespace riskrule::dmn {

namespace {
constexpr std::size_t few_rules = 8;                        // fewer are tested one by one
constexpr std::size_t most_bytes = std::size_t{32} << 20U;  // of the sets of a table

/// A rule comes into the sets or leaves them.
struct Change {
  std::uint32_t segment;
  std::uint32_t rule;
};
}  // namespace

class IndexBuilder {
 public:
  explicit IndexBuilder(const CompiledTable& table) : table_(table), rules_(table.rules.size()) {
    out_.width_ = (rules_ + rules_per_leaf - 1) / rules_per_leaf;
    out_.bit_words_ = (out_.width_ + 31) / 32;
    unsure_.resize(rules_);
  }

  std::unique_ptr<const TableIndex> run() {
    all_rules();
    bool helps = false;
    for (std::size_t c = 0; c < table_.inputs.size(); ++c) helps = add_column(c) || helps;
    if (!helps) return nullptr;
    for (const auto& columns : unsure_) {
      out_.unsure_from_.push_back(static_cast<std::uint32_t>(out_.unsure_.size()));
      out_.unsure_.insert(out_.unsure_.end(), columns.begin(), columns.end());
    }
    out_.unsure_from_.push_back(static_cast<std::uint32_t>(out_.unsure_.size()));
    return std::make_unique<const TableIndex>(std::move(out_));
  }

 private:
  static constexpr std::size_t rules_per_leaf = TableIndex::words * 64;

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

  bool add_column(std::size_t index) {
    std::vector<CellForm> forms;
    forms.reserve(rules_);
    for (const CompiledRule& rule : table_.rules) forms.push_back(form_of(rule.tests[index]));
    TableIndex::Column column{Segments(forms)};
    std::vector<std::pair<std::uint32_t, SegmentRange>> passing;
    passing.reserve(rules_);
    bool helps = false;
    for (std::size_t r = 0; r < rules_; ++r) {
      const auto ranges = column.segments.passing(forms[r]);
      if (!ranges) unsure_[r].push_back(static_cast<std::uint32_t>(index));
      helps = helps || (ranges && forms[r].kind != CellForm::Kind::any);
      if (!ranges) passing.push_back({static_cast<std::uint32_t>(r), {0, column.segments.count() - 1}});
      if (ranges)
        for (const auto& range : *ranges) passing.push_back({static_cast<std::uint32_t>(r), range});
    }
    const std::uint32_t group = group_size(column.segments.count(), passing.size());
    if (group > 1) coarsen(passing, group, forms, index);
    fill(column, passing, group);
    out_.columns_.push_back(std::move(column));
    return helps;
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

  /// Segments become groups of segments; what passes in a part of a group only has to be evaluated.
  void coarsen(std::vector<std::pair<std::uint32_t, SegmentRange>>& passing, std::uint32_t group,
               const std::vector<CellForm>& forms, std::size_t index) {
    const auto same_rule = [](const auto& a, const auto& b) { return a.first == b.first; };
    std::vector<std::pair<std::uint32_t, SegmentRange>> out;
    for (auto at = passing.begin(); at != passing.end();) {
      std::vector<SegmentRange> ranges;
      const auto begin = at;
      for (; at != passing.end() && same_rule(*begin, *at); ++at)
        ranges.push_back({at->second.first / group, at->second.last / group});
      for (const auto& range : joined(std::move(ranges))) out.push_back({begin->first, range});
      if (forms[begin->first].kind == CellForm::Kind::tests) unsure_[begin->first].push_back(as32(index));
    }
    passing = std::move(out);
    for (auto& columns : unsure_) columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  }
  static std::uint32_t as32(std::size_t n) noexcept { return static_cast<std::uint32_t>(n); }

  /// Walks the segments, lets rules come and go, and keeps a set wherever one did.
  void fill(TableIndex::Column& column, const std::vector<std::pair<std::uint32_t, SegmentRange>>& passing,
            std::uint32_t group) {
    const std::uint32_t groups = (column.segments.count() + group - 1) / group;
    std::vector<Change> changes;
    changes.reserve(passing.size() * 2);
    for (const auto& [rule, range] : passing) {
      changes.push_back({range.first, rule});
      if (range.last + 1 < groups) changes.push_back({range.last + 1, rule});
    }
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.segment < b.segment; });
    std::vector<TableIndex::Leaf> now(out_.width_);
    std::vector<std::uint32_t> ids(out_.width_, 0);
    std::vector<std::uint32_t> set_of_group(groups);
    std::uint32_t sets = 0;
    auto at = changes.begin();
    for (std::uint32_t g = 0; g < groups; ++g) {
      const auto begin = at;
      for (; at != changes.end() && at->segment == g; ++at)
        now[at->rule / rules_per_leaf][at->rule / 64 % TableIndex::words] ^= std::uint64_t{1} << (at->rule % 64);
      if (begin != at || g == 0) {
        renew(begin, at, now, ids);
        append(column.sets, ids);
        ++sets;
      }
      set_of_group[g] = sets - 1;
    }
    column.set_of.resize(column.segments.count());
    for (std::uint32_t s = 0; s < column.segments.count(); ++s) column.set_of[s] = set_of_group[s / group];
  }

  /// New leaves for those in which something changed.
  void renew(std::vector<Change>::const_iterator begin, std::vector<Change>::const_iterator end,
             const std::vector<TableIndex::Leaf>& now, std::vector<std::uint32_t>& ids) {
    const auto first_new = out_.leaves_.size();
    for (auto change = begin; change != end; ++change) {
      const std::size_t at = change->rule / rules_per_leaf;
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

  const CompiledTable& table_;
  std::size_t rules_;
  TableIndex out_;
  std::vector<std::vector<std::uint32_t>> unsure_;
};

std::unique_ptr<const TableIndex> TableIndex::build(const CompiledTable& table) {
  if (table.rules.size() < few_rules) return nullptr;
  return IndexBuilder(table).run();
}

}  // namespace riskrule::dmn
