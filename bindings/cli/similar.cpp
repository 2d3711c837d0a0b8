// similar: the assessed matters of a base that are most like this one.
#include "riskrule/assess/similar.hpp"

#include "inputs.hpp"
#include "matter_source.hpp"
#include "shown.hpp"

namespace riskrule::cli {
namespace {

/// The base, each matter assessed by its own place and date; what can not be assessed is said and left out. False if
/// that leaves nothing.
bool read_base(const std::string& path, std::vector<AssessedMatter>& base) {
  Diagnostics unusable;
  MatterSource source({path}, false, unusable);
  print(unusable);
  if (has_errors(unusable)) return false;
  const auto summary =
      assess_many([&] { return source.next(); },
                  [&](ManyResult&& one) {
                    print(one.problems);
                    if (one.assessments.empty()) return true;
                    const std::string line = one.line == 0 ? "" : ":" + std::to_string(one.line);
                    base.push_back({one.file + line, *std::move(one.matter), std::move(one.assessments.front())});
                    return true;
                  });
  return summary.assessed > 0 || summary.failed == 0;
}

bool read_feature_file(const std::string& path, FeatureSet& features) {
  if (path.empty()) return true;
  Diagnostics problems;
  const auto text = read_input(path, problems);
  print(problems);
  if (!text) return false;
  auto read = read_features(*text, shown_name(path));
  print(read.diagnostics());
  if (read) features = *std::move(read);
  return read.has_value();
}

}  // namespace

int run_similar(const SimilarArguments& arguments) {
  auto input = assess_file(arguments.matter, arguments.pack, arguments.as_of);
  FeatureSet features = default_features();
  std::vector<AssessedMatter> base;
  if (!input || !read_feature_file(arguments.features, features) || !read_base(arguments.base, base)) return bad;
  const AssessedMatter one{input->input.name, std::move(input->input.matter), std::move(input->assessment)};
  const auto similar = find_similar(one, base, features, arguments.most);
  print(similar.diagnostics());
  return similar ? show(arguments.shown, write_similar(*similar), *similar) : bad;
}

}  // namespace riskrule::cli
