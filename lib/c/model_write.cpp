// DMN XML from a description in JSON, and from the tables of a pack.
#include "dmn/types.hpp"
#include "handles.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/read.hpp"
#include "riskrule/dmn/write.hpp"
#include "riskrule/pack/term_table.hpp"
#include "riskrule/pack/write.hpp"

namespace dmn = riskrule::dmn;
using riskrule::Diagnostic;
using riskrule::Diagnostics;
using riskrule::Result;
using riskrule::Stated;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;

namespace riskrule::c::models {

struct Input {
  std::string name;
  Stated<std::string> type;
};
RISKRULE_DESCRIBE(Input, "输入", "An input of the model.", (name, "名称", "Its name.", required | non_empty),
                  (type, "类型", "FEEL type, for instance `number`; absent = any."))

struct Decision {
  std::string name;
  Stated<std::string> type;
  std::vector<std::string> reads;
  Stated<std::string> expression;
  Stated<pack::TermTable> table;
};
RISKRULE_DESCRIBE(Decision, "决策", "A decision: an expression or a table.",
                  (name, "名称", "Its name.", required | non_empty), (type, "类型", "FEEL type; absent = any."),
                  (reads, "依据", "Names of the inputs and decisions that it reads."), (expression, "表达式", "FEEL."),
                  (table, "决策表", "In place of an expression."))

struct Description {
  std::string name;
  std::string uri;
  Stated<std::string> edition;
  std::vector<Input> inputs;
  std::vector<Decision> decisions;
};
RISKRULE_DESCRIBE(Description, "决策模型", "A model of DMN.", (name, "名称", "Its name.", required | non_empty),
                  (uri, "命名空间", "Its namespace, a URI.", required | non_empty),
                  (edition, "版本", "Of DMN: `1.3`, which most editors read, or `1.5`; absent = 1.5."),
                  (inputs, "输入", "What it is told."), (decisions, "决策", "What it decides.", required | non_empty))

namespace {

/// The description as the library has it; every wrong word is told where it stands.
class Reader {
 public:
  explicit Reader(const data::JsonTree& tree) : tree_(tree) {}

  Result<dmn::ModelSource> read(const Description& from) {
    dmn::ModelSource out{.name = from.name, .namespace_uri = from.uri};
    if (from.edition) out.edition = edition(*from.edition);
    for (std::size_t i = 0; i < from.inputs.size(); ++i)
      out.inputs.push_back({from.inputs[i].name, type(from.inputs[i].type, data::pointer_to("/inputs", i))});
    for (std::size_t i = 0; i < from.decisions.size(); ++i)
      out.decisions.push_back(decision(from.decisions[i], data::pointer_to("/decisions", i)));
    if (has_errors(problems_)) return std::move(problems_);
    return out;
  }

 private:
  void complain(const std::string& pointer, std::string message, std::string guess = {}) {
    problems_.push_back(
        located_at(tree_, pointer, {.code = "c.model", .message = std::move(message), .guess = std::move(guess)}));
  }

  dmn::Edition edition(const std::string& text) {
    if (text == "1.3") return dmn::Edition::dmn_1_3;
    if (text != "1.5") complain("/edition", "`" + text + "` is not one of 1.3, 1.5");
    return dmn::Edition::dmn_1_5;
  }

  feel::TypePtr type(const Stated<std::string>& name, const std::string& at) {
    if (!name) return nullptr;
    if (const auto found = dmn::builtin_type(*name)) return found->type;
    complain(data::pointer_to(at, "type"), "there is no type `" + *name + "`",
             nearest(*name, dmn::builtin_type_names()));
    return nullptr;
  }

  dmn::DecisionSource decision(const Decision& from, const std::string& at) {
    dmn::DecisionSource out{.name = from.name, .type = type(from.type, at), .required = from.reads};
    if (from.expression.has_value() == from.table.has_value())
      complain(at, "a decision has an `expression` or a `table`, one of them");
    else if (from.table)
      out.body = table(*from.table, data::pointer_to(at, "table"));
    else
      out.body = *from.expression;
    return out;
  }

  template <class Word>
  Word word(const std::optional<Word>& found, const std::string& text, const std::string& at) {
    if (!found) complain(at, "there is no `" + text + "` among the words of DMN");
    return found.value_or(Word());
  }

  dmn::TableSource table(const pack::TermTable& from, const std::string& at) {
    dmn::TableSource out;
    out.hit_policy = word(dmn::hit_policy_from(from.hit_policy), from.hit_policy, data::pointer_to(at, "hit_policy"));
    if (from.aggregator)
      out.aggregator =
          word(dmn::aggregator_from(*from.aggregator), *from.aggregator, data::pointer_to(at, "aggregator"));
    for (const auto& input : from.inputs)
      out.inputs.push_back({.expression = {input.expression}, .allowed = {input.allowed.value_or("")}});
    for (std::size_t i = 0; i < from.outputs.size(); ++i)
      out.outputs.push_back({.name = from.outputs[i].name.value_or(""),
                             .type = type(from.outputs[i].type, data::pointer_to(data::pointer_to(at, "outputs"), i)),
                             .allowed = {from.outputs[i].allowed.value_or("")},
                             .otherwise = {from.outputs[i].otherwise.value_or("")}});
    for (const auto& rule : from.rules) {
      dmn::Rule& row = out.rules.emplace_back();
      for (const auto& cell : rule.when) row.inputs.push_back({cell});
      for (const auto& cell : rule.then) row.outputs.push_back({cell});
      row.note = rule.note.value_or("");
    }
    return out;
  }

  const data::JsonTree& tree_;
  Diagnostics problems_{};
};

Result<std::string> write(std::string json, const char* file) {
  Diagnostics problems;
  const auto tree = data::parse_json(std::move(json), copy_text(file), {}, problems);
  Description description;
  if (!tree || !data::read_into(tree->root(), data::type_of<Description>(), &description, problems)) return problems;
  const auto source = Reader(*tree).read(description);
  if (!source) return source.diagnostics();
  return dmn::write_dmn(*source);
}

}  // namespace
}  // namespace riskrule::c::models

extern "C" {

riskrule_status riskrule_model_write(const char* json, size_t length, const char* file, riskrule_text** out,
                                     riskrule_error** error) {
  return riskrule::c::read_text(json, length, out, error,
                                [&](std::string text) { return riskrule::c::models::write(std::move(text), file); });
}

riskrule_status riskrule_pack_write_dmn(const riskrule_pack* pack, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (pack == nullptr) return bad_argument(error, "the pack is NULL");
  return riskrule::c::create(out, error, [&] { return riskrule::pack::write_tables(pack->pack); });
}

}  // extern "C"
