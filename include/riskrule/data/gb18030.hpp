// GB 18030 at the edge: the library itself takes UTF-8 alone.
#pragma once

#include <string>
#include <string_view>

#include "riskrule/base/result.hpp"

namespace riskrule::data {

/// The text in UTF-8. What is no GB 18030 is an error `text.gb18030` with its line and column; nothing is replaced.
/// Characters are mapped as the system's converter does, on glibc as the edition of 2005 with the changes of 2022 for
/// two-byte codes; a code whose meaning the editions dispute is an error too. Linear. Errors: also `text.converter`
/// (the system has none).
Result<std::string> utf8_from_gb18030(std::string_view bytes, std::string file = {});

}  // namespace riskrule::data
