// Cuts FEEL text into tokens. Names with spaces and operators are put together later, by whoever knows the scope: a
// name is a run of tokens, and two spellings are the same name if their tokens are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/base/diagnostic.hpp"
#include "riskrule/base/source.hpp"

namespace riskrule::feel {

enum class TokenKind : std::uint8_t { end, word, number, string, symbol };

struct Token {
  TokenKind kind = TokenKind::end;
  Span span{};
  std::string_view text{};  ///< the slice of the source; of a string with its quotes
};

/// A problem at a place of the text.
struct LexError {
  std::string code;
  std::string message;
  Span span;
};

/// All tokens, the last one `end`. Stops at the first error, which goes to `error`.
std::vector<Token> tokenize(std::string_view text, std::optional<LexError>& error);

/// The key of a name: its tokens joined by blanks (`a+b` and `a + b` share `a + b`). Empty if it has none.
std::string name_key(std::string_view name);
/// The same for a run of tokens.
std::string name_key(const Token* first, std::size_t count);

/// The content of a string literal, escapes resolved; empty if an escape is wrong.
std::optional<std::string> unescape(std::string_view literal);

/// True for the words that begin or join constructs: `if`, `then`, `and`, …
bool is_keyword(std::string_view word) noexcept;

}  // namespace riskrule::feel
