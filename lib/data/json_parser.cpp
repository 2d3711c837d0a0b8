// From text to tree. Boost.JSON's basic_parser judges the syntax and tells no positions; the builder follows its events
// with a cursor of its own into the same text (they come in document order), so every node knows its bytes.
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>

#include "json_explain.hpp"
#include "quote.hpp"
#include "riskrule/data/json.hpp"

namespace riskrule::data {
namespace detail {

namespace json = boost::json;

/// The handler of basic_parser. Its on_ functions return false with an error code set when the parser shall stop.
class JsonBuilder {
 public:
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

  JsonBuilder(JsonTree& tree, std::uint32_t max_depth, std::size_t max_problems)
      : tree_(tree), text_(tree.text_), max_depth_(max_depth), max_problems_(max_problems) {
    tree_.records_.reserve(std::min<std::size_t>(text_.size() / 16 + 1, 1U << 16U));
  }

  static JsonTree empty_tree(std::string text, std::string file) {
    JsonTree tree;
    tree.text_ = std::move(text);
    tree.file_ = std::move(file);
    return tree;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) { return open(JsonKind::object, ec); }
  bool on_array_begin(json::error_code& ec) { return open(JsonKind::list, ec); }
  bool on_object_end(std::size_t count, json::error_code&) {
    close(count);
    return true;
  }
  bool on_array_end(std::size_t count, json::error_code&) {
    close(count);
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return keep(part); }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return keep(part); }
  bool on_key(json::string_view last, std::size_t size, json::error_code&) {
    add_string(last, size);
    after_ = JsonStop::After::name;
    return true;
  }
  bool on_string(json::string_view last, std::size_t size, json::error_code&) {
    add_string(last, size);
    after_ = JsonStop::After::value;
    return true;
  }
  bool on_number_part(json::string_view part, json::error_code&) {
    number_size_ += part.size();
    return true;
  }
  bool on_int64(std::int64_t, json::string_view last, json::error_code&) { return add_number(last); }
  bool on_uint64(std::uint64_t, json::string_view last, json::error_code&) { return add_number(last); }
  bool on_double(double value, json::string_view last, json::error_code&) {
    add_number(last);
    if (!(value > -1e300 && value < 1e300)) check_range();  // the digits decide, not the double
    return true;
  }
  bool on_bool(bool value, json::error_code&) {
    add(JsonKind::boolean, value ? 4 : 5).flag = value;
    return true;
  }
  bool on_null(json::error_code&) {
    add(JsonKind::null, 4);
    return true;
  }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  /// Adds what was found wrong in a document that was read to its end.
  void hand_over(Diagnostics& problems) {
    for (auto& [node, d] : found_) {
      d.pointer = node.pointer();
      problems.push_back(std::move(d));
    }
  }

  bool too_deep() const noexcept { return too_deep_; }
  JsonStop stop() const noexcept {
    if (open_.empty()) return {after_, '\0', 0, cursor_};
    const auto& r = tree_.records_[open_.back()];
    return {after_, r.kind == JsonKind::object ? '{' : '[', r.span.begin, cursor_};
  }

 private:
  /// To the next token: over blanks, and the commas and colons that the parser has judged.
  void skip() noexcept {
    const auto is_between = [](char c) {
      return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\t' || c == '\r';
    };
    while (cursor_ < text_.size() && is_between(text_[cursor_])) ++cursor_;
  }

  JsonRecord& add(JsonKind kind, std::size_t bytes) {
    skip();
    const auto begin = static_cast<std::uint32_t>(cursor_);
    cursor_ += bytes;
    after_ = JsonStop::After::value;
    return tree_.records_.emplace_back(JsonRecord{.kind = kind, .span = {begin, static_cast<std::uint32_t>(cursor_)}});
  }

  bool open(JsonKind kind, json::error_code& ec) {
    if (open_.size() >= max_depth_) {
      too_deep_ = true;
      skip();
      ec = json::error::too_deep;
      return false;
    }
    open_.push_back(static_cast<std::uint32_t>(tree_.records_.size()));
    add(kind, 1);
    after_ = JsonStop::After::open;
    return true;
  }

  void close(std::size_t count) {
    skip();
    ++cursor_;
    auto& r = tree_.records_[open_.back()];
    r.count = static_cast<std::uint32_t>(count);
    r.next = static_cast<std::uint32_t>(tree_.records_.size());
    r.span.end = static_cast<std::uint32_t>(cursor_);
    if (r.kind == JsonKind::object && count > 1) check_names(open_.back());
    open_.pop_back();
    after_ = JsonStop::After::value;
  }

  bool keep(json::string_view part) {
    if (arena_begin_ == none) arena_begin_ = tree_.arena_.size();
    tree_.arena_.append(part.data(), part.size());
    return true;
  }

  void add_string(json::string_view last, std::size_t size) {
    skip();
    if (size == last.size() && last.data() == text_.data() + cursor_ + 1) {  // as it stands: there was no escape
      add(JsonKind::string, size + 2);
      return;
    }
    keep(last);
    JsonRecord& r = add(JsonKind::string, quoted_size());
    r.flag = true;
    r.next = static_cast<std::uint32_t>(arena_begin_);
    r.count = static_cast<std::uint32_t>(tree_.arena_.size() - arena_begin_);
    arena_begin_ = none;
  }

  /// Bytes of the string literal at the cursor, quotes included.
  std::size_t quoted_size() const noexcept {
    std::size_t i = cursor_ + 1;
    while (text_[i] != '"') i += text_[i] == '\\' ? 2U : 1U;
    return i + 1 - cursor_;
  }

  bool add_number(json::string_view last) {
    add(JsonKind::number, number_size_ + last.size());
    number_size_ = 0;
    return true;
  }

