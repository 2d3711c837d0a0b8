// Strings. Positions and lengths count code points.
#include <algorithm>
#include <string>

#include "feel/builtin_support.hpp"
#include "feel/letter_case.hpp"
#include "feel/machine.hpp"
#include "feel/regex.hpp"
#include "feel/utf8.hpp"

namespace riskrule::feel {
namespace {

using Arguments = std::span<const Value>;

Value substring(Evaluation& call, Arguments a) {
  const std::string_view text = a[0].as_string();
  const auto start = as_integer(a[1].as_number());
  const auto count = static_cast<std::int64_t>(code_points(text));
  if (!start || *start == 0 || *start > count || *start < -count)
    return bad_argument(call, "substring", "the text has no character at `start position`");
  const std::int64_t from = *start > 0 ? *start - 1 : count + *start;
  std::int64_t length = count - from;
  if (!a[2].is_null()) {
    const auto wanted = as_integer(a[2].as_number());
    if (!wanted || *wanted < 1 || *wanted > length)
      return bad_argument(call, "substring", "the text has not so many characters from there on");
    length = *wanted;
  }
  const std::size_t begin = byte_of(text, static_cast<std::size_t>(from));
  return Value::string(text.substr(begin, byte_of(text.substr(begin), static_cast<std::size_t>(length))));
}

Value string_length(Evaluation&, Arguments a) { return Value::number(Decimal(code_points(a[0].as_string()))); }
Value upper(Evaluation& call, Arguments a) { return make_string(call, upper_case(a[0].as_string())); }
Value lower(Evaluation& call, Arguments a) { return make_string(call, lower_case(a[0].as_string())); }

Value substring_before(Evaluation&, Arguments a) {
  const std::size_t at = a[0].as_string().find(a[1].as_string());
  return Value::string(at == std::string_view::npos ? std::string_view() : a[0].as_string().substr(0, at));
}

Value substring_after(Evaluation&, Arguments a) {
  const std::size_t at = a[0].as_string().find(a[1].as_string());
  if (at == std::string_view::npos) return Value::string({});
  return Value::string(a[0].as_string().substr(at + a[1].as_string().size()));
}

Value contains(Evaluation&, Arguments a) {
  return Value::boolean(a[0].as_string().find(a[1].as_string()) != std::string_view::npos);
}
Value starts_with(Evaluation&, Arguments a) {
  return Value::boolean(a[0].as_string().substr(0, a[1].as_string().size()) == a[1].as_string());
}
Value ends_with(Evaluation&, Arguments a) {
  const std::string_view text = a[0].as_string();
  const std::string_view end = a[1].as_string();
  return Value::boolean(text.size() >= end.size() && text.substr(text.size() - end.size()) == end);
}

const Regex& compiled(Evaluation& call, const Value& pattern, std::string_view flags) {
  if (!call.regexes) call.regexes = std::make_shared<RegexCache>();
  return call.regexes->get(pattern.as_string(), flags, call.limits().regex_bytes);
}

Value wrong_pattern(Evaluation& call, std::string_view function, const Value& pattern, std::string_view why) {
  const auto text = join(call.arena, {"`", function, "`: the pattern `", pattern.as_string(), "`: ", why});
  return null_because(call, "feel.regex", text);
}

Value wrong_regex(Evaluation& call, std::string_view function, const Value& pattern, const Regex& regex) {
  return regex.too_large() ? stop(call, "limit.regex_bytes") : wrong_pattern(call, function, pattern, regex.error());
}

std::string_view flags_of(const Value& value) { return value.is_null() ? std::string_view() : value.as_string(); }

Value matches(Evaluation& call, Arguments a) {
  const Regex& regex = compiled(call, a[1], flags_of(a[2]));
  if (!regex.ok()) return wrong_regex(call, "matches", a[1], regex);
  return Value::boolean(regex.matches(a[0].as_string()));
}

Value replace(Evaluation& call, Arguments a) {
  const Regex& regex = compiled(call, a[1], flags_of(a[3]));
  if (!regex.ok()) return wrong_regex(call, "replace", a[1], regex);
  if (regex.matches_empty_text()) return wrong_pattern(call, "replace", a[1], "it matches the empty text");
  std::string out;
  switch (regex.replace(a[0].as_string(), a[2].as_string(), call.limits().string_bytes, out)) {
    case Regex::Replaced::done: return make_string(call, out);
    case Regex::Replaced::too_long: return stop(call, "limit.string_bytes");
    case Regex::Replaced::malformed: break;
  }
  return bad_argument(call, "replace", "the replacement has a `$` without a digit, or a `\\` without `$` or `\\`");
}

Value split(Evaluation& call, Arguments a) {
  const Regex& regex = compiled(call, a[1], {});
  if (!regex.ok()) return wrong_regex(call, "split", a[1], regex);
  if (regex.matches_empty_text()) return wrong_pattern(call, "split", a[1], "it matches the empty text");
  ArenaList<Value> out(call.arena);
  for (const auto part : regex.split(a[0].as_string())) out.push_back(Value::string(part));
  return make_list(call, out);
}

/// The texts with the delimiter between them, written to `out` if that is not null; returns the length.
std::size_t write_joined(std::span<const Value> items, std::string_view delimiter, char* out) {
  std::size_t size = 0;
  const auto write = [&](std::string_view text) {
    if (out != nullptr) std::copy(text.begin(), text.end(), out + size);
    size += text.size();
  };
  bool first = true;
  for (const Value& item : items) {
    if (item.is_null()) continue;
    if (!first) write(delimiter);
    write(item.as_string());
    first = false;
  }
  return size;
}

Value string_join(Evaluation& call, Arguments a) {
  const auto items = as_items(a[0]);
  const std::string_view delimiter = a[1].is_null() ? std::string_view() : a[1].as_string();
  for (const Value& item : items)
    if (!item.is_null() && !item.is(Tag::string))
      return wrong_argument(call, "string join", "list", "list of strings", item);
  const std::size_t size = write_joined(items, delimiter, nullptr);
  if (size > call.limits().string_bytes) return stop(call, "limit.string_bytes");
  char* const out = call.arena.make_array<char>(size);
  write_joined(items, delimiter, out);
  return Value::string({out, size});
}

constexpr auto string = ParameterKind::string;

}  // namespace

std::vector<Builtin> string_rows() {
  return {
      {.name = "substring",
       .family = "string",
       .parameters = {{"string", string},
                      {"start position", ParameterKind::number},
                      {"length", ParameterKind::number, true}},
       .result = TypeKind::string,
       .sentence = "The part of a text from a position (1 is the first code point, -1 the last), all of it or so many.",
       .label = "截取子串",
       .examples = {{R"(substring("foobar", 3))", R"("obar")"},
                    {R"(substring("foobar", 3, 3))", R"("oba")"},
                    {R"(substring("foobar", -2, 1))", R"("a")"},
                    {R"(substring("风险评估", 3))", R"("评估")"},
                    {R"(substring("foobar", 0))", "null"},
                    {R"(substring("foobar", 7))", "null"},
                    {R"(substring("foobar", 5, 3))", "null"}},
       .body = substring},
      {.name = "string length",
       .family = "string",
       .parameters = {{"string", string}},
       .result = TypeKind::number,
       .sentence = "The number of code points of a text.",
       .label = "字符数",
       .examples = {{R"(string length("foo"))", "3"},
                    {R"(string length("决策"))", "2"},
                    {"string length(null)", "null"}},
       .body = string_length},
      {.name = "upper case",
       .family = "string",
       .parameters = {{"string", string}},
       .result = TypeKind::string,
       .sentence = "The text in upper case.",
       .label = "转大写",
       .examples = {{R"(upper case("aBc4"))", R"("ABC4")"}, {"upper case(1)", "null"}},
       .body = upper},
      {.name = "lower case",
       .family = "string",
       .parameters = {{"string", string}},
       .result = TypeKind::string,
       .sentence = "The text in lower case.",
       .label = "转小写",
       .examples = {{R"(lower case("aBc4"))", R"("abc4")"}, {"lower case(null)", "null"}},
       .body = lower},
      {.name = "substring before",
       .family = "string",
       .parameters = {{"string", string}, {"match", string}},
       .result = TypeKind::string,
       .sentence = "What stands before the first occurrence of another text; empty if it does not occur.",
       .label = "取前段",
       .examples = {{R"(substring before("foobar", "bar"))", R"("foo")"},
                    {R"(substring before("foobar", "xyz"))", R"("")"},
                    {R"(substring before("foobar", null))", "null"}},
       .body = substring_before},
      {.name = "substring after",
       .family = "string",
       .parameters = {{"string", string}, {"match", string}},
       .result = TypeKind::string,
       .sentence = "What stands after the first occurrence of another text; empty if it does not occur.",
       .label = "取后段",
       .examples = {{R"(substring after("foobar", "ob"))", R"("ar")"},
                    {R"(substring after("", "a"))", R"("")"},
                    {R"(substring after(null, "a"))", "null"}},
       .body = substring_after},
      {.name = "replace",
       .family = "string",
       .parameters = {{"input", string},
                      {"pattern", string},
                      {"replacement", string},
                      {.name = "flags", .kind = string, .optional = true, .nullable = true}},
       .result = TypeKind::string,
       .sentence = "The text with each match of a regular expression replaced; `$1` stands for the first group.",
       .label = "正则替换",
       .examples = {{R"x(replace("abcd", "(ab)|(a)", "[1=$1][2=$2]"))x", R"("[1=ab][2=]cd")"},
                    {R"(replace("abc", "B", "*", "i"))", R"("a*c")"},
                    {R"(replace("abc", "x*", "-"))", "null"}},
       .body = replace},
      {.name = "contains",
       .family = "string",
       .parameters = {{"string", string}, {"match", string}},
       .result = TypeKind::boolean,
       .sentence = "True if a text occurs in another.",
       .label = "包含文字",
       .examples = {{R"(contains("foobar", "of"))", "false"},
                    {R"(contains("社会稳定风险", "风险"))", "true"},
                    {R"(contains("foobar", null))", "null"}},
       .body = contains},
      {.name = "starts with",
       .family = "string",
       .parameters = {{"string", string}, {"match", string}},
       .result = TypeKind::boolean,
       .sentence = "True if a text begins with another.",
       .label = "以…开头",
       .examples = {{R"(starts with("foobar", "fo"))", "true"}, {R"(starts with("foobar", 1))", "null"}},
       .body = starts_with},
      {.name = "ends with",
       .family = "string",
       .parameters = {{"string", string}, {"match", string}},
       .result = TypeKind::boolean,
       .sentence = "True if a text ends with another.",
       .label = "以…结尾",
       .examples = {{R"(ends with("foobar", "r"))", "true"}, {R"(ends with(null, "r"))", "null"}},
       .body = ends_with},
      {.name = "matches",
       .family = "string",
       .parameters = {{"input", string},
                      {"pattern", string},
                      {.name = "flags", .kind = string, .optional = true, .nullable = true}},
       .result = TypeKind::boolean,
       .sentence = "True if a regular expression (XPath syntax) matches some part of a text.",
       .label = "正则匹配",
       .examples = {{R"(matches("foobar", "^fo*b"))", "true"},
                    {R"(matches("FOO", "foo", "i"))", "true"},
                    {R"(matches("foo", "("))", "null"}},
       .body = matches},
      {.name = "split",
       .family = "string",
       .parameters = {{"string", string}, {"delimiter", string}},
       .result = TypeKind::list,
       .sentence = "The parts of a text between the matches of a regular expression.",
       .label = "拆分文字",
       .examples = {{R"(split("John Doe", "\\s"))", R"(["John", "Doe"])"},
                    {R"(split("a;b;c;;", ";"))", R"(["a", "b", "c", "", ""])"},
                    {R"(split("a", null))", "null"}},
       .body = split},
      {.name = "string join",
       .family = "string",
       .parameters = {{"list", ParameterKind::list_of_strings},
                      {.name = "delimiter", .kind = string, .optional = true, .nullable = true}},
       .result = TypeKind::string,
       .sentence = "The texts of a list one after the other, with a delimiter between them; nulls are left out.",
       .label = "连接文字",
       .examples = {{R"(string join(["a", "b", "c"], " and "))", R"("a and b and c")"},
                    {R"(string join(["a", null, "c"]))", R"("ac")"},
                    {"string join([1, 2])", "null"}},
       .body = string_join},
  };
}

}  // namespace riskrule::feel
