// A folder of tests/corpus with bad inputs: <name><extension> is what is wrong, <name>.expected the whole text of what
// is said about it. After a wanted change run the test with RISKRULE_UPDATE_CORPUS=1 and read the differences.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace riskrule {

class Corpus {
 public:
  Corpus(const std::string& folder, std::string extension)
      : folder_(std::filesystem::path(RISKRULE_SOURCE_DIR) / "tests" / "corpus" / folder),
        extension_(std::move(extension)) {}

  /// The names of the inputs, in order.
  std::vector<std::string> names() const { return names_with(extension_); }
  std::string file(const std::string& name) const { return name + extension_; }
  std::string input(const std::string& name) const { return content(folder_ / file(name)); }

  void expect(const std::string& name, const std::string& text) const {
    const auto expected = folder_ / (name + ".expected");
    if (std::getenv("RISKRULE_UPDATE_CORPUS") != nullptr) std::ofstream(expected, std::ios::binary) << text;
    EXPECT_EQ(text, content(expected)) << file(name);
  }
  /// At least `least` inputs, each with what is expected, and no expectation without an input.
  void expect_complete(std::size_t least) const {
    EXPECT_GE(names().size(), least);
    EXPECT_EQ(names(), names_with(".expected"));
  }

 private:
  static std::string content(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  std::vector<std::string> names_with(const std::string& extension) const {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      if (entry.path().extension() == extension) out.push_back(entry.path().stem().string());
    std::sort(out.begin(), out.end());
    return out;
  }

  std::filesystem::path folder_;
  std::string extension_;
};

}  // namespace riskrule
