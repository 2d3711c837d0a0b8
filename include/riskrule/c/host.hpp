/// Functions that the host runs for FEEL and DMN, and the time.
#pragma once

#include "riskrule/c/error.hpp"

namespace riskrule {
namespace c {

/// Where a callback of a Host puts its answer; of use until it returns. The last one holds.
class Answer {
 public:
  explicit Answer(riskrule_answer* raw) noexcept : raw_(raw) {}

  /// The value as JSON.
  Status json(const std::string& text) noexcept {
    return static_cast<Status>(riskrule_answer_json(raw_, text.data(), text.size()));
  }
  /// None: it is null, and this sentence its reason.
  Status fail(const std::string& why) noexcept {
    return static_cast<Status>(riskrule_answer_fail(raw_, why.data(), why.size()));
  }

 private:
  riskrule_answer* raw_;
};

/// Derive from it. It must outlive the expressions and models that name it, their calls and their streams. Its functions
/// run on the thread that evaluates, several at once where several threads do; they return false to stop the evaluation
/// (Status::stopped). An exception that leaves one makes the value null, and its what() the reason.
class Host {
 public:
  virtual ~Host() {}

  /// Runs a function of another language: what follows `external`, such as {"java": {"class": "a.B", "method signature":
  /// "c(double)"}}, and a list of the arguments, both as JSON. Without an answer it is null.
  virtual bool call(Answer answer, const std::string& mapping, const std::string& arguments) {
    (void)answer, (void)mapping, (void)arguments;
    return true;
  }
  /// The time for now() and today(), as a JSON text: "2024-03-01T10:00:00+08:00". Asked once for each evaluation, and
  /// for each stream. Without an answer they are null.
  virtual bool now(Answer answer) {
    (void)answer;
    return true;
  }

  /// For functions of riskrule.h.
  riskrule_host raw() noexcept {
    riskrule_host out = riskrule_host();
    out.struct_size = sizeof out;
    out.call = run;
    out.now = tell;
    out.user = this;
    return out;
  }

 private:
  template <class Work>
  static std::int32_t kept(riskrule_answer* answer, Work work) noexcept {
#if RISKRULE_C_THROWS
    try {
      return work() ? 1 : 0;
    } catch (const std::exception& error) {
      Answer(answer).fail(error.what());
    } catch (...) {
      riskrule_answer_fail(answer, "the host failed", 15);
    }
    return 1;
#else
    (void)answer;
    return work() ? 1 : 0;
#endif
  }
  static std::int32_t run(void* user, riskrule_answer* answer, const char* mapping, std::size_t mapping_length,
                          const char* arguments, std::size_t arguments_length) {
    return kept(answer, [&] {
      return static_cast<Host*>(user)->call(Answer(answer), std::string(mapping, mapping_length),
                                            std::string(arguments, arguments_length));
    });
  }
  static std::int32_t tell(void* user, riskrule_answer* answer) {
    return kept(answer, [&] { return static_cast<Host*>(user)->now(Answer(answer)); });
  }
};

}  // namespace c
}  // namespace riskrule
