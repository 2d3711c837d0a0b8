// for, some, every, filters. Ranges are walked, never laid out.
#include <algorithm>

#include "feel/item_test.hpp"

namespace riskrule::feel {
namespace {

/// What a loop runs over: the items of a list, whole numbers, or days.
struct Domain {
  enum class Kind : std::uint8_t { list, numbers, days };
  Kind kind = Kind::list;
  bool backwards = false;
  bool is_relation = false;  ///< of the list
  std::span<const Value> items{};
  std::int64_t first = 0;
  std::uint64_t count = 0;
  Value lone{};  ///< a value that is no list is a list of one

  /// In the list where it is one, else in `room`.
  const Value& item(std::uint64_t i, Room& room) const {
    if (kind == Kind::list) return items.empty() ? lone : items[i];
    const auto offset = static_cast<std::int64_t>(i);
    return *::new (static_cast<void*>(&room.value)) Value(counted(backwards ? first - offset : first + offset));
  }

 private:
  Value counted(std::int64_t at) const {
    if (kind == Kind::numbers) return Value::number(Decimal(at));
    const auto date = date_from_days(at);
    return date ? Value::date(*date) : Value();
  }
};

std::optional<std::int64_t> whole(const Value& v) noexcept {
  if (v.is(Tag::date)) return days_from_civil(v.as_date());
  return v.is(Tag::number) ? v.as_number().to_int64() : std::nullopt;
}

/// All from `low` to `high`; false if they are not whole numbers or dates.
bool make_sequence(Domain& domain, const Value& low, const Value& high) {
  if (low.tag() != high.tag()) return false;
  const auto from = whole(low);
  const auto to = whole(high);
  if (!from || !to) return false;
  domain.kind = low.is(Tag::date) ? Domain::Kind::days : Domain::Kind::numbers;
  domain.backwards = *to < *from;
  domain.first = *from;
  const auto a = static_cast<std::uint64_t>(*from);
  const auto b = static_cast<std::uint64_t>(*to);
  domain.count = (domain.backwards ? a - b : b - a) + 1;
  return true;
}

/// The whole numbers or days within a range value.
bool make_range_domain(Domain& domain, const Range& range) {
  if (!make_sequence(domain, range.low, range.high)) return false;
  if (domain.backwards) {
    domain.count = 0;
    return true;
  }
  if (!range.low_closed) {
    ++domain.first;
    --domain.count;
  }
  if (!range.high_closed && domain.count > 0) --domain.count;
  return true;
}

/// What a loop over the value runs over; if nothing, `problem` says why.
bool domain_of(Evaluation& call, const Value& value, Domain& domain, Value& problem) {
  if (value.is_null()) {
    problem = value;
    return false;
  }
  if (value.is(Tag::list)) {
    domain.items = value.as_list();
    domain.is_relation = value.is_relation();
    domain.count = domain.items.size();
  } else if (value.is(Tag::range)) {
    if (make_range_domain(domain, value.as_range())) return true;
    problem = null_because(call, "feel.type", "only a range of whole numbers or dates can be walked");
    return false;
  } else {
    domain.lone = value;
    domain.count = 1;
  }
  return true;
}

/// Evaluates a domain; if there is none, `problem` says why.
bool make_domain(Frame& frame, std::uint32_t at, Domain& domain, Value& problem) {
  const Instruction& code = frame.program.code[at];
  if (code.op == Op::sequence) {
    const Value low = evaluate(frame, code.a);
    const Value high = evaluate(frame, code.b);
    if (make_sequence(domain, low, high)) return true;
    problem = low.is_null() ? low : high.is_null() ? high : type_problem(frame.call, "..", low, high);
    return false;
  }
  Room room;
  return domain_of(frame.call, look(frame, at, room), domain, problem);
}

/// The items collected so far, in the arena.
class Items {
 public:
  explicit Items(Evaluation& call) : call_(call) {}

  bool push(const Value& value) {
    if (size_ == room_ && !grow()) return false;
    items_[size_++] = value;
    return true;
  }
  /// Keeps those that the test holds for, as long as the items are alike and no bound is near. How many were asked.
  std::size_t keep_alike(const ItemTest& test, std::span<const Value> items) {
    const auto count = std::min<std::uint64_t>({ItemTest::at_once, free_steps(call_), items.size()});
    if (size_ + count > room_ && (size_ + count > call_.limits().list_items || !make_room(count))) return 0;
    const auto done = test.select(items.first(count), items_ + size_);
    size_ += done.kept;
    call_.steps += done.asked;
    return done.asked;
  }
  Value list() const noexcept { return Value::list({{items_, size_}}); }

