// Misuse of the C ABI: every row gives a status and says why, and leaves nothing behind; none crashes.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "riskrule/riskrule.h"

namespace {

using namespace std::string_literals;

void release(riskrule_matter* handle) { riskrule_matter_free(handle); }
void release(riskrule_pack* handle) { riskrule_pack_free(handle); }
void release(riskrule_assessment* handle) { riskrule_assessment_free(handle); }
void release(riskrule_text* handle) { riskrule_text_free(handle); }

int made = 0;  ///< handles that calls of the current row have made

/// An output that is not NULL before the call, so that a call which forgets to set it is found.
template <class Handle>
struct Out {
  Handle* handle = reinterpret_cast<Handle*>(this);
  Out() = default;
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  ~Out() {
    EXPECT_NE(static_cast<void*>(handle), static_cast<void*>(this)) << "the output was not set";
    made += handle != nullptr ? 1 : 0;
    release(handle);
  }
  Handle** slot() { return &handle; }
};

const std::string good_matter =
    R"({"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"date": "2024-03-01"}})";
const std::string good_pack =
    R"({"pack": "p", "version": "1", "title": "t", "jurisdiction": "990000", "instruments": []})";

riskrule_matter* make_matter(const std::string& json) {
  riskrule_matter* made_matter = nullptr;
  EXPECT_EQ(riskrule_matter_read(json.data(), json.size(), nullptr, &made_matter, nullptr), RISKRULE_OK);
  return made_matter;
}

/// Good handles that the rows misuse; made once.
struct Good {
  riskrule_matter* matter = make_matter(good_matter);
  riskrule_matter* undated = make_matter(R"({"id": "m", "title": "t", "jurisdiction": "310000"})");
  riskrule_pack* pack = nullptr;
  riskrule_assessment* assessment = nullptr;
  Good() {
    EXPECT_EQ(riskrule_pack_builtin("cn", &pack, nullptr), RISKRULE_OK);
    EXPECT_EQ(riskrule_assess(matter, pack, nullptr, &assessment, nullptr), RISKRULE_OK);
  }
  Good(const Good&) = delete;
  Good& operator=(const Good&) = delete;
  ~Good() {
    riskrule_assessment_free(assessment);
    riskrule_pack_free(pack);
    riskrule_matter_free(undated);
    riskrule_matter_free(matter);
  }
};
const Good& good() {
  static const Good all;
  return all;
}

// --- Texts -----------------------------------------------------------------------------------------------------------

struct Text {
  const char* name;
  std::string bytes;
};

