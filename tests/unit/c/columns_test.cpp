// Arrow streams through the C ABI.
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
  const riskrule_compile_options options{sizeof options, RISKRULE_STANDARD, nullptr, names, nullptr, 2, limits};
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
