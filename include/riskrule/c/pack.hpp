/// The rules of a place, compiled, with those of its parents.
#pragma once

#include "riskrule/c/matter.hpp"

namespace riskrule {
namespace c {

class Pack : public Handle<riskrule_pack> {
 public:
  Pack() noexcept {}

  /// Built into the library: "cn.shanghai", or several together: "cn.shanghai+cn.land".
  static Pack builtin(const std::string& id, OnError on_error RISKRULE_C_OR_THROW) {
    return Pack(detail::make<riskrule_pack>(on_error, [&](riskrule_pack** out, riskrule_error** error) {
      return riskrule_pack_builtin(id.c_str(), out, error);
    }));
  }

  /// From JSON; the packs that it extends are built in. `file` names the text in diagnostics.
  static Pack load(const std::string& json, const std::string& file, OnError on_error RISKRULE_C_OR_THROW) {
    return Pack(detail::make<riskrule_pack>(on_error, [&](riskrule_pack** out, riskrule_error** error) {
      return riskrule_pack_load(json.data(), json.size(), detail::or_null(file), out, error);
    }));
  }

  /// The same with the texts of packs that it may extend, before those that are built in.
  static Pack load(const std::string& json, const std::string& file, const std::vector<std::string>& parents,
                   OnError on_error RISKRULE_C_OR_THROW) {
    const std::vector<const char*> texts = detail::pointers(parents);
    std::vector<std::size_t> lengths;
    for (const std::string& parent : parents) lengths.push_back(parent.size());
    return Pack(detail::make<riskrule_pack>(on_error, [&](riskrule_pack** out, riskrule_error** error) {
      return riskrule_pack_load_with(json.data(), json.size(), detail::or_null(file), texts.data(), lengths.data(),
                                     texts.size(), out, error);
    }));
  }

  /// The built-in pack that follows from a matter's place and a date (YYYY-MM-DD; "": the latest that it states).
  static Pack choose(const Matter& matter, const std::string& as_of, OnError on_error RISKRULE_C_OR_THROW) {
    return Pack(detail::make<riskrule_pack>(on_error, [&](riskrule_pack** out, riskrule_error** error) {
      return riskrule_pack_choose(matter.get(), detail::or_null(as_of), out, error);
    }));
  }

  /// The ids of the built-in packs, as a JSON list.
  static std::string ids(OnError on_error RISKRULE_C_OR_THROW) {
    return detail::make_text(on_error, riskrule_pack_ids);
  }

  std::string id() const { return *this ? riskrule_pack_id(get()) : ""; }
  /// Duties with those of its parents, and how many of them bind.
  std::size_t duty_count() const noexcept { return riskrule_pack_duty_count(get()); }
  std::size_t binding_count() const noexcept { return riskrule_pack_binding_count(get()); }

  /// The layers as they were written, as a JSON list, the country's first.
  std::string write(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(
        on_error, [&](riskrule_text** out, riskrule_error** error) { return riskrule_pack_write(get(), out, error); });
  }

  /// Runs the tests inside it: a JSON list of {duty, name, passed, message}.
  std::string test(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(
        on_error, [&](riskrule_text** out, riskrule_error** error) { return riskrule_pack_test(get(), out, error); });
  }

  /// Its terms that are decision tables, as a model of DMN 1.3.
  std::string write_dmn(OnError on_error RISKRULE_C_OR_THROW) const {
    return detail::make_text(on_error, [&](riskrule_text** out, riskrule_error** error) {
      return riskrule_pack_write_dmn(get(), out, error);
    });
  }

 private:
  explicit Pack(Owned raw) noexcept : Handle(std::move(raw)) {}
};

}  // namespace c
}  // namespace riskrule