  /// Refuses a number of 1E+308 or more: its first digit other than 0 stands too far left.
  void check_range() {
    const Span span = tree_.records_.back().span;
    const std::string_view number = span.in(text_);
    const std::size_t mark = std::min(number.find_first_of("eE"), number.size());
    const std::size_t point = std::min(number.find('.'), mark);
    const std::size_t first = number.find_first_of("123456789");
    if (first >= mark) return;  // zero, whatever its exponent
    const auto before_point = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    std::int64_t power = 0;  // the parser refuses an exponent that does not fit an int
    for (std::size_t i = mark + 1; i < number.size(); ++i)
      if (number[i] >= '0' && number[i] <= '9') power = power * 10 + (number[i] - '0');
    if (mark + 1 < number.size() && number[mark + 1] == '-') power = -power;
    if (before_point - (before_point > 0 ? 1 : 0) + power < 308) return;
    const JsonNode node(tree_, static_cast<std::uint32_t>(tree_.records_.size() - 1));
    report(node, span,
           {.code = "json.number_range",
            .message = "the number " + quote(number) + " is too large; it must be below 1E+308"});
  }

  struct Name {
    std::string_view text;
    Span span;
    JsonNode value;
  };

  /// Refuses a second member of the same name.
  void check_names(std::uint32_t object) {
    names_.clear();
    for (const JsonMember member : JsonNode(tree_, object).members())
      names_.push_back({member.name, member.name_span, member.value});
    if (names_.size() <= 12) {
      for (std::size_t i = 1; i < names_.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
          if (names_[i].text == names_[k].text) {
            duplicate(names_[k], names_[i]);
            break;
          }
      return;
    }
    std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
      return a.text != b.text ? a.text < b.text : a.span.begin < b.span.begin;
    });
    for (std::size_t i = 1, first = 0; i < names_.size(); ++i) {
      if (names_[i].text == names_[first].text)
        duplicate(names_[first], names_[i]);
      else
        first = i;
    }
  }

  void duplicate(const Name& first, const Name& second) {
    if (found_.size() >= max_problems_) return;
    const Place place = place_of(text_, first.span.begin);
    report(second.value, second.span,
           {.code = "json.duplicate",
            .message = "the member " + quote(second.text) + " is already there, in line " + std::to_string(place.line) +
                       " column " + std::to_string(place.column)});
  }

  void report(JsonNode node, Span span, Diagnostic d) {
    if (found_.size() >= max_problems_) return;
    found_.emplace_back(node, located_at(tree_, span, std::move(d)));
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  JsonTree& tree_;
  std::string_view text_;
  std::uint32_t max_depth_;
  std::size_t max_problems_;
  std::vector<std::uint32_t> open_;                     // records of the open lists and objects
  std::vector<Name> names_;                             // scratch of check_names
  std::vector<std::pair<JsonNode, Diagnostic>> found_;  // what is wrong, but leaves the tree readable
  std::size_t cursor_ = 0;
  std::size_t arena_begin_ = none;  // where the string that is being read stands in the arena
  std::size_t number_size_ = 0;     // bytes of the number that came in parts
  JsonStop::After after_ = JsonStop::After::nothing;
  bool too_deep_ = false;
};

}  // namespace detail

namespace {

constexpr std::uint32_t deepest = 512;        // Boost.JSON's parser is recursive
constexpr std::size_t largest = 0xFFFFFFF0U;  // spans hold 32 bits

Diagnostic too_large(std::size_t bytes, std::size_t limit, const std::string& file) {
  return {
      .code = "limit.json_bytes",
      .message = "the text has " + std::to_string(bytes) + " bytes; the limit json_bytes is " + std::to_string(limit),
      .file = file};
}

Diagnostic too_deep(std::uint32_t limit) {
  return {.code = "limit.json_depth",
          .message = "lists and objects are nested more than " + std::to_string(limit) +
                     " deep; the limit json_depth is " + std::to_string(limit)};
}

bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

std::optional<JsonTree> parse_json(std::string text, std::string file, const Limits& limits, Diagnostics& problems) {
  const std::size_t max_bytes = std::min(limits.json_bytes, largest);
  if (text.size() > max_bytes) {
    problems.push_back(too_large(text.size(), max_bytes, file));
    return std::nullopt;
  }
  const std::uint32_t max_depth = std::min(limits.json_depth, deepest);
  JsonTree tree = detail::JsonBuilder::empty_tree(std::move(text), std::move(file));
  const std::string_view all = tree.text();
  boost::json::parse_options options;
  options.max_depth = max_depth + 1;  // the builder stops first and knows the place
  boost::json::basic_parser<detail::JsonBuilder> parser(options, tree, max_depth, limits.diagnostics);
  boost::json::error_code error;
  const std::size_t used = parser.write_some(false, all.data(), all.size(), error);
  detail::JsonBuilder& builder = parser.handler();
  if (!error && is_blank(all.substr(used))) {
    builder.hand_over(problems);
    return std::optional<JsonTree>(std::move(tree));
  }
  const detail::JsonStop stop = builder.stop();
  if (builder.too_deep()) {
    const auto at = static_cast<std::uint32_t>(stop.cursor);
    problems.push_back(located_at(tree, Span{at, at + 1}, too_deep(max_depth)));
  } else {
    problems.push_back(detail::explain_json(all, stop));
    problems.back().file = tree.file();
  }
  return std::nullopt;
}

Result<JsonTree> parse_json(std::string text, std::string file, const Limits& limits) {
  Diagnostics problems;
  auto tree = parse_json(std::move(text), std::move(file), limits, problems);
  if (!tree || has_errors(problems)) return problems;
  return {std::move(*tree), std::move(problems)};
}

}  // namespace riskrule::data
