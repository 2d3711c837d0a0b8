// FEEL expressions: compile once, evaluate many times, from any number of threads.
//
//   feel::Scope scope;
//   scope.add("monthly income", feel::simple_type(feel::TypeKind::number));        // slot 0
//   auto compiled = feel::compile("monthly income * 12 >= 50000", scope);
//   if (!compiled) return report(compiled.diagnostics());
//   feel::Evaluation call;                                                          // scratch, one per thread
//   feel::Value inputs[] = {feel::Value::number(Decimal(5000))};
//   feel::Value result = compiled->evaluate(call, inputs);                          // true
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "riskrule/base/limits.hpp"
#include "riskrule/base/result.hpp"
#include "riskrule/feel/context.hpp"
#include "riskrule/feel/trace.hpp"
#include "riskrule/feel/type.hpp"
#include "riskrule/feel/value.hpp"

namespace riskrule {
class WorkCalendar;
}

namespace riskrule::feel {

class RegexCache;

/// standard = DMN semantics (what goes wrong is null); strict = for packs: unknown names, wrong types and impossible
/// comparisons are errors of compilation, with the place and a guess at what was meant.
enum class Mode : std::uint8_t { standard, strict };

/// The names that an expression may use. A name may hold spaces, operators and any letters (`monthly income`, `a+b`,
/// `公开征求意见`). Inputs are numbered slots, in the order in which they are added; constants carry their value.
/// In a call, `date("2024-01-01")`, only a name that can be a function hides a built-in: a member `date` or a word
/// `before` of the scope does not.
class Scope {
 public:
  struct Name {
    std::string name;
    TypePtr type;
    std::uint32_t slot = 0;           ///< of an input
    std::optional<Value> constant{};  ///< of a constant; its memory must outlive all that is compiled with it
  };
  /// Adds an input and returns its slot. A later name hides an earlier one.
  std::uint32_t add(std::string name, TypePtr type = any_type());
  void add_constant(std::string name, Value value, TypePtr type = any_type());
  /// A name for a type, for `instance of` and the parameters of function literals.
  void add_type(std::string name, TypePtr type);
  std::span<const Name> names() const noexcept { return names_; }
  std::uint32_t slots() const noexcept { return slots_; }
  /// By name; how much white space stands between its words does not matter. Null if there is none.
  const Name* find(std::string_view name) const;
  const TypePtr* find_type(std::string_view name) const;
  /// The same by the name's key (lib/feel/lexer.hpp): its tokens, joined by blanks.
  const Name* find_key(std::string_view key) const;
  /// Tokens of the longest name.
  std::size_t longest() const noexcept { return longest_; }

 private:
  std::uint32_t index(std::string name);

  std::vector<Name> names_;
  std::unordered_map<std::string, std::uint32_t> keys_;
  std::unordered_map<std::string, TypePtr> types_;
  std::size_t longest_ = 1;
  std::uint32_t slots_ = 0;
};

struct CompileOptions {
  Mode mode = Mode::standard;
  std::string file{};     ///< for diagnostics
  std::string pointer{};  ///< for diagnostics: JSON pointer of the expression's text
  TypePtr result{};       ///< strict: what the expression must yield; standard: coerced to it
  TypePtr input{};        ///< unary tests: the type of the input `?`
  Limits limits{};
};

/// The scratch of one call: arena, step counter, trace. Reuse it: a warm call allocates nothing. Not thread-safe.
class Evaluation {
 public:
  explicit Evaluation(const Limits& limits = {}) : arena(limits.arena_bytes), limits_(limits) {}
  /// Forgets values and trace of earlier calls; values made by them are dead after this.
  void reset() noexcept {
    arena.reset();
    trace.clear();
    null_reads.clear();
    steps = 0;
    depth = 0;
    nesting = 0;
    stopped = {};
  }
  const Limits& limits() const noexcept { return limits_; }

