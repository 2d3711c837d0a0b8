// The methods of the core by themselves, JSON in and out.
#include "handles.hpp"
#include "pack/compiled.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/data/read.hpp"
#include "riskrule/grade/ahp.hpp"
#include "riskrule/grade/index.hpp"
#include "riskrule/grade/matrix.hpp"

namespace grade = riskrule::grade;
using riskrule::Decimal;
using riskrule::Diagnostic;
using riskrule::Diagnostics;
using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::data::JsonWriter;

namespace riskrule::c::methods {

struct Factor {
  std::string name;
  Decimal weight;
  Decimal likelihood;
  Decimal impact;
};
RISKRULE_DESCRIBE(Factor, "因素", "One risk with its weight and scores.", (name, "名称", "For the proof.", required),
                  (weight, "权重", "Not negative.", required | not_negative),
                  (likelihood, "概率", "Score p.", required | not_negative),
                  (impact, "影响", "Score q.", required | not_negative))

struct Band {
  std::string word;
  Decimal above;
  Decimal up_to;
  Decimal representative;
};
RISKRULE_DESCRIBE(Band, "区间", "A half-open band (above, up_to] of degrees.",
                  (word, "用语", "Its name.", required | non_empty), (above, "下限（不含）", "Not included.", required),
                  (up_to, "上限（含）", "Included.", required),
                  (representative, "代表值", "Stands for the band.", required))

struct IndexInput {
  std::vector<Factor> factors;
  Stated<std::vector<Band>> bands;
};
RISKRULE_DESCRIBE(IndexInput, "指数输入", "What an index is made of.",
                  (factors, "因素", "The risks.", required | non_empty),
                  (bands, "区间", "Of degrees, for representative values."))

enum class Priority : std::uint8_t { eigenvector, geometric_mean };
RISKRULE_ENUM(Priority, "权重算法", "How weights follow from judgements.",
              (eigenvector, "特征向量", "Principal eigenvector."),
              (geometric_mean, "几何平均", "Geometric means of the rows."))

struct WeightsInput {
  std::vector<std::vector<Decimal>> judgements;
  Priority method = Priority::eigenvector;
  std::string random_index;
  Decimal bound;
  Decimal reciprocity;
};
RISKRULE_DESCRIBE(WeightsInput, "两两比较", "Judgements, and how they become weights.",
                  (judgements, "判断矩阵", "In full, rows first.", required | non_empty),
                  (method, "算法", "How weights follow.", required),
                  (random_index, "随机指数表", "Name of the table of random indices.", required | non_empty),
                  (bound, "一致性界限", "A ratio below it is consistent.", required | positive),
                  (reciprocity, "互反误差", "How far a pair's product may be from 1.", required | not_negative))

}  // namespace riskrule::c::methods

