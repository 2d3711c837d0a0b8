// Arrow streams through the C ABI.
#include <algorithm>
#include <sstream>
#include <thread>

#include "handle.hpp"
#include "unit/arrow_arrays.hpp"

namespace riskrule::feel {
namespace {

using c_test::Handle;

/// A stream of batches that a test gives, and how often it was released.
struct Source {
  std::vector<TestColumn> batches{};
  std::size_t next = 0;
  int released = 0;

  ArrowArrayStream open() {
    ArrowArrayStream out{};
    out.private_data = this;
    out.get_schema = [](ArrowArrayStream* stream, ArrowSchema* to) {
      of(stream).batches[0].schema.move_to(to);
      return 0;
    };
    out.get_next = [](ArrowArrayStream* stream, ArrowArray* to) {
      auto& self = of(stream);
      *to = {};
      if (self.next < self.batches.size()) self.batches[self.next++].array.move_to(to);
      return 0;
    };
    out.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    out.release = [](ArrowArrayStream* stream) {
      ++of(stream).released;
      stream->release = nullptr;
    };
    return out;
  }
  static Source& of(ArrowArrayStream* stream) { return *static_cast<Source*>(stream->private_data); }
};

using Numbers = std::vector<std::optional<std::int64_t>>;

Source two_batches() {
  Source out;
  out.batches.push_back(batch_of(2, fixed("likelihood", "l", Numbers{1, 2}), fixed("impact", "l", Numbers{3, 4})));
  out.batches.push_back(batch_of(1, fixed("likelihood", "l", Numbers{5}), fixed("impact", "l", Numbers{{}})));
  return out;
}

/// All cells as FEEL text, a line for each row; or the stream's error.
std::string drained(ArrowArrayStream& stream) {
  data::OwnedStream in(stream);
  data::OwnedSchema schema;
  EXPECT_EQ(in->get_schema(&*in, &*schema), 0);
  std::string out;
  for (std::int64_t i = 0; i < schema->n_children; ++i)
    out += std::string(i > 0 ? " " : "") + schema->children[i]->name;
  out += "\n";
  for (;;) {
    data::OwnedArray batch;
    if (in->get_next(&*in, &*batch) != 0) return out + in->get_last_error(&*in);
    if (!batch) return out;
    const Cells cells(*schema, *batch);
    Arena arena;
    for (std::int64_t row = 0; row < batch->length; ++row) {
      for (std::int64_t i = 0; i < schema->n_children; ++i)
        out +=
            (i > 0 ? " " : "") + to_feel(cells.at(static_cast<std::size_t>(i), static_cast<std::size_t>(row), arena));
      out += "\n";
    }
  }
}

const char* const names[] = {"likelihood", "impact"};

Handle<riskrule_expression> product(const riskrule_limits* limits = nullptr) {
  const riskrule_compile_options options{sizeof options, RISKRULE_STANDARD, nullptr, names, nullptr, 2, limits,
                                         nullptr};
  return c_test::compile("{index: likelihood * impact, high: likelihood > 1}", &options);
}

TEST(Columns, GoThroughAnExpression) {
  auto source = two_batches();
  auto in = source.open();
  ArrowArrayStream out{};
  {
    const auto expression = product();
    ASSERT_EQ(riskrule_expression_stream(expression.get(), &in, nullptr, &out, nullptr), RISKRULE_OK);
  }  // the stream needs no expression
  EXPECT_EQ(in.release, nullptr);
  EXPECT_EQ(drained(out), "index high\n3 false\n8 true\nnull true\n");
  EXPECT_EQ(source.released, 1);
}

constexpr std::string_view table = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m"
 namespace="urn:m"><inputData id="i" name="likelihood"><variable name="likelihood" typeRef="number"/></inputData>
 <decision id="d" name="grade"><variable name="grade" typeRef="string"/>
 <informationRequirement><requiredInput href="#i"/></informationRequirement>
 <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="number"><text>likelihood</text></inputExpression></input>
 <output typeRef="string"/><rule><inputEntry><text>&lt; 2</text></inputEntry><outputEntry><text>"低"</text></outputEntry></rule>
 <rule><inputEntry><text>&gt;= 2</text></inputEntry><outputEntry><text>"高"</text></outputEntry></rule></decisionTable></decision>
 <decision id="e" name="twice"><variable name="twice" typeRef="string"/>
 <informationRequirement><requiredDecision href="#d"/></informationRequirement>
 <literalExpression><text>grade + grade</text></literalExpression></decision></definitions>)";

Handle<riskrule_model> model() {
  Handle<riskrule_model> out;
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_model_load(table.data(), table.size(), nullptr, out.slot(), error.slot()), RISKRULE_OK)
      << riskrule_error_message(error.get());
  return out;
}

