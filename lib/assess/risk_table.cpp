#include "risk_table.hpp"

#include <algorithm>

#include "riskrule/base/guess.hpp"
#include "riskrule/dmn/columns.hpp"

namespace riskrule {
namespace {

using pack::RankScore;

std::string listed(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids) out += (out.empty() ? "`" : ", `") + id + "`";
  return out;
}

bool judges_rows(const pack::CompiledMethod& method) { return method.source->index || method.source->product; }

/// The method that is named, or the only one that can be asked; null, without a problem, if there is none.
const pack::CompiledMethod* find_method(const pack::Compiled& pack, const std::string& name, Diagnostics& problems) {
  const auto fail = [&](std::string message, std::string guess = {}) {
    problems.push_back({.code = "risk.method", .message = std::move(message), .guess = std::move(guess)});
    return nullptr;
  };
  std::vector<std::string> ids;
  const pack::CompiledMethod* found = nullptr;
  for (const auto& method : pack.methods) {
    if (judges_rows(method)) ids.push_back(method.source->id);
    if (method.source->id == name || (name.empty() && judges_rows(method))) found = &method;
  }
  if (name.empty() && ids.size() > 1) return fail("several methods judge risk points; name one of " + listed(ids));
  if (name.empty()) return found;
  if (found == nullptr) return fail("the pack has no method `" + name + "`", nearest(name, ids));
  if (!judges_rows(*found)) return fail("method `" + name + "` judges no risk points by a value");
  return found;
}

const Decimal& score(const std::vector<RankScore>& scale, std::size_t rank) { return scale[rank].score; }

std::optional<Decimal> value_of(const RiskTable& table, const RiskCell& cell) {
  if (table.method == nullptr) return {};
  const auto& method = *table.method->source;
  if (method.product) {
    Decimal out = 1;
    for (std::size_t i = 0; i < cell.ranks.size(); ++i) out *= score(*table.axes[i].ranks, cell.ranks[i]);
    return out;
  }
  const auto& degree = *table.compiled().degree;
  switch (method.index->variant) {
    case pack::IndexVariant::representative_values: return degree.degrees[*cell.degree].representative;
    case pack::IndexVariant::raw_products:
      return score(degree.source->likelihood, cell.ranks[0]) * score(degree.source->impact, cell.ranks[1]);
    case pack::IndexVariant::likelihood_grades: return score(degree.source->likelihood, cell.ranks[0]);
  }
  return {};
}

void find_axes(RiskTable& table) {
  const auto* product =
      table.method != nullptr && table.method->source->product ? &*table.method->source->product : nullptr;
  const auto& degree = table.compiled().degree;
  table.axes.push_back({"likelihood", product != nullptr ? &product->likelihood : &degree->source->likelihood});
  table.axes.push_back({"impact", product != nullptr ? &product->severity : &degree->source->impact});
  if (product != nullptr && product->detectability) table.axes.push_back({"detectability", &*product->detectability});
}

void find_cells(RiskTable& table) {
  std::size_t count = 1;
  for (const auto& axis : table.axes) count *= axis.ranks->size();
  for (std::size_t i = 0; i < count; ++i) {
    RiskCell cell;
    std::size_t rest = i;
    for (auto axis = table.axes.rbegin(); axis != table.axes.rend(); ++axis) {
      cell.ranks.insert(cell.ranks.begin(), rest % axis->ranks->size());
      rest /= axis->ranks->size();
    }
    if (table.compiled().degree) cell.degree = table.compiled().degree->cells[cell.ranks[0]][cell.ranks[1]];
    cell.value = value_of(table, cell);
    table.cells.push_back(std::move(cell));
  }
}

/// The column of that name, if there is one and only one of it that can be read.
bool find_column(RiskAxis& axis, const ArrowSchema& schema, Diagnostics& problems) {
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema* child = schema.children[i];
    if (child == nullptr || child->name == nullptr || axis.name != child->name) continue;
    auto type = feel::read_column_type(*child, problems);
    if (!type) return false;
    const auto kind = type->kind == feel::ColumnKind::coded ? type->children.front().kind : type->kind;
    axis.column = static_cast<std::size_t>(i);
    axis.type = *std::move(type);
    axis.is_text = kind == feel::ColumnKind::text;
    return axis.is_text || kind == feel::ColumnKind::integer || kind == feel::ColumnKind::decimal ||
           kind == feel::ColumnKind::nothing;
  }
  return true;  // binding the table says that it is missing
}

