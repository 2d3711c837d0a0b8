// What names stand for and what types expressions have. The parser asks while it reads, because in FEEL the scope
// decides where a name ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/ast.hpp"
#include "feel/lexer.hpp"
#include "riskrule/base/diagnostic.hpp"
#include "riskrule/feel/expression.hpp"

namespace riskrule::feel {

class Checker {
 public:
  Checker(std::string_view text, const Scope& scope, const CompileOptions& options, Pool& pool, Arena& memory)
      : text_(text), scope_(scope), options_(options), pool_(pool), memory_(memory) {}

  bool strict() const noexcept { return options_.mode == Mode::strict; }
  Pool& pool() noexcept { return pool_; }
  Arena& memory() noexcept { return memory_; }
  const CompileOptions& options() const noexcept { return options_; }
  const Scope& scope() const noexcept { return scope_; }

  // Problems.
  void error(std::string_view code, Span span, std::string message, std::string guess = {});
  /// The same in strict mode only; in standard mode what is wrong is null when it runs.
  void strict_error(std::string_view code, Span span, std::string message, std::string guess = {});
  Diagnostics take_problems() { return std::move(problems_); }
  std::size_t problems() const noexcept { return problems_.size(); }
  void forget_problems_since(std::size_t count) { problems_.resize(count); }

  // Names in scope. Layers nest; the innermost is asked first.
  Variable* declare(std::string name, TypePtr type);  ///< in the innermost layer
  void open_layer() { layers_.emplace_back(); }
  /// The layer of a filter: the item's members, `item`, then what is outside.
  Variable* open_item_layer(const TypePtr& item);
  void close_layer() { layers_.pop_back(); }

  /// The longest name that starts at `tokens[0]`: how many tokens, and its node. Nothing if no known name starts there.
  struct Found {
    std::size_t tokens = 0;
    Node* node = nullptr;
  };
  Found find_name(const Token* tokens);
  /// A name that is not known: an error (strict), a look-up at run time, or null.
  Node* unknown_name(const std::string& name, Span span, bool called);
  /// How many tokens after a `.` are the longest known member of `type`, and its name; 0 if none is.
  std::size_t find_member(const Type& type, const Token* tokens, std::string& name) const;

  /// Sets the node's type and height, and reports what its operands can not do.
  Node* finish(Node* node);
  /// For conditions: reports what is certainly not boolean.
  void expect_boolean(const Node& node, std::string_view what);
  void expect_result(const Node& node, const Type& wanted);

  /// The type of the items of a list, or of the value itself (a lone value is a list of one).
  static TypePtr item_type(const TypePtr& type);

 private:
  struct Layer {
    std::vector<Variable*> variables{};
    Variable* item = nullptr;
    std::vector<std::pair<std::string, std::string>> members{};  ///< of the item: key and name
    bool open = false;                                           ///< the item's members are not known
  };
  struct Match {
    std::size_t layer = 0;  ///< index + 1; 0 = the scope or a built-in
    Variable* variable = nullptr;
    std::string member{};
    const Scope::Name* name = nullptr;
    std::span<const Builtin* const> rows{};
  };
  std::optional<Match> match(const std::string& key, bool called) const;
  static std::optional<Match> match_layer(const Layer& layer, const std::string& key, bool called);
  Node* node_of(const Match& match, Span span, bool called);
  Node* wrap_in_items(Node* node, const std::string& name, std::size_t down_to, Span span);
  std::vector<std::string_view> names_in_scope() const;

  void check_member(Node& node);
  void check_arithmetic(Node& node);
  void check_compare(Node& node);
  void check_test(Node& node);
  void check_function(Node& node);
  void check_pair(const Node& left, const Node& right, Span span, std::string_view op, bool ordered);
  void check_word(const Type& word, const Node& other);
  void check_words(const Node& left, const Node& right);
  void check_in(Node& node);
  void check_filter(Node& node);
  void check_list(Node& node);
  void check_context(Node& node);
  void check_call(Node& node);
  void check_builtin_call(Node& node);
  void check_function_call(Node& node);

  std::string_view text_;
  const Scope& scope_;
  const CompileOptions& options_;
  Pool& pool_;
  Arena& memory_;
  std::vector<Layer> layers_;
  Diagnostics problems_;
};

/// True if `type` may turn out to be of this kind: it is, or nothing is known.
bool may_be(const Type& type, TypeKind kind) noexcept;
/// The type of a member of a described record, of a context, of a date, …; null if there is none, `any` if unknown.
TypePtr member_type(const Type& type, std::string_view name);
/// Names that may follow a `.` after a value of this type.
std::vector<std::string> member_names(const Type& type);

}  // namespace riskrule::feel
