// Small DMN models for the tests: the body of `definitions`, loaded and evaluated.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "riskrule/dmn/model.hpp"

namespace riskrule::dmn::test {

inline std::string definitions(const std::string& body, const std::string& name = "sample") {
  return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"" + name +
         "\" namespace=\"urn:" + name + "\">\n" + body + "\n</definitions>";
}

inline std::string input(const std::string& name, const std::string& type = "Any") {
  return "<inputData id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" + type +
         "\"/></inputData>\n";
}

inline std::string needs(const std::string& input) {
  return "<informationRequirement><requiredInput href=\"#" + input + "\"/></informationRequirement>";
}
inline std::string needs_decision(const std::string& decision) {
  return "<informationRequirement><requiredDecision href=\"#" + decision + "\"/></informationRequirement>";
}
inline std::string needs_knowledge(const std::string& id) {
  return "<knowledgeRequirement><requiredKnowledge href=\"#" + id + "\"/></knowledgeRequirement>";
}
inline std::string literal(const std::string& text) {
  return "<literalExpression><text><![CDATA[" + text + "]]></text></literalExpression>";
}
/// A decision named by its id; `logic` holds requirements and the expression.
inline std::string decision(const std::string& id, const std::string& logic, const std::string& type = "") {
  const std::string type_ref = type.empty() ? "" : " typeRef=\"" + type + "\"";
  return "<decision id=\"" + id + "\" name=\"" + id + "\"><variable name=\"" + id + "\"" + type_ref + "/>" + logic +
         "</decision>\n";
}

/// A loaded model with its scratch; results are FEEL text.
class Sample {
 public:
  explicit Sample(const std::string& body, LoadOptions options = {})
      : loaded_(load_dmn(definitions(body), "s.dmn", options)) {
    EXPECT_TRUE(loaded_) << to_text(loaded_.diagnostics());
  }

  /// Gives an input as FEEL text.
  Sample& with(const std::string& name, const std::string& feel_text) {
    inputs_.emplace_back(name, feel_text);
    return *this;
  }
  std::string decide(const std::string& name) {
    start();
    return feel::to_feel(model().evaluate_decision(call_, name, context_, &problems));
  }
  std::string serve(const std::string& name) {
    start();
    return feel::to_feel(model().evaluate_service(call_, name, context_, &problems));
  }
  const Model& model() const { return *loaded_; }
  const Diagnostics& diagnostics() const { return loaded_.diagnostics(); }
  /// The code of the last problem of the last evaluation, or empty.
  std::string last_code() const { return problems.empty() ? "" : problems.back().code; }
  std::string last_message() const { return problems.empty() ? "" : problems.back().message; }

  std::vector<Problem> problems;

 private:
  void start() {
    call_.reset();
    problems.clear();
    entries_.clear();
    expressions_.clear();
    for (const auto& [name, text] : inputs_) {
      auto compiled = feel::compile(text, feel::Scope());
      ASSERT_TRUE(compiled) << text;
      expressions_.push_back(*compiled);
      entries_.push_back({name, expressions_.back().evaluate(call_, {})});
    }
    context_ = feel::make_context(call_.arena, entries_);
  }

  Result<Model> loaded_;
  feel::Evaluation call_;
  std::vector<std::pair<std::string, std::string>> inputs_;
  std::vector<feel::Expression> expressions_;
  std::vector<feel::Entry> entries_;
  feel::Value context_;
};

}  // namespace riskrule::dmn::test
