// Names: layers of local names, the scope, the built-ins; members.
#include <algorithm>

#include "feel/checker.hpp"
#include "riskrule/base/guess.hpp"

namespace riskrule::feel {
namespace {

constexpr std::pair<TypeKind, std::pair<std::string_view, TypeKind>> properties[] = {
    {TypeKind::date, {"year", TypeKind::number}},
    {TypeKind::date, {"month", TypeKind::number}},
    {TypeKind::date, {"day", TypeKind::number}},
    {TypeKind::date, {"weekday", TypeKind::number}},
    {TypeKind::date_time, {"year", TypeKind::number}},
    {TypeKind::date_time, {"month", TypeKind::number}},
    {TypeKind::date_time, {"day", TypeKind::number}},
    {TypeKind::date_time, {"weekday", TypeKind::number}},
    {TypeKind::date_time, {"hour", TypeKind::number}},
    {TypeKind::date_time, {"minute", TypeKind::number}},
    {TypeKind::date_time, {"second", TypeKind::number}},
    {TypeKind::date_time, {"time offset", TypeKind::days_time}},
    {TypeKind::date_time, {"timezone", TypeKind::string}},
    {TypeKind::time, {"hour", TypeKind::number}},
    {TypeKind::time, {"minute", TypeKind::number}},
    {TypeKind::time, {"second", TypeKind::number}},
    {TypeKind::time, {"time offset", TypeKind::days_time}},
    {TypeKind::time, {"timezone", TypeKind::string}},
    {TypeKind::years_months, {"years", TypeKind::number}},
    {TypeKind::years_months, {"months", TypeKind::number}},
    {TypeKind::days_time, {"days", TypeKind::number}},
    {TypeKind::days_time, {"hours", TypeKind::number}},
    {TypeKind::days_time, {"minutes", TypeKind::number}},
    {TypeKind::days_time, {"seconds", TypeKind::number}},
    {TypeKind::range, {"start", TypeKind::any}},
    {TypeKind::range, {"end", TypeKind::any}},
    {TypeKind::range, {"start included", TypeKind::boolean}},
    {TypeKind::range, {"end included", TypeKind::boolean}},
};

bool may_be_called(const Type& type) noexcept { return may_be(type, TypeKind::function); }

}  // namespace

bool may_be(const Type& type, TypeKind kind) noexcept {
  return type.kind == kind || type.kind == TypeKind::any || type.kind == TypeKind::null;
}

TypePtr member_type(const Type& type, std::string_view name) {
  switch (type.kind) {
    case TypeKind::any:
    case TypeKind::null: return any_type();
    case TypeKind::list: {
      const TypePtr of_item = type.element ? member_type(*type.element, name) : any_type();
      return of_item ? list_of(of_item) : nullptr;
    }
    case TypeKind::record: {
      const auto* member = type.described->find(name);
      return member != nullptr ? type_from(member->type()) : nullptr;
    }
    case TypeKind::context:
      for (const auto& [entry, entry_type] : type.entries)
        if (entry == name) return entry_type;
      return type.entries.empty() ? any_type() : nullptr;
    default: break;
  }
  for (const auto& [kind, property] : properties) {
    if (kind != type.kind || property.first != name) continue;
    if (property.second == TypeKind::any) return type.element ? type.element : any_type();
    return simple_type(property.second);
  }
  return nullptr;
}

std::vector<std::string> member_names(const Type& type) {
  std::vector<std::string> names;
  if (type.kind == TypeKind::list && type.element) return member_names(*type.element);
  if (type.kind == TypeKind::record)
    for (const auto& member : type.described->members) names.emplace_back(member.name);
  for (const auto& entry : type.entries) names.push_back(entry.first);
  for (const auto& [kind, property] : properties)
    if (kind == type.kind) names.emplace_back(property.first);
  return names;
}

TypePtr Checker::item_type(const TypePtr& type) {
  if (type->kind == TypeKind::list || type->kind == TypeKind::range) return type->element ? type->element : any_type();
  return type;
}

Variable* Checker::declare(std::string name, TypePtr type) {
  if (layers_.empty()) open_layer();
  std::string key = name_key(name);
  Variable* variable = pool_.variable(std::move(name), std::move(key), std::move(type));
  layers_.back().variables.push_back(variable);
  return variable;
}

Variable* Checker::open_item_layer(const TypePtr& item) {
  open_layer();
  Layer& layer = layers_.back();
  layer.item = declare("item", item);
  layer.open = item->kind == TypeKind::any || item->kind == TypeKind::null ||
               (item->kind == TypeKind::context && item->entries.empty());
  if (item->kind == TypeKind::record || item->kind == TypeKind::context)
    for (const auto& name : member_names(*item)) layer.members.emplace_back(name_key(name), name);
  return layer.item;
}

std::optional<Checker::Match> Checker::match_layer(const Layer& layer, const std::string& key, bool called) {
  for (const auto& [member_key, member] : layer.members) {
    if (member_key != key) continue;
    if (called && !may_be_called(*member_type(*layer.item->type, member))) break;
    return Match{0, layer.item, member, nullptr, {}};
  }
  for (auto v = layer.variables.rbegin(); v != layer.variables.rend(); ++v)
    if ((*v)->key == key && (!called || may_be_called(*(*v)->type))) return Match{0, *v, {}, nullptr, {}};
  return {};
}

std::optional<Checker::Match> Checker::match(const std::string& key, bool called) const {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    auto found = match_layer(layers_[i], key, called);
    if (!found) continue;
    found->layer = i + 1;
    return found;
  }
  const Scope::Name* name = scope_.find_key(key);
  if (name != nullptr && (!called || may_be_called(*name->type))) return Match{0, nullptr, {}, name, {}};
  if (const auto rows = builtin_rows(key); !rows.empty()) return Match{0, nullptr, {}, nullptr, rows};
  if (name != nullptr) return Match{0, nullptr, {}, name, {}};
  return {};
}

