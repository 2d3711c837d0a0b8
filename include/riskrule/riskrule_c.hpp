/// riskrule_c.hpp: the C ABI (riskrule.h) in C++11, for hosts that can not build C++20. Headers only: the host's own
/// compiler compiles them, and nothing of C++ crosses into the shared library. CMake: `riskrule::hpp`.
///
///     namespace rr = riskrule::c;
///     const rr::Matter matter = rr::Matter::read(json, "matter.json");
///     const rr::Assessment assessment = rr::assess(matter);
///     std::cout << assessment.grade() << '\n' << rr::render(matter, assessment, rr::Format::text);
///
/// - **Errors.** A function that can fail takes an `OnError` last. Left out, a failure is thrown as `Error`; given an
///   `ErrorInfo`, it is filled and nothing of ours is thrown, and what comes back is empty:
///
///       rr::ErrorInfo error;
///       const rr::Matter matter = rr::Matter::read(json, "matter.json", error);
///       if (error) std::cerr << error.message();
///
///   Under `-fno-exceptions`, or with RISKRULE_C_NO_EXCEPTIONS defined, `Error` is not there and `OnError` must be given.
/// - **Ownership.** Handles are owned, moved and not copied. `close()` releases early; a handle that is empty, closed or
///   moved from is safe to use: calls on it fail with `Status::bad_argument`, and what can not fail answers "" or 0.
///   No handle needs another that it was made from.
/// - **Threads.** A `const` handle may be used by any number of threads at once (`Call` and closing: one).
/// - **Texts** are UTF-8 in `std::string`. Names, dates and file names end at their first NUL, if they have one.
/// - What a function does, its JSON and its cost stand in riskrule.h, beside the function of the same name.
#pragma once

#include "riskrule/c/assessment.hpp"
#include "riskrule/c/call.hpp"
#include "riskrule/c/columns.hpp"
#include "riskrule/c/error.hpp"
#include "riskrule/c/expression.hpp"
#include "riskrule/c/handle.hpp"
#include "riskrule/c/host.hpp"
#include "riskrule/c/job.hpp"
#include "riskrule/c/library.hpp"
#include "riskrule/c/limits.hpp"
#include "riskrule/c/matter.hpp"
#include "riskrule/c/methods.hpp"
#include "riskrule/c/model.hpp"
#include "riskrule/c/pack.hpp"
#include "riskrule/c/questions.hpp"
