#include "riskrule/assess/columns.hpp"

#include "feel/column_export.hpp"
#include "feel/column_kernel.hpp"
#include "risk_tally.hpp"
#include "riskrule/grade/weights.hpp"

namespace riskrule {
namespace {

/// The answers without their last column.
data::OwnedArray without_last(data::OwnedArray batch) {
  feel::ExportedArray out{.rows = batch->length, .buffers = {{}}};
  for (std::int64_t i = 0; i + 1 < batch->n_children; ++i)
    out.children.push_back(std::make_unique<data::OwnedArray>(*batch->children[i]));
  data::OwnedArray made;
  feel::export_array(std::move(out), *made);
  return made;
}

/// Σ w × R, from the sums of the weights by cell, which is the same; or why there is none.
std::optional<Decimal> index_of(const RiskTable& table, const RiskTally& tally, std::string& why) {
  const auto source = table.method->source->index->weights;
  const auto fail = [&](std::string reason) {
    why = std::move(reason);
    return std::nullopt;
  };
  if (source == pack::WeightSource::pairwise) return fail("the weights of this method come from pairwise comparisons");
  if (tally.unweighted > 0) return fail(std::to_string(tally.unweighted) + " rows have no weight");
  if (tally.negative > 0) return fail(std::to_string(tally.negative) + " rows have a weight below 0");
  std::vector<grade::Weight> weights;
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    if (tally.counts[i] > 0) weights.push_back({std::to_string(i), tally.weights[i]});
  if (source == pack::WeightSource::normalised) {
    auto shares = grade::normalise(std::move(weights));
    if (!shares) return fail(shares.diagnostics().front().message);
    weights = *std::move(shares);
  }
  std::vector<grade::DegreedFactor> factors;
  std::size_t next = 0;
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    if (tally.counts[i] > 0) factors.push_back({"", weights[next++].weight, {}, *table.cells[i].value});
  const auto index = grade::index_of_degrees(factors);
  if (!index) return fail(index.diagnostics().front().message);
  return index->value;
}

/// The worst risk point decides.
std::optional<Decimal> greatest(const RiskTable& table, const RiskTally& tally) {
  std::optional<Decimal> out;
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    if (tally.counts[i] > 0 && (!out || *table.cells[i].value > *out)) out = table.cells[i].value;
  return out;
}

void find_value(const RiskTable& table, const RiskTally& tally, RiskSummary& out) {
  if (table.method == nullptr) {
    out.why = "the pack has no method that judges risk points by a value";
  } else if (tally.ungraded > 0) {
    out.why = std::to_string(tally.ungraded) + " rows have no rank";
  } else if (out.rows == 0) {
    out.why = "there is no risk point";
  } else {
    out.value = table.method->source->product ? greatest(table, tally) : index_of(table, tally, out.why);
  }
  if (!out.value) return;
  const auto* band = grade::find_band(table.method->bands, *out.value);
  if (band != nullptr)
    out.grade = band->grade;
  else
    out.why = "the value " + out.value->to_string() + " lies in no band";
}

}  // namespace

std::optional<RiskGrid> risk_grid(const pack::Pack& pack) {
  const auto& degree = pack.compiled().degree;
  if (!degree) return {};
  const auto ranks = [](const std::vector<pack::RankScore>& scale) {
    std::vector<RiskRank> out;
    for (const auto& rank : scale) out.push_back({std::string(data::word_of(rank.level)), rank.word, rank.score});
    return out;
  };
  RiskGrid out{ranks(degree->source->likelihood), ranks(degree->source->impact), {}, degree->cells};
  for (const auto& one : degree->degrees) out.degrees.push_back({one.band.word, one.representative});
  return out;
}

std::vector<const pack::Method*> methods_of(const pack::Pack& pack) {
  std::vector<const pack::Method*> out;
  for (const auto& method : pack.compiled().methods) out.push_back(method.source);
  return out;
}

Result<RiskProgram> bind_risks(const pack::Pack& pack, const ArrowSchema& schema, const RiskOptions& options) {
  return make_risk_table({.pack = pack}, schema, options);
}

Result<RiskStream> stream_risks(const pack::Pack& pack, data::OwnedStream in, const RiskOptions& options) {
  const auto tally = std::make_shared<RiskTally>();
  std::optional<RiskProgram> program;
  auto stream = feel::stream_through_any(std::move(in), [&](const ArrowSchema& schema) -> Result<feel::BoundColumns> {
    auto made = bind_risks(pack, schema, options);
    if (!made) return std::move(made.diagnostics());
    program = *made;
    return feel::BoundColumns{[of = *made] { return of.schema(); },
                              [of = *made, tally](const ArrowArray& batch) { return of.evaluate(batch, *tally); }};
  });
  if (!stream) return std::move(stream.diagnostics());
  return RiskStream{*std::move(stream), *program, tally};
}

data::OwnedSchema RiskProgram::schema() const {
  data::OwnedSchema all = table_->program->schema();
  feel::ExportedSchema out{.format = "+s", .flags = 0};
  for (std::int64_t i = 0; i + 1 < all->n_children; ++i)
    out.children.push_back(std::make_unique<data::OwnedSchema>(*all->children[i]));
  data::OwnedSchema made;
  feel::export_schema(std::move(out), *made);
  return made;
}

Result<data::OwnedArray> RiskProgram::evaluate(const ArrowArray& batch, RiskTally& tally) const {
  auto answers = table_->program->evaluate(batch);
  if (!answers) return answers;
  if (auto problem = add_rows(*table_, batch, **answers, tally)) return *std::move(problem);
  return without_last(*std::move(answers));
}

RiskSummary RiskProgram::summary(const RiskTally& tally) const {
  RiskSummary out{.ungraded = tally.ungraded};
  out.rows = tally.ungraded;
  if (const auto& degree = table_->compiled().degree)
    for (const auto& one : degree->degrees) out.degrees.push_back({one.band.word});
  Decimal weight;
  for (std::size_t i = 0; i < tally.counts.size(); ++i) {
    out.rows += tally.counts[i];
    weight += tally.weights[i];
    if (const auto degree = table_->cells[i].degree) out.degrees[*degree].rows += tally.counts[i];
  }
  if (tally.unweighted == 0 && table_->weight) out.weight = weight;
  find_value(*table_, tally, out);
  return out;
}

}  // namespace riskrule
