// What the C ABI writes beside answers: models as DMN, matters with returns, checks under a pack.
#include <fstream>
#include <iterator>

#include "handle.hpp"

using c_test::failure_of;
using c_test::Handle;
using c_test::matter;
using c_test::pack;
using c_test::text_of;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string written(std::string_view json) {
  return text_of(
      [&](auto out, auto error) { return riskrule_model_write(json.data(), json.size(), "model.json", out, error); });
}
auto refused(std::string_view json) {
  return failure_of(
      [&](auto out, auto error) { return riskrule_model_write(json.data(), json.size(), nullptr, out, error); });
}

Handle<riskrule_model> load(const std::string& xml) {
  Handle<riskrule_model> out;
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_model_load(xml.data(), xml.size(), nullptr, out.slot(), error.slot()), RISKRULE_OK)
      << riskrule_error_message(error.get());
  return out;
}

constexpr std::string_view description = R"json({
  "name": "comment period", "uri": "urn:example", "edition": "1.3",
  "inputs": [{"name": "opened", "type": "date"}, {"name": "closed", "type": "date"}, {"name": "urgent"}],
  "decisions": [
    {"name": "days", "type": "number", "reads": ["opened", "closed"], "expression": "(closed - opened) / duration(\"P1D\")"},
    {"name": "verdict", "reads": ["days", "urgent"], "table": {
      "hit_policy": "FIRST",
      "inputs": [{"expression": "urgent"}, {"expression": "days", "allowed": ">= 0"}],
      "outputs": [{"type": "string", "allowed": "\"met\", \"short\"", "otherwise": "\"short\""}],
      "rules": [{"when": ["true", ">= 7"], "then": ["\"met\""], "note": "急"}, {"when": ["-", ">= 30"], "then": ["\"met\""]}]}}]
})json";

TEST(ModelWrite, GivesAModelThatDecidesWhatIsDescribed) {
  const std::string xml = written(description);
  EXPECT_TRUE(holds(xml, "https://www.omg.org/spec/DMN/20191111/MODEL/"));
  EXPECT_EQ(xml, written(description));
  const auto model = load(xml);
  const auto verdict = [&](std::string_view inputs) {
    return text_of([&](auto out, auto error) {
      return riskrule_model_evaluate(model.get(), "verdict", inputs.data(), inputs.size(), out, error);
    });
  };
  EXPECT_TRUE(holds(verdict(R"({"opened": "2024-03-01", "closed": "2024-03-31", "urgent": false})"), "\"met\""));
  EXPECT_TRUE(holds(verdict(R"({"opened": "2024-03-01", "closed": "2024-03-11", "urgent": false})"), "\"short\""));
  EXPECT_TRUE(holds(verdict(R"({"opened": "2024-03-01", "closed": "2024-03-11", "urgent": true})"), "\"met\""));
}

TEST(ModelWrite, SaysWhatIsWrongAndWhere) {
  const auto one = [](const std::string& decision, const std::string& more = "") {
    return R"({"name": "m", "uri": "urn:m")" + more + R"(, "decisions": [)" + decision + "]}";
  };
  const std::string good = R"({"name": "a", "expression": "1"})";
  EXPECT_TRUE(holds(written(one(good)), "20230324"));
  const std::string table = R"({"hit_policy": "UNIQUE", "inputs": [{"expression": "1"}], "outputs": [{}], "rules": [)";
  const std::string rule = R"({"when": ["-"], "then": ["1"]})";
  struct Bad {
    std::string json;
    const char* code;
  };
  for (const Bad& bad : {
           Bad{"", "json.no_text"},
           Bad{"[]", "json.type"},
           Bad{"{}", "json.missing_member"},
           Bad{R"({"name": "m", "decisions": [{"name": "a", "expression": "1"}]})", "json.missing_member"},
           Bad{one(good, R"(, "editon": "1.3")"), "json.unknown_member"},
           Bad{one(good, R"(, "edition": "1.4")"), "c.model"},
           Bad{one(good, R"(, "inputs": [{"name": "x", "type": "nubmer"}])"), "c.model"},
           Bad{one(R"({"name": "a"})"), "c.model"},
           Bad{one(R"({"name": "a", "expression": "1", "table": )" + table + rule + "]}}"), "c.model"},
           Bad{one(R"({"name": "a", "table": )" + table + R"({"when": [], "then": ["1"]})" + "]}}"), "dmn.width"},
           Bad{one(R"({"name": "a", "reads": ["b"], "expression": "1"})"), "dmn.unknown_reference"},
           Bad{one(good + "," + good), "dmn.duplicate_name"},
       }) {
    const auto [status, code] = refused(bad.json);
    EXPECT_EQ(status, RISKRULE_BAD_INPUT) << bad.json;
    EXPECT_EQ(code, bad.code) << bad.json;
  }
  const std::string wrong = one(good, ",\n \"inputs\": [{\"name\": \"x\", \"type\": \"nubmer\"}]");
  Handle<riskrule_text> text;
  Handle<riskrule_error> error;
  EXPECT_EQ(riskrule_model_write(wrong.data(), wrong.size(), "m.json", text.slot(), error.slot()), RISKRULE_BAD_INPUT);
  EXPECT_STREQ(riskrule_error_file(error.get(), 0), "m.json");
  EXPECT_EQ(riskrule_error_line(error.get(), 0), 2U);
  EXPECT_STREQ(riskrule_error_pointer(error.get(), 0), "/inputs/0/type");
  EXPECT_STREQ(riskrule_error_guess(error.get(), 0), "number");
  for (const auto status : {riskrule_model_write(nullptr, 3, nullptr, text.slot(), nullptr),
                            riskrule_model_write("{}", 2, nullptr, nullptr, nullptr)})
    EXPECT_EQ(status, RISKRULE_BAD_ARGUMENT);
}

