// The handles of the C ABI, and the one place where a failure becomes a status.
#pragma once

#include <algorithm>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "host.hpp"
#include "limits.hpp"
#include "riskrule/assess/assess.hpp"
#include "riskrule/dmn/model.hpp"
#include "riskrule/feel/expression.hpp"

struct riskrule_error {
  std::string message;
  std::string json;
  riskrule::Diagnostics diagnostics;
};
struct riskrule_text {
  std::string text;
};
struct riskrule_matter {
  riskrule::Shared<riskrule::Matter> matter;  // with the assessments made from it
};
struct riskrule_pack {
  riskrule::pack::Pack pack;
};
struct riskrule_assessment {
  riskrule::Assessment assessment;
};

namespace riskrule::c {

/// An expression with the names that it was compiled with; calls share it.
struct NamedExpression {
  feel::Expression expression;
  feel::Scope scope;
  HostLimits limits;
  Host host;
};
/// A model with the text that its checks point into.
struct NamedModel {
  dmn::Model model;
  std::string xml;
  std::string file;
  HostLimits limits;
  Host host;
};

}  // namespace riskrule::c

struct riskrule_expression {
  std::shared_ptr<const riskrule::c::NamedExpression> named;
};
struct riskrule_model {
  riskrule::c::NamedModel named;
};

namespace riskrule::c {

/// Sets `error`, and returns the status that the reasons have: STOPPED if an evaluation passed a limit or was cancelled,
/// BAD_ARGUMENT for `c.argument`, else BAD_INPUT. Without memory for the error the status says enough.
riskrule_status fail(riskrule_error** error, Diagnostics diagnostics) noexcept;

/// Sets `error` to one reason.
void fail(riskrule_error** error, const char* code, const char* message) noexcept;

inline riskrule_status bad_argument(riskrule_error** error, const char* what) noexcept {
  fail(error, "c.argument", what);
  return RISKRULE_BAD_ARGUMENT;
}
/// The same for those who return a Result.
inline Diagnostic argument_problem(std::string what) { return {.code = "c.argument", .message = std::move(what)}; }

template <class Handle>
bool any_null(const Handle* const* handles, std::size_t count) {
  return count > 0 && (handles == nullptr || std::find(handles, handles + count, nullptr) != handles + count);
}

inline bool is_format(std::int32_t format) { return format >= RISKRULE_JSON && format <= RISKRULE_HTML; }
inline constexpr const char* no_format = "there is no such format";

/// Runs `work`, which returns a status. Nothing gets past it.
template <class Work>
riskrule_status guarded(riskrule_error** error, Work work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    fail(error, "c.memory", "memory ran out");
    return RISKRULE_NO_MEMORY;
  } catch (...) {
    fail(error, "c.internal", "an unexpected exception; this is a defect of the library");
    return RISKRULE_INTERNAL;
  }
}

/// Runs `make`, which returns a Result of something that a Handle is made from.
template <class Handle, class Make>
riskrule_status create(Handle** out, riskrule_error** error, Make make) noexcept {
  if (out == nullptr) return bad_argument(error, "the output is NULL");
  *out = nullptr;
  return guarded(error, [&]() -> riskrule_status {
    auto result = make();
    if (!result) return fail(error, std::move(result.diagnostics()));
    *out = new Handle{std::move(*result)};
    return RISKRULE_OK;
  });
}

/// The same with options that hold `limits` too; `least` is the size of the options in the first release. `make` gets
/// the part of them that both sides know, and the limits. A `host` among them fits as well.
template <class Handle, class Options, class Make>
riskrule_status create_with(Handle** out, riskrule_error** error, const Options* options, std::size_t least,
                            Make make) noexcept {
  if (out != nullptr) *out = nullptr;
  const auto known = known_part(options, least);
  if (!known || !fits(known->limits)) return bad_argument(error, short_options);
  if constexpr (requires { known->host; }) {
    if (!fits(known->host)) return bad_argument(error, short_options);
  }
  return create(out, error, [&] { return make(*known, read_limits(known->limits)); });
}

/// A text from a pointer and a length; NULL stands for the empty text.
inline std::string copy_text(const char* data, std::size_t size) {
  return data == nullptr ? std::string() : std::string(data, size);
}
inline std::string copy_text(const char* terminated) {
  return terminated == nullptr ? std::string() : std::string(terminated);
}

/// Why a text of a caller can not be read (`c.argument`, `limit.json_bytes`); told before a byte is touched.
std::optional<Diagnostic> refuse_text(const char* data, std::size_t size, std::size_t most);

/// Runs `read` with a copy of the caller's text.
template <class Handle, class Read>
riskrule_status read_text(const char* data, std::size_t size, Handle** out, riskrule_error** error, Read read,
                          std::size_t most = Limits{}.json_bytes) noexcept {
  using Made = decltype(read(std::string()));
  return create(out, error, [&]() -> Made {
    if (auto refused = refuse_text(data, size, most)) return *std::move(refused);
    return read(copy_text(data, size));
  });
}

/// Part of a described object as JSON. Error: `c.pointer`.
Result<std::string> write_part(const data::TypeInfo& type, const void* whole, const char* pointer);

/// The date of an option: empty if it is NULL. Error: `c.date`.
Result<std::optional<Date>> read_date(const char* text);

/// The built-in pack that follows from a matter's place and a date, or else the latest that it states. Error:
/// `assess.no_date`.
Result<pack::Pack> choose_pack(const Matter& matter, std::optional<Date> as_of);

}  // namespace riskrule::c
