// A stream of answers to a stream of batches.
#include <cerrno>
#include <new>

#include "feel/column_kernel.hpp"

namespace riskrule::feel {

namespace {

struct Stream {
  data::OwnedStream in;
  BoundColumns bound;
  std::string error{};
  int code = 0;  ///< what went wrong, for good

  static Stream& of(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

  /// Runs the body; running out of memory becomes an error like others.
  template <class Body>
  int guarded(Body body) noexcept {
    if (code != 0) return code;
    try {
      code = body();
    } catch (const std::bad_alloc&) {
      code = ENOMEM;
      error.clear();
    }
    return code;
  }

  int next(ArrowArray& out) {
    out = {};
    data::OwnedArray batch;
    if (const int failed = in->get_next(&*in, &*batch)) {
      const char* why = in->get_last_error != nullptr ? in->get_last_error(&*in) : nullptr;
      error = why != nullptr ? why : "the stream that is read failed";
      return failed;
    }
    if (!batch) return 0;
    auto answers = bound.evaluate(*batch);
    if (!answers) {
      error = to_text(answers.diagnostics());
      return answers.diagnostics().front().code == "limit.cancelled" ? ECANCELED : EINVAL;
    }
    answers->move_to(&out);
    return 0;
  }
};

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  auto& self = Stream::of(stream);
  return self.guarded([&] {
    self.bound.schema().move_to(out);
    return 0;
  });
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  auto& self = Stream::of(stream);
  return self.guarded([&] { return self.next(*out); });
}

const char* get_last_error(ArrowArrayStream* stream) {
  const auto& self = Stream::of(stream);
  if (self.code == ENOMEM) return "out of memory";
  return self.code != 0 ? self.error.c_str() : nullptr;
}

void release(ArrowArrayStream* stream) {
  delete &Stream::of(stream);
  stream->release = nullptr;
}

}  // namespace

Result<data::OwnedStream> stream_through_any(data::OwnedStream in, const BindAny& bind) {
  if (!in || in->get_schema == nullptr || in->get_next == nullptr)
    return column_problem("columns.stream", "the stream has been released", "");
  data::OwnedSchema schema;
  if (in->get_schema(&*in, &*schema) != 0 || !schema) {
    const char* why = in->get_last_error != nullptr ? in->get_last_error(&*in) : nullptr;
    return column_problem("columns.stream",
                          std::string("the stream has no schema: ") + (why != nullptr ? why : "no reason given"), "");
  }
  auto bound = bind(*schema);
  if (!bound) return bound.diagnostics();
  data::OwnedStream out;
  out->private_data = new Stream{std::move(in), *std::move(bound)};
  out->get_schema = get_schema;
  out->get_next = get_next;
  out->get_last_error = get_last_error;
  out->release = release;
  return out;
}

Result<data::OwnedStream> stream_through(data::OwnedStream in, const BindColumns& bind) {
  return stream_through_any(std::move(in), [&bind](const ArrowSchema& schema) -> Result<BoundColumns> {
    auto program = bind(schema);
    if (!program) return std::move(program.diagnostics());
    return BoundColumns{[of = *program] { return of.schema(); },
                        [of = *program](const ArrowArray& batch) { return of.evaluate(batch); }};
  });
}

}  // namespace riskrule::feel
