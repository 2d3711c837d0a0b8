// The rows of columns through a table's index.
#include <algorithm>

#include "column_table.hpp"
#include "feel/program.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

/// The kernel's input that an input of the table is as it stands; nothing if there is something to evaluate.
std::optional<std::size_t> plain_column(const CompiledInput& input, const TableKernel& kernel) {
  if (!input.slot || input.allowed) return {};
  for (std::size_t i = 0; i < kernel.inputs.size(); ++i) {
    if (kernel.inputs[i].slot != *input.slot) continue;
    const auto type = feel::type_of(kernel.inputs[i].type);
    const bool is_context = type->kind == feel::TypeKind::context;
    const bool as_it_is = !input.type || input.type->kind == feel::TypeKind::any ||
                          type->kind == feel::TypeKind::null || (!is_context && type->kind == input.type->kind);
    if (as_it_is) return i;
  }
  return {};
}

bool is_fixed(const feel::Expression& expression) noexcept { return !expression || expression.reads().empty(); }

/// Do the outputs follow from the rule alone?
bool has_fixed_outputs(const CompiledTable& table) {
  const auto fixed = [](const CompiledOutput& out) {
    return is_fixed(out.allowed) && is_fixed(out.otherwise) &&
           std::all_of(out.entries.begin(), out.entries.end(), [](const auto& e) { return is_fixed(e.expression); });
  };
  return std::all_of(table.outputs.begin(), table.outputs.end(), fixed);
}

}  // namespace

std::unique_ptr<const IndexedColumns> IndexedColumns::make(const TableKernel& kernel) {
  const CompiledTable& table = kernel.table();
  auto out = std::make_unique<IndexedColumns>();
  for (const CompiledInput& input : table.inputs) {
    const auto column = plain_column(input, kernel);
    if (!column) return nullptr;
    out->columns_.push_back(*column);
  }
  out->index_ = table.index ? table.index : std::shared_ptr<const TableIndex>(TableIndex::build(table, 1));
  if (!out->index_) return nullptr;
  for (std::size_t i = 0; i < out->columns_.size(); ++i)
    out->segments_.emplace_back(out->index_->segments(i), kernel.inputs[out->columns_[i]].type);
  out->reads_slots_ = !has_fixed_outputs(table);
  if (!out->reads_slots_ && takes_one_rule(table)) out->make_palette(kernel);
  return out;
}

void IndexedColumns::make_palette(const TableKernel& kernel) {
  const CompiledTable& table = kernel.table();
  const std::size_t rules = table.rules;
  feel::Evaluation call(kernel.options.limits);
  feel::surround(call, kernel.options);
  const std::vector<Value> slots(kernel.slots);
  std::vector<feel::ColumnBuilder> out;
  for (std::size_t column = 0; column < kernel.outputs.size(); ++column) {
    auto& colours = out.emplace_back(kernel.outputs[column].type);
    if (!colours.has_width()) return;
    const bool is_rule = kernel.has_rule() && column + 1 == kernel.outputs.size();
    const auto add = [&](std::optional<std::size_t> rule) {
      call.reset();
      if (is_rule) return colours.append(rule ? Value::number(Decimal(*rule + 1)) : Value());
      return colours.append(output_of(table, call, slots, rule, column)) && call.stopped.empty();
    };
    bool good = add({});
    for (std::size_t rule = 0; rule < rules; ++rule) good = good && add(rule);
    if (!good) return;  // row by row it will be said what is wrong
    colours.append_null();
  }
  palette_ = std::move(out);
}

std::shared_ptr<const void> IndexedColumns::prepare(std::span<const feel::Column> columns) const {
  auto codes = std::make_shared<Codes>(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns[columns_[i]].type().kind == feel::ColumnKind::coded)
      (*codes)[i] = segments_[i].of_codes(columns[columns_[i]]);
  return codes;
}

/// One block of rows.
class IndexedRows {
 public:
  IndexedRows(const IndexedColumns& by, const TableKernel& kernel, feel::ColumnWorker& worker, std::size_t begin)
      : by_(by),
        kernel_(kernel),
        table_(kernel.table()),
        worker_(worker),
        begin_(begin),
        width_(by.columns_.size()),
        segments_(width_),
        sets_(width_ + 1) {}

