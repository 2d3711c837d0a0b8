#include "riskrule/dmn/conformance.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "conformance_values.hpp"
#include "model_data.hpp"

namespace riskrule::dmn {

using feel::Value;

namespace {

namespace fs = std::filesystem;

/// The time that now() and today() yield: cases only ask that there is one.
feel::Clock fixed_clock() {
  feel::Clock clock;
  clock.now.date = *make_date(2024, 2, 29);
  clock.now.time = *make_time(12, 0, 0);
  clock.now.time.offset = 0;
  return clock;
}

class CaseRunner {
 public:
  explicit CaseRunner(const Model& model) : model_(model), clock_(fixed_clock()) { call_.clock = &clock_; }

  CaseResult run(pugi::xml_node node) {
    CaseResult out;
    out.id = attribute(node, "id");
    out.passed = true;
    for (const auto expected : children(node, "resultNode")) {
      call_.reset();
      check(node, expected, out);
    }
    return out;
  }

 private:
  void check(pugi::xml_node node, pugi::xml_node result, CaseResult& out) {
    const Value inputs = inputs_of(node);
    std::vector<Problem> problems;
    const std::string name(attribute(result, "name"));
    const Value actual = evaluate(node, name, inputs, problems);
    const Value expected = read_value(call_, child(result, "expected"));
    if (is_expected(call_, expected, actual)) return;
    out.passed = false;
    if (!out.detail.empty()) out.detail += "; ";
    out.detail += name + ": expected " + feel::to_feel(expected) + ", came " + feel::to_feel(actual);
    for (const auto& problem : problems) out.detail += " (" + problem.element + ": " + problem.message + ")";
  }

  Value inputs_of(pugi::xml_node node) {
    const auto inputs = children(node, "inputNode");
    feel::ContextMaker out(call_.arena, inputs.size());
    for (const auto input : inputs) {
      std::string name(attribute(input, "name"));
      if (const auto space = attribute(input, "namespace"); !space.empty()) name = std::string(space) + "#" + name;
      out.add(call_.arena.copy(name), read_value(call_, input));
    }
    return out.value();
  }

  Value evaluate(pugi::xml_node node, const std::string& name, const Value& inputs, std::vector<Problem>& problems) {
    const std::string invoked(attribute(node, "invocableName"));
    const auto type = attribute(node, "type");
    if (type == "bkm") return model_.evaluate_knowledge(call_, invoked, inputs, &problems);
    if (type != "decisionService") return model_.evaluate_decision(call_, name, inputs, &problems);
    const Value all = model_.evaluate_service(call_, invoked, inputs, &problems);
    const Node* service = model_.data().find(Node::Kind::service, invoked);
    const bool several = service != nullptr && service->outputs.size() > 1;
    return several ? feel::member_of(call_, all, name) : all;
  }

  const Model& model_;
  feel::Clock clock_;
  feel::Evaluation call_;
};

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

std::vector<fs::path> files_with(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == extension) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

/// The models of one folder, loaded when they are first needed.
class Folder {
 public:
  Folder(fs::path path, ConformanceReport& report) : path_(std::move(path)), report_(report) {}

  std::optional<Model> load(const std::string& name) {
    if (const auto known = loaded_.find(name); known != loaded_.end()) return known->second;
    loaded_[name] = std::nullopt;  // while it is loading: a circle of imports finds nothing
    const auto text = read_file(path_ / name);
    if (!text) {
      report_.problems.push_back({.code = "dmn.no_file", .message = "there is no model `" + name + "`"});
      return std::nullopt;
    }
    LoadOptions options;
    options.import = [this](std::string_view uri, std::string_view) { return find(uri); };
    auto model = load_dmn(*text, name, options);
    report_.problems.insert(report_.problems.end(), model.diagnostics().begin(), model.diagnostics().end());
    if (model) loaded_[name] = *model;
    return loaded_[name];
  }

 private:
  std::optional<Model> find(std::string_view uri) {
    for (const auto& file : files_with(path_, ".dmn")) {
      const auto text = read_file(file);
      if (!text) continue;
      const auto document = Document::parse(*text, file.filename().string(), {});
      if (document && attribute((*document)->root(), "namespace") == uri) return load(file.filename().string());
    }
    return std::nullopt;
  }

  fs::path path_;
  ConformanceReport& report_;
  std::map<std::string, std::optional<Model>> loaded_;
};

/// All cases of a file fail for the same reason.
std::vector<CaseResult> all_failed(pugi::xml_node cases, const std::string& why) {
  std::vector<CaseResult> out;
  for (const auto node : children(cases, "testCase"))
    out.push_back({.id = std::string(attribute(node, "id")), .detail = why});
  return out;
}

std::vector<CaseResult> run_all(pugi::xml_node cases, const Model& model) {
  CaseRunner runner(model);
  std::vector<CaseResult> out;
  for (const auto node : children(cases, "testCase")) out.push_back(runner.run(node));
  return out;
}

void run_file(const fs::path& path, Folder& folder, ConformanceReport& report) {
  const auto text = read_file(path);
  if (!text) return;
  auto document = Document::parse(*text, path.filename().string(), {});
  if (!document) {
    report.problems.insert(report.problems.end(), document.diagnostics().begin(), document.diagnostics().end());
    return;
  }
  const auto root = (*document)->root();
  if (local_name(root) != "testCases") return;
  const auto model = folder.load((*document)->text_of(child(root, "modelName")).text);
  for (auto& result : model ? run_all(root, *model) : all_failed(root, "the model was not loaded")) {
    result.level = path.parent_path().parent_path().filename().string();
    result.folder = path.parent_path().filename().string();
    result.file = path.stem().string();
    report.cases.push_back(std::move(result));
  }
}

}  // namespace

std::size_t ConformanceReport::passed() const noexcept {
  return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [](const auto& c) { return c.passed; }));
}

ConformanceReport run_conformance(const std::string& directory) {
  ConformanceReport report;
  std::error_code error;
  const fs::path top = fs::weakly_canonical(directory, error);
  std::vector<fs::path> folders{top};
  for (const auto& entry : fs::recursive_directory_iterator(top, error))
    if (entry.is_directory()) folders.push_back(entry.path());
  if (error) report.problems.push_back({.code = "dmn.no_file", .message = "there is no folder `" + directory + "`"});
  std::sort(folders.begin(), folders.end());
  for (const auto& path : folders) {
    Folder folder(path, report);
    for (const auto& file : files_with(path, ".xml")) run_file(file, folder, report);
  }
  return report;
}

Result<std::vector<CaseResult>> run_cases(std::string_view tests, std::string file, const Model& model) {
  auto document = Document::parse(tests, std::move(file), {});
  if (!document) return std::move(document.diagnostics());
  const auto root = (*document)->root();
  if (local_name(root) != "testCases")
    return (*document)->at(root, {.code = "dmn.root", .message = "the root is not `testCases`"});
  auto results = run_all(root, model);
  for (auto& result : results) result.file = fs::path((*document)->file()).stem().string();
  return results;
}

}  // namespace riskrule::dmn