 private:
  /// Room for about so many more; never for more than a list may have. False if the arena has none.
  bool make_room(std::size_t count) {
    const std::size_t more = std::min<std::size_t>(std::max(room_ * 2, room_ + count), call_.limits().list_items);
    if (call_.arena.would_exceed(more * sizeof(Value))) return false;
    Value* larger = call_.arena.make_array<Value>(more);
    std::copy(items_, items_ + size_, larger);
    items_ = larger;
    room_ = more;
    return true;
  }
  bool grow() {
    if (size_ >= call_.limits().list_items)
      stop(call_, "limit.list_items");
    else if (!make_room(room_ == 0 ? 8 : 1))
      stop(call_, "limit.arena_bytes");
    return call_.stopped.empty();
  }

  Evaluation& call_;
  Value* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

/// One `for`: the body for every combination of the domains' items. False ends it; `problem` may say why.
bool run_loop(Frame& frame, const Instruction& code, std::uint32_t level, Items& items, Value& problem) {
  const auto* children = frame.program.children.data() + code.a;
  if (level == code.b) {
    if (code.flag != 0) frame.locals[code.c + code.b] = items.list();
    return items.push(evaluate(frame, children[code.b])) && frame.call.stopped.empty();
  }
  Domain domain;
  if (!make_domain(frame, children[level], domain, problem)) return false;
  for (std::uint64_t i = 0; i < domain.count; ++i) {
    if (!step(frame.call)) return false;
    Room room;
    frame.locals[code.c + level] = domain.item(i, room);
    if (!run_loop(frame, code, level + 1, items, problem)) return false;
  }
  return true;
}

struct Quantified {
  ItemTest& quick;
  bool decided = false;
  bool undecided_seen = false;
  Value undecided{};
};

/// Takes the condition's value into account. False when it decides, or the evaluation must end.
bool judge(Frame& frame, const Instruction& code, const Value& v, Quantified& state) {
  if (v.is(Tag::boolean) && v.as_boolean() == (code.op == Op::some)) {
    state.decided = true;
    return false;
  }
  if (!v.is(Tag::boolean) && !state.undecided_seen) {
    state.undecided_seen = true;
    state.undecided = v.is_null() ? v : null_because(frame.call, "feel.type", "a condition is not true or false");
  }
  return frame.call.stopped.empty();
}

/// The condition for an item of the last domain.
bool judge_item(Frame& frame, const Instruction& code, const Value& item, Quantified& state) {
  const auto answer = state.quick.of(item);
  if (answer != ItemTest::Answer::unknown) {
    state.decided = (answer == ItemTest::Answer::yes) == (code.op == Op::some);
    return !state.decided;
  }
  frame.locals[code.c + code.b - 1] = item;
  Room room;
  return judge(frame, code, look(frame, frame.program.children[code.a + code.b], room), state);
}

/// The answer of an item that does not decide.
ItemTest::Answer undecided(const Instruction& code) noexcept {
  return code.op == Op::some ? ItemTest::Answer::no : ItemTest::Answer::yes;
}

/// Passes over items that are alike and do not decide, as long as no step must be checked. How many.
std::size_t pass_undecided(Evaluation& call, const Instruction& code, std::span<const Value> items,
                           const ItemTest& quick) {
  const std::size_t free = std::min<std::uint64_t>(free_steps(call), items.size());
  const std::size_t passed = quick.lead(items.first(free), undecided(code)).count;
  call.steps += passed;
  return passed;
}

/// The same for all items of the domains from `level` on. Apart (noinline), or each level would make room for all.
[[gnu::noinline]] bool run_quantified(Frame& frame, const Instruction& code, std::uint32_t level, Quantified& state,
                                      Value& problem) {
  const auto* children = frame.program.children.data() + code.a;
  Domain domain;
  if (!make_domain(frame, children[level], domain, problem)) {
    state.undecided_seen = true;
    state.undecided = problem;
    return false;
  }
  const bool is_last = level + 1 == code.b;
  const bool passes = is_last && !domain.items.empty() && state.quick.usable();
  if (passes) state.quick.learn(frame.call, domain.items, domain.is_relation);
  for (std::uint64_t i = 0; i < domain.count; ++i) {
    if (passes) i += pass_undecided(frame.call, code, domain.items.subspan(i), state.quick);
    if (i == domain.count) break;
    if (!step(frame.call)) return false;
    Room room;
    const Value& item = domain.item(i, room);
    if (!is_last) frame.locals[code.c + level] = item;
    const bool goes_on =
        is_last ? judge_item(frame, code, item, state) : run_quantified(frame, code, level + 1, state, problem);
    if (!goes_on) return false;
  }
  return true;
}

/// The general way: item by item, each a step.
[[gnu::noinline]] Value quantify(Frame& frame, const Instruction& code) {
  ItemTest quick(frame, code);
  Quantified state{quick};
  Value problem;
  run_quantified(frame, code, 0, state, problem);
  if (!frame.call.stopped.empty()) return stop(frame.call, frame.call.stopped);
  if (state.decided) return Value::boolean(code.op == Op::some);
  return state.undecided_seen ? state.undecided : Value::boolean(code.op == Op::every);
}

/// The list that a quantifier with one domain and a test of the items goes over, if it stands somewhere already.
const Value* list_in_place(const Frame& frame, const Instruction& code, const ItemTest& quick) noexcept {
  if (code.b != 1 || !quick.usable()) return nullptr;
  const Value* list = in_place(frame, frame.program.code[frame.program.children[code.a]]);
  return list != nullptr && list->is(Tag::list) ? list : nullptr;
}

/// Whether some item, or each, passes the test. Unknown if an item must be asked otherwise, or a step checked on the way:
/// then nothing has been done.
[[gnu::always_inline]] inline ItemTest::Answer ask_all(Evaluation& call, const Instruction& code, const Value& list,
                                                       ItemTest& quick) {
  const auto items = list.as_list();
  if (items.empty() || items.size() > free_steps(call)) return ItemTest::Answer::unknown;
  quick.learn(call, items, list.is_relation());
  const auto [passed, decided] = quick.lead(items, undecided(code));
  if (!decided && passed < items.size()) return ItemTest::Answer::unknown;
  call.steps += passed + (decided ? 1 : 0);
  return decided == (code.op == Op::some) ? ItemTest::Answer::yes : ItemTest::Answer::no;
}

}  // namespace

Value evaluate_loop(Frame& frame, const Instruction& code) {
  Items items(frame.call);
  Value problem;
  if (run_loop(frame, code, 0, items, problem)) return items.list();
  return frame.call.stopped.empty() ? problem : stop(frame.call, frame.call.stopped);
}

Value evaluate_quantified(Frame& frame, const Instruction& code) {
  ItemTest quick(frame, code);
  if (const Value* list = list_in_place(frame, code, quick)) {
    const auto answer = ask_all(frame.call, code, *list, quick);
    if (answer != ItemTest::Answer::unknown) return Value::boolean(answer == ItemTest::Answer::yes);
  }
  return quantify(frame, code);
}

Value items_of(Evaluation& call, const Value& value) {
  Domain domain;
  Value problem;
  if (!domain_of(call, value, domain, problem)) return problem;
  if (value.is(Tag::list)) return value;
  Items items(call);
  for (std::uint64_t i = 0; i < domain.count; ++i) {
    Room room;
    if (!step(call) || !items.push(domain.item(i, room))) return stop(call, call.stopped);
  }
  return items.list();
}

Value item_at(Evaluation& call, const Value& list, const Value& position) {
  if (list.is_null()) return list;
  if (position.is_null()) return position;
  const auto items = as_items(list);
  if (!position.is(Tag::number)) return type_problem(call, "[]", list, position);
  const auto index = index_of(position.as_number(), items.size());
  if (!index) return null_because(call, "feel.position", "the list has no item at this position");
  return items[*index];
}

Value evaluate_filter(Frame& frame, const Instruction& code) {
  Room source;
  const Value& list = look(frame, code.a, source);
  if (list.is_null()) return list;
  const auto all = as_items(list);
  ItemTest quick(frame, code);
  Items kept(frame.call);
  if (quick.usable()) quick.learn(frame.call, all, list.is_relation());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (quick.usable()) i += kept.keep_alike(quick, all.subspan(i));
    if (i == all.size()) break;
    if (!step(frame.call)) return stop(frame.call, frame.call.stopped);
    const Value& item = all[i];
    auto answer = quick.of(item);
    if (answer == ItemTest::Answer::unknown) {
      frame.locals[code.c] = item;
      Room room;
      const Value& condition = look(frame, code.b, room);
      if (condition.is(Tag::number)) return item_at(frame.call, list, condition);
      if (!condition.is(Tag::boolean) && !condition.is_null())
        return null_because(frame.call, "feel.type", "a filter is neither a condition nor a position");
      answer = condition.is_true() ? ItemTest::Answer::yes : ItemTest::Answer::no;
    }
    if (answer == ItemTest::Answer::yes && !kept.push(item)) return stop(frame.call, frame.call.stopped);
  }
  return kept.list();
}

}  // namespace riskrule::feel