TEST(Columns, GoThroughADecisionTableAndNameTheRule) {
  const auto loaded = model();
  auto source = two_batches();
  auto in = source.open();
  ArrowArrayStream out{};
  ASSERT_EQ(riskrule_model_stream(loaded.get(), "grade", &in, nullptr, &out, nullptr), RISKRULE_OK);
  EXPECT_EQ(drained(out), "value rule\n\"低\" 1\n\"高\" 2\n\"高\" 2\n");
}

TEST(Columns, GoThroughAWholeGraph) {
  const auto loaded = model();
  auto source = two_batches();
  auto in = source.open();
  ArrowArrayStream out{};
  const riskrule_column_options options{sizeof options, 2, -1, 0, nullptr};
  ASSERT_EQ(riskrule_model_stream(loaded.get(), "twice", &in, &options, &out, nullptr), RISKRULE_OK);
  EXPECT_EQ(drained(out), "value\n\"低低\"\n\"高高\"\n\"高高\"\n");
}

TEST(Columns, AreCancelledByTheHost) {
  static int asked;
  asked = 0;
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.go_on = [](void*) -> int32_t { return ++asked < 2 ? 1 : 0; };
  const riskrule_column_options options{sizeof options, 1, -1, 0, &limits};
  auto source = two_batches();
  auto in = source.open();
  ArrowArrayStream out{};
  const auto expression = product();
  ASSERT_EQ(riskrule_expression_stream(expression.get(), &in, &options, &out, nullptr), RISKRULE_OK);
  limits.go_on = nullptr;  // the stream has its own copy
  EXPECT_NE(drained(out).find("cancelled"), std::string::npos);
}

/// A host that adds up its arguments, which are two digits, and knows the time.
struct Adder {
  int calls = 0;
  int asked = 0;
  std::thread::id caller{};

  riskrule_host raw() {
    const auto add = [](void* user, riskrule_answer* answer, const char*, std::size_t, const char* arguments,
                        std::size_t length) -> std::int32_t {
      auto& self = *static_cast<Adder*>(user);
      self.caller = std::this_thread::get_id();
      if (++self.calls == 100) return 0;
      const bool two_digits = length == 5;
      const std::string sum = two_digits ? std::to_string(arguments[1] - '0' + arguments[3] - '0') : "null";
      return riskrule_answer_json(answer, sum.data(), sum.size()) == RISKRULE_OK ? 1 : 0;
    };
    const auto tell = [](void* user, riskrule_answer* answer) -> std::int32_t {
      ++static_cast<Adder*>(user)->asked;
      return riskrule_answer_json(answer, "\"2024-03-01T10:00:00\"", 21) == RISKRULE_OK ? 1 : 0;
    };
    return {sizeof(riskrule_host), 0, add, tell, this};
  }
};

Handle<riskrule_expression> with_host(const riskrule_host& host) {
  const riskrule_compile_options options{sizeof options, RISKRULE_STANDARD, nullptr, names, nullptr, 2, nullptr, &host};
  return c_test::compile(
      "{sum: string((function(a, b) external {f: \"add\"})(likelihood, impact)), day: string(today())}", &options);
}

