#include <algorithm>
#include <utility>

#include "riskrule/assess/many.hpp"

namespace riskrule {

NdjsonLines::NdjsonLines(Read read, std::string file, const Limits& limits)
    : read_(std::move(read)), file_(std::move(file)), longest_(limits.json_bytes) {}

/// More bytes behind those that are still to be looked at; false at the end.
bool NdjsonLines::fill() {
  constexpr std::size_t block = 64U << 10U;
  buffer_.erase(0, std::exchange(at_, 0));
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + block);
  const std::size_t got = read_(buffer_.data() + kept, block);
  buffer_.resize(kept + std::min(got, block));
  return got > 0;
}

/// Takes the next line, or its length alone where it is too long; nothing at the end.
std::optional<std::string> NdjsonLines::line(bool& too_long) {
  too_long = false;
  std::size_t end = buffer_.find('\n', at_);
  while (end == std::string::npos) {
    if (buffer_.size() - at_ > longest_) {  // only its line end is still of interest
      too_long = true;
      at_ = buffer_.size();
    }
    const std::size_t searched = buffer_.size() - at_;
    if (!fill()) {
      if (buffer_.empty() && !too_long) return {};
      end = buffer_.size();
      break;
    }
    end = buffer_.find('\n', searched);
  }
  too_long = too_long || end - at_ > longest_;
  std::string out = too_long ? std::string() : buffer_.substr(at_, end - at_);
  at_ = std::min(end + 1, buffer_.size());
  return out;
}

std::optional<MatterText> NdjsonLines::next() {
  for (;;) {
    bool too_long = false;
    auto text = line(too_long);
    if (!text) return {};
    MatterText out{.text = *std::move(text), .file = file_, .line = ++line_};
    if (too_long)
      out.problems.push_back({.code = "limit.json_bytes",
                              .message = "the line is longer than `json_bytes`, " + std::to_string(longest_),
                              .file = file_,
                              .place = {line_, 1}});
    if (too_long || out.text.find_first_not_of(" \t\r") != std::string::npos) return out;
  }
}

}  // namespace riskrule
