#include "riskrule/data/utf16.hpp"

#include <array>
#include <cstring>

namespace riskrule::data {
namespace {

constexpr std::ptrdiff_t block = 16;  // ASCII goes so many at a time

unsigned byte(char c) noexcept { return static_cast<unsigned char>(c); }
unsigned bits(char continuation) noexcept { return byte(continuation) & 0x3FU; }

bool is_ascii(const char* bytes) noexcept {
  std::array<std::uint64_t, 2> words;
  static_assert(sizeof words == block);
  std::memcpy(words.data(), bytes, block);
  return ((words[0] | words[1]) & 0x8080808080808080U) == 0;
}

/// By way of arrays of its own, which can not overlap: compilers make one instruction or two of the loop.
void widen(const char* bytes, std::uint16_t* out) noexcept {
  std::array<unsigned char, block> from;
  std::array<std::uint16_t, block> to;
  std::memcpy(from.data(), bytes, sizeof from);
  for (std::size_t i = 0; i < from.size(); ++i) to[i] = from[i];
  std::memcpy(out, to.data(), sizeof to);
}

/// How far reading and writing are.
struct Cursor {
  const char* in;
  const char* in_end;
  std::uint16_t* out;
  std::uint16_t* out_end;

  void ascii() noexcept {
    for (; in_end - in >= block && out_end - out >= block && is_ascii(in); in += block, out += block) widen(in, out);
    while (open() && byte(*in) < 0x80) *out++ = static_cast<std::uint16_t>(byte(*in++));
  }

  /// Characters of three bytes, as most of Chinese.
  void three() noexcept {
    for (; in_end - in >= 3 && out != out_end && (byte(*in) & 0xF0U) == 0xE0U; in += 3)
      unit((byte(*in) & 0x0FU) << 12U | bits(in[1]) << 6U | bits(in[2]));
  }

  /// A character of two bytes or four; false if the text or the room ends before it.
  bool other() noexcept {
    const unsigned first = byte(*in);
    if (first < 0xE0) {
      if (in_end - in < 2) return false;
      unit((first & 0x1FU) << 6U | bits(in[1]));
      in += 2;
      return true;
    }
    if (in_end - in < 4 || out_end - out < 2) return false;
    const unsigned beyond = ((first & 7U) << 18U | bits(in[1]) << 12U | bits(in[2]) << 6U | bits(in[3])) - 0x10000U;
    unit(0xD800U + (beyond >> 10U));
    unit(0xDC00U + (beyond & 0x3FFU));
    in += 4;
    return true;
  }

  bool open() const noexcept { return in != in_end && out != out_end; }

  void unit(unsigned value) noexcept { *out++ = static_cast<std::uint16_t>(value); }
};

/// A unit for each byte that begins a character, and one more if that is of four bytes.
std::uint8_t units_of(char c) noexcept {
  const auto begins = static_cast<std::uint8_t>((byte(c) & 0xC0U) != 0x80U ? 1 : 0);
  return static_cast<std::uint8_t>(begins + (byte(c) >= 0xF0 ? 1 : 0));
}

}  // namespace

std::size_t utf16_length(std::string_view text) noexcept {
  constexpr std::size_t many = 64;  // of which the sum fits into a byte: compilers add up that many at once
  std::size_t units = 0;
  for (; text.size() >= many; text.remove_prefix(many)) {
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < many; ++i) sum = static_cast<std::uint8_t>(sum + units_of(text[i]));
    units += sum;
  }
  for (const char c : text) units += units_of(c);
  return units;
}

Utf16Written write_utf16(std::string_view text, std::uint16_t* out, std::size_t room) noexcept {
  Cursor at{text.data(), text.data() + text.size(), out, out + room};
  for (bool goes_on = true; goes_on && at.open();) {
    at.ascii();
    at.three();
    if (at.open() && byte(*at.in) >= 0x80) goes_on = at.other();
  }
  return {static_cast<std::size_t>(at.out - out), static_cast<std::size_t>(at.in - text.data())};
}

}  // namespace riskrule::data