const Text bad_texts[] = {
    {"nothing", ""},
    {"blanks", "  \n\t "},
    {"a NUL", "\0"s},
    {"a NUL before the text", "\0{}"s},
    {"a NUL after the text", good_matter + "\0"s},
    {"a NUL inside a string", "{\"id\": \"a\0b\"}"s},
    {"a control character inside a string", "{\"id\": \"a\x01\"}"},
    {"a line end inside a string", "{\"id\": \"a\n\"}"},
    {"UTF-8 cut after one byte", "{\"id\": \"\xE5\"}"},
    {"UTF-8 cut after two bytes", "{\"id\": \"\xE5\xBE"},
    {"a continuation byte alone", "{\"id\": \"\x80\"}"},
    {"an overlong code point", "{\"id\": \"\xC0\xAF\"}"},
    {"a surrogate in UTF-8", "{\"id\": \"\xED\xA0\x80\"}"},
    {"a code point above the last", "{\"id\": \"\xF4\x90\x80\x80\"}"},
    {"a byte that is never UTF-8", "\xFF"},
    {"half of an escaped pair", R"({"id": "\ud83d"})"},
    {"an escape cut short", R"({"id": "\u00"})"},
    {"UTF-16", "\xFF\xFE{\0}\0"s},
    {"one brace", "{"},
    {"a string that does not end", R"({"id": "a)"},
    {"a member without a value", R"({"id":})"},
    {"a comma too many", R"({"id": "a",})"},
    {"single quotes", "{'id': 'a'}"},
    {"a comment", "{} // done"},
    {"two texts", good_matter + good_matter},
    {"a number", "5"},
    {"a list", "[]"},
    {"null", "null"},
    {"not a number", "NaN"},
    {"a number that is too great", R"({"id": 1e999999999999})"},
    {"the same member twice", R"({"id": "a", "id": "b"})"},
    {"no member at all", "{}"},
    {"a list where a text belongs", R"({"id": [], "pack": []})"},
    {"deep nesting", std::string(1000, '[') + std::string(1000, ']')},
    {"very deep nesting, not closed", std::string(1'000'000, '[')},
    {"very deep nesting of objects",
     [] {
       std::string out;
       for (int i = 0; i < 100'000; ++i) out += R"({"a":)";
       return out;
     }()},
};

// --- Rows ------------------------------------------------------------------------------------------------------------

struct Row {
  std::string name;
  riskrule_status status;
  const char* code;  ///< of the first reason; "" where the status is RISKRULE_OK, "*" for any
  std::function<riskrule_status(riskrule_error**)> call;
};

Row matter_row(const std::string& name, riskrule_status status, const char* code, const char* json, std::size_t length,
               const char* file) {
  return {"matter_read: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_matter> out;
            return riskrule_matter_read(json, length, file, out.slot(), error);
          }};
}
Row pack_row(const std::string& name, riskrule_status status, const char* code, const char* json, std::size_t length,
             const char* file) {
  return {"pack_load: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_pack> out;
            return riskrule_pack_load(json, length, file, out.slot(), error);
          }};
}
Row builtin_row(const std::string& name, riskrule_status status, const char* code, const char* id) {
  return {"pack_builtin: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_pack> out;
            return riskrule_pack_builtin(id, out.slot(), error);
          }};
}
Row schema_row(const std::string& name, riskrule_status status, const char* code, const char* type) {
  return {"schema: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_text> out;
            return riskrule_schema(type, out.slot(), error);
          }};
}
Row date_row(const std::string& name, riskrule_status status, const char* code, const char* as_of,
             std::uint32_t size = sizeof(riskrule_assess_options), std::uint32_t reserved = 0) {
  return {"assess: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_assessment> out;
            const riskrule_assess_options options{size, reserved, as_of, nullptr};
            return riskrule_assess(good().matter, good().pack, &options, out.slot(), error);
          }};
}
Row format_row(const std::string& name, riskrule_status status, const char* code, std::int32_t format) {
  return {"render: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_text> out;
            return riskrule_render(good().matter, good().assessment, format, out.slot(), error);
          }};
}
Row explain_row(const std::string& name, riskrule_status status, const char* code, const char* duty) {
  return {"explain: " + name, status, code, [=](riskrule_error** error) {
            Out<riskrule_text> out;
            return riskrule_explain(good().assessment, duty, out.slot(), error);
          }};
}

constexpr riskrule_status ok = RISKRULE_OK;
constexpr riskrule_status bad_input = RISKRULE_BAD_INPUT;
constexpr riskrule_status bad_argument = RISKRULE_BAD_ARGUMENT;
constexpr const char* argument = "c.argument";

void add_texts(std::vector<Row>& rows) {
  for (const Text& text : bad_texts) {
    rows.push_back(matter_row(text.name, bad_input, "*", text.bytes.data(), text.bytes.size(), "text"));
    rows.push_back(pack_row(text.name, bad_input, "*", text.bytes.data(), text.bytes.size(), "text"));
  }
  for (const auto make : {matter_row, pack_row}) {
    const std::string& text = make == matter_row ? good_matter : good_pack;
    rows.push_back(make("good", ok, "", text.data(), text.size(), "file"));
    rows.push_back(make("no name", ok, "", text.data(), text.size(), nullptr));
    rows.push_back(make("a name that is no UTF-8", ok, "", text.data(), text.size(), "\xE5\xFF"));
    rows.push_back(make("length too short", bad_input, "*", text.data(), text.size() - 1, "\xE5\xFF"));
    rows.push_back(make("length 0", bad_input, "*", text.data(), 0, nullptr));
    rows.push_back(make("NULL, length 0", bad_input, "*", nullptr, 0, nullptr));
    rows.push_back(make("NULL, length 5", bad_argument, argument, nullptr, 5, nullptr));
    rows.push_back(make("a length of no text", bad_input, "limit.json_bytes", text.data(), SIZE_MAX, nullptr));
    rows.push_back(
        make("a length above the limit", bad_input, "limit.json_bytes", text.data(), 64U * 1024 * 1024 + 1, nullptr));
  }
}

