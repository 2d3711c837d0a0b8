#include "dmn_models.hpp"

#include <algorithm>
#include <filesystem>

#include "terminal.hpp"

namespace riskrule::cli {
namespace {

std::vector<std::string> models_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, error))
    if (entry.path().extension() == ".dmn") out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

/// True if the root element of the XML seems to define this namespace; loading tells for sure.
bool may_define(std::string_view xml, const std::string& uri) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::string_view name = "definitions";
  for (auto at = xml.find(name); at != std::string_view::npos; at = xml.find(name, at + 1)) {
    const std::size_t behind = at + name.size();
    const bool opens = at > 0 && (xml[at - 1] == '<' || xml[at - 1] == ':') && behind < xml.size();
    if (!opens || blanks.find(xml[behind]) == std::string_view::npos) continue;
    const auto tag = xml.substr(behind, xml.find('>', behind) - behind);
    for (const char* quote : {"\"", "'"})
      for (const char before : blanks)
        if (tag.find(before + ("namespace=" + std::string(quote) + uri + quote)) != std::string_view::npos) return true;
    return false;
  }
  return false;
}

}  // namespace

std::optional<dmn::Model> Models::load(const std::string& path) {
  Diagnostics problems;
  const auto text = read_input(path, problems);
  print(problems);
  if (!text) return {};
  const std::string folder = std::filesystem::path(path).parent_path().string();
  dmn::LoadOptions options;
  options.import = [this, &folder](std::string_view uri, std::string_view) { return import(folder, uri); };
  const auto model = dmn::load_dmn(*text, shown_name(path), options);
  print(model.diagnostics());
  return model ? std::optional(*model) : std::nullopt;
}

std::optional<dmn::Model> Models::import(const std::string& folder, std::string_view uri) {
  const auto [known, is_new] = imported_.emplace(uri, std::nullopt);
  if (!is_new) return known->second;  // while it is loading nothing: a circle of imports ends
  for (const auto& path : models_in(folder)) {
    Diagnostics ignored;
    const auto text = read_input(path, ignored);
    if (!text || !may_define(*text, std::string(uri))) continue;
    auto model = load(path);
    if (model && model->namespace_uri() == uri) return known->second = std::move(model);
  }
  return {};
}

}  // namespace riskrule::cli
