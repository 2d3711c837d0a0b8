// UTF-8 to UTF-16 against iconv, which shares no code with it.
#include "riskrule/data/utf16.hpp"

#include <gtest/gtest.h>
#include <iconv.h>

#include <random>
#include <string>
#include <vector>

using riskrule::data::utf16_length;
using riskrule::data::write_utf16;

namespace {

using Units = std::u16string;

/// What iconv makes of bytes.
std::string converted(std::string bytes, const char* to, const char* from) {
  std::string out(4 * bytes.size() + 8, '\0');
  char* in = bytes.data();
  char* end = out.data();
  std::size_t left = bytes.size();
  std::size_t room = out.size();
  const iconv_t handle = iconv_open(to, from);
  EXPECT_NE(iconv(handle, &in, &left, &end, &room), static_cast<std::size_t>(-1));
  iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

Units witness(const std::string& utf8) {
  const auto bytes = converted(utf8, "UTF-16BE", "UTF-8");
  Units out;
  for (std::size_t i = 0; i < bytes.size(); i += 2)
    out.push_back(
        static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8U | static_cast<unsigned char>(bytes[i + 1])));
  return out;
}

/// All of a text, in a buffer that is no unit greater than it must be, so that sanitizers see a step beyond it.
Units units_of(const std::string& utf8) {
  std::vector<std::uint16_t> out(utf16_length(utf8));
  const auto written = write_utf16(utf8, out.data(), out.size());
  EXPECT_EQ(written.units, out.size());
  EXPECT_EQ(written.bytes, utf8.size());
  return {out.begin(), out.end()};
}

const std::string characters[] = {"a",
                                  "\xC2\x80",
                                  "\xDF\xBF",
                                  "\xE0\xA0\x80",
                                  "\xE4\xB8\xAD",
                                  "\xED\x9F\xBF",
                                  "\xEE\x80\x80",
                                  "\xEF\xBF\xBF",
                                  "\xF0\x90\x80\x80",
                                  "\xF4\x8F\xBF\xBF",
                                  std::string(1, '\0')};

TEST(Utf16, HasEveryCodePointOfEveryPlane) {
  std::string points;  // UTF-32
  for (unsigned long c = 0; c <= 0x10FFFF; ++c)
    if (c < 0xD800 || c > 0xDFFF)
      for (const unsigned shift : {24U, 16U, 8U, 0U}) points.push_back(static_cast<char>(c >> shift & 0xFFU));
  const auto utf8 = converted(points, "UTF-8", "UTF-32BE");
  const auto found = units_of(utf8);
  EXPECT_EQ(found.size(), 0x10000U - 0x800U + 2U * 0x100000U);
  EXPECT_EQ(found, witness(utf8));
}

TEST(Utf16, IsTheSameWhereverACharacterStands) {
  EXPECT_EQ(units_of(""), Units());
  for (const auto& one : characters)
    for (const auto& other : characters)
      for (std::size_t before = 0; before <= 33; ++before)
        for (const std::size_t after : {0U, 1U, 15U, 16U, 17U, 64U}) {
          const auto text = std::string(before, 'x') + one + other + std::string(after, 'y');
          ASSERT_EQ(units_of(text), witness(text)) << before << ' ' << after;
        }
}

TEST(Utf16, EndsBeforeACharacterThatDoesNotFit) {
  std::string text;
  for (int i = 0; i < 6; ++i)
    for (const auto& one : characters) text += one + std::string(static_cast<std::size_t>(7 * i), 'x');
  const auto whole = witness(text);
  for (std::size_t room = 0; room <= whole.size(); ++room) {
    std::vector<std::uint16_t> out(room);
    const auto written = write_utf16(text, out.data(), room);
    const bool half = room > 0 && room < whole.size() && whole[room] >= 0xDC00 && whole[room] <= 0xDFFF;
    ASSERT_EQ(written.units, half ? room - 1 : room);
    ASSERT_EQ(utf16_length(text.substr(0, written.bytes)), written.units);
    out.resize(written.units);
    ASSERT_EQ(Units(out.begin(), out.end()), whole.substr(0, written.units));
  }
}

// Texts of the library are UTF-8. Should one not be, nothing beyond its ends is touched all the same.
TEST(Utf16, StaysInsideWhateverTheBytesAre) {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::vector<char> bytes(random() % 40);
    for (char& one : bytes) one = static_cast<char>(random() % 4 == 0 ? random() : random() % 128);
    std::vector<std::uint16_t> out(random() % 40);
    const auto written = write_utf16({bytes.data(), bytes.size()}, out.data(), out.size());
    ASSERT_LE(written.units, out.size());
    ASSERT_LE(written.bytes, bytes.size());
  }
}

}  // namespace
