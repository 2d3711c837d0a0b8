// Runs the conformance cases through riskrule_c.hpp, from the repository's root: conformance [CASES]. The cases are read
// by FEEL, which knows JSON, so that no other reader is needed.
#include <dirent.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "riskrule/riskrule_c.hpp"
#include "sha256.hpp"

namespace rr = riskrule::c;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path.c_str(), std::ios::binary);
  if (!file) throw std::runtime_error("can not read " + path);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// One case: its members by name.
class Case {
 public:
  explicit Case(std::string json) : json_(std::move(json)) {}

  /// A text; "" if it is null or not there.
  std::string text(const std::string& member) const { return value("case." + member); }
  /// The names of the members of a text that is a JSON object, in their order.
  std::vector<std::string> names(const std::string& member) const {
    const Case object(text(member));
    std::vector<std::string> out;
    for (;;) {
      const std::string name = object.value("get entries(case)[" + std::to_string(out.size() + 1) + "].key");
      if (name.empty()) return out;
      out.push_back(name);
    }
  }

 private:
  std::string value(const std::string& expression) const {
    const rr::CompileOptions options({{"case", ""}}, rr::Mode::standard);
    rr::Call call(rr::Expression::compile(expression, options));
    call.set_json(0, json_);
    call.run();
    return call.text();
  }
  std::string json_;
};

rr::Matter read_matter(const Case& one) {
  const std::string path = one.text("matter");
  return rr::Matter::read(read_file(path), path);
}

rr::Assessment assess(const Case& one, const rr::Matter& matter) {
  const rr::AssessOptions options(one.text("as_of"));
  const std::string pack = one.text("pack");
  return pack.empty() ? rr::assess(matter, options) : rr::assess(matter, rr::Pack::builtin(pack), options);
}

std::string report(const Case& one) {
  static const char* const formats[] = {"json", "text", "markdown", "html"};
  const rr::Matter matter = read_matter(one);
  std::int32_t format = 0;  // another word is another number: the library says that there is none
  while (format < 4 && one.text("format") != formats[format]) ++format;
  return rr::render(matter, assess(one, matter), static_cast<rr::Format>(format));
}

std::string feel(const Case& one) {
  rr::CompileOptions options;
  options.mode = one.text("mode") == "strict" ? rr::Mode::strict : rr::Mode::standard;
  for (const std::string& name : one.names("inputs_text")) options.inputs.push_back(rr::Input{name, ""});
  return rr::Expression::compile(one.text("expression"), options).evaluate(one.text("inputs_text"));
}

std::string model(const Case& one) {
  const std::string path = one.text("model");
  const rr::Model loaded = rr::Model::load(read_file(path), rr::ModelOptions(path));
  return loaded.evaluate(one.text("decision"), one.text("inputs_text"));
}

std::string output(const Case& one) {
  const std::string call = one.text("call");
  if (call == "assess") return report(one);
  if (call == "explain") return assess(one, read_matter(one)).explain(one.text("duty"));
  if (call == "write") return read_matter(one).write();
  if (call == "feel") return feel(one);
  if (call == "model") return model(one);
  if (call == "check") return rr::check(read_file(one.text("file")), one.text("file"));
  if (call == "schema") return rr::schema(one.text("type"));
  throw std::runtime_error("there is no call `" + call + "`");
}

const char* word(rr::Status status) {
  static const char* const words[] = {"ok", "bad_input", "bad_argument", "no_memory", "internal", "stopped"};
  return words[static_cast<int>(status)];
}

std::vector<std::string> case_files(const std::string& folder) {
  std::vector<std::string> out;
  DIR* all = opendir(folder.c_str());
  while (const dirent* entry = all == nullptr ? nullptr : readdir(all)) {
    const std::string name = entry->d_name;
    if (name.size() > 5 && name.compare(name.size() - 5, 5, ".json") == 0) out.push_back(folder + "/" + name);
  }
  if (all != nullptr) closedir(all);
  std::sort(out.begin(), out.end());
  return out;
}

/// Runs one; true if it gives what is expected. Adds its line.
bool holds(const std::string& path, std::string& lines) {
  const Case one(read_file(path));
  std::string status = "ok";
  std::string found;
  try {
    found = output(one);
  } catch (const rr::Error& error) {
    status = word(error.status());
    found = error.info().json();
  }
  const std::string digest = conformance::sha256(found);
  lines += one.text("name") + " " + digest + "\n";
  if (status == one.text("status") && digest == one.text("digest")) return true;
  std::fprintf(stderr, "%s: expected %s %s, found %s %s\n", one.text("name").c_str(), one.text("status").c_str(),
               one.text("digest").c_str(), status.c_str(), digest.c_str());
  return false;
}

}  // namespace

int main() {
  const char* folder = std::getenv("RISKRULE_CONFORMANCE");
  const std::vector<std::string> files =
      case_files(std::string(folder == nullptr ? "tests/conformance" : folder) + "/cases");
  std::string lines;
  std::size_t failed = 0;
  for (const std::string& file : files) failed += holds(file, lines) ? 0 : 1;
  std::printf("c++11 %s (riskrule_c.hpp): %zu cases, digest %s\n", __VERSION__, files.size(),
              conformance::sha256(lines).c_str());
  return failed == 0 && !files.empty() ? 0 : 1;
}
