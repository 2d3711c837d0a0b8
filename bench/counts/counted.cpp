// The work whose instructions bench/counts/run counts: each job warms up once, then runs a fixed number of times between two
// calls of `counted`, which is all that callgrind is told to look at.
//   riskrule_counted JOB
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "../workload.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/model/io.hpp"

namespace {

namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;

/// What callgrind collects; bench/counts/run gives it this name.
extern "C" [[gnu::noinline]] void riskrule_counted_work(const std::function<bool()>& once, int times, bool* right) {
  for (int i = 0; i < times; ++i) *right = once() && *right;
}

bool count(const std::function<bool()>& once, int times) {
  bool right = once();  // warm
  riskrule_counted_work(once, times, &right);
  return right;
}

bool expression(const char* name) {
  const auto work = generated::named(name);
  const auto model = dmn::load_dmn(work.dmn, name);
  const auto compiled = feel::compile(work.text("feel"), work.scope());
  feel::Evaluation stored, call;
  std::vector<std::vector<feel::Value>> rows;
  for (const auto& one : work.cases) rows.push_back(generated::slots(stored, work, *model, one));
  generated::Ring ring(rows.size());
  return count(
      [&] {
        call.reset();
        return !compiled->evaluate(call, rows[ring.next()]).is_null();
      },
      2000);
}

bool decision(const char* name, int times) {
  const auto work = generated::named(name);
  const auto model = dmn::load_dmn(work.dmn, name);
  feel::Evaluation stored, call;
  std::vector<feel::Value> inputs;
  for (const auto& one : work.cases) inputs.push_back(generated::context(stored, *model, one));
  generated::Ring ring(inputs.size());
  return count(
      [&] {
        call.reset();
        return !model->evaluate_decision(call, "Result", inputs[ring.next()]).is_null();
      },
      times);
}

bool load_table() {
  const auto work = generated::named("w1-b-1000");
  return count([&] { return dmn::load_dmn(work.dmn, "w1-b-1000").has_value(); }, 2);
}

std::string songjiang() {
  std::ifstream file(RISKRULE_SOURCE_DIR "/seeds/matters/songjiang-quality-2024.json");
  return {std::istreambuf_iterator<char>(file), {}};
}

bool read() {
  const std::string text = songjiang();
  return count([&] { return riskrule::read_matter(text).has_value(); }, 20);
}

bool assess() {
  const auto matter = riskrule::read_matter(songjiang());
  const auto pack = riskrule::pack::builtin("cn.shanghai.songjiang");
  riskrule::Workspace workspace;
  return count([&] { return riskrule::assess(*matter, *pack, workspace).has_value(); }, 20);
}

bool compile_pack() {
  const auto text = riskrule::pack::builtin_library().text("cn.shanghai.songjiang");
  return count([&] { return riskrule::pack::load(text).has_value(); }, 2);
}

const std::map<std::string, std::function<bool()>> jobs = {
    {"feel-index-of-6", [] { return expression("w2-a-6"); }},
    {"feel-words", [] { return expression("w2-c"); }},
    {"feel-filter-sum", [] { return expression("w2-d-sum"); }},
    {"feel-some", [] { return expression("w2-d-some"); }},
    {"table-ranges-1000", [] { return decision("w1-b-1000", 2000); }},
    {"table-load-1000", load_table},
    {"graph-lending", [] { return decision("w3-lending", 500); }},
    {"graph-stability", [] { return decision("w3-stability", 100); }},
    {"matter-read", read},
    {"matter-assess", assess},
    {"pack-compile", compile_pack},
};

}  // namespace

int main(int argc, char** argv) {
  const auto job = argc == 2 ? jobs.find(argv[1]) : jobs.end();
  if (job == jobs.end()) {
    for (const auto& [name, work] : jobs) std::cout << name << "\n";
    return argc == 1 ? 0 : 2;
  }
  if (job->second()) return 0;
  std::cerr << argv[1] << ": a wrong answer\n";
  return 1;
}
