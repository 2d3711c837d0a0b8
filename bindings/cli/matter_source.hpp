// The matters that a command line names: files, folders, lines of NDJSON, standard input.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "riskrule/assess/many.hpp"

namespace riskrule::cli {

class MatterSource {
 public:
  /// `paths`: files, folders (their *.json, *.ndjson and *.jsonl, by name; not the folders inside) or `-`.
  /// `lines`: standard input is NDJSON; without it, that is so when its first line is an object and another follows.
  /// What can not be opened is added to `problems`.
  MatterSource(const std::vector<std::string>& paths, bool lines, Diagnostics& problems);

  /// The next matter's text, or nothing at the end. One thread at a time.
  std::optional<MatterText> next();

  /// How many matters, where that is known beforehand.
  std::optional<std::size_t> size() const noexcept;
  /// Whether they come from a folder or as lines: there may be many.
  bool is_stream() const noexcept { return stream_; }

 private:
  struct Entry {
    std::string path;
    bool lines = false;
  };
  void add(const std::string& path, Diagnostics& problems);
  void add_folder(const std::string& path, Diagnostics& problems);
  void look_at_stdin(bool lines);
  std::optional<MatterText> next_bytes();
  std::optional<MatterText> open_next();

  std::vector<Entry> entries_;
  std::size_t at_ = 0;
  bool stream_ = false;
  std::string stdin_head_;  ///< what was read of standard input to see what it is
  std::unique_ptr<NdjsonLines> open_;
};

}  // namespace riskrule::cli