TEST(Columns, AskTheHostOnTheThreadThatPulls) {
  Adder host;
  auto source = two_batches();
  auto in = source.open();
  ArrowArrayStream out{};
  const riskrule_column_options options{sizeof options, 4, -1, 0, nullptr};
  ASSERT_EQ(riskrule_expression_stream(with_host(host.raw()).get(), &in, &options, &out, nullptr), RISKRULE_OK);
  EXPECT_EQ(drained(out), "sum day\n\"4\" \"2024-03-01\"\n\"6\" \"2024-03-01\"\nnull \"2024-03-01\"\n");
  EXPECT_EQ(host.caller, std::this_thread::get_id());
  EXPECT_EQ(host.calls, 3);
  EXPECT_EQ(host.asked, 1);
}

TEST(Columns, AreStoppedByAFunctionOfTheHost) {
  Adder host;
  Source source;
  const Numbers many(3000, 1);
  source.batches.push_back(batch_of(3000, fixed("likelihood", "l", many), fixed("impact", "l", many)));
  auto in = source.open();
  ArrowArrayStream out{};
  ASSERT_EQ(riskrule_expression_stream(with_host(host.raw()).get(), &in, nullptr, &out, nullptr), RISKRULE_OK);
  EXPECT_NE(drained(out).find("limit.cancelled"), std::string::npos);
  EXPECT_EQ(host.calls, 100);
}

Source two_risks() {
  Source out;
  out.batches.push_back(batch_of(2, texts("likelihood", {"low", "high"}), texts("impact", {"low", "high"}),
                                 fixed("weight", "d:18,2,64", Numbers{40, 35})));
  out.batches.push_back(
      batch_of(1, texts("likelihood", {"low"}), texts("impact", {"low"}), fixed("weight", "d:18,2,64", Numbers{25})));
  return out;
}

TEST(Columns, OfRiskPointsAreGradedAndAddedUp) {
  auto source = two_risks();
  auto in = source.open();
  ArrowArrayStream out{};
  Handle<riskrule_risks> risks;
  {
    const auto pack = c_test::pack("method.index-a");
    ASSERT_EQ(riskrule_risks_stream(pack.get(), nullptr, &in, nullptr, &out, risks.slot(), nullptr), RISKRULE_OK);
  }  // neither needs the pack
  const auto summary = [&] {
    return c_test::text_of([&](auto text, auto error) { return riskrule_risks_summary(risks.get(), text, error); });
  };
  EXPECT_NE(summary().find("\"rows\": 0"), std::string::npos);
  const std::string grades = drained(out);
  EXPECT_EQ(grades.find("degree value grade\n"), 0U) << grades;
  // 0.65 of the weight on the product of two low ranks, 0.35 on that of two high ones; checked against the rows.
  std::istringstream rows(grades.substr(grades.find('\n') + 1));
  std::string degree, value, grade;
  Decimal index;
  for (const char* weight : {"0.40", "0.35", "0.25"}) {
    rows >> degree >> value >> grade;
    index = index + *Decimal::parse(weight) * *Decimal::parse(value);
  }
  EXPECT_NE(summary().find("\"rows\": 3"), std::string::npos) << summary();
  EXPECT_NE(summary().find("\"value\": " + index.to_string()), std::string::npos) << summary() << index.to_string();
  EXPECT_NE(summary().find("\"why\": \"\""), std::string::npos);
}

TEST(Columns, OfRiskPointsOutliveTheirSummary) {
  auto source = two_risks();
  auto in = source.open();
  ArrowArrayStream out{};
  Handle<riskrule_risks> risks;
  const auto pack = c_test::pack("method.index-a");
  ASSERT_EQ(riskrule_risks_stream(pack.get(), nullptr, &in, nullptr, &out, risks.slot(), nullptr), RISKRULE_OK);
  risks.slot();  // frees it
  const std::string grades = drained(out);
  EXPECT_EQ(std::count(grades.begin(), grades.end(), '\n'), 4);
}