void add_words(std::vector<Row>& rows) {
  static const std::string endless(1'000'000, 'x');
  for (const auto make : {builtin_row, schema_row}) {
    const char* code = make == builtin_row ? "pack.unknown" : "c.schema";
    rows.push_back(make("NULL", bad_input, code, nullptr));
    rows.push_back(make("empty", bad_input, code, ""));
    rows.push_back(make("unknown", bad_input, code, "no such"));
    rows.push_back(make("no UTF-8", bad_input, code, "\xE5"));
    rows.push_back(make("a folder", bad_input, code, "../../etc/passwd"));
    rows.push_back(make("endless", bad_input, code, endless.c_str()));
  }
  rows.push_back(builtin_row("good", ok, "", "cn"));
  rows.push_back(schema_row("good", ok, "", "matter"));
  rows.push_back(explain_row("NULL is everything", ok, "", nullptr));
  rows.push_back(explain_row("unknown", bad_input, "c.finding", "no such"));
  rows.push_back(explain_row("no UTF-8", bad_input, "c.finding", "\xE5\xFF"));
  rows.push_back(explain_row("endless", bad_input, "c.finding", endless.c_str()));
  for (const char* date :
       {"", "2024-13-01", "2024-02-30", "2023-02-29", "2024-3-1", "2024/03/01", "tomorrow", "2024-03-01 ",
        " 2024-03-01", "2024-03-01T00:00:00", "99999999999-01-01", "\xE5", "二〇二四年三月一日"})
    rows.push_back(date_row("as of `" + std::string(date) + "`", bad_input, "c.date", date));
  rows.push_back(date_row("as of an endless text", bad_input, "c.date", endless.c_str()));
  rows.push_back(date_row("as of a good day", ok, "", "2024-03-01"));
}

void add_numbers(std::vector<Row>& rows) {
  for (const std::uint32_t size : {0U, 1U, 4U, 8U, 15U})
    rows.push_back(date_row("struct_size " + std::to_string(size), bad_argument, argument, nullptr, size));
  rows.push_back(date_row("struct_size of release 0.1", ok, "", nullptr, 16));
  rows.push_back(date_row("struct_size of a later release", ok, "", nullptr, sizeof(riskrule_assess_options) + 8));
  rows.push_back(date_row("struct_size beyond reason", ok, "", nullptr, UINT32_MAX));
  rows.push_back(date_row("reserved is not 0", ok, "", nullptr, sizeof(riskrule_assess_options), 7));
  for (const std::int32_t format : {-1, 4, 99, INT32_MIN, INT32_MAX})
    rows.push_back(format_row("format " + std::to_string(format), bad_argument, argument, format));
  for (const std::int32_t format : {RISKRULE_JSON, RISKRULE_PLAIN, RISKRULE_MARKDOWN, RISKRULE_HTML})
    rows.push_back(format_row("format " + std::to_string(format), ok, "", format));
}

using Error = riskrule_error**;

