// riskrule_c.hpp in C++11: expressions, models and methods.
#include <gtest/gtest.h>

#include <stdexcept>

#include "riskrule/riskrule_c.hpp"
#include "small_texts.hpp"

namespace rr = riskrule::c;

namespace {

TEST(Cpp11Rules, ExpressionsTakeAndGiveJson) {
  const rr::Expression sum =
      rr::Expression::compile("a + b", rr::CompileOptions({{"a", "number"}, {"b", ""}}, rr::Mode::standard));
  EXPECT_EQ(sum.evaluate(R"({"a": 0.1, "b": 0.2})"), "0.3\n");
  EXPECT_EQ(sum.evaluate(""), "null\n");
  EXPECT_EQ(rr::Expression::compile("\"中\" + \"文\"", rr::CompileOptions()).evaluate(""), "\"中文\"\n");
}

TEST(Cpp11Rules, CallsTakeAndGiveValues) {
  const rr::Expression product = rr::Expression::compile(
      "p * q <= 0.04", rr::CompileOptions({{"p", "number"}, {"q", "number"}}, rr::Mode::strict));
  rr::Call call(product);
  EXPECT_EQ(call.kind(), rr::Kind::null);
  EXPECT_EQ(call.set(0, rr::Decimal{2, -1}), rr::Status::ok);
  EXPECT_EQ(call.set_decimal(1, "0.2"), rr::Status::ok);
  EXPECT_EQ(call.set(2, true), rr::Status::bad_argument);
  ASSERT_TRUE(call.run());
  EXPECT_EQ(call.kind(), rr::Kind::boolean);
  EXPECT_TRUE(call.boolean());
  rr::Decimal number = rr::Decimal();
  EXPECT_EQ(call.number(number), rr::Status::bad_argument);
}

TEST(Cpp11Rules, CallsKnowEveryKind) {
  const rr::Expression itself = rr::Expression::compile("x", rr::CompileOptions({{"x", ""}}, rr::Mode::standard));
  rr::Call call(itself);
  EXPECT_EQ(call.set(0, "低"), rr::Status::ok);
  ASSERT_TRUE(call.run());
  EXPECT_EQ(call.text(), "低");
  EXPECT_EQ(call.feel(), "\"低\"");
  EXPECT_EQ(call.set(0, rr::Decimal{-125, -2}), rr::Status::ok);
  ASSERT_TRUE(call.run());
  rr::Decimal number = rr::Decimal();
  ASSERT_EQ(call.number(number), rr::Status::ok);
  EXPECT_EQ(number.coefficient, -125);
  EXPECT_EQ(number.exponent, -2);
  EXPECT_EQ(call.set(0, rr::Date{2024, 2, 30}), rr::Status::bad_argument);
  EXPECT_EQ(call.set(0, rr::Date{2024, 2, 29}), rr::Status::ok);
  ASSERT_TRUE(call.run());
  rr::Date date = rr::Date();
  ASSERT_EQ(call.date(date), rr::Status::ok);
  EXPECT_EQ(date.day, 29);
  call.set_json(0, "[1, {\"a\": 2}]");
  ASSERT_TRUE(call.run());
  EXPECT_EQ(call.kind(), rr::Kind::other);
  EXPECT_NE(call.json().find("\"a\""), std::string::npos);
  EXPECT_EQ(call.set_null(0), rr::Status::ok);
  ASSERT_TRUE(call.run());
  EXPECT_EQ(call.kind(), rr::Kind::null);
}

TEST(Cpp11Rules, ModelsAreDescribedEvaluatedExplainedAndChecked) {
  const rr::Model model =
      rr::Model::load(small::file("tests/conformance/input/opposition.dmn"), rr::ModelOptions("opposition.dmn"));
  const std::string known = R"({"反对率": 0.05, "无信息": false})";
  EXPECT_NE(model.describe().find("\"反对率\""), std::string::npos);
  EXPECT_NE(model.evaluate("等级", known).find("\"低\""), std::string::npos);
  EXPECT_NE(model.evaluate("", known).find("\"可否决策\": true"), std::string::npos);
  EXPECT_NE(model.explain("等级", known).find("explanation"), std::string::npos);
  EXPECT_NE(model.check().find("\"code\""), std::string::npos) << "nothing is said of those who were not told";
}

/// Adds its arguments up where they are two digits.
struct Adder : rr::Host {
  bool call(rr::Answer answer, const std::string& mapping, const std::string& arguments) override {
    if (mapping.find("add") == std::string::npos) return true;
    if (arguments == "[0,0]") return false;
    if (arguments.size() != 5) throw std::runtime_error("two digits, please");
    EXPECT_EQ(answer.json(std::to_string(arguments[1] - '0' + arguments[3] - '0')), rr::Status::ok);
    return true;
  }
  bool now(rr::Answer answer) override { return answer.json("\"2024-03-01T10:00:00\"") == rr::Status::ok; }
};

TEST(Cpp11Rules, TheHostRunsFunctionsAndTellsTheTime) {
  Adder host;
  rr::CompileOptions options({{"a", ""}, {"b", ""}}, rr::Mode::standard);
  options.host = &host;
  const rr::Expression sum = rr::Expression::compile("(function(x, y) external {f: \"add\"})(a, b)", options);
  EXPECT_EQ(sum.evaluate(R"({"a": 3, "b": 4})"), "7\n");
  rr::Call call(sum);
  call.set_json(0, "10");
  ASSERT_TRUE(call.run());
  EXPECT_EQ(call.reason(), "two digits, please");
  rr::ErrorInfo error;
  EXPECT_EQ(sum.evaluate(R"({"a": 0, "b": 0})", error), "");
  EXPECT_EQ(error.status(), rr::Status::stopped);
  EXPECT_EQ(rr::Expression::compile("today()", options).evaluate(""), "\"2024-03-01\"\n");
  rr::Call unknown(rr::Expression::compile("(function(x) external {f: \"other\"})(1)", options));
  ASSERT_TRUE(unknown.run());
  EXPECT_EQ(unknown.kind(), rr::Kind::null);

  const char* const described =
      R"j({"name": "m", "uri": "urn:m", "decisions": [{"name": "day", "type": "date", "expression": "today()"}]})j";
  const std::string xml = rr::Model::write(described, "m.json");
  rr::ModelOptions loading;
  EXPECT_NE(rr::Model::load(xml, loading).evaluate("day", "").find("\"day\": null"), std::string::npos);
  loading.host = &host;
  EXPECT_NE(rr::Model::load(xml, loading).evaluate("day", "").find("\"day\": \"2024-03-01\""), std::string::npos);
}

TEST(Cpp11Rules, PacksAreWrittenAsModels) {
  const std::string xml = rr::Pack::builtin("cn.competition").write_dmn();
  EXPECT_FALSE(rr::Model::load(xml, rr::ModelOptions()).describe().empty());
  rr::ErrorInfo error;
  EXPECT_EQ(rr::Pack().write_dmn(error), "");
  EXPECT_EQ(error.status(), rr::Status::bad_argument);
}

TEST(Cpp11Rules, MethodsStandAlone) {
  EXPECT_NE(rr::degree(rr::Pack::builtin("method.index-b"), "high", "high").find("\"degree\""), std::string::npos);
  const std::string factors = R"({"factors": [{"name": "a", "weight": 1, "likelihood": 0.2, "impact": 0.2}]})";
  EXPECT_NE(rr::index(rr::IndexVariant::product, factors).find("0.04"), std::string::npos);
  const std::string judgements =
      R"({"judgements": [[1, 1], [1, 1]], "method": "geometric_mean", "random_index": "Saaty", "bound": 0.1,
          "reciprocity": 0.01})";
  EXPECT_NE(rr::weights(judgements).find("\"weights\""), std::string::npos);
  EXPECT_NE(rr::builtins().find("count"), std::string::npos);
}

struct EmptyStream {  // without batches: what the schema is does not matter to who takes it over
  static void release(ArrowArrayStream* self) { self->release = nullptr; }
  static int schema(ArrowArrayStream*, ArrowSchema*) { return 5; }
  static int next(ArrowArrayStream*, ArrowArray*) { return 5; }
  static const char* last_error(ArrowArrayStream*) { return "this stream has nothing"; }
};

TEST(Cpp11Rules, StreamsAreTakenOverAlsoOnFailure) {
  const rr::Expression itself = rr::Expression::compile("x", rr::CompileOptions({{"x", "number"}}, rr::Mode::standard));
  ArrowArrayStream in = {EmptyStream::schema, EmptyStream::next, EmptyStream::last_error, EmptyStream::release,
                         nullptr};
  ArrowArrayStream out = ArrowArrayStream();
  rr::ErrorInfo error;
  EXPECT_FALSE(rr::stream(itself, in, rr::ColumnOptions(), out, error));
  EXPECT_TRUE(error);
  EXPECT_EQ(in.release, nullptr);
  EXPECT_EQ(out.release, nullptr);
}

}  // namespace
