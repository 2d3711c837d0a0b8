#include "riskrule/data/gb18030.hpp"

#include <iconv.h>

#include <cerrno>
#include <cstdio>

namespace riskrule::data {
namespace {

class Converter {
 public:
  Converter() : handle_(iconv_open("UTF-8", "GB18030")) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (*this) iconv_close(handle_);
  }
  explicit operator bool() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// Converts from `at` on until something is wrong: 0, or the reason, and `at` is where it stands.
  int convert(std::string_view bytes, std::size_t& at, std::string& out) {
    char block[4096];
    while (at < bytes.size()) {
      char* from = const_cast<char*>(bytes.data() + at);  // iconv only reads
      std::size_t left = bytes.size() - at;
      char* to = block;
      std::size_t room = sizeof block;
      const bool good = iconv(handle_, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
      const int why = good ? 0 : errno;
      out.append(block, to);
      at = bytes.size() - left;
      if (why != 0 && why != E2BIG) return why;
    }
    return 0;
  }

 private:
  iconv_t handle_;
};

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  char two[3];
  for (const char c : bytes) {
    std::snprintf(two, sizeof two, "%02X", static_cast<unsigned char>(c));
    out += two;
  }
  return out;
}

/// The place follows from what was converted before it: columns count characters, not bytes.
Diagnostic at_end_of(const std::string& converted, std::string message, std::string file) {
  Diagnostic d{.code = "text.gb18030", .message = std::move(message), .file = std::move(file)};
  d.place = place_of(converted, converted.size());
  return d;
}

}  // namespace

Result<std::string> utf8_from_gb18030(std::string_view bytes, std::string file) {
  Converter converter;
  if (!converter)
    return Diagnostic{.code = "text.converter", .message = "this system has no converter for GB 18030", .file = file};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::size_t at = 0;
  const int why = converter.convert(bytes, at, out);
  if (why == 0) return out;
  if (why == EINVAL) return at_end_of(out, "the text ends within a character", std::move(file));
  return at_end_of(out, "the bytes " + hexadecimal(bytes.substr(at, 4)) + " are no character of GB 18030",
                   std::move(file));
}

}  // namespace riskrule::data