  Arena arena;
  Recording recording = Recording::nothing;
  Trace trace;
  std::vector<NullRead> null_reads;
  std::uint64_t steps = 0;
  std::uint32_t depth = 0;     ///< function calls under way
  std::uint32_t nesting = 0;   ///< operations under way, at most; bounds the stack
  std::string_view stopped{};  ///< the limit that was passed (`limit.steps`), or empty; the result is then null
  Mode mode = Mode::standard;  ///< of the expression under way (private)
  const struct ExternalFunctions* external = nullptr;  ///< functions of other languages; null = they are null
  const struct Clock* clock = nullptr;                 ///< for now() and today(); null = they are null
  const WorkCalendar* calendar = nullptr;  ///< for working days between() and the like; null = they are null
  std::shared_ptr<RegexCache> regexes{};   ///< regular expressions compiled by earlier calls (private)

 private:
  Limits limits_;
};

/// What now() and today() yield. The library reads no clock: the caller gives the time.
struct Clock {
  DateTime now;
};

/// Runs functions of other languages: `function(x) external {java: {class: "a.B", method signature: "c(double)"}}`, and
/// in DMN functions of the kinds Java and PMML. `mapping` is what follows `external` (DMN 1.5, clause 10.3.2.13.3; of a
/// DMN function of kind Java the context `{java: …}`); an argument per parameter, of its type, in the call's arena. The
/// result lives there too or outlives the call, and is coerced to the function's type, if it has one. Null for a
/// function that the host does not know.
struct ExternalFunctions {
  Value (*call)(Evaluation&, const Value& mapping, std::span<const Value> arguments, const void* context) = nullptr;
  const void* context = nullptr;
};

/// Host functions that a scope may hold, called on the evaluating thread. Arguments live in the call's arena.
using NativeFunction = Value (*)(Evaluation&, std::span<const Value> arguments, const void* context);

struct Program;  // the compiled form, private (lib/feel/program.hpp)

/// A compiled expression. Immutable: any number of threads may evaluate it at once. Cheap to copy.
class Expression {
 public:
  Expression() = default;
  explicit Expression(std::shared_ptr<const Program> program) noexcept : program_(std::move(program)) {}

  /// The value for these inputs (one per slot of the scope). The value lives in `call`'s arena, in the inputs, or in
  /// this expression. Never throws; what can not be computed is null with a reason.
  Value evaluate(Evaluation& call, std::span<const Value> inputs) const;
  /// For unary tests: true, false or null for the input `?`.
  Value evaluate(Evaluation& call, std::span<const Value> inputs, const Value& input) const;

  std::string_view text() const noexcept;
  const TypePtr& type() const noexcept;  ///< what the checker found out; `any` in standard mode
  /// Slots that it reads, ascending, each once.
  std::span<const std::uint32_t> reads() const noexcept;
  explicit operator bool() const noexcept { return program_ != nullptr; }
  const Program& program() const noexcept { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

/// Compiles an expression. All problems in one pass, each with its place in `text`.
Result<Expression> compile(std::string_view text, const Scope& scope, const CompileOptions& options = {});
/// Compiles unary tests, the content of a decision table's input cell (`-`, `< 5`, `"a", "b"`, `not(1)`).
Result<Expression> compile_unary_tests(std::string_view text, const Scope& scope, const CompileOptions& options = {});

/// FEEL's `string()` of any value; what `riskrule feel` prints.
std::string to_string(const Value& value);
/// The value as FEEL source that reads back as it (`"a"`, `date("2024-01-01")`, `[1, 2]`).
std::string to_feel(const Value& value);
/// JSON pointer of a path.
std::string to_pointer(const Path* path);
/// A record's member, a context's entry or a property of a date: what `value.name` yields.
Value member_of(Evaluation& call, const Value& value, std::string_view name);
/// The value of a described C++ object (structures by reference, scalars by copy, `stated` unwrapped).
Value value_of(Arena& arena, const data::TypeInfo& type, const void* object, const Path* path = nullptr);
/// FEEL equality: true, false or null.
Value equal(Evaluation& call, const Value& a, const Value& b);

}  // namespace riskrule::feel
