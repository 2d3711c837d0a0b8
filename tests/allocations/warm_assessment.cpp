// A warm assessment allocates nothing that it does not return: whatever is allocated during the call is still held when
// it ends. A program of its own, because it replaces operator new.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <string>

#include "riskrule/assess/assess.hpp"
#include "riskrule/model/io.hpp"

namespace {

/// The blocks that were allocated since `counting` began.
constexpr std::size_t most = 100000;
void* blocks[most];
std::size_t allocated = 0;
std::size_t dropped = 0;
bool counting = false;

}  // namespace

void* operator new(std::size_t size) {
  void* room = std::malloc(size);
  if (room == nullptr) throw std::bad_alloc();
  if (counting && allocated < most) blocks[allocated++] = room;
  return room;
}
void operator delete(void* room) noexcept {
  if (counting && room != nullptr && std::find(blocks, blocks + allocated, room) != blocks + allocated) ++dropped;
  std::free(room);
}
void operator delete(void* room, std::size_t) noexcept { operator delete(room); }

namespace {

/// Whether the third assessment of the same matter frees nothing of what it allocates.
bool holds(const char* matter_file, const char* pack_id) {
  std::ifstream in(std::string(RISKRULE_SOURCE_DIR "/seeds/matters/") + matter_file, std::ios::binary);
  auto read = riskrule::read_matter(std::string(std::istreambuf_iterator<char>(in), {}), matter_file);
  const auto pack = riskrule::pack::builtin(pack_id);
  if (!read || !pack) return false;
  const riskrule::Shared<riskrule::Matter> matter = std::move(*read);
  riskrule::Workspace workspace;
  for (int i = 0; i < 2; ++i)
    if (!riskrule::assess(matter, *pack, workspace)) return false;
  allocated = dropped = 0;
  counting = true;
  const auto assessment = riskrule::assess(matter, *pack, workspace);
  counting = false;
  std::printf("%s under %s: %zu blocks allocated, %zu of them freed again\n", matter_file, pack_id, allocated, dropped);
  return assessment && allocated > 0 && allocated < most && dropped == 0;
}

}  // namespace

int main() {
  const bool songjiang = holds("songjiang-quality-2024.json", "cn.shanghai.songjiang");
  const bool road = holds("example-road-project.json", "cn.shanghai");
  return songjiang && road ? 0 : 1;
}
