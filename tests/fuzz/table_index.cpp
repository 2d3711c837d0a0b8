// A table made of the bytes, evaluated with its index and row by row: the answers must agree. Bytes choose constants,
// cells and inputs; a byte may also begin a cell of free text, which ends at a zero.
#include <array>

#include "riskrule/dmn/table.hpp"
#include "target.hpp"

namespace riskrule::fuzz {
namespace {

using feel::Value;

constexpr std::array<const char*, 48> constants{"0",
                                                "1",
                                                "2",
                                                "2.5",
                                                "2.50",
                                                "3",
                                                "-1",
                                                "-2.5",
                                                "1e30",
                                                "0.0000000001",
                                                "12345678901234567890123456789012345",
                                                R"("a")",
                                                R"("b")",
                                                R"("")",
                                                R"("风险")",
                                                R"("a longer text than fits in place")",
                                                "true",
                                                "false",
                                                "null",
                                                R"(@"2024-01-01")",
                                                R"(@"2024-02-29")",
                                                R"(@"1969-12-31")",
                                                R"(date("-99999-01-01"))",
                                                R"(@"2024-01-01T00:00:00Z")",
                                                R"(@"2024-01-01T08:00:00+08:00")",
                                                R"(@"2024-01-01T00:00:00.5Z")",
                                                R"(@"2024-01-01T00:00:00")",
                                                R"(@"2024-02-29T12:00:00@Asia/Shanghai")",
                                                R"(@"10:00:00")",
                                                R"(@"10:00:00Z")",
                                                R"(@"18:00:00+08:00")",
                                                R"(@"10:00:00.5")",
                                                R"(@"P1Y")",
                                                R"(@"P12M")",
                                                R"(@"P0M")",
                                                R"(@"PT0S")",
                                                R"(@"P1D")",
                                                R"(@"PT24H")",
                                                R"(@"-PT1.5S")",
                                                "[1, 2]",
                                                R"(["a"])",
                                                "[1..3]",
                                                "(< 3)",
                                                "(1..3)",
                                                "{a: 1}",
                                                "[]",
                                                "{}",
                                                "[null]"};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}
  bool empty() const noexcept { return at_ == end_; }
  std::size_t below(std::size_t n) noexcept { return empty() ? 0 : *at_++ % n; }
  std::string text() {
    std::string out;
    while (!empty() && *at_ != 0 && out.size() < 200) out += static_cast<char>(*at_++);
    if (!empty()) ++at_;
    return out;
  }
  std::string constant() { return constants[below(constants.size())]; }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

std::string test(Bytes& bytes) {
  constexpr std::array<const char*, 8> signs{"", "", "< ", "<= ", "> ", ">= ", "= ", "!= "};
  constexpr std::array<const char*, 3> opens{"[", "(", "]"};
  constexpr std::array<const char*, 3> closes{"]", ")", "["};
  const std::size_t form = bytes.below(12);
  if (form < signs.size()) return signs[form] + bytes.constant();
  const std::string low = opens[bytes.below(3)] + bytes.constant();
  return low + ".." + bytes.constant() + closes[bytes.below(3)];
}

std::string cell(Bytes& bytes) {
  const std::size_t form = bytes.below(16);
  if (form < 3) return "-";
  if (form == 3) return bytes.text();
  std::string out = test(bytes);
  if (form > 12) out += ", " + test(bytes);
  if (form > 14) out += ", " + test(bytes);
  return form == 4 ? "not(" + out + ")" : out;
}

constexpr std::array<const char*, 3> columns{"a", "b", "c"};

dmn::TableSource table(Bytes& bytes) {
  using dmn::HitPolicy;
  constexpr std::array policies{HitPolicy::unique,  HitPolicy::first,      HitPolicy::priority,    HitPolicy::any,
                                HitPolicy::collect, HitPolicy::rule_order, HitPolicy::output_order};
  dmn::TableSource out;
  out.hit_policy = policies[bytes.below(policies.size())];
  if (out.hit_policy == HitPolicy::collect) out.aggregator = static_cast<dmn::Aggregator>(bytes.below(5));
  for (const char* name : columns) out.inputs.push_back({.expression = {name}});
  if (bytes.below(4) == 1) out.inputs[0].allowed = {test(bytes)};
  out.outputs = {{.name = "x", .allowed = {"3, 1, 2, 0"}}};
  const std::size_t rules = 8 + bytes.below(24);  // fewer than 8 rules have no index
  for (std::size_t r = 0; r < rules; ++r) {
    dmn::Rule rule;
    for (std::size_t c = 0; c < columns.size(); ++c) rule.inputs.push_back({cell(bytes)});
    rule.outputs.push_back({std::to_string(bytes.below(4))});
    out.rules.push_back(std::move(rule));
  }
  return out;
}

std::string shown(const dmn::TableSource& source, std::span<const Value> inputs) {
  std::string out;
  for (const Value& input : inputs) out += feel::to_feel(input) + "; ";
  for (const auto& rule : source.rules) {
    for (const auto& text : rule.inputs) out += "\n  " + text.text + " |";
    out += ' ' + rule.outputs.front().text;
  }
  return out;
}

std::string answer(const dmn::Table& table, std::span<const Value> inputs) {
  feel::Evaluation call(limits());
  const Value value = table.evaluate(call, inputs);
  std::string out = outcome(value);
  if (value.is_null() && value.reason() != nullptr) out += std::string(value.reason()->message);
  return call.stopped.empty() ? out : std::string();
}

void compare(Bytes& bytes, feel::Mode mode) {
  const dmn::TableSource source = table(bytes);
  feel::Scope scope;
  for (const char* name : columns) scope.add(name);
  const auto indexed = dmn::compile_table(source, scope, {.mode = mode, .limits = limits()});
  const auto scanned = dmn::compile_table(source, scope, {.mode = mode, .limits = limits(), .index = false});
  if (bool(indexed) != bool(scanned)) fail("an index must not decide whether a table compiles", shown(source, {}));
  if (!indexed) return;
  feel::Evaluation call(limits());
  for (int round = 0; round < 8; ++round) {
    std::array<Value, columns.size()> inputs;
    std::vector<feel::Expression> kept;
    for (Value& input : inputs) {
      kept.push_back(*feel::compile(bytes.constant(), feel::Scope()));
      input = kept.back().evaluate(call, {});
    }
    const std::string found = answer(*indexed, inputs);
    const std::string wanted = answer(*scanned, inputs);
    if (!found.empty() && !wanted.empty() && found != wanted)
      fail("index and scan must agree", found + " and not " + wanted, shown(source, inputs));
  }
}

}  // namespace
}  // namespace riskrule::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  riskrule::fuzz::Bytes bytes(data, size);
  const bool strict = bytes.below(4) == 1;
  riskrule::fuzz::compare(bytes, strict ? riskrule::feel::Mode::strict : riskrule::feel::Mode::standard);
  return 0;
}
