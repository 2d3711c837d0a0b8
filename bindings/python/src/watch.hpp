// Long work with the GIL released: Ctrl-C ends it, and a callable hears how far it is.
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <thread>

#include "riskrule/base/limits.hpp"

namespace riskrule::python {

namespace py = pybind11;

/// Made, used and left on one thread that holds the GIL; while work goes on without it, `cancel` may be asked by any
/// thread. Python code runs on the thread that made it only, every tenth of a second.
class Watch {
 public:
  explicit Watch(py::object progress = py::none()) : progress_(std::move(progress)) {}

  /// Limits whose cancel hook is this watch, which must outlive them.
  Limits limits() {
    Limits out;
    out.cancel = [](void* self) { return static_cast<Watch*>(self)->stopped(); };
    out.cancel_context = this;
    return out;
  }
  /// Says how far it is. On the thread that made it, without the GIL.
  void tell(std::int64_t done, std::int64_t all) {
    done_ = done;
    all_ = all;
    if (!progress_.is_none()) stopped();
  }
  /// True once Ctrl-C was pressed or the callable raised.
  bool stopped();
  /// With the GIL: does the work; false, and the work as a whole stops, if it raises.
  template <class Work>
  bool guarded(Work work) {
    try {
      work();
      return true;
    } catch (py::error_already_set& error) {
      error_.emplace(error);
    } catch (const py::builtin_exception& error) {
      error.set_error();
      error_.emplace();
    }
    stopped_ = true;
    return false;
  }
  /// With the GIL: raises what stopped the work, if something did; else tells the end.
  void finish();

 private:
  void look();

  static constexpr std::chrono::milliseconds pause{100};

  py::object progress_;
  std::thread::id owner_ = std::this_thread::get_id();
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + pause;
  std::int64_t done_ = 0;
  std::int64_t all_ = 0;
  std::atomic<bool> stopped_ = false;
  std::optional<py::error_already_set> error_{};
};

}  // namespace riskrule::python
