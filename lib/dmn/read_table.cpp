// A decision table's clauses and rules out of the XML, as text with places.
#include "blank.hpp"
#include "compile_box.hpp"

namespace riskrule::dmn {

namespace {

class Reader {
 public:
  Reader(Loading& loading, const TypeTable& types) : loading_(loading), types_(types) {}

  TableSource read(pugi::xml_node node) {
    TableSource out;
    policy(node, out);
    for (const auto input : children(node, "input")) out.inputs.push_back(this->input(input));
    for (const auto output : children(node, "output")) out.outputs.push_back(this->output(output));
    if (out.outputs.size() == 1) only_output(node, out);
    for (const auto rule : children(node, "rule")) out.rules.push_back(this->rule(rule));
    return out;
  }

 private:
  void policy(pugi::xml_node node, TableSource& out) {
    const auto policy = attribute(node, "hitPolicy");
    if (const auto known = hit_policy_from(policy))
      out.hit_policy = *known;
    else if (!policy.empty())
      loading_.flaw(node, "dmn.hit_policy", "there is no hit policy `" + std::string(policy) + "`");
    const auto aggregation = attribute(node, "aggregation");
    if (const auto known = aggregator_from(aggregation))
      out.aggregator = *known;
    else if (!aggregation.empty())
      loading_.flaw(node, "dmn.aggregator", "there is no aggregation `" + std::string(aggregation) + "`");
  }

  InputClause input(pugi::xml_node node) {
    InputClause out;
    const auto expression = child(node, "inputExpression");
    const auto type = types_.of(loading_, expression);
    out.expression = cell(expression);
    out.type = type ? type->type : nullptr;
    out.allowed = cell(child(node, "inputValues"));
    return out;
  }

  OutputClause output(pugi::xml_node node) {
    OutputClause out;
    const auto type = types_.of(loading_, node);
    out.name = attribute(node, "name");
    out.type = type ? type->type : nullptr;
    out.allowed = cell(child(node, "outputValues"));
    if (out.allowed.text.empty() && type) out.allowed.text = allowed_values(*type);
    out.otherwise = cell(child(node, "defaultOutputEntry"));
    return out;
  }

  /// Possible values order the outputs. Those of a lone output without a type are those of the table's type, else of the
  /// variable that the table is the value of; where outputs are listed, of its items.
  void only_output(pugi::xml_node table, TableSource& out) {
    const bool lists = out.hit_policy == HitPolicy::output_order;
    auto& clause = out.outputs.front();
    if ((!lists && out.hit_policy != HitPolicy::priority) || clause.type || !is_blank(clause.allowed.text)) return;
    const auto type_at = [&](pugi::xml_node at) { return types_.look_up(at, attribute(at, "typeRef")); };
    auto type = type_at(table);
    if (!type) type = type_at(child(table.parent(), "variable"));
    if (type && lists) type = type->element;
    if (type) clause.allowed.text = allowed_values(*type);
  }

  Rule rule(pugi::xml_node node) {
    Rule out;
    for (const auto entry : children(node, "inputEntry")) out.inputs.push_back(cell(entry));
    for (const auto entry : children(node, "outputEntry")) out.outputs.push_back(cell(entry));
    for (const auto entry : children(node, "annotationEntry"))
      out.note += (out.note.empty() ? "" : "; ") + loading_.document.text_of(child(entry, "text")).text;
    return out;
  }

  /// The text inside a clause or an entry, and where it stands.
  Cell cell(pugi::xml_node node) {
    XmlText text = loading_.document.text_of(child(node, "text"));
    if (text.offset == 0 && node) text.offset = loading_.document.text_of(node).offset;
    return {std::move(text.text), text.offset};
  }

  Loading& loading_;
  const TypeTable& types_;
};

}  // namespace

TableSource read_table(Loading& loading, const TypeTable& types, pugi::xml_node node) {
  return Reader(loading, types).read(node);
}

}  // namespace riskrule::dmn
