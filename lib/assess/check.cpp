#include "riskrule/assess/check.hpp"

#include "riskrule/data/json.hpp"
#include "riskrule/dmn/check.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule {
namespace {

Diagnostics check_model(const std::string& text, const std::string& file, const Limits& limits) {
  const auto model = dmn::load_dmn(text, file, {.limits = limits});
  Diagnostics out = model.diagnostics();
  if (!model) return out;
  for (auto& finding : dmn::check(*model, text, file)) out.push_back(std::move(finding.diagnostic));
  return out;
}

/// The pack that is named, or that of the matter's place and date; none for a matter without a date.
std::optional<pack::Pack> pack_of(const Matter& matter, const std::optional<pack::Pack>& named) {
  const auto day = latest_date(matter);
  if (named || !day) return named;
  const auto chosen = pack::choose(matter, *day);
  return chosen ? std::optional(*chosen) : std::nullopt;
}

Diagnostics check_matter(const std::string& text, const std::string& file, const std::optional<pack::Pack>& against,
                         const Limits& limits) {
  const auto matter = read_matter(text, file, limits);
  Diagnostics out = matter.diagnostics();
  if (!matter) return out;
  const auto tree = data::parse_json(text, file, limits);
  const auto add = [&](const Diagnostics& doubts) {
    for (const auto& d : doubts) out.push_back(data::located_at(*tree, d.pointer, d));
  };
  add(check_credibility(*matter));
  if (const auto pack = pack_of(*matter, against)) add(check_grades(*matter, *pack));
  return out;
}

}  // namespace

CheckedAs document_of(const std::string& text, const std::string& file) {
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if ((first != std::string::npos && text[first] == '<') || (file.size() > 4 && file.ends_with(".dmn")))
    return CheckedAs::model;
  const auto tree = data::parse_json(text);
  return tree && tree->root().find("pack") ? CheckedAs::pack : CheckedAs::matter;
}

Diagnostics check_document(const std::string& text, const std::string& file, const std::optional<pack::Pack>& against,
                           const Limits& limits) {
  switch (document_of(text, file)) {
    case CheckedAs::model: return check_model(text, file, limits);
    case CheckedAs::pack: return pack::load(text, file, pack::builtin_library(), limits).diagnostics();
    case CheckedAs::matter: break;
  }
  return check_matter(text, file, against, limits);
}

}  // namespace riskrule
