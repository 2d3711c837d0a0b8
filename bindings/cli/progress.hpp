// How far a long run has come, on a terminal only: one line of standard error that is written over.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace riskrule::cli {

class Progress {
 public:
  /// `shown`: also false on a terminal, for instance when results appear there.
  Progress(bool shown, std::optional<std::size_t> of);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(bool failed);
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  bool shown_;
  bool there_ = false;
  std::optional<std::size_t> of_;
  std::uint64_t assessed_ = 0;
  std::uint64_t failed_ = 0;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace riskrule::cli
