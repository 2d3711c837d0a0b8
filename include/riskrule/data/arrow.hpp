// The structs of the Arrow C data interface and C stream interface (arrow.apache.org/docs/format/CDataInterface.html),
// declared here as that specification defines them, and their owners. Nothing of Arrow is linked: any producer and
// consumer of these structs will do.
#pragma once

#include <cstdint>
#include <utility>

extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE
}

namespace riskrule::data {

/// Owns a schema, an array or a stream: releases it at its end, once, unless it has been moved out. Not released yet
/// means that `release` is not null, as the specification has it.
template <class T>
class Owned {
 public:
  Owned() = default;
  /// Takes the struct over; `from` is left released.
  explicit Owned(T& from) noexcept : object_(from) { from.release = nullptr; }
  Owned(Owned&& other) noexcept : Owned(other.object_) {}
  Owned& operator=(Owned&& other) noexcept {
    if (this == &other) return *this;
    reset();
    object_ = other.object_;
    other.object_.release = nullptr;
    return *this;
  }
  ~Owned() { reset(); }

  explicit operator bool() const noexcept { return object_.release != nullptr; }
  T& operator*() noexcept { return object_; }
  const T& operator*() const noexcept { return object_; }
  T* operator->() noexcept { return &object_; }
  const T* operator->() const noexcept { return &object_; }

  /// Hands the struct over to a consumer, who releases it.
  void move_to(T* out) noexcept {
    *out = object_;
    object_.release = nullptr;
  }
  void reset() noexcept {
    if (object_.release != nullptr) object_.release(&object_);
    object_.release = nullptr;
  }

 private:
  T object_{};
};

using OwnedSchema = Owned<ArrowSchema>;
using OwnedArray = Owned<ArrowArray>;
using OwnedStream = Owned<ArrowArrayStream>;

}  // namespace riskrule::data