void find_columns(RiskTable& table, const ArrowSchema& schema, Diagnostics& problems) {
  const auto refuse = [&](const std::string& name, const char* what) {
    problems.push_back(feel::column_problem("risk.column", "column `" + name + "` must hold " + what, "/" + name));
  };
  for (auto& axis : table.axes) {
    const std::size_t before = problems.size();
    if (!find_column(axis, schema, problems) && problems.size() == before) refuse(axis.name, "texts or numbers");
  }
  RiskAxis weight{"weight", nullptr};
  const std::size_t before = problems.size();
  const bool good = find_column(weight, schema, problems);
  if (problems.size() > before || weight.type.name.empty()) return;
  const bool is_number = weight.type.kind == feel::ColumnKind::integer || weight.type.kind == feel::ColumnKind::decimal;
  if (!good || !is_number) return refuse(weight.name, "whole or decimal numbers");
  table.weight = std::move(weight);
}

std::string text(std::string_view word) { return feel::to_feel(feel::Value::string(word)); }

std::string test_of(const RiskAxis& axis, std::size_t rank) {
  if (!axis.is_text) return (*axis.ranks)[rank].score.to_string();
  std::string out;
  for (const auto& word : RiskTable::words_of(*axis.ranks, rank)) out += (out.empty() ? "" : ", ") + text(word);
  return out;
}

std::string grade_of(const RiskTable& table, const RiskCell& cell) {
  const auto* band = grade::find_band(table.method->bands, *cell.value);
  return band == nullptr ? "null" : text(band->grade);
}

dmn::TableSource source_of(const RiskTable& table) {
  dmn::TableSource out{.hit_policy = dmn::HitPolicy::first};
  const bool has_degree = table.compiled().degree.has_value();
  for (const auto& axis : table.axes) out.inputs.push_back({.expression = {axis.name}});
  if (has_degree) out.outputs.push_back({.name = "degree"});
  if (table.method != nullptr) out.outputs.insert(out.outputs.end(), {{.name = "value"}, {.name = "grade"}});
  for (const auto& cell : table.cells) {
    auto& rule = out.rules.emplace_back();
    for (std::size_t i = 0; i < table.axes.size(); ++i) rule.inputs.push_back({test_of(table.axes[i], cell.ranks[i])});
    if (has_degree) rule.outputs.push_back({text(table.compiled().degree->degrees[*cell.degree].band.word)});
    if (table.method != nullptr) rule.outputs.push_back({cell.value->to_string()});
    if (table.method != nullptr) rule.outputs.push_back({grade_of(table, cell)});
  }
  for (std::size_t missing = 0; missing < table.axes.size(); ++missing) {
    auto& rule = out.rules.emplace_back();
    for (std::size_t i = 0; i < table.axes.size(); ++i) rule.inputs.push_back({i == missing ? "null" : "-"});
    rule.outputs.assign(out.outputs.size(), {"null"});
  }
  return out;
}

Result<feel::ColumnProgram> bind_table(const RiskTable& table, const ArrowSchema& schema,
                                       const feel::ColumnOptions& options) {
  feel::Scope scope;
  for (const auto& axis : table.axes) scope.add(axis.name);
  const auto compiled = dmn::compile_table(source_of(table), scope, {.mode = feel::Mode::standard});
  if (!compiled) return compiled.diagnostics();
  return dmn::bind_columns(*compiled, scope, schema, options);
}

}  // namespace

std::vector<std::string> RiskTable::words_of(const std::vector<RankScore>& ranks, std::size_t rank) {
  const auto& level = data::type_of<Level>().items[rank];
  std::vector<std::string> out{std::string(level.name), ranks[rank].word};
  const std::string label(level.label);
  const bool is_taken = std::ranges::any_of(ranks, [&](const RankScore& r) { return r.word == label; });
  if (!is_taken) out.push_back(label);
  return out;
}

Result<RiskProgram> make_risk_table(RiskTable table, const ArrowSchema& schema, const RiskOptions& options) {
  Diagnostics problems;
  table.method = find_method(table.compiled(), options.method, problems);
  if (!problems.empty()) return problems;
  const bool by_product = table.method != nullptr && table.method->source->product;
  if (!table.compiled().degree && !by_product)
    return Diagnostic{.code = "risk.no_degree",
                      .message = "pack `" + table.pack.id() +
                                 "` says nothing of single risk points; its gradings are by " +
                                 "other means, or it has none"};
  find_axes(table);
  find_cells(table);
  if (schema.release != nullptr && schema.children != nullptr) find_columns(table, schema, problems);
  if (!problems.empty()) return problems;
  table.max_rows = options.columns.max_rows;
  auto program = bind_table(table, schema, options.columns);
  if (!program) return program.diagnostics();
  table.program = *std::move(program);
  return RiskProgram(std::make_shared<const RiskTable>(std::move(table)));
}

}  // namespace riskrule
