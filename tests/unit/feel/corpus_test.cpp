// Runs tests/corpus/feel/*.txt: an expression, what comes of it, a blank line.
//
//   # a comment                       :strict   :standard   :plan (the members of sample.hpp as inputs)
//   1 + 1                             :let NAME = EXPRESSION (an input)
//   => 2                              :input EXPRESSION (from here on: unary tests of this input)
//
// `=> null (CODE)` is a null with its reason, `=! TEXT` the first line of an error, one line per error.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "sample.hpp"

namespace riskrule::feel {
namespace {

struct Corpus {
  Scope scope;
  std::vector<Value> inputs;
  std::vector<std::unique_ptr<Evaluation>> kept;  // values of inputs live here
  std::vector<Expression> expressions;
  sample::PlanScope plan;
  Mode mode = Mode::standard;
  std::optional<Value> input;
  TypePtr input_type;

  Value value_of_text(const std::string& text, TypePtr& type) {
    const auto compiled = compile(text, scope);
    if (!compiled) return {};
    expressions.push_back(*compiled);
    type = compiled->type();
    kept.push_back(std::make_unique<Evaluation>());
    return compiled->evaluate(*kept.back(), inputs);
  }

  void direct(const std::string& line) {
    const auto blank = line.find(' ');
    const std::string word = line.substr(0, blank);
    const std::string rest = blank == std::string::npos ? "" : line.substr(blank + 1);
    if (word == ":strict") mode = Mode::strict;
    if (word == ":standard") mode = Mode::standard;
    if (word == ":plan") {
      scope = plan.scope;
      inputs = plan.inputs;
    }
    if (word == ":input") input = value_of_text(rest, input_type);
    if (word == ":let") {
      const auto equals = rest.find(" = ");
      TypePtr type = any_type();
      const Value value = value_of_text(rest.substr(equals + 3), type);
      scope.add(rest.substr(0, equals), type);
      inputs.push_back(value);
    }
  }

  std::string outcome(const std::string& text) {
    CompileOptions options;
    options.mode = mode;
    options.input = input_type;
    const auto compiled = input ? compile_unary_tests(text, scope, options) : compile(text, scope, options);
    std::string out;
    if (!compiled) {
      for (const auto& d : compiled.diagnostics()) {
        const std::string full = to_text(d);
        out += "=! " + full.substr(0, full.find('\n')) + "\n";
      }
      return out;
    }
    Evaluation call;
    const Value value = input ? compiled->evaluate(call, inputs, *input) : compiled->evaluate(call, inputs);
    out = "=> " + to_feel(value);
    if (value.is_null() && value.reason() != nullptr) {
      out += " (" + std::string(value.reason()->code);
      if (value.reason()->path != nullptr) out += " " + to_pointer(value.reason()->path);
      out += ")";
    }
    return out + "\n";
  }
};

void run_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  ASSERT_TRUE(file) << path.filename();
  Corpus corpus;
  std::string line;
  std::string expression;
  std::string expected;
  std::size_t cases = 0;
  const auto finish = [&] {
    if (expression.empty()) return;
    EXPECT_EQ(corpus.outcome(expression), expected) << path.filename().string() << ": " << expression;
    ++cases;
    expression.clear();
    expected.clear();
  };
  while (std::getline(file, line)) {
    const bool is_result = line.starts_with("=> ") || line.starts_with("=! ");
    if (line.empty() || line[0] == '#' || (line[0] == ':' && expression.empty())) {
      finish();
      if (!line.empty() && line[0] == ':') corpus.direct(line);
    } else if (is_result) {
      expected += line + "\n";
    } else {
      expression += (expression.empty() ? "" : "\n") + line;
    }
  }
  finish();
  EXPECT_GT(cases, 0U) << path.filename();
}

TEST(FeelCorpus, AllFiles) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(RISKRULE_SOURCE_DIR "/tests/corpus/feel"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  ASSERT_GE(files.size(), 12U);
  for (const auto& file : files) run_file(file);
}

}  // namespace
}  // namespace riskrule::feel