Checker::Found Checker::find_name(const Token* tokens) {
  std::size_t longest = std::max(scope_.longest(), longest_builtin());
  for (const auto& layer : layers_) {
    const auto words = [](const std::string& key) {
      return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    };
    for (const auto* v : layer.variables) longest = std::max(longest, words(v->key));
    for (const auto& member : layer.members) longest = std::max(longest, words(member.first));
  }
  Found best;
  std::optional<Match> best_match;
  bool best_called = false;
  std::string key;
  for (std::size_t count = 1; count <= longest && tokens[count - 1].kind != TokenKind::end; ++count) {
    if (count > 1) key += ' ';
    key += tokens[count - 1].text;
    const bool called = tokens[count].kind == TokenKind::symbol && tokens[count].text == "(";
    auto found = match(key, called);
    // `date and time` may be a function only where it is called: else `and` joins two conditions.
    if (!found || (!found->rows.empty() && !called && key.find(" and ") != std::string::npos)) continue;
    best.tokens = count;
    best_match = std::move(found);
    best_called = called;
  }
  if (best_match) {
    const Span span{tokens[0].span.begin, tokens[best.tokens - 1].span.end};
    if (best.tokens > 1 || !is_keyword(tokens[0].text)) best.node = node_of(*best_match, span, best_called);
  }
  return best;
}

Node* Checker::node_of(const Match& match, Span span, bool called) {
  Node* node = nullptr;
  std::string name;
  if (!match.rows.empty()) {
    node = pool_.node(NodeKind::builtin, span);
    node->rows = match.rows;
    name = std::string(match.rows.front()->name);
    if (called) return node;
  } else if (match.name != nullptr) {
    node = pool_.node(match.name->constant ? NodeKind::literal : NodeKind::slot, span);
    node->slot = match.name->slot;
    if (match.name->constant) node->value = *match.name->constant;
    node->type = match.name->type;
    name = match.name->name;
  } else {
    node = pool_.node(NodeKind::local, span);
    node->variable = match.variable;
    node->type = match.variable->type;
    ++match.variable->uses;
    name = match.variable->name;
  }
  node->text = name;
  if (!match.member.empty()) {
    Node* member = pool_.node(NodeKind::member, span);
    member->text = match.member;
    member->slot = span.begin;
    member->kids.push_back(node);
    node = finish(member);
    name = match.member;
  }
  return wrap_in_items(node, name, match.layer, span);
}

/// Items of unknown type between the name and what it was found to be may have an entry of that name.
Node* Checker::wrap_in_items(Node* node, const std::string& name, std::size_t down_to, Span span) {
  for (std::size_t i = down_to; i < layers_.size(); ++i) {
    if (!layers_[i].open || layers_[i].item == nullptr) continue;
    Node* wrapped = pool_.node(NodeKind::item_name, span);
    wrapped->text = name;
    wrapped->variable = layers_[i].item;
    if (node != nullptr) wrapped->kids.push_back(node);
    if (node != nullptr) wrapped->height = node->height + 1;
    node = wrapped;
  }
  return node;
}

Node* Checker::unknown_name(const std::string& name, Span span, bool called) {
  if (Node* dynamic = wrap_in_items(nullptr, name, 0, span); dynamic != nullptr) return dynamic;
  auto known = names_in_scope();
  if (called) known.insert(known.end(), builtin_names().begin(), builtin_names().end());
  strict_error(called ? "feel.unknown_function" : "feel.unknown_name", span,
               std::string(called ? "no function is called `" : "nothing is called `") + name + "` here",
               nearest(name, known));
  Node* node = pool_.node(NodeKind::unknown, span);
  node->text = name;
  return node;
}

std::vector<std::string_view> Checker::names_in_scope() const {
  std::vector<std::string_view> names;
  for (const auto& layer : layers_) {
    for (const auto* v : layer.variables) names.push_back(v->name);
    for (const auto& member : layer.members) names.push_back(member.second);
  }
  for (const auto& name : scope_.names()) names.push_back(name.name);
  return names;
}

std::size_t Checker::find_member(const Type& type, const Token* tokens, std::string& name) const {
  const auto names = member_names(type);
  if (names.empty()) return 0;
  std::vector<std::string> keys;
  for (const auto& known : names) keys.push_back(name_key(known));
  std::size_t longest = 0;
  std::string key;
  for (std::size_t count = 1; count <= 24 && tokens[count - 1].kind != TokenKind::end; ++count) {
    if (count > 1) key += ' ';
    key += tokens[count - 1].text;
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) continue;
    longest = count;
    name = names[static_cast<std::size_t>(found - keys.begin())];
  }
  return longest;
}

}  // namespace riskrule::feel
