// A door of C, C++11 or C++20 as a driver of bench/doors (README.md). A `Door` has
//   void take(const Row&)          the inputs of one more evaluation, made before the clock runs
//   Answer product(std::size_t i)  evaluates those
//   bool is(const Answer&, std::int64_t hundredths)
//   std::string assess(const std::string& matter)    JSON text to JSON text
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../peers/protocol.hpp"

namespace door {

/// Likelihood and impact in tenths, their product in hundredths.
struct Row {
  std::int64_t likelihood, impact, product;
};

constexpr const char* expression = "likelihood * impact";

inline std::string read_file(const std::string& path) {
  std::ifstream file(path.c_str(), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

template <class Door>
class Driver {
 public:
  /// `NAME.json`: beside it stand `NAME.in` and `NAME.out`, for those who read no JSON.
  std::string load(const std::string& path) {
    const std::string name = path.substr(0, path.rfind(".json"));
    return name.rfind("expression") == name.size() - 10 ? load_rows(name) : load_matter(name);
  }

  std::string time(double budget_ns) {
    if (rows_.empty()) return protocol::time(budget_ns, [this] { protocol::keep(door_.assess(matter_)); });
    std::size_t i = 0;
    return protocol::time(budget_ns, [&] {
      protocol::keep(door_.product(i));
      i = i + 1 == rows_.size() ? 0 : i + 1;
    });
  }

 private:
  std::string load_rows(const std::string& name) {
    std::ifstream in(name + ".in"), out(name + ".out");
    for (Row row; in >> row.likelihood >> row.impact && out >> row.product;) rows_.push_back(row);
    for (const Row& row : rows_) door_.take(row);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!door_.is(door_.product(i), rows_[i].product)) return differs("row " + std::to_string(i));
    return rows_.empty() ? differs("no rows") : protocol::loaded(rows_.size(), 0, 0);
  }

  std::string load_matter(const std::string& name) {
    matter_ = read_file(name + ".in");
    const std::string expected = read_file(name + ".out");
    if (expected.empty() || door_.assess(matter_) != expected) return differs("the assessment");
    return protocol::loaded(1, 0, 0);
  }

  static std::string differs(const std::string& what) {
    return "{\"differs\": {\"in\": \"" + what + "\", \"expected\": null, \"found\": null}}";
  }

  Door door_;
  std::vector<Row> rows_;
  std::string matter_;
};

template <class Door>
int serve() {
  Driver<Door> driver;
  protocol::serve([&](const std::string& path) { return driver.load(path); },
                  [&](double budget_ns, bool) { return driver.time(budget_ns); });
  return 0;
}

}  // namespace door
