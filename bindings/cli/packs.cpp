// check, test and packs.
#include <iostream>
#include <optional>
#include <sstream>

#include "commands.hpp"
#include "open_pack.hpp"
#include "riskrule/assess/check.hpp"
#include "riskrule/data/diagnostic_json.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/pack/write.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

std::string period(const pack::PackSource& pack) {
  if (!pack.in_force) return "";
  const auto day = [](const Stated<Date>& d) { return d ? to_string(*d) : std::string(); };
  return day(pack.in_force->from) + "–" + day(pack.in_force->to);
}

/// How a pack comes to be used.
std::string chosen(const pack::PackSource& pack) {
  if (pack.joins) {
    std::string out = "joins the pack of any place for ";
    for (std::size_t i = 0; i < pack.joins->size(); ++i) out += (i == 0 ? "" : ", ") + (*pack.joins)[i];
    return out;
  }
  return pack::is_of_a_place(pack.jurisdiction) ? "chosen by place and date" : "used only when named";
}

void write_json(data::JsonWriter& json, const pack::Pack& pack) {
  const auto& own = pack.layers().back();
  const auto& ref = pack.refs().back();
  const auto text = [&](std::string_view name, const std::string& value) { json.name(name), json.text(value); };
  const auto number = [&](std::string_view name, std::int64_t n) { json.name(name), json.integer(n); };
  json.begin_object();
  text("pack", pack.id());
  text("version", own.version);
  text("title", own.title);
  text("jurisdiction", own.jurisdiction);
  text("in_force", period(own));
  text("chosen", chosen(own));
  number("own_duties", ref.duties);
  number("own_binding", ref.binding);
  number("duties", static_cast<std::int64_t>(pack.duty_count()));
  number("binding", static_cast<std::int64_t>(pack.binding_count()));
  json.end_object();
}

void print_line(const pack::Pack& pack) {
  const auto& own = pack.layers().back();
  const auto& ref = pack.refs().back();
  std::cout << pack.id() << "  " << own.version << "  " << own.jurisdiction << "  " << period(own) << "\n    "
            << own.title << "\n    " << ref.duties << (ref.duties == 1 ? " duty" : " duties") << " of its own, "
            << ref.binding << " bind; with parents " << pack.duty_count() << ", " << pack.binding_count() << " bind; "
            << chosen(own) << "\n";
}

void print_indented(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) std::cout << "      " << line << "\n";
}

}  // namespace

int run_check(const std::vector<std::string>& files, const std::string& pack, const std::string& format) {
  Diagnostics problems;
  std::optional<pack::Pack> against;
  if (!pack.empty()) {
    const auto opened = open_pack(pack);
    if (!opened) {
      print(opened.diagnostics());
      return bad;
    }
    against = *opened;
  }
  for (const auto& path : files) {
    const auto text = read_input(path, problems);
    if (!text) continue;
    for (auto& d : check_document(*text, shown_name(path), against)) problems.push_back(std::move(d));
  }
  if (format == "json") {
    std::cout << data::to_json(problems);
  } else {
    print(problems);
    std::cout << files.size() << (files.size() == 1 ? " file, " : " files, ") << problems.size()
              << (problems.size() == 1 ? " problem\n" : " problems\n");
  }
  return has_errors(problems) ? bad : done;
}

int run_test(const std::vector<std::string>& names, bool verbose) {
  std::vector<pack::Pack> packs;
  bool good = true;
  for (const auto& name : names.empty() ? pack::builtin_ids() : names) {
    auto pack = open_pack(name);
    print(pack.diagnostics());
    good = good && pack;
    if (pack) packs.push_back(*std::move(pack));
  }
  if (!good) return bad;
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const auto& pack : packs) {
    for (const auto& outcome : run_tests(pack)) {
      (outcome.passed ? passed : failed) += 1;
      if (outcome.passed && !verbose) continue;
      std::cout << (outcome.passed ? "ok    " : "FAIL  ") << pack.id() << " " << outcome.duty << ": " << outcome.name
                << "\n";
      if (!outcome.passed) print_indented(outcome.message);
    }
  }
  std::cout << "pack tests: " << passed << " passed, " << failed << " failed" << std::endl;
  return failed == 0 ? done : found;
}

int run_packs_dmn(const std::string& name, const std::string& output) {
  const auto pack = open_pack(name);
  print(pack.diagnostics());
  if (!pack) return bad;
  const auto xml = pack::write_tables(*pack);
  print(xml.diagnostics());
  return xml && write_output(output, *xml) ? done : bad;
}

int run_packs(const std::string& format) {
  data::JsonWriter json;
  json.begin_list();
  for (const auto& id : pack::builtin_ids()) {
    const auto pack = pack::builtin(id);
    print(pack.diagnostics());
    if (!pack) return bad;
    if (format == "json")
      write_json(json, *pack);
    else
      print_line(*pack);
  }
  json.end_list();
  if (format == "json") std::cout << std::move(json).take();
  return done;
}

}  // namespace riskrule::cli
