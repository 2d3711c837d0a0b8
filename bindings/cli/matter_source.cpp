#include "matter_source.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "riskrule/data/json.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

bool has_lines(const std::string& path) { return path.ends_with(".ndjson") || path.ends_with(".jsonl"); }

/// A file that is read in pieces and closed at the end.
class Pieces {
 public:
  Pieces(int file, std::string head) : file_(file), head_(std::move(head)) {}
  ~Pieces() {
    if (file_ > STDERR_FILENO) close(file_);
  }
  Pieces(const Pieces&) = delete;
  Pieces& operator=(const Pieces&) = delete;

  std::size_t read(char* to, std::size_t size) {
    if (!head_.empty()) {
      const std::size_t n = std::min(size, head_.size());
      head_.copy(to, n);
      head_.erase(0, n);
      return n;
    }
    ssize_t got = 0;
    do got = ::read(file_, to, size);
    while (got < 0 && errno == EINTR);
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }

 private:
  int file_;
  std::string head_;
};

/// More of standard input; false at the end.
bool read_more(std::string& text) {
  constexpr std::size_t block = 64U << 10U;
  const std::size_t kept = text.size();
  text.resize(kept + block);
  const std::size_t got = Pieces(STDIN_FILENO, {}).read(text.data() + kept, block);
  text.resize(kept + got);
  return got > 0;
}

/// Whether the first line is an object by itself and something other than blanks follows.
bool begins_with_lines(std::string& text) {
  bool more = true;
  std::size_t end = text.find('\n');
  while (end == std::string::npos && more) {
    const std::size_t searched = text.size();
    more = read_more(text);
    end = text.find('\n', searched);
  }
  if (end == std::string::npos) return false;
  const auto first = data::parse_json(text.substr(0, end));
  if (!first || !first->root().is(data::JsonKind::object)) return false;
  while (text.find_first_not_of(" \t\r\n", end) == std::string::npos)
    if (!read_more(text)) return false;
  return true;
}

Diagnostic unreadable(const std::string& path, const std::string& why) {
  return {.code = "file.read", .message = "`" + path + "` can not be read: " + why, .file = path};
}

}  // namespace

MatterSource::MatterSource(const std::vector<std::string>& paths, bool lines, Diagnostics& problems) : stream_(lines) {
  for (const auto& path : paths) add(path, problems);
  if (std::ranges::count(paths, "-") == 1) look_at_stdin(lines);
  if (std::ranges::count(paths, "-") > 1)
    problems.push_back({.code = "usage.stdin", .message = "standard input serves once", .file = "<stdin>"});
}

void MatterSource::add(const std::string& path, Diagnostics& problems) {
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) return add_folder(path, problems);
  stream_ = stream_ || has_lines(path);
  entries_.push_back({path, has_lines(path)});
}

void MatterSource::add_folder(const std::string& path, Diagnostics& problems) {
  std::vector<std::string> found;
  std::error_code error;
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().string();
    std::error_code ignored;
    if (it->is_regular_file(ignored) && (name.ends_with(".json") || has_lines(name))) found.push_back(name);
  }
  if (error) return problems.push_back(unreadable(path, error.message()));
  if (found.empty()) return problems.push_back(unreadable(path, "there is no *.json, *.ndjson or *.jsonl in it"));
  std::ranges::sort(found);
  for (const auto& name : found) entries_.push_back({name, has_lines(name)});
  stream_ = true;
}

void MatterSource::look_at_stdin(bool lines) {
  const auto entry = std::ranges::find(entries_, "-", &Entry::path);
  entry->lines = lines || begins_with_lines(stdin_head_);
  stream_ = stream_ || entry->lines;
}

std::optional<std::size_t> MatterSource::size() const noexcept {
  if (std::ranges::any_of(entries_, &Entry::lines)) return {};
  return entries_.size();
}

std::optional<MatterText> MatterSource::open_next() {
  const Entry& entry = entries_[at_++];
  MatterText out{.file = shown_name(entry.path)};
  if (!entry.lines) {
    const auto bytes = read_bytes(entry.path, out.problems);
    out.text = (entry.path == "-" ? stdin_head_ : std::string()) + bytes.value_or("");
    return out;
  }
  const int file = entry.path == "-" ? STDIN_FILENO : open(entry.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    out.problems.push_back(unreadable(entry.path, std::strerror(errno)));
    return out;
  }
  auto pieces = std::make_shared<Pieces>(file, entry.path == "-" ? std::move(stdin_head_) : std::string());
  open_ =
      std::make_unique<NdjsonLines>([pieces](char* to, std::size_t size) { return pieces->read(to, size); }, out.file);
  return {};
}

std::optional<MatterText> MatterSource::next_bytes() {
  for (;;) {
    if (open_) {
      if (auto text = open_->next()) return text;
      open_.reset();
    }
    if (at_ == entries_.size()) return {};
    if (auto text = open_next()) return text;
  }
}

std::optional<MatterText> MatterSource::next() {
  auto out = next_bytes();
  if (out && out->problems.empty()) out->text = decode(std::move(out->text), out->file, out->problems).value_or("");
  return out;
}

}  // namespace riskrule::cli
