// riskrule as one of the engines of bench/peers: the driver's line protocol is in README.md. Tables and graphs are
// evaluated as DMN models, by input name; expressions with typed slots. N: values made beforehand. J: JSON text to
// JSON text.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../../workload.hpp"
#include "../protocol.hpp"
#include "riskrule/base/diagnostic.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/dmn/explain.hpp"
#include "riskrule/dmn/json.hpp"

namespace {

namespace dmn = riskrule::dmn;
namespace feel = riskrule::feel;
using protocol::Clock;
using protocol::keep;
using protocol::since;
using riskrule::data::JsonStyle;
using riskrule::data::JsonWriter;

class Engine {
 public:
  Engine(const std::string& path, bool json)
      : work_(generated::read_workload(path)), json_(json), slotted_(work_.is("expression") && !json) {}

  /// Empty, or why the text was refused. Only this is the time of loading.
  std::string load() {
    if (slotted_) {
      auto compiled = feel::compile(work_.text("feel"), work_.scope());
      if (!compiled) return riskrule::to_text(compiled.diagnostics());
      expression_ = std::move(*compiled);
    } else {
      auto loaded = dmn::load_dmn(work_.dmn, path_);
      if (!loaded) return riskrule::to_text(loaded.diagnostics());
      model_.emplace(std::move(*loaded));
    }
    return {};
  }

  std::string make_inputs() {
    std::optional<dmn::Model> typed = model_;  // who knows which text is a date
    if (!typed) {
      auto loaded = dmn::load_dmn(work_.dmn, path_);
      if (!loaded) return riskrule::to_text(loaded.diagnostics());
      typed.emplace(std::move(*loaded));
    }
    for (const auto& one : work_.cases) {
      if (json_)
        texts_.emplace_back(one.in.source());
      else if (slotted_)
        for (const auto& value : generated::slots(stored_, work_, *typed, one)) slots_.push_back(value);
      else
        contexts_.push_back(generated::context(stored_, *typed, one));
    }
    return {};
  }

  feel::Value evaluate(std::size_t i) {
    call_.reset();
    if (slotted_) {
      const std::size_t width = slots_.size() / work_.cases.size();
      return expression_.evaluate(call_, {slots_.data() + i * width, width});
    }
    if (!json_) return model_->evaluate_decision(call_, work_.text("decision"), contexts_[i]);
    tree_ = riskrule::data::parse_json(texts_[i]);
    const auto inputs = dmn::read_inputs(call_, *model_, tree_->root());
    const auto value = model_->evaluate_decision(call_, work_.text("decision"), inputs);
    JsonWriter out(JsonStyle::compact);
    dmn::write_value(out, value);
    keep(std::move(out).take());
    return value;
  }

  /// Evaluates and writes the explanation of every step and of the rules that matched; its bytes, 0 without a model.
  std::size_t traced(std::size_t i) {
    if (!model_ || json_) return 0;
    call_.reset();
    const std::string_view wanted[] = {work_.text("decision")};
    const auto why = dmn::explain_decisions(*model_, call_, wanted, contexts_[i]);
    JsonWriter out(JsonStyle::compact);
    dmn::write_explanation(out, why);
    return std::move(out).take().size();
  }

  /// The first input whose answer is not the expected one, with that answer; empty if all are right.
  std::string wrong() {
    for (std::size_t i = 0; i < work_.cases.size(); ++i) {
      const auto found = evaluate(i);
      if (work_.hostile()) {
        if (!call_.stopped.empty()) return "stopped by " + std::string(call_.stopped);
      } else if (!generated::right(call_, found, work_.cases[i])) {
        return "case " + std::to_string(i) + ": " + feel::to_feel(found);
      }
    }
    return {};
  }

  bool hostile() const { return work_.hostile(); }
  std::size_t ring() const { return work_.cases.size(); }

 private:
  generated::Workload work_;
  bool json_;
  bool slotted_;
  std::string path_ = "workload.dmn";
  feel::Expression expression_;
  std::optional<dmn::Model> model_;
  feel::Evaluation stored_;  // holds the inputs
  feel::Evaluation call_;
  std::vector<feel::Value> slots_;  // of all cases, one behind another
  std::vector<feel::Value> contexts_;
  std::vector<std::string> texts_;
  riskrule::Result<riskrule::data::JsonTree> tree_ = riskrule::data::parse_json("{}");
};

std::string member(std::string_view name, std::string_view text) {
  return "{" + riskrule::data::json_quoted(name) + ": " + riskrule::data::json_quoted(text) + "}";
}

std::string load(std::unique_ptr<Engine>& engine, const std::string& path, bool json) {
  const std::string suffix = ".json";
  engine = std::make_unique<Engine>(path.substr(0, path.size() - suffix.size()), json);
  const auto start = Clock::now();
  if (const auto why = engine->load(); !why.empty()) return member("error", why.substr(0, 300));
  const double loaded = since(start);
  if (const auto why = engine->make_inputs(); !why.empty()) return member("error", why.substr(0, 300));
  const auto first = Clock::now();
  keep(engine->evaluate(0));
  const double answered = since(first);
  if (const auto why = engine->wrong(); !why.empty()) return member(engine->hostile() ? "error" : "differs", why);
  return protocol::loaded(engine->ring(), loaded, answered);
}

std::string time(Engine& engine, double budget_ns, bool traced) {
  generated::Ring ring(engine.ring());
  std::size_t bytes = 0;
  if (!traced) return protocol::time(budget_ns, [&] { keep(engine.evaluate(ring.next())); });
  if (engine.traced(0) == 0) return member("unsupported", "no explanation of an expression's steps here");
  return protocol::time(
      budget_ns, [&] { bytes = engine.traced(ring.next()); }, bytes);
}

}  // namespace

int main(int argc, char** argv) {
  const bool json = argc > 1 && std::string_view(argv[1]) == "J";
  std::unique_ptr<Engine> engine;
  protocol::serve([&](const std::string& path) { return load(engine, path, json); },
                  [&](double budget_ns, bool traced) { return time(*engine, budget_ns, traced); });
}
