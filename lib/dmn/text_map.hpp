// Numbers the distinct texts of a column. A hash table in one block, since a table has tens of thousands of cells.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace riskrule::dmn {

/// Texts must outlive the map. Numbers go up from 0, in the order of their first mention.
class TextMap {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// The text's number, or none.
  std::uint32_t find(std::string_view text) const noexcept {
    return items_.empty() ? none : items_[place(items_, text)].number;
  }
  /// The text's number; a new one, equal to what size() was, if the text is new.
  std::uint32_t add(std::string_view text) {
    if (size_ * std::size_t{2} >= items_.size()) grow();
    Item& item = items_[place(items_, text)];
    if (item.number == none) item = {text, size_++};
    return item.number;
  }
  std::uint32_t size() const noexcept { return size_; }
  std::size_t bytes() const noexcept { return items_.capacity() * sizeof(Item); }

 private:
  struct Item {
    std::string_view text{};
    std::uint32_t number = none;
  };

  static std::size_t place(const std::vector<Item>& items, std::string_view text) noexcept {
    const std::size_t mask = items.size() - 1;
    std::size_t at = std::hash<std::string_view>()(text) & mask;
    while (items[at].number != none && items[at].text != text) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Item> more(items_.empty() ? 16 : items_.size() * 2);
    for (const Item& item : items_)
      if (item.number != none) more[place(more, item.text)] = item;
    items_.swap(more);
  }

  std::vector<Item> items_;  ///< a power of two of them, at most half of them in use
  std::uint32_t size_ = 0;
};

}  // namespace riskrule::dmn
