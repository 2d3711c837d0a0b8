#include "tables.hpp"

#include "dmn/table_names.hpp"
#include "dmn/types.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/dmn/check.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

/// The words of a closed list as unary tests; empty for other types.
std::string words_of(const feel::Type& type) {
  std::string out;
  if (type.kind == feel::TypeKind::word && type.described->kind == data::Kind::enumeration)
    for (const auto& item : type.described->items) out += (out.empty() ? "\"" : ", \"") + std::string(item.name) + "\"";
  return out;
}

/// A type that says which values may be tested against an input; null for structures, lists and what is not known.
feel::TypePtr tested_type(const feel::TypePtr& type) {
  switch (type->kind) {
    case feel::TypeKind::boolean:
    case feel::TypeKind::number:
    case feel::TypeKind::string:
    case feel::TypeKind::date:
    case feel::TypeKind::time:
    case feel::TypeKind::date_time:
    case feel::TypeKind::years_months:
    case feel::TypeKind::days_time: return type;
    case feel::TypeKind::word: return feel::simple_type(feel::TypeKind::string);
    default: return nullptr;
  }
}

class Reader {
 public:
  Reader(const TermTable& source, const TablePlace& place) : source_(source), place_(place) {}

  dmn::TableSource read() {
    dmn::TableSource out;
    out.hit_policy = named(source_.hit_policy, "hit_policy", dmn::hit_policy_names, "hit policy");
    if (source_.aggregator)
      out.aggregator = named(*source_.aggregator, "aggregator", dmn::aggregator_names, "aggregator");
    for (const auto& input : source_.inputs) out.inputs.push_back(clause(input));
    for (std::size_t i = 0; i < source_.outputs.size(); ++i)
      out.outputs.push_back(clause(source_.outputs[i], pointer_to(pointer_to(place_.pointer, "outputs"), i)));
    for (const auto& rule : source_.rules) {
      dmn::Rule& row = out.rules.emplace_back();
      for (const auto& text : rule.when) row.inputs.push_back({text});
      for (const auto& text : rule.then) row.outputs.push_back({text});
      row.note = rule.note.value_or("");
    }
    return out;
  }

 private:
  void complain(const std::string& pointer, std::string code, std::string message, std::string guess = {}) {
    place_.problems.push_back(located_at(
        place_.tree, pointer, {.code = std::move(code), .message = std::move(message), .guess = std::move(guess)}));
  }

  template <class Value, std::size_t n>
  Value named(const std::string& text, const char* member, const std::array<dmn::TableName<Value>, n>& known,
              const std::string& what) {
    if (const auto found = value_of(known, text)) return *found;
    complain(pointer_to(place_.pointer, member), "pack.table_word", "there is no " + what + " `" + text + "`",
             nearest(text, known));
    return Value();
  }

  dmn::InputClause clause(const TableInput& source) {
    dmn::InputClause out{.expression = {source.expression}, .allowed = {source.allowed.value_or("")}};
    const auto read =
        feel::compile(source.expression, place_.scope, {.mode = feel::Mode::strict, .limits = place_.limits});
    if (!read) return out;  // told when the table is compiled
    out.type = tested_type(read->type());
    if (!source.allowed) out.allowed.text = words_of(*read->type());
    return out;
  }

  dmn::OutputClause clause(const TableOutput& source, const std::string& at) {
    dmn::OutputClause out{.name = source.name.value_or(""),
                          .allowed = {source.allowed.value_or("")},
                          .otherwise = {source.otherwise.value_or("")}};
    if (source_.outputs.size() > 1 && out.name.empty())
      complain(at, "pack.table_output", "where a table has several outputs, each has a name");
    if (!source.type) return out;
    if (const auto type = dmn::builtin_type(*source.type))
      out.type = type->type;
    else
      complain(pointer_to(at, "type"), "pack.table_word", "there is no type `" + *source.type + "`",
               nearest(*source.type, dmn::builtin_type_names()));
    return out;
  }

  const TermTable& source_;
  const TablePlace& place_;
};

/// `/rules/2/inputs/0` of a table as the pack has it: `…/rules/2/when/0`.
std::string pointer_in_pack(const std::string& table, const std::string& inside) {
  std::string out = inside;
  if (inside.starts_with("/rules/"))
    for (const auto& [theirs, ours] : {std::pair("/inputs/", "/when/"), std::pair("/outputs/", "/then/")})
      if (const auto at = out.find(theirs); at != std::string::npos)
        out.replace(at, std::string_view(theirs).size(), ours);
  return table + out;
}

void prove(const dmn::Table& table, const TablePlace& place) {
  for (auto& finding : dmn::check(table, {.work = place.limits.steps})) {
    Diagnostic d = std::move(finding.diagnostic);
    const std::string at = place.pointer + (d.pointer.empty() ? "/rules" : d.pointer);
    place.problems.push_back(located_at(place.tree, at, std::move(d)));
  }
}

}  // namespace

std::optional<dmn::Table> compile_table(const TermTable& source, const TablePlace& place) {
  dmn::TableOptions options{.mode = feel::Mode::strict, .limits = place.limits};
  options.locate = [&](Diagnostic& d, const dmn::Cell&) {
    const std::string at = pointer_in_pack(place.pointer, d.pointer);
    d = relocate(place.tree, at, std::move(d));
  };
  const std::size_t before = place.problems.size();
  auto table_source = Reader(source, place).read();
  auto table = dmn::compile_table(std::move(table_source), place.scope, options);
  for (auto& d : table.diagnostics()) place.problems.push_back(std::move(d));
  if (!table) return {};
  if (place.problems.size() == before) prove(*table, place);
  return *table;
}

feel::TypePtr yielded_type(const dmn::TableSource& table) {
  const auto type_of = [](const dmn::OutputClause& output) { return output.type ? output.type : feel::any_type(); };
  if (table.aggregator == dmn::Aggregator::count) return feel::simple_type(feel::TypeKind::number);
  feel::TypePtr one = type_of(table.outputs.front());
  if (table.outputs.size() > 1) {
    std::vector<std::pair<std::string, feel::TypePtr>> entries;
    for (const auto& output : table.outputs) entries.emplace_back(output.name, type_of(output));
    one = feel::context_of(std::move(entries));
  }
  switch (table.hit_policy) {
    case dmn::HitPolicy::collect: return table.aggregator == dmn::Aggregator::none ? feel::list_of(one) : one;
    case dmn::HitPolicy::rule_order:
    case dmn::HitPolicy::output_order: return feel::list_of(one);
    default: return one;
  }
}

}  // namespace riskrule::pack
