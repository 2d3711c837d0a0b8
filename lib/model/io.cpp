// The one file of the library that describes Matter in full.
#include "riskrule/model/io.hpp"

#include <iterator>
#include <utility>

#include "riskrule/data/json_writer.hpp"
#include "riskrule/data/read.hpp"

namespace riskrule {

const data::TypeInfo& matter_type() noexcept { return data::type_of<Matter>(); }

namespace {

/// What the document is in place of a matter, by members that no matter has. That says more than each unknown member.
std::string other_document(data::JsonNode root) {
  if (root.find("pack") && root.find("version")) return "a pack";
  const auto format = root.find("format");
  constexpr std::string_view ours = "riskrule.";
  if (format && format->text().starts_with(ours)) return "an answer, `" + std::string(format->text()) + "`";
  return {};
}

}  // namespace

Result<Matter> read_matter(std::string_view json, std::string file, const Limits& limits) {
  Diagnostics problems;
  const auto tree = data::parse_json(std::string(json), std::move(file), limits, problems);
  if (!tree) return problems;
  if (const auto other = other_document(tree->root()); !other.empty())
    return located_at(*tree, tree->root().span(),
                      {.code = "matter.other_document", .message = "this is " + other + ", not a matter"});
  Matter matter;
  if (data::read_into(tree->root(), matter_type(), &matter, problems, limits)) {  // else the checks could mislead
    for (Diagnostic& d : check_matter(matter)) problems.push_back(data::located_at(*tree, std::string(d.pointer), d));
  }
  if (has_errors(problems)) return problems;
  return {std::move(matter), std::move(problems)};
}

std::string write_matter(const Matter& matter) { return data::write_json(matter_type(), &matter); }

}  // namespace riskrule
