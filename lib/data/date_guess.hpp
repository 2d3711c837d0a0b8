// What is wrong with a text that should be a date, and which date may have been meant.
#pragma once

#include <string>
#include <string_view>

namespace riskrule::data::detail {

/// Why parse_date refused it, as the end of a message: `February has 29 days in 2024`.
std::string why_no_date(std::string_view text);

/// The date that `2024/3/1`, `2024年3月1日`, `20240301` or `2024-03-01T08:00` mean; empty if none.
std::string guess_date(std::string_view text);

}  // namespace riskrule::data::detail
