#include "inputs.hpp"

#include "open_pack.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/model/io.hpp"
#include "terminal.hpp"

namespace riskrule::cli {

std::optional<Input> read_matter_file(const std::string& path) {
  Diagnostics problems;
  auto text = read_input(path, problems);
  if (!text) {
    print(problems);
    return {};
  }
  auto matter = read_matter(*text, shown_name(path));
  print(matter.diagnostics());
  if (!matter) return {};
  return Input{shown_name(path), std::move(*text), Shared<Matter>(*std::move(matter))};
}

void print_placed(const Input& input, Diagnostics problems) {
  const auto tree = data::parse_json(input.text, input.name);
  for (auto& d : problems) {
    if (d.file.empty()) d.file = input.name;
    if (!tree || d.place.line != 0 || d.pointer.empty()) continue;
    const std::string pointer = d.pointer;
    d = located_at(*tree, pointer, std::move(d));
  }
  print(problems);
}

bool parse_as_of(const std::string& text, std::optional<Date>& date) {
  if (text.empty()) return true;
  date = parse_date(text);
  if (!date)
    print({{.code = "usage.date", .message = "`" + text + "` is not a date such as 2024-03-01", .file = "--as-of"}});
  return date.has_value();
}

std::optional<pack::Pack> pack_for(const Input& input, const std::string& name, std::optional<Date> as_of) {
  if (!as_of) as_of = latest_date(*input.matter);
  if (name.empty() && !as_of) {  // the engine says that there is no date
    print_placed(input, assess(input.matter).diagnostics());
    return {};
  }
  auto pack = name.empty() ? pack::choose(*input.matter, *as_of) : open_pack(name);
  if (name.empty())
    print_placed(input, pack.diagnostics());
  else
    print(pack.diagnostics());
  return pack ? std::optional(*std::move(pack)) : std::nullopt;
}

std::optional<AssessedInput> assess_file(const std::string& path, const std::string& pack_name,
                                         const std::string& as_of_text) {
  std::optional<Date> as_of;
  if (!parse_as_of(as_of_text, as_of)) return {};
  auto input = read_matter_file(path);
  if (!input) return {};
  const auto pack = pack_for(*input, pack_name, as_of);
  if (!pack) return {};
  auto result = assess(input->matter, *pack, {.as_of = as_of});
  print_placed(*input, result.diagnostics());
  if (!result) return {};
  return AssessedInput{*std::move(input), *std::move(result)};
}

}  // namespace riskrule::cli
