// The clock of the host, functions of DMN models, and options that name a host.
#include <cstddef>

#include "host.hpp"

using namespace c_test;

namespace {

// --- Clock -----------------------------------------------------------------------------------------------------------

TEST(Clock, IsAskedOnceForEachEvaluation) {
  int asked = 0;
  Host host{.now = [&](auto answer) {
    ++asked;
    return say(answer, asked == 1 ? "\"2024-02-29T23:59:58+08:00\"" : "\"2024-03-01\"");
  }};
  const auto expression = compile(host, "[now(), today(), now() = now()]");
  EXPECT_EQ(called(expression), R"x([date and time("2024-02-29T23:59:58+08:00"), date("2024-02-29"), true])x");
  EXPECT_EQ(called(expression), R"x([date and time("2024-03-01T00:00:00"), date("2024-03-01"), true])x");
  EXPECT_EQ(asked, 2);
}

TEST(Clock, ThatTellsNoTimeIsNone) {
  for (const char* bad :
       {"", "1", "null", "\"noon\"", "\"2024-02-30T00:00:00\"", "[", "\"2024-03-01T10:00:00@No/Such\""}) {
    Host host{.now = [bad](auto answer) { return say(answer, bad); }};
    EXPECT_EQ(called(compile(host, "today()")).find("null: "), 0U) << bad;
  }
  Host silent{.now = [](auto) { return 1; }};
  EXPECT_EQ(called(compile(silent, "now()")).find("null: "), 0U);
  Host zone{.now = [](auto answer) { return say(answer, "\"2024-03-01T10:00:00@Asia/Shanghai\""); }};
  EXPECT_EQ(called(compile(zone, "now()")), R"x(date and time("2024-03-01T10:00:00@Asia/Shanghai"))x");
}

// --- Options ---------------------------------------------------------------------------------------------------------

TEST(Host, OfNoSizeIsRefused) {
  Host host = with("1");
  for (const std::uint32_t size : {0U, 1U, 8U, static_cast<std::uint32_t>(sizeof(riskrule_host) - 1)}) {
    riskrule_host raw = host.raw();
    raw.struct_size = size;
    riskrule_compile_options options{};
    options.struct_size = sizeof options;
    options.host = &raw;
    Handle<riskrule_expression> out;
    EXPECT_EQ(riskrule_expression_compile("1", 1, &options, out.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
    EXPECT_EQ(out.get(), nullptr);
    riskrule_model_options model{};
    model.struct_size = sizeof model;
    model.host = &raw;
    Handle<riskrule_model> loaded;
    EXPECT_EQ(riskrule_model_load("<a/>", 4, &model, loaded.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
  }
}

TEST(Host, IsAFeature) {
  EXPECT_EQ(riskrule_has_feature("host"), 1);
  EXPECT_EQ(riskrule_has_feature("guest"), 0);
}

TEST(Host, IsNotReadFromOptionsThatEndBeforeIt) {
  riskrule_compile_options options{};
  options.struct_size = offsetof(riskrule_compile_options, host);
  options.host = reinterpret_cast<const riskrule_host*>(1);
  EXPECT_EQ(evaluated(c_test::compile("1", &options)), "1\n");
}

// --- Models ----------------------------------------------------------------------------------------------------------

const std::string model_xml =
    R"xml(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
 <inputData id="i" name="x"><variable name="x" typeRef="number"/></inputData>
 <businessKnowledgeModel id="k" name="fee"><variable name="fee"/>
  <encapsulatedLogic kind="Java"><formalParameter name="amount" typeRef="number"/><context>
   <contextEntry><variable name="class"/><literalExpression><text>"x.Fees"</text></literalExpression></contextEntry>
   <contextEntry><variable name="method signature"/><literalExpression><text>"of(double)"</text></literalExpression></contextEntry>
  </context></encapsulatedLogic></businessKnowledgeModel>
 <decision id="d" name="due"><variable name="due" typeRef="number"/>
  <informationRequirement><requiredInput href="#i"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
  <literalExpression><text>fee(x) + 1</text></literalExpression></decision>
 <decision id="t" name="day"><variable name="day" typeRef="date"/>
  <literalExpression><text>today()</text></literalExpression></decision></definitions>)xml";

Handle<riskrule_model> load(Host& host) {
  const riskrule_host raw = host.raw();
  riskrule_model_options options{};
  options.struct_size = sizeof options;
  options.host = &raw;
  Handle<riskrule_model> out;
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_model_load(model_xml.data(), model_xml.size(), &options, out.slot(), error.slot()), RISKRULE_OK)
      << riskrule_error_message(error.get());
  return out;
}

Host fees() {
  return {.call =
              [](auto answer, auto mapping, auto arguments) {
                EXPECT_EQ(mapping, R"j({"java":{"class":"x.Fees","method signature":"of(double)"}})j");
                if (arguments == "[0]") return riskrule_answer_fail(answer, "no fee of nothing", 17), 1;
                return say(answer, arguments == "[20]" ? "2.50" : "10");
              },
          .now = [](auto answer) { return say(answer, "\"2024-03-01T10:00:00\""); }};
}

TEST(Host, RunsTheFunctionsOfAModel) {
  Host host = fees();
  const auto model = load(host);
  const auto evaluate = [&](const char* decision, std::string_view inputs) {
    return text_of([&](auto out, auto error) {
      return riskrule_model_evaluate(model.get(), decision, inputs.data(), inputs.size(), out, error);
    });
  };
  EXPECT_NE(evaluate("due", R"({"x": 20})").find("\"due\": 3.50"), std::string::npos);
  EXPECT_NE(evaluate("day", "").find("\"day\": \"2024-03-01\""), std::string::npos);
  const std::string failed = evaluate("due", R"({"x": 0})");
  EXPECT_NE(failed.find("\"due\": null"), std::string::npos);
  EXPECT_NE(failed.find("no fee of nothing"), std::string::npos) << "its reason is among the problems: " << failed;
  const std::string why = text_of(
      [&](auto out, auto error) { return riskrule_model_explain(model.get(), "due", R"({"x": 20})", 9, out, error); });
  EXPECT_NE(why.find("3.50"), std::string::npos) << why;
}

TEST(Host, MayFreeTheModelThatIsEvaluated) {
  riskrule_model* model = nullptr;
  Host host = fees();
  host.now = [&](auto answer) {
    riskrule_model_free(std::exchange(model, nullptr));
    return say(answer, "\"2024-03-01T10:00:00\"");
  };
  model = load(host).release();
  const riskrule_model* evaluated_model = model;
  const std::string out = text_of(
      [&](auto text, auto error) { return riskrule_model_evaluate(evaluated_model, "day", "", 0, text, error); });
  EXPECT_EQ(model, nullptr);
  EXPECT_NE(out.find("2024-03-01"), std::string::npos);
}

}  // namespace
