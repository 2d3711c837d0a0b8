// Writing JSON: same input, same bytes. Members stand in the order in which they are written, numbers keep their
// digits.
//
//   JsonWriter out;
//   out.begin_object();
//   out.name("grade"), out.text("low");
//   out.name("index"), out.number(*Decimal::parse("0.10"));
//   out.end_object();
//   std::string json = std::move(out).take();     // {\n  "grade": "low",\n  "index": 0.10\n}\n
//
// Texts are written as UTF-8; bytes that are not UTF-8 become U+FFFD. A Decimal that is not a number becomes null.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "riskrule/data/describe.hpp"

namespace riskrule::data {

class JsonNode;

enum class JsonStyle : std::uint8_t {
  indented,  ///< two blanks a level, steps of proofs on one line each, a line end behind the document
  compact,   ///< no blanks at all
};

/// Builds one document. The caller opens, names and closes in the right order; that is not checked.
class JsonWriter {
 public:
  /// `room`: a text that is no longer needed, whose memory is used again.
  explicit JsonWriter(JsonStyle style = JsonStyle::indented, std::string room = {}) noexcept
      : out_(std::move(room)), indented_(style == JsonStyle::indented) {
    out_.clear();
  }

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }
  void name(std::string_view member);

  void text(std::string_view text);
  void number(const Decimal& number);
  void integer(std::int64_t integer);
  void boolean(bool value);
  void null();
  /// A described value. Absent members are left out, unknown ones are null, hidden ones are left out.
  void value(const TypeInfo& type, const void* object);
  /// A value of a document that was read; numbers as they were written.
  void node(JsonNode json);

  /// The document; the writer is then empty.
  std::string take() &&;

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void items(const TypeInfo& type, const void* list);
  void structure(const TypeInfo& type, const void* object);
  void new_line();

  std::string out_;
  std::uint32_t depth_ = 0;
  bool indented_;
  bool first_ = true;  // nothing stands yet in the innermost bracket
  bool after_name_ = false;
};

/// `text` as a JSON string, with its quotes.
std::string json_quoted(std::string_view text);

std::string write_json(const TypeInfo& type, const void* object, JsonStyle style = JsonStyle::indented);

template <class T>
std::string write_json(const T& object, JsonStyle style = JsonStyle::indented) {
  return write_json(type_of<T>(), &object, style);
}

}  // namespace riskrule::data
