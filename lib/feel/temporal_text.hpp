// Dates, times and durations from text, as `date("…")` and `@"…"` read them. A zone must exist; its name is copied into
// the arena. Empty if the text is malformed.
#pragma once

#include <optional>
#include <string_view>

#include "riskrule/feel/arena.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule::feel {

std::optional<Value> read_date(std::string_view text) noexcept;
std::optional<Value> read_time(Arena& arena, std::string_view text);
/// A lone date is midnight of that day.
std::optional<Value> read_date_time(Arena& arena, std::string_view text);
/// Either kind of duration.
std::optional<Value> read_duration(std::string_view text) noexcept;
/// Whatever of these the text is: the content of an at-literal.
std::optional<Value> read_temporal(Arena& arena, std::string_view text);

}  // namespace riskrule::feel
