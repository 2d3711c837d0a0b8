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

Diagnostics check_matter(const std::string& text, const std::string& file, const Limits& limits) {
  const auto matter = read_matter(text, file, limits);
  Diagnostics out = matter.diagnostics();
  if (!matter) return out;
  const auto tree = data::parse_json(text, file, limits);
  for (const auto& d : check_credibility(*matter)) out.push_back(data::located_at(*tree, d.pointer, d));
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

Diagnostics check_document(const std::string& text, const std::string& file, const Limits& limits) {
  switch (document_of(text, file)) {
    case CheckedAs::model: return check_model(text, file, limits);
    case CheckedAs::pack: return pack::load(text, file, pack::builtin_library(), limits).diagnostics();
    case CheckedAs::matter: break;
  }
  return check_matter(text, file, limits);
}

}  // namespace riskrule
