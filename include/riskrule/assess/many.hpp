// Many matters at once: texts in, assessments out, in the order of the input, on several threads and in bounded memory.
//
//   NdjsonLines lines(read_some, "matters.ndjson");
//   auto summary = riskrule::assess_many([&] { return lines.next(); },
//                                        [](ManyResult&& one) { print(one); return true; },
//                                        {.threads = 4});
//   std::cerr << summary.assessed << " assessed, " << summary.failed << " failed\n";
//
// A bad matter is a result with diagnostics, each with its file and line; the others go on.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "riskrule/assess/assess.hpp"

namespace riskrule {

/// The text of one matter, on its way in.
struct MatterText {
  std::string text{};
  std::string file{};      ///< names it in diagnostics
  std::uint32_t line = 0;  ///< the line of `file` on which the text begins, from 1; 0: it is the whole file
  Diagnostics problems{};  ///< why there is no text, for instance a file that can not be read; then it fails
};

/// Under what a matter is assessed.
struct ManySide {
  std::optional<pack::Pack> pack{};  ///< absent: it follows from the matter's place and the date
  std::optional<Date> as_of{};       ///< absent: the latest date that the matter states
};

struct ManyResult {
  std::uint64_t index = 0;  ///< from 0, in the order of the source
  std::string file{};
  std::uint32_t line = 0;
  std::optional<Shared<Matter>> matter{};  ///< absent if the text could not be read
  std::vector<Assessment> assessments{};   ///< one per side, all of them or none
  std::string text{};                      ///< what ManyOptions::render made of them
  Diagnostics problems{};                  ///< located in `file`; without assessments at least one is an error
};

struct ManyOptions {
  unsigned threads = 0;    ///< 0: one per processor; 1: all is done on the caller's thread; at most 1024
  std::size_t window = 0;  ///< matters in memory at a time; 0: four per thread; at least one per thread
  std::vector<ManySide> sides{{}};
  /// The bounds of each matter. `cancel` is asked before each matter too; several threads may ask at once.
  Limits limits{};
  /// Makes the text of a result on the thread that assessed it; writing JSON costs more than assessing. Called by
  /// several threads at once. May be empty.
  std::function<std::string(const Matter&, const std::vector<Assessment>&)> render{};
};

/// How often a grade came out; `grade` is empty where there is none.
struct GradeCount {
  std::string grade;
  std::uint64_t count = 0;
};

struct ManySummary {
  std::uint64_t assessed = 0;
  std::uint64_t failed = 0;
  bool cancelled = false;                         ///< by `cancel` or by the sink: there may have been more
  std::vector<std::vector<GradeCount>> grades{};  ///< per side, lowest grade first, without a grade last
};

/// The next text, or nothing at the end. Called by one thread at a time, not always by the same one; it may block.
using MatterSource = std::function<std::optional<MatterText>()>;
/// Takes the next result, in the order of the source, on the caller's thread. False: no more are wanted.
using ManySink = std::function<bool(ManyResult&&)>;

/// Assesses what the source gives until it ends. Results come out as soon as they and those before them are done. When
/// no more are wanted it returns once what is under way is done and a source that blocks has given one more text.
/// An exception of source, sink or render (or std::bad_alloc) ends the run and comes out of this call.
ManySummary assess_many(const MatterSource& source, const ManySink& sink, const ManyOptions& options = {});

/// Cuts NDJSON into matters: a text per line that is not blank. A line longer than Limits::json_bytes is passed over
/// and becomes a text with the problem `limit.json_bytes`; no more than that is kept in memory.
class NdjsonLines {
 public:
  /// Reads up to `size` bytes to `to` and returns how many; 0 at the end.
  using Read = std::function<std::size_t(char* to, std::size_t size)>;
  NdjsonLines(Read read, std::string file, const Limits& limits = {});
  std::optional<MatterText> next();

 private:
  bool fill();
  std::optional<std::string> line(bool& too_long);

  Read read_;
  std::string file_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
};

}  // namespace riskrule
