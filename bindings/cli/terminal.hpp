// Files, standard streams and exit codes of the program.
#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "riskrule/base/diagnostic.hpp"

namespace riskrule::cli {

/// 0 = done; 1 = done, and what --fail-on names was found; 2 = bad input or usage.
enum Exit : int { done = 0, found = 1, bad = 2 };

/// What holds for the whole run: set once, from the command line.
struct Settings {
  bool gb18030 = false;           ///< inputs are GB 18030, not UTF-8
  bool json_diagnostics = false;  ///< diagnostics go out as JSON, one a line
};
Settings& settings();

/// The whole of a file, or of standard input for `-`, as UTF-8. What can not be read is a diagnostic.
std::optional<std::string> read_input(const std::string& path, Diagnostics& problems);
/// The same in two steps: the bytes as they are, and their text in UTF-8; `name` is for diagnostics.
std::optional<std::string> read_bytes(const std::string& path, Diagnostics& problems);
std::optional<std::string> decode(std::string bytes, const std::string& name, Diagnostics& problems);

/// Standard output, or, with a path, a file that appears complete (`finish`) or not at all. What a symbolic link names is
/// replaced, not the link; what is no file (/dev/stdout, a pipe) is written to as it is.
class Output {
 public:
  explicit Output(std::string path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// False, and the reason in `problems`, if it can not be written.
  bool write(const std::string& text, Diagnostics& problems);
  /// The same before anything is written, so that long work is not done in vain.
  bool is_open(Diagnostics& problems) const;
  bool finish(Diagnostics& problems);

 private:
  bool is_file() const { return !path_.empty() && path_ != "-"; }

  std::string path_;
  std::string partial_;
  std::ofstream file_;
  int reason_ = 0;  ///< why the file could not be opened, as errno
};

/// Writes all at once; what went wrong is printed.
bool write_output(const std::string& path, const std::string& text);

/// Writes out what is still held for standard output. False, and said, if not all of it has arrived.
bool flush_output();

/// Prints diagnostics to standard error; as text in colour on a terminal.
void print(const Diagnostics& problems);

/// True if standard output is a terminal that shows colours (NO_COLOR is respected).
bool colours();

/// The name to show for an input: `<stdin>` for `-`.
std::string shown_name(const std::string& path);

}  // namespace riskrule::cli
