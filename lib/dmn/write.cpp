#include "riskrule/dmn/write.hpp"

#include <map>

#include "riskrule/base/guess.hpp"
#include "table_names.hpp"
#include "write_types.hpp"

namespace riskrule::dmn {

namespace {

std::string attribute_text(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : " " + std::string(name) + "=\"" + xml_escaped(value) + "\"";
}

class Writer {
 public:
  explicit Writer(const ModelSource& model) : model_(model) {}

  Result<std::string> write() {
    name_all();
    for (std::size_t i = 0; i < model_.inputs.size(); ++i) input(i);
    for (const auto& decision : model_.decisions) this->decision(decision);
    if (has_errors(problems_)) return std::move(problems_);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions" + attribute_text("xmlns", elements_namespace()) +
           " id=\"definitions\"" + attribute_text("name", model_.name) +
           attribute_text("namespace", model_.namespace_uri) + ">\n" + types_.definitions() + out_ + "</definitions>\n";
  }

 private:
  struct Element {
    std::string id;
    bool input = false;
  };

  std::string_view elements_namespace() const noexcept {
    return model_.edition == Edition::dmn_1_3 ? "https://www.omg.org/spec/DMN/20191111/MODEL/"
                                              : "https://www.omg.org/spec/DMN/20230324/MODEL/";
  }

  void problem(std::string code, std::string message, std::string guess = {}) {
    problems_.push_back({.code = std::move(code), .message = std::move(message), .guess = std::move(guess)});
  }

  void name_all() {
    const auto add = [this](const std::string& name, std::string id, bool input) {
      if (!elements_.emplace(name, Element{std::move(id), input}).second)
        problem("dmn.duplicate_name", "there are two elements named `" + name + "`");
    };
    for (std::size_t i = 0; i < model_.inputs.size(); ++i)
      add(model_.inputs[i].name, "input_" + std::to_string(i + 1), true);
    for (std::size_t i = 0; i < model_.decisions.size(); ++i)
      add(model_.decisions[i].name, "decision_" + std::to_string(i + 1), false);
  }

  void variable(const std::string& id, const std::string& name, const feel::TypePtr& type) {
    out_ += "    <variable" + attribute_text("id", id + "_variable") + attribute_text("name", name) +
            attribute_text("typeRef", types_.name_of(type)) + "/>\n";
  }

  void input(std::size_t i) {
    const InputSource& source = model_.inputs[i];
    const std::string id = "input_" + std::to_string(i + 1);
    out_ += "  <inputData" + attribute_text("id", id) + attribute_text("name", source.name) + ">\n";
    variable(id, source.name, source.type);
    out_ += "  </inputData>\n";
  }

  void decision(const DecisionSource& source) {
    id_ = elements_[source.name].id;
    out_ += "  <decision" + attribute_text("id", id_) + attribute_text("name", source.name) + ">\n";
    variable(id_, source.name, source.type);
    for (std::size_t i = 0; i < source.required.size(); ++i) require(source, i);
    if (const auto* table = std::get_if<TableSource>(&source.body))
      this->table(source.name, *table);
    else
      out_ += "    <literalExpression" + attribute_text("id", id_ + "_expression") + ">" +
              text(std::get<std::string>(source.body)) + "</literalExpression>\n";
    out_ += "  </decision>\n";
  }

  void require(const DecisionSource& source, std::size_t i) {
    const std::string& name = source.required[i];
    const auto found = elements_.find(name);
    if (found == elements_.end()) {
      std::vector<std::string> known;
      for (const auto& [element, data] : elements_) known.push_back(element);
      problem("dmn.unknown_reference", "`" + source.name + "` requires `" + name + "`, which is not in the model",
              nearest(name, known));
      return;
    }
    out_ += "    <informationRequirement" + attribute_text("id", id_ + "_requirement_" + std::to_string(i + 1)) + "><" +
            (found->second.input ? "requiredInput" : "requiredDecision") + " href=\"#" + found->second.id +
            "\"/></informationRequirement>\n";
  }

  static std::string text(const std::string& content) { return "<text>" + xml_escaped(content) + "</text>"; }
  static std::string cell(const char* tag, const std::string& id, const std::string& content) {
    return "<" + std::string(tag) + attribute_text("id", id) + ">" + text(content) + "</" + tag + ">";
  }
  /// Nothing for an empty cell.
  static std::string cell_if(const char* tag, const std::string& id, const Cell& content) {
    return content.text.empty() ? std::string() : cell(tag, id, content.text);
  }

  void table(const std::string& name, const TableSource& source) {
    const std::string id = id_ + "_table";
    out_ += "    <decisionTable" + attribute_text("id", id) +
            attribute_text("hitPolicy", text_of(hit_policy_names, source.hit_policy)) +
            attribute_text("aggregation", text_of(aggregator_names, source.aggregator)) + ">\n";
    for (std::size_t i = 0; i < source.inputs.size(); ++i)
      clause(source.inputs[i], id + "_input_" + std::to_string(i + 1));
    for (std::size_t i = 0; i < source.outputs.size(); ++i)
      clause(source.outputs[i], id + "_output_" + std::to_string(i + 1));
    bool notes = false;
    for (const auto& rule : source.rules) notes = notes || !rule.note.empty();
    if (notes) out_ += "      <annotation name=\"note\"/>\n";
    for (std::size_t i = 0; i < source.rules.size(); ++i) {
      const Rule& rule = source.rules[i];
      if (rule.inputs.size() != source.inputs.size() || rule.outputs.size() != source.outputs.size())
        problem("dmn.width", "rule " + std::to_string(i + 1) + " of `" + name + "` has too few or too many cells");
      this->rule(rule, id + "_rule_" + std::to_string(i + 1), notes);
    }
    out_ += "    </decisionTable>\n";
  }

  void clause(const InputClause& source, const std::string& id) {
    out_ += "      <input" + attribute_text("id", id) + "><inputExpression" + attribute_text("id", id + "_expression") +
            attribute_text("typeRef", types_.name_of(source.type)) + ">" + text(source.expression.text) +
            "</inputExpression>" + cell_if("inputValues", id + "_values", source.allowed) + "</input>\n";
  }
  void clause(const OutputClause& source, const std::string& id) {
    out_ += "      <output" + attribute_text("id", id) + attribute_text("name", source.name) +
            attribute_text("typeRef", types_.name_of(source.type)) + ">" +
            cell_if("outputValues", id + "_values", source.allowed) +
            cell_if("defaultOutputEntry", id + "_default", source.otherwise) + "</output>\n";
  }
  void rule(const Rule& source, const std::string& id, bool notes) {
    out_ += "      <rule" + attribute_text("id", id) + ">\n";
    for (std::size_t i = 0; i < source.inputs.size(); ++i)
      out_ += "        " + cell("inputEntry", id + "_input_" + std::to_string(i + 1), source.inputs[i].text) + "\n";
    for (std::size_t i = 0; i < source.outputs.size(); ++i)
      out_ += "        " + cell("outputEntry", id + "_output_" + std::to_string(i + 1), source.outputs[i].text) + "\n";
    if (notes) out_ += "        <annotationEntry>" + text(source.note) + "</annotationEntry>\n";
    out_ += "      </rule>\n";
  }

  const ModelSource& model_;
  TypeWriter types_;
  std::map<std::string, Element> elements_;
  std::string id_;  // of the decision that is being written
  std::string out_;
  Diagnostics problems_;
};

}  // namespace

Result<std::string> write_dmn(const ModelSource& model) { return Writer(model).write(); }

}  // namespace riskrule::dmn
