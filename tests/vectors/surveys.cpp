// Surveys: section 8. Thresholds of places are those of the shipped packs.
#include "commands.hpp"
#include "pack/compiled.hpp"
#include "tools.hpp"

namespace vectors {
namespace {

Decimal z() { return grade::z_of(grade::Confidence::percent_95); }

std::string percent(const grade::Interval& range) {
  return shown(range.low * 100, 2) + " " + shown(range.high * 100, 2);
}

std::vector<grade::IndexBand> bands_of(const std::string& pack) {
  return riskrule::pack::builtin("method." + pack)->compiled().methods.at(0).bands;
}

/// Lines of a rule in per cent and floors: below 100, 100 to 500, above.
std::string sample(const Words& line) {
  const auto share = [&](std::size_t i) { return d(line[i]) / 100; };
  const std::vector<grade::SampleBand> rule = {{1, 99, share(1), true, 0},
                                               {100, 500, share(2), true, std::stoll(line[3])},
                                               {501, {}, share(4), true, std::stoll(line[5])}};
  return std::to_string(*grade::required_sample(rule, std::stoll(line[7])));
}

}  // namespace

std::string answer_surveys(const Words& line) {
  const std::string& command = line[0];
  const auto number = [&](std::size_t i) { return std::stoll(line.at(i)); };
  if (command == "wilson") return percent(*grade::wilson(number(1), number(2), z()));
  if (command == "share") return shown(Decimal(number(1)) / number(2) * 100, 2);
  if (command == "census") return percent(*grade::wilson(number(1), number(2), z(), number(2)));
  if (command == "clean_sample") return std::to_string(*grade::clean_sample_size(d(line[1]), z()));
  if (command == "finite") return shown(*grade::finite_population_factor(number(1), number(2)));
  if (command == "profile") {
    const auto bands = bands_of(line[1]);
    const auto* band = grade::find_band(bands, d(line[2]));
    return band == nullptr ? "none" : band->grade;
  }
  if (command == "decided")
    return joined(grade::grades_of(bands_of(line[1]), *grade::wilson(number(2), number(3), z())));
  if (command == "sample") return sample(line);
  return {};
}

}  // namespace vectors
