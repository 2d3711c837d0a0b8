// Constant cells, read from their text: most cells of a large table need no FEEL program.
//
//   "low", "medium"    [18..65)    not(7)    <= date("2024-12-31")    true    null
//
// Whatever is not plainly one of these is left to the FEEL compiler, wrong texts included: so there is one place that
// knows the language and its diagnostics. What is read here, it would have read to the same form and value.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "cell_tests.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

class ConstantCells {
 public:
  /// Texts and `memory` must outlive what is read.
  ConstantCells(const feel::Scope& scope, const TableOptions& options, feel::Arena& memory);

  /// Unary tests of an input of that type (null: any).
  std::optional<CellForm> tests(std::string_view text, const feel::Type* type);
  /// A literal, as an output whose type is that (null: any).
  std::optional<feel::Value> value(std::string_view text, const feel::Type* type);

 private:
  enum Word : std::uint8_t { word_true, word_false, word_null, date, time, date_time, duration, words };
  static std::string_view spelling(Word word) noexcept;

  bool cell(const feel::Type* type);
  bool test(const feel::Type* type);
  bool range(const feel::Type* type);
  std::optional<feel::Operator> comparison();
  std::optional<feel::Value> constant();
  std::optional<feel::Value> number();
  std::optional<feel::Value> word();
  std::optional<feel::Value> temporal(Word function);
  std::optional<std::string_view> string();
  bool fits(const feel::Value& value, const feel::Type* type) const noexcept;
  bool start(std::string_view text);

  char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_blanks() noexcept;
  bool take(char symbol) noexcept;
  bool take(std::string_view symbol) noexcept;
  bool at_end() noexcept;

  feel::Mode mode_;
  std::size_t most_bytes_;
  feel::Arena& memory_;
  std::array<bool, words> hidden_{};  ///< a name of the scope begins with the word
  CellTests tests_;
  std::string_view text_{};
  std::size_t at_ = 0;
};

}  // namespace riskrule::dmn
