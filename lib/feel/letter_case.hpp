// Upper and lower case of texts, by Unicode, in no language's particular way.
#pragma once

#include <string>
#include <string_view>

namespace riskrule::feel {

/// `Straße` gives `STRASSE`. Linear; independent of locales.
std::string upper_case(std::string_view text);
/// `ΣΟΦΟΣ` gives `σοφος` with a final sigma (`ς`).
std::string lower_case(std::string_view text);

}  // namespace riskrule::feel