void add_nulls(std::vector<Row>& rows) {
  const auto add = [&](const char* name, std::function<riskrule_status(Error)> call) {
    rows.push_back({name, bad_argument, argument, std::move(call)});
  };
  add("matter_read: no output",
      [](Error e) { return riskrule_matter_read(good_matter.data(), good_matter.size(), "", nullptr, e); });
  add("matter_read: nothing", [](Error e) { return riskrule_matter_read(nullptr, 0, nullptr, nullptr, e); });
  add("pack_load: no output",
      [](Error e) { return riskrule_pack_load(good_pack.data(), good_pack.size(), "", nullptr, e); });
  add("pack_load: nothing", [](Error e) { return riskrule_pack_load(nullptr, 0, nullptr, nullptr, e); });
  add("pack_builtin: no output", [](Error e) { return riskrule_pack_builtin("cn", nullptr, e); });
  add("pack_builtin: nothing", [](Error e) { return riskrule_pack_builtin(nullptr, nullptr, e); });
  add("schema: no output", [](Error e) { return riskrule_schema("matter", nullptr, e); });
  add("schema: nothing", [](Error e) { return riskrule_schema(nullptr, nullptr, e); });
  add("matter_write: no output", [](Error e) { return riskrule_matter_write(good().matter, nullptr, e); });
  add("matter_write: nothing", [](Error e) { return riskrule_matter_write(nullptr, nullptr, e); });
  add("assess: no output", [](Error e) { return riskrule_assess(good().matter, good().pack, nullptr, nullptr, e); });
  add("assess: nothing", [](Error e) { return riskrule_assess(nullptr, nullptr, nullptr, nullptr, e); });
  add("render: no output", [](Error e) { return riskrule_render(good().matter, good().assessment, 0, nullptr, e); });
  add("render: nothing", [](Error e) { return riskrule_render(nullptr, nullptr, 0, nullptr, e); });
  add("explain: no output", [](Error e) { return riskrule_explain(good().assessment, nullptr, nullptr, e); });
  add("explain: nothing", [](Error e) { return riskrule_explain(nullptr, nullptr, nullptr, e); });
  add("matter_write: no matter", [](Error e) {
    Out<riskrule_text> out;
    return riskrule_matter_write(nullptr, out.slot(), e);
  });
  add("assess: no matter", [](Error e) {
    Out<riskrule_assessment> out;
    return riskrule_assess(nullptr, good().pack, nullptr, out.slot(), e);
  });
  add("render: no matter", [](Error e) {
    Out<riskrule_text> out;
    return riskrule_render(nullptr, good().assessment, 0, out.slot(), e);
  });
  add("render: no assessment", [](Error e) {
    Out<riskrule_text> out;
    return riskrule_render(good().matter, nullptr, 0, out.slot(), e);
  });
  add("explain: no assessment", [](Error e) {
    Out<riskrule_text> out;
    return riskrule_explain(nullptr, "comment-period", out.slot(), e);
  });
  rows.push_back({"assess: no pack and no date", bad_input, "assess.no_date", [](Error e) {
                    Out<riskrule_assessment> out;
                    return riskrule_assess(good().undated, nullptr, nullptr, out.slot(), e);
                  }});
  rows.push_back({"assess: no pack in force", bad_input, "pack.none_in_force", [](Error e) {
                    Out<riskrule_assessment> out;
                    const riskrule_assess_options options{sizeof(riskrule_assess_options), 0, "1999-12-31", nullptr};
                    return riskrule_assess(good().matter, nullptr, &options, out.slot(), e);
                  }});
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  add_texts(rows);
  add_words(rows);
  add_numbers(rows);
  add_nulls(rows);
  return rows;
}

/// Every byte sequence of a text that goes out must be UTF-8.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return false;
    i += length;
  }
  return true;
}