namespace {

namespace methods = riskrule::c::methods;

Result<grade::Index> index_of(int32_t variant, const methods::IndexInput& in) {
  std::vector<grade::Factor> factors;
  for (const auto& f : in.factors) factors.push_back({f.name, f.weight, f.likelihood, f.impact});
  if (variant == RISKRULE_INDEX_PRODUCT) return grade::index_by_raw_products(factors);
  if (variant == RISKRULE_INDEX_LIKELIHOOD) return grade::index_by_likelihood_grades(factors);
  std::vector<grade::RepresentedBand> bands;
  for (const auto& b : in.bands.value_or({})) bands.push_back({{b.word, b.above, b.up_to}, b.representative});
  return grade::index_by_representative_values(factors, bands);
}

std::string written(const grade::Index& index) {
  JsonWriter out;
  out.begin_object();
  out.name("value"), out.number(index.value);
  out.name("terms"), out.begin_list();
  for (const auto& term : index.terms) {
    out.begin_object();
    out.name("name"), out.text(term.name);
    out.name("weight"), out.number(term.weight);
    out.name("r"), out.number(term.r);
    out.name("product"), out.number(term.product);
    if (!term.degree.empty()) out.name("degree"), out.text(term.degree);
    out.end_object();
  }
  out.end_list();
  out.end_object();
  return std::move(out).take();
}

Result<std::string> computed_index(int32_t variant, std::string text) {
  const auto in = riskrule::data::read<methods::IndexInput>(std::move(text), "index");
  if (!in) return in.diagnostics();
  const auto index = index_of(variant, *in);
  if (!index) return index.diagnostics();
  return written(*index);
}

Result<grade::Priorities> priorities_of(const methods::WeightsInput& in) {
  const auto matrix = grade::PairwiseMatrix::make(in.judgements, in.reciprocity);
  if (!matrix) return matrix.diagnostics();
  if (in.method == methods::Priority::geometric_mean) return grade::geometric_mean_priorities(*matrix);
  return grade::eigenvector_priorities(*matrix, {.tolerance = *Decimal::parse("1E-30")});
}

std::string written(const grade::Priorities& priorities, const grade::Consistency& consistency) {
  JsonWriter out;
  out.begin_object();
  out.name("weights"), out.begin_list();
  for (const auto& weight : priorities.weights) out.number(weight);
  out.end_list();
  out.name("lambda_max"), out.number(priorities.lambda_max);
  out.name("index"), out.number(consistency.index);
  out.name("ratio"), out.number(consistency.ratio);
  out.name("random_index"), out.text(consistency.table);
  out.name("consistent"), out.boolean(consistency.consistent);
  out.end_object();
  return std::move(out).take();
}

Result<std::string> computed_weights(std::string text) {
  const auto in = riskrule::data::read<methods::WeightsInput>(std::move(text), "weights");
  if (!in) return in.diagnostics();
  const auto table = grade::find_random_index_table(in->random_index);
  if (!table) return table.diagnostics();
  const auto priorities = priorities_of(*in);
  if (!priorities) return priorities.diagnostics();
  const auto consistency = grade::check_consistency(*priorities, *table, in->bound);
  if (!consistency) return consistency.diagnostics();
  return written(*priorities, *consistency);
}

std::optional<riskrule::Level> level_named(const char* word) {
  for (int rank = 0; word != nullptr && rank <= static_cast<int>(riskrule::Level::very_high); ++rank)
    if (riskrule::data::word_of(static_cast<riskrule::Level>(rank)) == word) return static_cast<riskrule::Level>(rank);
  return {};
}

Result<std::string> degree_of(const riskrule::pack::Compiled& pack, const char* likelihood, const char* impact) {
  if (!pack.degree)
    return Diagnostic{.code = "c.no_degree", .message = "pack `" + pack.id + "` does not say how a degree is found"};
  const auto p = level_named(likelihood);
  const auto q = level_named(impact);
  if (!p || !q)
    return Diagnostic{.code = "c.level", .message = "`" + copy_text(p ? impact : likelihood) + "` is not a rank"};
  JsonWriter out;
  out.begin_object();
  out.name("degree"), out.text(pack.degree->at(*p, *q).band.word);
  out.name("value");
  out.number(grade::degree_value(pack.degree->source->likelihood[static_cast<std::size_t>(*p)].score,
                                 pack.degree->source->impact[static_cast<std::size_t>(*q)].score));
  out.end_object();
  return std::move(out).take();
}

}  // namespace

extern "C" {

riskrule_status riskrule_degree(const riskrule_pack* pack, const char* likelihood, const char* impact,
                                riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (pack == nullptr) return bad_argument(error, "the pack is NULL");
  return create(out, error, [&] { return degree_of(pack->pack.compiled(), likelihood, impact); });
}

riskrule_status riskrule_index(int32_t variant, const char* json, size_t length, riskrule_text** out,
                               riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (variant < RISKRULE_INDEX_REPRESENTATIVE || variant > RISKRULE_INDEX_LIKELIHOOD)
    return bad_argument(error, "there is no such variant");
  return riskrule::c::read_text(json, length, out, error,
                                [&](std::string text) { return computed_index(variant, std::move(text)); });
}

riskrule_status riskrule_weights(const char* json, size_t length, riskrule_text** out, riskrule_error** error) {
  return riskrule::c::read_text(json, length, out, error,
                                [&](std::string text) { return computed_weights(std::move(text)); });
}

}  // extern "C"
