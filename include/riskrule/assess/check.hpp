// Everything that is wrong or hard to believe in a document, whatever it is: a matter, a pack or a DMN model.
//
//   for (const auto& d : riskrule::check_document(text, "matter.json")) std::cerr << to_text(d);
#pragma once

#include <string>

#include "riskrule/assess/assess.hpp"

namespace riskrule {

enum class CheckedAs : std::uint8_t { matter, pack, model };

/// What a text seems to be: XML, or a file name that ends in `.dmn`, is a model; JSON with a member `pack` is a pack;
/// all else is read as a matter.
CheckedAs document_of(const std::string& text, const std::string& file);

/// All problems with their places: those of reading it, and then of a matter what looks fixed in advance
/// (check_credibility) and what the report's grades contradict (check_grades; under `against`, or the pack that follows
/// from place and date), of a model what is proved of its tables (dmn/check.hpp). Packs are checked when they are loaded.
Diagnostics check_document(const std::string& text, const std::string& file,
                           const std::optional<pack::Pack>& against = {}, const Limits& limits = {});

}  // namespace riskrule