  bool run(std::size_t count) {
    find_segments(count);
    const bool first_only = table_.source.hit_policy == HitPolicy::first;
    for (std::size_t i = 0; i < count; ++i)
      if (!run_row(i, first_only)) return false;
    flush();
    return true;
  }

 private:
  static constexpr std::size_t block = feel::ColumnKernel::block;

  void find_segments(std::size_t count) {
    const auto& codes = *static_cast<const IndexedColumns::Codes*>(worker_.state);
    worker_.scratch.resize(width_ * block + block);
    for (std::size_t c = 0; c < width_; ++c)
      by_.segments_[c].find(worker_.inputs[by_.columns_[c]], codes[c], begin_, count,
                            worker_.scratch.data() + c * block);
    chosen_ = worker_.scratch.data() + width_ * block;
  }

  bool run_row(std::size_t i, bool first_only) {
    is_read_ = false;
    hits_.clear();
    find_hits(i, first_only);
    const std::size_t row = begin_ + i;
    if (!worker_.call.stopped.empty()) return worker_.good(row);
    if (by_.palette_.empty()) return put(decided(row), row);
    if (hits_.size() <= 1 || first_only) {
      choose(hits_.empty() ? 0 : hits_.front() + 1);
      return true;
    }
    const auto rules =
        table_.source.hit_policy == HitPolicy::unique ? std::span<const std::size_t>() : decided(row).rules;
    choose(rules.empty() ? table_.rules + 1 : rules.front() + 1);
    return worker_.good(row);
  }

  void find_hits(std::size_t i, bool first_only) {
    bool has_open = false;
    for (std::size_t c = 0; c < width_; ++c) {
      segments_[c] = worker_.scratch[c * block + i];
      has_open = has_open || segments_[c] == Segments::nowhere;
    }
    by_.index_->visit_segments(segments_, sets_.data(), [&](std::size_t rule, std::span<const std::uint32_t> unsure) {
      if ((has_open || !unsure.empty()) && !passes_rest(begin_ + i, rule, unsure)) return true;
      hits_.push_back(rule);
      return !first_only;
    });
  }

  /// The cells that the index does not answer.
  bool passes_rest(std::size_t row, std::size_t rule, std::span<const std::uint32_t> unsure) {
    const auto slots = read(row);
    const auto holds = [&](std::size_t c) {
      return passes(table_.cell(rule, c), worker_.call, slots, slots[kernel_.inputs[by_.columns_[c]].slot]);
    };
    if (!std::all_of(unsure.begin(), unsure.end(), holds)) return false;
    for (std::size_t c = 0; c < width_; ++c)
      if (segments_[c] == Segments::nowhere && !holds(c)) return false;
    return true;
  }

  /// The row's values, once it is known that something needs them.
  std::span<const Value> read(std::size_t row) {
    if (!is_read_) worker_.read(row);
    is_read_ = true;
    return worker_.slots;
  }

  Decision decided(std::size_t row) {
    const bool is_nothing = hits_.empty() && !table_.has_default && table_.source.aggregator != Aggregator::count;
    if (is_nothing) return {};  // nobody asks for the reason
    if (by_.reads_slots_) read(row);
    if (!is_read_) worker_.call.reset();
    is_read_ = true;
    return decide(table_, worker_.call, worker_.slots, hits_);
  }

  bool put(const Decision& decision, std::size_t row) { return kernel_.put(worker_, decision, row); }

  void choose(std::size_t colour) { chosen_[chosen_count_++] = static_cast<std::uint32_t>(colour); }

  void flush() {
    for (std::size_t i = 0; i < by_.palette_.size(); ++i)
      worker_.outputs[i].append_from(by_.palette_[i], {chosen_, chosen_count_});
  }

  const IndexedColumns& by_;
  const TableKernel& kernel_;
  const CompiledTable& table_;
  feel::ColumnWorker& worker_;
  std::size_t begin_;
  std::size_t width_;
  std::vector<std::uint32_t> segments_;  ///< of the row
  std::vector<const std::uint32_t*> sets_;
  std::vector<std::size_t> hits_{};
  std::uint32_t* chosen_ = nullptr;
  std::size_t chosen_count_ = 0;
  bool is_read_ = false;
};

bool IndexedColumns::run(const TableKernel& kernel, feel::ColumnWorker& worker, std::size_t begin,
                         std::size_t count) const {
  return IndexedRows(*this, kernel, worker, begin).run(count);
}

}  // namespace riskrule::dmn
