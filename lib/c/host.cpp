// Functions and clock of the host: values go out and come back as JSON.
#include "host.hpp"

#include "data/quote.hpp"
#include "feel/machine.hpp"
#include "feel/temporal_text.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/json_writer.hpp"
#include "riskrule/dmn/json.hpp"
#include "riskrule/feel/json.hpp"

namespace feel = riskrule::feel;
using feel::Evaluation;
using feel::Value;
using riskrule::data::JsonNode;
using riskrule::data::JsonTree;

struct riskrule_answer {
  enum class Kind : std::uint8_t { none, json, failure, too_long };

  explicit riskrule_answer(const Evaluation& call) : most(call.limits().string_bytes) {}

  riskrule_status set(Kind as, const char* data, std::size_t size) noexcept;

  std::size_t most;  ///< bytes
  Kind kind = Kind::none;
  std::string text{};
};

riskrule_status riskrule_answer::set(Kind as, const char* data, std::size_t size) noexcept {
  if (data == nullptr && size > 0) return RISKRULE_BAD_ARGUMENT;
  if (size > most) {
    kind = Kind::too_long;
    return RISKRULE_STOPPED;
  }
  if (as == Kind::failure && !riskrule::data::detail::is_utf8({data, size})) return RISKRULE_BAD_ARGUMENT;
  try {
    text.assign(data == nullptr ? "" : data, size);
  } catch (...) {
    return RISKRULE_NO_MEMORY;
  }
  kind = as;
  return RISKRULE_OK;
}

namespace riskrule::c {

struct Host::Given {
  explicit Given(const riskrule_host& host);

  riskrule_host host;
  feel::ExternalFunctions functions;
};

namespace {

using Kind = riskrule_answer::Kind;

Value no_value(Evaluation& call, std::string_view why) {
  return feel::null_because(call, "feel.external", call.arena.copy(why));
}

/// What the values of an answer take of the arena; false if a list is longer than lists may be.
bool measure(JsonNode node, const Limits& limits, std::size_t& bytes) {
  bytes += sizeof(feel::Entry) + (node.is(data::JsonKind::string) ? node.text().size() : 0);
  if (node.is(data::JsonKind::list) && node.size() > limits.list_items) return false;
  for (const JsonNode item : node.items())
    if (!measure(item, limits, bytes)) return false;
  for (const auto member : node.members()) {
    bytes += member.name.size();
    if (!measure(member.value, limits, bytes)) return false;
  }
  return true;
}

Value value_of(Evaluation& call, const JsonTree& tree) {
  std::size_t bytes = 0;
  if (!measure(tree.root(), call.limits(), bytes)) return feel::stop(call, "limit.list_items");
  if (call.arena.would_exceed(bytes)) return feel::stop(call, "limit.arena_bytes");
  if (!feel::step_through(call, bytes / sizeof(feel::Entry))) return feel::stop(call, call.stopped);
  feel::Arena while_it_is_read(call.limits().arena_bytes);
  return feel::copy_value(call.arena, feel::from_json(while_it_is_read, tree.root()));  // the tree ends here
}

Value value_of(Evaluation& call, std::string json) {
  Diagnostics problems;
  const auto tree = data::parse_json(std::move(json), "answer", call.limits(), problems);
  if (tree && !has_errors(problems)) return value_of(call, *tree);
  const Diagnostic& first = problems.front();
  return no_value(call, "the host's answer can not be read: " + first.message + ", in line " +
                            std::to_string(first.place.line) + ", column " + std::to_string(first.place.column));
}

Value value_of(Evaluation& call, riskrule_answer&& answer) {
  switch (answer.kind) {
    case Kind::json: return value_of(call, std::move(answer.text));
    case Kind::failure: return no_value(call, answer.text);
    case Kind::too_long: return feel::stop(call, "limit.string_bytes");
    case Kind::none: break;
  }
  return no_value(call, "the host does not know this function");
}

std::string json_of(const Value& value) {
  data::JsonWriter out(data::JsonStyle::compact);
  dmn::write_value(out, value);
  return std::move(out).take();
}

/// `context` is the riskrule_host.
Value run_function(Evaluation& call, const Value& mapping, std::span<const Value> arguments, const void* context) {
  const auto& host = *static_cast<const riskrule_host*>(context);
  const Value list = Value::list({arguments});
  for (const Value& value : {mapping, list}) {
    const auto limit = dmn::json_limit(value, call.limits());
    if (limit == "limit.json_depth") return no_value(call, "the arguments nest deeper than json_depth");
    if (!limit.empty()) return feel::stop(call, limit);
  }
  const std::string mapping_json = json_of(mapping);
  const std::string arguments_json = json_of(list);
  riskrule_answer answer(call);
  if (host.call(host.user, &answer, mapping_json.c_str(), mapping_json.size(), arguments_json.c_str(),
                arguments_json.size()) == 0)
    return feel::stop(call, "limit.cancelled");
  return value_of(call, std::move(answer));
}

}  // namespace

Host::Given::Given(const riskrule_host& given) : host(given), functions{run_function, &host} {}

Host::Host(const riskrule_host& given) : given_(std::make_shared<const Given>(given)) {}

bool Host::ask(Evaluation& call) const {
  const riskrule_host& host = given_->host;
  call.external = host.call == nullptr ? nullptr : &given_->functions;
  call.clock = nullptr;
  if (host.now == nullptr) return true;
  riskrule_answer answer(call);
  if (host.now(host.user, &answer) == 0) {
    call.stopped = "limit.cancelled";
    return false;
  }
  const Value told = value_of(call, std::move(answer));
  const auto now = told.is(feel::Tag::string) ? feel::read_date_time(call.arena, told.as_string()) : std::nullopt;
  if (now) call.clock = call.arena.make<feel::Clock>(now->as_date_time());
  return call.stopped.empty();
}

Host read_host(const riskrule_host* given) {
  return given == nullptr ? Host() : Host(*known_part(given, sizeof(riskrule_host)));
}

}  // namespace riskrule::c

extern "C" {

riskrule_status riskrule_answer_json(riskrule_answer* answer, const char* json, size_t length) {
  return answer == nullptr ? RISKRULE_BAD_ARGUMENT : answer->set(riskrule_answer::Kind::json, json, length);
}
riskrule_status riskrule_answer_fail(riskrule_answer* answer, const char* message, size_t length) {
  return answer == nullptr ? RISKRULE_BAD_ARGUMENT : answer->set(riskrule_answer::Kind::failure, message, length);
}

}  // extern "C"
