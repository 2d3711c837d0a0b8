#include "progress.hpp"

#include <unistd.h>

#include <iostream>

namespace riskrule::cli {

Progress::Progress(bool shown, std::optional<std::size_t> of) : shown_(shown && isatty(STDERR_FILENO) != 0), of_(of) {}

void Progress::step(bool failed) {
  ++(failed ? failed_ : assessed_);
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  std::cerr << "\r\033[K" << assessed_ + failed_;
  if (of_) std::cerr << " of " << *of_;
  std::cerr << " matters";
  if (failed_ > 0) std::cerr << ", " << failed_ << " failed";
  std::cerr << std::flush;
  there_ = true;
}

void Progress::clear() {
  if (there_) std::cerr << "\r\033[K" << std::flush;
  there_ = false;
}

}  // namespace riskrule::cli
