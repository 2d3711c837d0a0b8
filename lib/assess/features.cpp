#include "features.hpp"

#include <algorithm>

#include "pack/resources.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/base/never_destroyed.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/read.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace assessing {
namespace {

using data::Kind;
using data::StatedState;
using data::TypeInfo;

std::vector<std::string_view> tokens_of(std::string_view path) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    out.push_back(path.substr(at + 1, end - at - 1));
    at = end;
  }
  return out;
}

/// The type that stands at a path, or why there is none.
const TypeInfo* type_at(const Feature& feature, Diagnostic& problem) {
  const TypeInfo* type = &matter_type();
  const auto fail = [&](std::string_view token, std::string guess) {
    problem = {.code = "similar.path",
               .message = "`" + feature.path + "` leads nowhere in a matter: there is no `" + std::string(token) + "`",
               .guess = std::move(guess)};
    return nullptr;
  };
  if (feature.path.front() != '/') return fail(feature.path, {});
  for (const auto token : tokens_of(feature.path)) {
    type = &data::bare(*type);
    if (token == "*" && type->kind == Kind::list) {
      type = &type->element();
    } else if (const auto* member = type->find(token)) {
      type = &member->type();
    } else {
      std::vector<std::string_view> names;
      for (const auto& one : type->members) names.push_back(one.name);
      return fail(token, nearest(token, names));
    }
  }
  return &data::bare(*type);
}

bool fits(FeatureMeasure measure, Kind kind) {
  const bool leaf = kind != Kind::structure && kind != Kind::list && kind != Kind::raw;
  switch (measure) {
    case FeatureMeasure::rank: return kind == Kind::enumeration;
    case FeatureMeasure::amount: return kind == Kind::integer || kind == Kind::number;
    case FeatureMeasure::count: return kind == Kind::list;
    case FeatureMeasure::text: return kind == Kind::text;
    case FeatureMeasure::same:
    case FeatureMeasure::set: break;
  }
  return leaf;
}

using Found = std::vector<std::pair<const TypeInfo*, const void*>>;

void collect(const TypeInfo& type, const void* value, std::span<const std::string_view> tokens, Found& out) {
  if (type.kind == Kind::stated) {
    if (type.stated->state(value) == StatedState::stated)
      collect(type.element(), type.stated->value(value), tokens, out);
    return;
  }
  if (tokens.empty()) return out.emplace_back(&type, value), void();
  if (type.kind == Kind::list) {
    for (std::size_t i = 0; i < type.list->size(value); ++i)
      collect(type.element(), type.list->at(value, i), tokens.subspan(1), out);
    return;
  }
  const auto* member = type.find(tokens.front());
  collect(member->type(), member->get(value), tokens.subspan(1), out);
}

/// The label of a word, the text itself, or JSON.
std::string shown(const TypeInfo& type, const void* value) {
  const std::string json = data::write_json(type, value, data::JsonStyle::compact);
  if (type.kind != Kind::enumeration && type.kind != Kind::open_word && type.kind != Kind::text) return json;
  const std::string word = json.substr(1, json.size() - 2);
  for (const auto& item : type.items)
    if (item.name == word) return std::string(item.label);
  return type.kind == Kind::text ? *static_cast<const std::string*>(value) : word;
}

void add_amount(FeatureMeasure measure, const TypeInfo& type, const void* value, FeatureValue& to) {
  Decimal more;
  if (measure == FeatureMeasure::count)
    more = Decimal(type.list->size(value));
  else if (measure == FeatureMeasure::rank)
    more = Decimal(type.enumeration->index(value));
  else
    more = type.kind == Kind::integer ? Decimal(*static_cast<const std::int64_t*>(value))
                                      : *static_cast<const Decimal*>(value);
  to.amount = to.amount.value_or(Decimal()) + more;
}

}  // namespace

std::optional<Diagnostic> check(const Feature& feature) {
  Diagnostic problem;
  const TypeInfo* type = type_at(feature, problem);
  if (type == nullptr) return problem;
  if (fits(feature.measure, type->kind)) return {};
  return Diagnostic{.code = "similar.measure",
                    .message = "`" + std::string(data::word_of(feature.measure)) +
                               "` can not compare what stands at `" + feature.path + "`"};
}

FeatureValue value_of(const Feature& feature, const Matter& matter) {
  const auto tokens = tokens_of(feature.path);
  Found found;
  collect(matter_type(), &matter, tokens, found);
  FeatureValue out;
  for (const auto& [type, value] : found) {
    switch (feature.measure) {
      case FeatureMeasure::rank:
      case FeatureMeasure::amount:
      case FeatureMeasure::count: add_amount(feature.measure, *type, value, out); break;
      case FeatureMeasure::text: out.words.merge(character_pairs(*static_cast<const std::string*>(value))); break;
      case FeatureMeasure::same:
      case FeatureMeasure::set: out.words.insert(data::write_json(*type, value, data::JsonStyle::compact)); break;
    }
    if (feature.measure == FeatureMeasure::amount || feature.measure == FeatureMeasure::count) continue;
    const std::string text = shown(*type, value);
    if (out.shown.find(text) == std::string::npos || text.empty()) out.shown += (out.shown.empty() ? "" : "、") + text;
  }
  const bool number = feature.measure == FeatureMeasure::amount || feature.measure == FeatureMeasure::count;
  if (number && out.amount) out.shown = out.amount->to_string();
  return out;
}

std::size_t ranks_of(const Feature& feature) {
  Diagnostic ignored;
  return type_at(feature, ignored)->items.size();
}

std::set<std::string> character_pairs(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && !starts_code_point(text[end])) ++end;
    characters.push_back(text.substr(at, end - at));
    at = end;
  }
  std::set<std::string> out;
  for (std::size_t i = 1; i < characters.size(); ++i)
    out.insert(std::string(characters[i - 1]) + std::string(characters[i]));
  if (characters.size() == 1) out.emplace(characters[0]);
  return out;
}

Decimal distance(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto common = std::ranges::count_if(a, [&](const auto& one) { return b.contains(one); });
  const auto all = static_cast<std::int64_t>(a.size() + b.size()) - common;
  return all == 0 ? Decimal() : Decimal(1) - Decimal(common) / all;
}

}  // namespace assessing

Result<FeatureSet> read_features(std::string_view json, std::string file, const Limits& limits) {
  Diagnostics problems;
  const auto tree = data::parse_json(std::string(json), std::move(file), limits, problems);
  FeatureSet out;
  if (!tree || !data::read_into(tree->root(), data::type_of<FeatureSet>(), &out, problems, limits)) return problems;
  for (std::size_t i = 0; i < out.features.size(); ++i)
    if (auto problem = assessing::check(out.features[i]))
      problems.push_back(data::located_at(*tree, data::pointer_to("/features", i), *std::move(problem)));
  if (has_errors(problems)) return problems;
  return {std::move(out), std::move(problems)};
}

const FeatureSet& default_features() {
  static const NeverDestroyed<FeatureSet> features(
      *read_features(pack::resource("features/default"), "features/default.json"));
  return *features;
}

}  // namespace riskrule
