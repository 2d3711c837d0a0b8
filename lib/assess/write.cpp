// The one place where the description of an assessment is instantiated.
#include <array>

#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/data/schema.hpp"
#include "riskrule/model/comparison.hpp"
#include "riskrule/model/exploration.hpp"
#include "riskrule/model/follow_up.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/model/similar.hpp"
#include "riskrule/model/survey.hpp"

namespace riskrule {

const data::TypeInfo& assessment_type() noexcept { return data::type_of<Assessment>(); }

std::string write_assessment(const Assessment& assessment, std::string room) {
  // About as long as a finding with its proof: the text need not grow, and be copied, step by step.
  constexpr std::size_t finding_size = 3000;
  room.reserve(assessment.findings.size() * finding_size);
  data::JsonWriter out(data::JsonStyle::indented, std::move(room));
  out.value(assessment_type(), &assessment);
  return std::move(out).take();
}

namespace {

struct SchemaRow {
  std::string_view word;
  const data::TypeInfo& (*type)();
};

constexpr std::array rows{
    SchemaRow{"matter", []() -> const data::TypeInfo& { return matter_type(); }},
    SchemaRow{"pack", []() -> const data::TypeInfo& { return pack::source_type(); }},
    SchemaRow{"assessment", []() -> const data::TypeInfo& { return assessment_type(); }},
    SchemaRow{"comparison", []() -> const data::TypeInfo& { return data::type_of<Comparison>(); }},
    SchemaRow{"exploration", []() -> const data::TypeInfo& { return data::type_of<Exploration>(); }},
    SchemaRow{"similar", []() -> const data::TypeInfo& { return data::type_of<SimilarCases>(); }},
    SchemaRow{"survey", []() -> const data::TypeInfo& { return data::type_of<Survey>(); }},
    SchemaRow{"follow-up", []() -> const data::TypeInfo& { return data::type_of<FollowUp>(); }},
    SchemaRow{"features", []() -> const data::TypeInfo& { return data::type_of<FeatureSet>(); }},
    SchemaRow{"survey-map", []() -> const data::TypeInfo& { return data::type_of<SurveyMap>(); }},
};

}  // namespace

std::vector<std::string> schema_words() {
  std::vector<std::string> out;
  for (const auto& row : rows) out.emplace_back(row.word);
  return out;
}

std::string schema_of(std::string_view type) {
  for (const auto& row : rows)
    if (row.word == type) return data::json_schema(row.type(), "urn:riskrule:schema:" + std::string(type) + ":1");
  return {};
}

}  // namespace riskrule
