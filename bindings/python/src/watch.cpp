#include "watch.hpp"

namespace riskrule::python {

bool Watch::stopped() {
  if (stopped_ || std::this_thread::get_id() != owner_) return stopped_;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return false;
  next_ = now + pause;
  const py::gil_scoped_acquire hold;
  look();
  return stopped_;
}

void Watch::look() {
  guarded([&] {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!progress_.is_none() && all_ > 0) progress_(done_, all_);
  });
}

void Watch::finish() {
  if (!stopped_) look();
  if (error_) throw py::error_already_set(*error_);
}

}  // namespace riskrule::python
