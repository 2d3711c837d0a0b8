#include <map>

#include "handles.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"

using riskrule::Result;
using riskrule::c::bad_argument;
using riskrule::c::copy_text;
using riskrule::c::create;
using riskrule::c::read_text;

namespace {

/// Packs that the caller gave as texts, then those that are built in.
class GivenPacks : public riskrule::pack::Library {
 public:
  Result<bool> add(std::string text) {
    auto tree = riskrule::data::parse_json(text);
    if (!tree) return std::move(tree.diagnostics());
    const auto id = tree->root().find("pack");
    if (!id || !id->is(riskrule::data::JsonKind::string))
      return riskrule::Diagnostic{.code = "json.missing_member", .message = "a parent pack has no member `pack`"};
    texts_.insert_or_assign(std::string(id->text()), std::move(text));
    return true;
  }
  std::string_view text(std::string_view id) const override {
    const auto found = texts_.find(id);
    return found == texts_.end() ? riskrule::pack::builtin_library().text(id) : std::string_view(found->second);
  }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

Result<GivenPacks> read_parents(const char* const* parents, const std::size_t* lengths, std::size_t count) {
  GivenPacks out;
  riskrule::Diagnostics problems;
  for (std::size_t i = 0; i < count; ++i) {
    if (auto refused = riskrule::c::refuse_text(parents[i], lengths[i], riskrule::Limits{}.json_bytes)) {
      problems.push_back(*std::move(refused));
      continue;
    }
    auto added = out.add(copy_text(parents[i], lengths[i]));
    for (auto& d : added.diagnostics()) problems.push_back(std::move(d));
  }
  if (has_errors(problems)) return problems;
  return out;
}

std::string written_layers(const riskrule::pack::Pack& pack) {
  riskrule::data::JsonWriter out;
  out.begin_list();
  for (const auto& layer : pack.layers()) out.value(riskrule::pack::source_type(), &layer);
  out.end_list();
  return std::move(out).take();
}

std::string written_outcomes(const std::vector<riskrule::pack::TestOutcome>& outcomes) {
  riskrule::data::JsonWriter out;
  out.begin_list();
  for (const auto& one : outcomes) {
    out.begin_object();
    out.name("duty"), out.text(one.duty);
    out.name("name"), out.text(one.name);
    out.name("passed"), out.boolean(one.passed);
    out.name("message"), out.text(one.message);
    out.end_object();
  }
  out.end_list();
  return std::move(out).take();
}

std::string written_ids() {
  riskrule::data::JsonWriter out;
  out.begin_list();
  for (const auto& id : riskrule::pack::builtin_ids()) out.text(id);
  out.end_list();
  return std::move(out).take();
}

}  // namespace

Result<riskrule::pack::Pack> riskrule::c::choose_pack(const Matter& matter, std::optional<Date> as_of) {
  if (!as_of) as_of = latest_date(matter);
  if (as_of) return pack::choose(matter, *as_of);
  return Diagnostic{.code = "assess.no_date", .message = "no date is given, and the matter states none"};
}

extern "C" {

riskrule_status riskrule_pack_load(const char* json, size_t length, const char* file, riskrule_pack** out,
                                   riskrule_error** error) {
  return read_text(json, length, out, error,
                   [&](const std::string& text) { return riskrule::pack::load(text, copy_text(file)); });
}
riskrule_status riskrule_pack_load_with(const char* json, size_t length, const char* file, const char* const* parents,
                                        const size_t* parent_lengths, size_t count, riskrule_pack** out,
                                        riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (count > 0 && (parents == nullptr || parent_lengths == nullptr))
    return bad_argument(error, "the parents are NULL, but their count is not 0");
  return read_text(json, length, out, error, [&](const std::string& text) -> Result<riskrule::pack::Pack> {
    const auto library = read_parents(parents, parent_lengths, count);
    if (!library) return library.diagnostics();
    return riskrule::pack::load(text, copy_text(file), *library);
  });
}
riskrule_status riskrule_pack_builtin(const char* id, riskrule_pack** out, riskrule_error** error) {
  return create(out, error, [&] { return riskrule::pack::builtin(copy_text(id)); });
}
riskrule_status riskrule_pack_choose(const riskrule_matter* matter, const char* as_of, riskrule_pack** out,
                                     riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (matter == nullptr) return bad_argument(error, "the matter is NULL");
  return create(out, error, [&]() -> Result<riskrule::pack::Pack> {
    const auto given = riskrule::c::read_date(as_of);
    if (!given) return given.diagnostics();
    return riskrule::c::choose_pack(matter->matter, *given);
  });
}
void riskrule_pack_free(riskrule_pack* pack) { delete pack; }

const char* riskrule_pack_id(const riskrule_pack* pack) { return pack == nullptr ? "" : pack->pack.id().c_str(); }
size_t riskrule_pack_duty_count(const riskrule_pack* pack) { return pack == nullptr ? 0 : pack->pack.duty_count(); }
size_t riskrule_pack_binding_count(const riskrule_pack* pack) {
  return pack == nullptr ? 0 : pack->pack.binding_count();
}

riskrule_status riskrule_pack_write(const riskrule_pack* pack, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (pack == nullptr) return bad_argument(error, "the pack is NULL");
  return create(out, error, [&] { return Result<std::string>(written_layers(pack->pack)); });
}
riskrule_status riskrule_pack_test(const riskrule_pack* pack, riskrule_text** out, riskrule_error** error) {
  if (out != nullptr) *out = nullptr;
  if (pack == nullptr) return bad_argument(error, "the pack is NULL");
  return create(out, error, [&] { return Result<std::string>(written_outcomes(riskrule::run_tests(pack->pack))); });
}
riskrule_status riskrule_pack_ids(riskrule_text** out, riskrule_error** error) {
  return create(out, error, [] { return Result<std::string>(written_ids()); });
}

}  // extern "C"