TEST(Misuse, IsAStatusWithItsReason) {
  const auto rows = all_rows();
  EXPECT_GE(rows.size(), 100U);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    good();
    made = 0;
    riskrule_error* error = nullptr;
    EXPECT_EQ(row.call(&error), row.status);
    EXPECT_EQ(row.call(nullptr), row.status);  // whoever does not ask why still gets the status
    EXPECT_EQ(made, row.status == RISKRULE_OK ? 2 : 0);
    EXPECT_EQ(error == nullptr, row.status == RISKRULE_OK);
    if (error == nullptr) continue;
    EXPECT_GE(riskrule_error_count(error), 1U);
    EXPECT_STRNE(riskrule_error_message(error), "");
    const std::string_view json = riskrule_error_json(error);
    EXPECT_TRUE(json.find("\"code\"") != std::string_view::npos && is_utf8(json)) << json;
    const std::string_view code = riskrule_error_code(error, 0);
    EXPECT_NE(code, "");
    EXPECT_TRUE(std::string_view(row.code) == "*" || code == row.code) << code;
    riskrule_error_free(error);
  }
}

// --- Accessors -------------------------------------------------------------------------------------------------------

TEST(Misuse, AccessorsOfNullAreEmpty) {
  for (const char* text :
       {riskrule_error_message(nullptr), riskrule_error_code(nullptr, 0), riskrule_error_code(nullptr, SIZE_MAX),
        riskrule_text_data(nullptr), riskrule_pack_id(nullptr), riskrule_assessment_finding_duty(nullptr, 0),
        riskrule_assessment_finding_verdict(nullptr, 0), riskrule_assessment_grade(nullptr),
        riskrule_assessment_grade_origin(nullptr)})
    EXPECT_STREQ(text, "");
  EXPECT_STREQ(riskrule_error_json(nullptr), "[]");
  EXPECT_EQ(riskrule_error_count(nullptr), 0U);
  EXPECT_EQ(riskrule_text_size(nullptr), 0U);
  std::uint16_t unit = 7;
  EXPECT_EQ(riskrule_text_utf16(nullptr, nullptr, 0), 0U);
  EXPECT_EQ(riskrule_text_utf16(nullptr, &unit, SIZE_MAX), 0U);
  EXPECT_EQ(unit, 7);
  EXPECT_EQ(riskrule_assessment_finding_count(nullptr), 0U);
}

TEST(Misuse, IndexesOutOfRangeAreEmpty) {
  const auto* assessment = good().assessment;
  const std::size_t count = riskrule_assessment_finding_count(assessment);
  ASSERT_GT(count, 0U);
  riskrule_error* error = nullptr;
  riskrule_schema("", nullptr, &error);
  for (const std::size_t index : {count, count + 1, SIZE_MAX / 2, SIZE_MAX - 1, SIZE_MAX}) {
    EXPECT_STREQ(riskrule_assessment_finding_duty(assessment, index), "");
    EXPECT_STREQ(riskrule_assessment_finding_verdict(assessment, index), "");
    EXPECT_STREQ(riskrule_error_code(error, index), "");
  }
  EXPECT_STRNE(riskrule_assessment_finding_duty(assessment, count - 1), "");
  EXPECT_STRNE(riskrule_assessment_finding_verdict(assessment, count - 1), "");
  riskrule_error_free(error);
}

TEST(Misuse, Utf16NeverPassesTheRoomOfTheCaller) {
  riskrule_text* text = nullptr;
  ASSERT_EQ(riskrule_schema("pack", &text, nullptr), RISKRULE_OK);
  const std::size_t units = riskrule_text_utf16(text, nullptr, SIZE_MAX);  // without a place there is no room
  EXPECT_GT(units, 0U);
  EXPECT_LE(units, riskrule_text_size(text));
  for (const std::size_t room : {std::size_t{0}, std::size_t{1}, std::size_t{17}, units - 1, units}) {
    std::vector<std::uint16_t> out(room + 1, 7);
    EXPECT_EQ(riskrule_text_utf16(text, out.data(), room), units);
    EXPECT_EQ(out[room], 7);
  }
  riskrule_text_free(text);
}

TEST(Misuse, FreeingNullDoesNothing) {
  riskrule_error_free(nullptr);
  riskrule_text_free(nullptr);
  riskrule_matter_free(nullptr);
  riskrule_pack_free(nullptr);
  riskrule_assessment_free(nullptr);
}

}  // namespace
