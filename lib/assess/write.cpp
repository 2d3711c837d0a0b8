// The one place where the description of an assessment is instantiated.
#include "riskrule/assess/assess.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/data/schema.hpp"
#include "riskrule/model/io.hpp"
#include "riskrule/model/similar.hpp"
#include "riskrule/model/survey.hpp"

namespace riskrule {

const data::TypeInfo& assessment_type() noexcept { return data::type_of<Assessment>(); }

std::string write_assessment(const Assessment& assessment) {
  data::JsonWriter out;
  out.value(assessment_type(), &assessment);
  return std::move(out).take();
}

std::string schema_of(std::string_view type) {
  const data::TypeInfo* root = type == "matter"       ? &matter_type()
                               : type == "pack"       ? &pack::source_type()
                               : type == "assessment" ? &assessment_type()
                               : type == "features"   ? &data::type_of<FeatureSet>()
                               : type == "survey-map" ? &data::type_of<SurveyMap>()
                                                      : nullptr;
  return root == nullptr ? std::string() : data::json_schema(*root, "urn:riskrule:schema:" + std::string(type) + ":1");
}

}  // namespace riskrule