TEST(PackWriteDmn, GivesItsTablesAsAModel) {
  const auto competition = pack("cn.competition");
  const auto model =
      load(text_of([&](auto out, auto error) { return riskrule_pack_write_dmn(competition.get(), out, error); }));
  EXPECT_TRUE(holds(text_of([&](auto out, auto error) { return riskrule_model_describe(model.get(), out, error); }),
                    "\"decisions\""));
  const auto without = pack("method.index-a");
  EXPECT_EQ(failure_of([&](auto out, auto error) { return riskrule_pack_write_dmn(without.get(), out, error); }),
            std::pair(RISKRULE_BAD_INPUT, std::string("pack.no_tables")));
  EXPECT_EQ(failure_of([](auto out, auto error) { return riskrule_pack_write_dmn(nullptr, out, error); }).first,
            RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_pack_write_dmn(competition.get(), nullptr, nullptr), RISKRULE_BAD_ARGUMENT);
}

TEST(SurveyInto, PutsTheCountsWhereTheMapSays) {
  const auto before = matter(
      R"({"id": "m", "title": "t", "jurisdiction": "310000", "consultations": [{"id": "visits", "way": "survey"}]})");
  const auto map = [](const std::string& consultation) {
    return R"({"column": "态度", "denominator": "valid", "confidence": "percent_95", "consultation": ")" +
           consultation +
           R"(", "answers": [{"answer": "support", "words": ["支持"]}, {"answer": "oppose", "words": ["反对"]}]})";
  };
  const std::string csv = "态度\n支持\n支持\n反对\n";
  const auto into = [&](const std::string& words, const riskrule_matter* to, auto out, auto error) {
    return riskrule_survey_into(csv.data(), csv.size(), "r.csv", words.data(), words.size(), to, out, error);
  };
  Handle<riskrule_matter> after;
  ASSERT_EQ(into(map("visits"), before.get(), after.slot(), nullptr), RISKRULE_OK);
  const auto returns = [](const Handle<riskrule_matter>& of) {
    return text_of([&](auto out, auto error) {
      return riskrule_matter_part(of.get(), "/consultations/0/returns/support", out, error);
    });
  };
  EXPECT_EQ(returns(after), "2\n");
  EXPECT_EQ(failure_of([&](auto out, auto error) {
              return riskrule_matter_part(before.get(), "/consultations/0/returns", out, error);
            }).first,
            RISKRULE_BAD_INPUT)
      << "the matter itself stays as it was";
  Handle<riskrule_error> error;
  EXPECT_EQ(into(map("calls"), before.get(), after.slot(), error.slot()), RISKRULE_BAD_INPUT);
  EXPECT_EQ(after.get(), nullptr);
  EXPECT_STREQ(riskrule_error_code(error.get(), 0), "survey.consultation");
  EXPECT_EQ(into("{", before.get(), after.slot(), nullptr), RISKRULE_BAD_INPUT);
  EXPECT_EQ(into(map("visits"), nullptr, after.slot(), nullptr), RISKRULE_BAD_ARGUMENT);
  riskrule_matter** no_output = nullptr;
  EXPECT_EQ(into(map("visits"), before.get(), no_output, nullptr), RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_survey_into(csv.data(), csv.size(), nullptr, nullptr, 0, before.get(), after.slot(), nullptr),
            RISKRULE_BAD_ARGUMENT);
}

TEST(CheckWith, HoldsAMatterAgainstTheGradesOfAPack) {
  std::ifstream in(RISKRULE_SOURCE_DIR "/seeds/matters/example-road-project.json", std::ios::binary);
  const std::string json(std::istreambuf_iterator<char>(in), {});  // its grade is that of method.index-b
  const auto check = [&](const riskrule_pack* under, const riskrule_limits* limits) {
    return text_of([&](auto out, auto error) {
      return riskrule_check_with(json.data(), json.size(), "m.json", under, limits, out, error);
    });
  };
  EXPECT_EQ(check(nullptr, nullptr), text_of([&](auto out, auto error) {
              return riskrule_check(json.data(), json.size(), "m.json", out, error);
            }));
  EXPECT_FALSE(holds(check(pack("method.index-b").get(), nullptr), "\"grade."));
  EXPECT_TRUE(holds(check(pack("method.index-a").get(), nullptr), "\"grade."));
  riskrule_limits limits{};
  limits.struct_size = sizeof limits;
  limits.json_depth = 1;
  EXPECT_TRUE(holds(check(nullptr, &limits), "limit.json_depth"));
  limits.json_bytes = 10;
  EXPECT_EQ(failure_of([&](auto out, auto error) {
              return riskrule_check_with(json.data(), json.size(), nullptr, nullptr, &limits, out, error);
            }),
            std::pair(RISKRULE_BAD_INPUT, std::string("limit.json_bytes")));
  limits.struct_size = 4;
  EXPECT_EQ(failure_of([&](auto out, auto error) {
              return riskrule_check_with(json.data(), json.size(), nullptr, nullptr, &limits, out, error);
            }).first,
            RISKRULE_BAD_ARGUMENT);
  EXPECT_EQ(riskrule_check_with(json.data(), json.size(), nullptr, nullptr, nullptr, nullptr, nullptr),
            RISKRULE_BAD_ARGUMENT);
}

}  // namespace
