// Scratch memory of one call: grows in blocks, is freed all at once, keeps its blocks when reset.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace riskrule::feel {

/// A bump allocator for trivially destructible objects. Not thread-safe: one per call. After `reset()` a warm call
/// allocates nothing on the heap as long as it needs no more than an earlier one did.
class Arena {
 public:
  explicit Arena(std::size_t limit_bytes = std::size_t{1} << 30U) noexcept : limit_(limit_bytes) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;

  /// Uninitialised room for `count` objects. Never null; check `exhausted()` after large requests.
  template <class T>
  T* make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return static_cast<T*>(raw(count * sizeof(T), alignof(T)));
  }
  template <class T, class... A>
  T* make(A&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (raw(sizeof(T), alignof(T))) T{static_cast<A&&>(arguments)...};
  }
  /// A copy of the text that lives as long as the arena's content.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* room = make_array<char>(text.size());
    std::memcpy(room, text.data(), text.size());
    return {room, text.size()};
  }

  /// A first block of just `bytes`, if there is none yet: for contents that are small and many.
  void reserve(std::size_t bytes) {
    if (blocks_.empty()) blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[bytes]), bytes});
  }
  /// Forgets the content and keeps the blocks.
  void reset() noexcept {
    block_ = 0;
    used_ = 0;
    total_ = 0;
  }
  /// True once the content has passed the limit; the evaluation then ends with `limit.arena_bytes`.
  bool exhausted() const noexcept { return total_ > limit_; }
  bool would_exceed(std::size_t bytes) const noexcept { return bytes > limit_ || total_ > limit_ - bytes; }
  std::size_t bytes() const noexcept { return total_; }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };

  void* raw(std::size_t size, std::size_t alignment) {
    total_ += size;
    for (;; ++block_, used_ = 0) {
      if (block_ == blocks_.size()) add_block(size + alignment);
      const Block& block = blocks_[block_];
      const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
      if (start + size <= block.size) {
        used_ = start + size;
        return block.bytes.get() + start;
      }
    }
  }
  void add_block(std::size_t at_least) {
    const std::size_t usual = blocks_.empty() ? std::size_t{16} << 10U : blocks_.back().size * 2;
    const std::size_t size = std::max(at_least, std::min(usual, std::size_t{4} << 20U));
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
  }

  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
  std::size_t total_ = 0;
  std::size_t limit_;
};

}  // namespace riskrule::feel
