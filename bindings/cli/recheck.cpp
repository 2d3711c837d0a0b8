// recheck: an assessment made again from its matter, and everything in which the two differ.
#include <algorithm>
#include <iostream>
#include <optional>

#include "commands.hpp"
#include "inputs.hpp"
#include "open_pack.hpp"
#include "riskrule/data/json.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

using data::JsonKind;
using data::JsonNode;
using data::JsonTree;

/// A value as a message shows it: whole if it is short.
std::string shown(JsonNode node) {
  constexpr std::size_t most = 60;
  if (node.is(JsonKind::list)) return "a list of " + std::to_string(node.size());
  if (node.is(JsonKind::object)) return "an object";
  return node.source().size() <= most ? "`" + std::string(node.source()) + "`" : "another text";
}

/// One walk over both documents; each difference is placed in the one that was given.
class Differences {
 public:
  Diagnostics of(const JsonTree& given, const JsonTree& again) {
    compare(given.root(), again.root());
    return std::move(found_);
  }

 private:
  void add(JsonNode at, std::string message) {
    found_.push_back(located_at(at.tree(), at.span(), {.code = "recheck.differs", .message = std::move(message)}));
    found_.back().pointer = at.pointer();
  }

  void compare(JsonNode given, JsonNode again) {
    if (given.kind() == again.kind() && given.is(JsonKind::object)) return compare_members(given, again);
    if (given.kind() == again.kind() && given.is(JsonKind::list) && given.size() == again.size()) {
      auto other = again.items().begin();
      for (const JsonNode item : given.items()) compare(item, *other), ++other;
      return;
    }
    const bool same = given.kind() == again.kind() && !given.is(JsonKind::list) && given.text() == again.text();
    if (!same) add(given, "here is " + shown(given) + ", assessed again it is " + shown(again));
  }

  void compare_members(JsonNode given, JsonNode again) {
    for (const auto member : given.members()) {
      if (member.name == "engine") continue;  // told apart
      const auto other = again.find(member.name);
      if (other)
        compare(member.value, *other);
      else
        add(member.value, "assessed again there is no `" + std::string(member.name) + "`");
    }
    for (const auto member : again.members())
      if (!given.find(member.name))
        add(given, "here is no `" + std::string(member.name) + "`, assessed again it is " + shown(member.value));
  }

  Diagnostics found_;
};

std::optional<JsonTree> read_assessment(const std::string& path) {
  Diagnostics problems;
  const auto text = read_input(path, problems);
  auto tree = text ? data::parse_json(*text, shown_name(path), {}, problems) : std::nullopt;
  const auto format = tree ? tree->root().find("format") : std::nullopt;
  if (tree && (!format || !format->text().starts_with("riskrule.assessment/")))
    problems.push_back(
        located_at(*tree, std::string_view(),
                   {.code = "recheck.no_assessment",
                    .message = "this is no assessment; `riskrule assess MATTER --format json` writes one"}));
  print(problems);
  if (has_errors(problems)) return {};
  return tree;
}

std::string text_of(const JsonTree& tree, std::string_view pointer) {
  const auto node = tree.find(pointer);
  return node ? std::string(node->text()) : std::string();
}

/// The built-in packs that the assessment names, without those that another brings in as its parent.
std::string packs_of(const JsonTree& tree) {
  const auto listed = tree.root().find("packs");
  if (!listed) return {};
  std::vector<std::string> ids;
  for (const JsonNode one : listed->items())
    if (const auto id = one.find("pack")) ids.emplace_back(id->text());
  std::vector<std::string> parents;
  for (const auto& id : ids)
    if (const auto pack = pack::builtin(id))
      for (const auto& layer : pack->layers().first(pack->layers().size() - 1)) parents.push_back(layer.pack);
  std::string out;
  for (const auto& id : ids)
    if (std::ranges::find(parents, id) == parents.end()) out += (out.empty() ? "" : "+") + id;
  return out;
}

/// Another engine may judge otherwise: that is told, and is no difference by itself.
void tell_engine(const JsonTree& given, const JsonTree& again) {
  const auto was = given.root().find("engine");
  if (!was || was->text() == text_of(again, "/engine")) return;
  print({located_at(
      given, was->span(),
      {.severity = Severity::note,
       .code = "recheck.engine",
       .message = "this was written by " + std::string(was->text()) + "; this is " + text_of(again, "/engine")})});
}

}  // namespace

int run_recheck(const RecheckArguments& arguments) {
  if (arguments.assessment == "-" && arguments.matter == "-") {
    print({{.code = "usage.stdin", .message = "standard input serves once", .file = "<stdin>"}});
    return bad;
  }
  const auto given = read_assessment(arguments.assessment);
  if (!given) return bad;
  const auto packs = arguments.pack.empty() ? packs_of(*given) : arguments.pack;
  const auto one = assess_file(arguments.matter, packs, text_of(*given, "/as_of"));
  if (!one) return bad;
  const auto again = data::parse_json(write_assessment(one->assessment), "again");
  if (!again) return bad;
  tell_engine(*given, *again);
  const auto differences = Differences().of(*given, *again);
  print(differences);
  std::cout << one->assessment.findings.size() << " findings assessed again by " << packs << " as of "
            << text_of(*again, "/as_of") << ": " << differences.size()
            << (differences.size() == 1 ? " difference\n" : " differences\n");
  return differences.empty() ? done : found;
}

}  // namespace riskrule::cli