TEST(Columns, OfRiskPointsRefuseWhatIsWrong) {
  const auto pack = c_test::pack("method.index-a");
  const auto country = c_test::pack("cn");
  const auto refused = [](const riskrule_pack* under, const char* method, riskrule_status status) {
    auto source = two_risks();
    auto in = source.open();
    ArrowArrayStream out{};
    Handle<riskrule_risks> risks;
    EXPECT_EQ(riskrule_risks_stream(under, method, &in, nullptr, &out, risks.slot(), nullptr), status);
    EXPECT_EQ(risks.get(), nullptr);
    EXPECT_EQ(in.release, nullptr);
    EXPECT_EQ(out.release, nullptr);
    EXPECT_EQ(source.released, 1);
  };
  refused(nullptr, nullptr, RISKRULE_BAD_ARGUMENT);
  refused(pack.get(), "no such", RISKRULE_BAD_INPUT);
  refused(country.get(), nullptr, RISKRULE_BAD_INPUT);
  auto source = two_risks();
  auto in = source.open();
  ArrowArrayStream out{};
  EXPECT_EQ(riskrule_risks_stream(pack.get(), nullptr, &in, nullptr, &out, nullptr, nullptr), RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(source.released, 1);
  Handle<riskrule_text> text;
  EXPECT_EQ(riskrule_risks_summary(nullptr, text.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
  riskrule_risks_free(nullptr);
}

TEST(Columns, TakeTheInputOverWhateverIsWrong) {
  const auto expression = product();
  const auto refused = [&](auto call, riskrule_status status) {
    auto source = two_batches();
    auto in = source.open();
    ArrowArrayStream out{};
    out.release = [](ArrowArrayStream*) { FAIL() << "an output of a failed call was released"; };
    EXPECT_EQ(call(&in, &out), status);
    EXPECT_EQ(in.release, nullptr);
    EXPECT_EQ(source.released, 1);
  };
  const auto* e = expression.get();
  using Stream = ArrowArrayStream*;
  refused([](Stream in, Stream out) { return riskrule_expression_stream(nullptr, in, nullptr, out, nullptr); },
          RISKRULE_BAD_ARGUMENT);
  refused([e](Stream in, Stream) { return riskrule_expression_stream(e, in, nullptr, nullptr, nullptr); },
          RISKRULE_BAD_ARGUMENT);
  refused([](Stream in, Stream out) { return riskrule_model_stream(nullptr, "a", in, nullptr, out, nullptr); },
          RISKRULE_BAD_ARGUMENT);
  const auto loaded = model();
  for (const char* decision : {static_cast<const char*>(nullptr), "", "no such"})
    refused(
        [&](Stream in, Stream out) { return riskrule_model_stream(loaded.get(), decision, in, nullptr, out, nullptr); },
        RISKRULE_BAD_INPUT);
  for (const std::int32_t scale : {-2, 39, INT32_MAX}) {
    const riskrule_column_options options{sizeof options, 1, scale, 0, nullptr};
    refused([&](Stream in, Stream out) { return riskrule_expression_stream(e, in, &options, out, nullptr); },
            RISKRULE_BAD_ARGUMENT);
  }
  const riskrule_column_options small{4, 1, -1, 0, nullptr};
  refused([&](Stream in, Stream out) { return riskrule_expression_stream(e, in, &small, out, nullptr); },
          RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_expression_stream(e, nullptr, nullptr, nullptr, nullptr), RISKRULE_BAD_ARGUMENT);
}

TEST(Columns, MissingNamesAreToldAtOnce) {
  Source source;
  source.batches.push_back(batch_of(1, fixed("likelyhood", "l", Numbers{1})));
  auto in = source.open();
  ArrowArrayStream out{};
  Handle<riskrule_error> error;
  const auto expression = product();
  EXPECT_EQ(riskrule_expression_stream(expression.get(), &in, nullptr, &out, error.slot()), RISKRULE_BAD_INPUT);
  EXPECT_EQ(riskrule_error_count(error.get()), 2U);
  EXPECT_STREQ(riskrule_error_guess(error.get(), 0), "likelyhood");
}

}  // namespace
}  // namespace riskrule::feel
