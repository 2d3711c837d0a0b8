// Counts the blocks that the library has asked for and not yet given back, in whatever host it is loaded into:
//
//     LD_PRELOAD=ledger.so RISKRULE_LEDGER=FILE PROGRAM
//
// FILE, sixteen bytes of zero before, holds two numbers when the program has ended, however it ended: blocks that live, and
// blocks ever counted. tests/doors/leaks builds and uses it.
//
// Counted is what is asked of operator new by code of ours: the shared library, the Python module, a program whose name
// begins with riskrule. What other libraries ask for on its behalf (the buffers of std::string) is not; but a handle that
// nobody frees holds blocks of ours.
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string_view>

namespace {

struct Ledger {
  std::atomic<std::int64_t> live;
  std::atomic<std::int64_t> ever;
};

Ledger& open_ledger() {
  static Ledger nowhere;
  const char* name = std::getenv("RISKRULE_LEDGER");
  const int file = name == nullptr ? -1 : ::open(name, O_RDWR | O_CLOEXEC);
  if (file < 0) return nowhere;
  void* page = ::mmap(nullptr, sizeof(Ledger), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  ::close(file);
  return page == MAP_FAILED ? nowhere : *static_cast<Ledger*>(page);
}

/// Opened by the first who asks, for that may be before this library's own constructors run.
Ledger& ledger() {
  static Ledger& one = open_ledger();
  return one;
}

bool is_ours(void* code) {
  dl_find_object found{};
  if (_dl_find_object(code, &found) != 0) return false;  // made at run time
  std::string_view path = found.dlfo_link_map->l_name;
  if (path.empty()) path = program_invocation_name;
  const std::string_view file = path.substr(path.rfind('/') + 1);
  return file.starts_with("libriskrule.") || file.starts_with("_core.") || file.starts_with("riskrule");
}

/// Before each block: whether it was counted. As large as the alignment that operator new promises.
struct alignas(__STDCPP_DEFAULT_NEW_ALIGNMENT__) Header {
  bool counted;
};

}  // namespace

// The other forms, except those for a larger alignment, call these two.
void* operator new(std::size_t size) {
  auto* header = static_cast<Header*>(std::malloc(size + sizeof(Header)));
  if (header == nullptr) throw std::bad_alloc();
  header->counted = is_ours(__builtin_return_address(0));
  if (header->counted) ++ledger().live, ++ledger().ever;
  return header + 1;
}

void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  auto* header = static_cast<Header*>(block) - 1;
  if (header->counted) --ledger().live;
  std::free(header);
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
