// NeverDestroyed<T>: a static that lives until the process has ended. exit() destroys statics while threads of the program,
// or of a runtime that embeds us, may still be at work on them; these stay whole.
//
//   static const NeverDestroyed<std::vector<Row>> all(make_rows());
#pragma once

#include <memory>
#include <new>
#include <utility>

namespace riskrule {

/// Holds a T in place and never destroys it. For statics alone: anywhere else it is a leak.
template <class T>
class NeverDestroyed {
 public:
  template <class... Args>
  explicit NeverDestroyed(Args&&... args) {
    std::construct_at(get(), std::forward<Args>(args)...);
  }
  NeverDestroyed(const NeverDestroyed&) = delete;
  NeverDestroyed& operator=(const NeverDestroyed&) = delete;

  T& operator*() noexcept { return *get(); }
  const T& operator*() const noexcept { return *get(); }
  T* operator->() noexcept { return get(); }
  const T* operator->() const noexcept { return get(); }

 private:
  T* get() noexcept { return std::launder(reinterpret_cast<T*>(place_)); }
  const T* get() const noexcept { return std::launder(reinterpret_cast<const T*>(place_)); }

  alignas(T) unsigned char place_[sizeof(T)];
};

}  // namespace riskrule
