/// What is stated about one major administrative decision.
#pragma once

#include "riskrule/c/handle.hpp"

namespace riskrule {
namespace c {

class Matter : public Handle<riskrule_matter> {
 public:
  Matter() noexcept {}

  /// From JSON. `file` names the text in diagnostics ("" leaves it out); nothing is opened.
  static Matter read(const std::string& json, const std::string& file, OnError on_error RISKRULE_C_OR_THROW) {
    return Matter(detail::make<riskrule_matter>(on_error, [&](riskrule_matter** out, riskrule_error** error) {
      return riskrule_matter_read(json.data(), json.size(), detail::or_null(file), out, error);
    }));
  }

  /// As JSON, which reads back to an equal matter.
  std::string write(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_matter_write(get(), out, error);
    });
  }

  /// A part of it as JSON, by JSON pointer ("/risk_assessment/points/0/title").
  std::string part(const std::string& pointer, OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_matter_part(get(), pointer.c_str(), out, error);
    });
  }

  /// A copy with raw returns in CSV in the consultation that the map names (survey() tells what they are).
  Matter with_returns(const std::string& csv, const std::string& file, const std::string& map,
                      OnError on_error RISKRULE_C_OR_THROW) const {
    return Matter(detail::make<riskrule_matter>(on_error, [&](riskrule_matter** out, riskrule_error** error) {
      return riskrule_survey_into(csv.data(), csv.size(), detail::or_null(file), map.data(), map.size(), get(), out,
                                  error);
    }));
  }

 private:
  explicit Matter(Owned raw) noexcept : Handle(std::move(raw)) {}
};

}  // namespace c
}  // namespace riskrule
