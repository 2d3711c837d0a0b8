// From JSON to described structs: one pass, every problem, each with its place and a guess at what was meant.
//
//   Result<Card> card = data::read<Card>(text, "card.json");
//   if (!card) std::cerr << to_text(card.diagnostics());
//
// Errors: json.type, json.unknown_member, json.missing_member, json.enum, json.date, json.integer, json.digits (more
// than 34), json.number_range, json.range, json.empty, json.duplicate_key, and those of json.hpp; `limit.diagnostics`
// when there were more of them than Limits::diagnostics. A word that an open list does not know is kept, with a note
// (json.open_word). `null` is for Stated members only. A member `$schema` of the root is passed over.
#pragma once

#include <string>
#include <utility>

#include "riskrule/data/describe.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::data {

/// whole: members that are required must be there. fragment: any may be left out, as in the tests of a pack.
enum class Reading : std::uint8_t { whole, fragment };

/// Fills `out`, a default-constructed object of `type`, from `node`. What is wrong is added to `problems`; false if
/// that includes an error, and then `out` holds what could be read. Linear in the node, but for unknown names.
bool read_into(JsonNode node, const TypeInfo& type, void* out, Diagnostics& problems, const Limits& limits = {},
               Reading reading = Reading::whole);

/// The same from text; false also if the text is not JSON.
bool read_text(std::string text, std::string file, const TypeInfo& type, void* out, Diagnostics& problems,
               const Limits& limits = {});

/// A T from JSON text. Where it is used T is described in full, which costs compile time: give big types one home.
template <class T>
Result<T> read(std::string text, std::string file = {}, const Limits& limits = {}) {
  T value{};
  Diagnostics problems;
  if (!read_text(std::move(text), std::move(file), type_of<T>(), &value, problems, limits)) return problems;
  return {std::move(value), std::move(problems)};
}

}  // namespace riskrule::data
