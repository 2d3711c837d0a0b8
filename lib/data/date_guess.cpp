#include "date_guess.hpp"

#include <array>

#include "riskrule/base/date.hpp"

namespace riskrule::data::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Numbers {
  std::array<int, 3> value{};
  std::size_t count = 0;
};

/// The first three numbers of a text, each of at most four digits; count is 0 if a number is longer.
Numbers numbers_in(std::string_view text) {
  Numbers out;
  for (std::size_t i = 0; i < text.size() && out.count < 3;) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    int value = 0;
    for (; i < text.size() && is_digit(text[i]) && i - begin < 5; ++i) value = value * 10 + (text[i] - '0');
    if (i - begin > 4) return {};
    out.value[out.count++] = value;
  }
  return out;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string iso(const Numbers& n) {
  return padded(n.value[0], 4) + "-" + padded(n.value[1], 2) + "-" + padded(n.value[2], 2);
}

bool has_shape(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
  return true;
}

}  // namespace

std::string why_no_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  if (!has_shape(text)) return "write year-month-day, for instance 2024-03-01";
  const Numbers n = numbers_in(text);
  const int month = n.value[1];
  if (month < 1 || month > 12) return "there is no month " + std::string(text.substr(5, 2));
  if (n.value[2] == 0) return "there is no day 00";
  const std::string name(months[static_cast<std::size_t>(month - 1)]);
  const std::string days = std::to_string(days_in_month(n.value[0], month));
  return name + " has " + days + " days" + (month == 2 ? " in " + std::string(text.substr(0, 4)) : "");
}

std::string guess_date(std::string_view text) {
  if (text.size() > 40 || has_shape(text)) return {};
  const Numbers n = numbers_in(text);
  if (text.size() == 8 && n.count == 0) {  // 20240301
    std::string spaced(text.substr(0, 4));
    spaced += "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2));
    return parse_date(spaced) ? spaced : std::string();
  }
  if (n.count < 3 || n.value[0] < 1000) return {};
  std::string date = iso(n);
  return parse_date(date) ? date : std::string();
}

}  // namespace riskrule::data::detail
