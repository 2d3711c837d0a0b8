#include "compile_box.hpp"

#include <algorithm>
#include <array>

#include "blank.hpp"
#include "named.hpp"
#include "settle.hpp"

namespace riskrule::dmn {

namespace {

constexpr std::array<std::string_view, 12> expression_names{"literalExpression",
                                                            "context",
                                                            "list",
                                                            "relation",
                                                            "functionDefinition",
                                                            "invocation",
                                                            "decisionTable",
                                                            "conditional",
                                                            "filter",
                                                            "for",
                                                            "some",
                                                            "every"};

/// Languages are named by URI, such as `https://www.omg.org/spec/DMN/20230324/FEEL/`, by tools also as `feel`.
bool is_feel(std::string_view language) {
  std::string lower(language);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower.empty() || lower.find("feel") != std::string::npos;
}

bool is_expression(pugi::xml_node node) {
  return std::find(expression_names.begin(), expression_names.end(), local_name(node)) != expression_names.end();
}

/// The expression among the children, or an empty node.
pugi::xml_node expression_of(pugi::xml_node parent) {
  for (const auto node : elements(parent))
    if (is_expression(node)) return node;
  return {};
}

std::string name_of(pugi::xml_node node) { return std::string(attribute(node, "name")); }

}  // namespace

BoxCompiler::BoxCompiler(Loading& loading, const TypeTable& types, std::span<const Use> uses)
    : loading_(loading), types_(types) {
  for (const Use& use : uses) {
    Slot& known = slot(use.slot);
    if (use.node == nullptr) continue;
    if (use.node->kind == Node::Kind::knowledge)
      known.model = use.node;
    else if (use.node->kind != Node::Kind::service)
      known.held = use.node->held;
  }
}

BoxCompiler::Slot& BoxCompiler::slot(std::uint32_t place) {
  if (place >= slots_.size()) slots_.resize(place + 1);
  return slots_[place];
}

void BoxCompiler::mark_read(std::span<const std::uint32_t> slots) {
  for (const std::uint32_t place : slots) ++slot(place).reads;
}

BoxPtr BoxCompiler::expression_in(pugi::xml_node parent, const feel::Scope& scope, const std::string& where) {
  frame_size_ = std::max(frame_size_, scope.slots());
  if (const auto node = expression_of(parent)) return expression(node, scope, where);
  return broken("dmn.no_expression", "`" + where + "` has no expression");
}

BoxPtr BoxCompiler::expression(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  BoxPtr box = make(node, scope, where);
  box->type = types_.of(loading_, node);
  box->settled = !box->type;
  if (!box->type) return box;
  box->settled = box->yields(box->type);
  box->seen = box->type->type;
  box->held = box->type;
  return box;
}

BoxPtr BoxCompiler::make(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  const auto name = local_name(node);
  if (name == "literalExpression") return literal(node, scope, where);
  if (name == "context") return context(node, scope, where);
  if (name == "list") return list(node, scope, where);
  if (name == "relation") return relation(node, scope, where);
  if (name == "functionDefinition") return function(node, scope, where);
  if (name == "invocation") return invocation(node, scope, where);
  if (name == "decisionTable") return table(node, scope, where);
  if (name == "conditional") return conditional(node, scope, where);
  if (name == "filter") return filter(node, scope, where);
  if (name == "for" || name == "some" || name == "every") return iterator(node, scope, where);
  return broken("dmn.no_expression", "`" + std::string(name) + "` is not an expression");
}

std::uint32_t BoxCompiler::add(feel::Scope& scope, std::string name, feel::TypePtr type, ItemTypePtr held) {
  const auto place = scope.add(std::move(name), std::move(type));
  frame_size_ = std::max(frame_size_, scope.slots());
  slot(place) = {.held = std::move(held)};
  return place;
}

BoxPtr BoxCompiler::broken(std::string_view code, std::string message) {
  auto box = std::make_unique<BrokenBox>();
  box->code = code;
  box->message = std::move(message);
  return box;
}

BoxPtr BoxCompiler::other_language(pugi::xml_node node, const std::string& where) {
  const auto stated = [](pugi::xml_node at) { return attribute(at, "expressionLanguage"); };
  const auto is_foreign = [&](pugi::xml_node at) { return !is_feel(stated(at)); };
  auto at = is_foreign(node) ? node : node.find_node(is_foreign);
  const auto model = loading_.document.root();
  if (!at && stated(node).empty() && is_foreign(model)) at = model;
  if (!at) return nullptr;
  const std::string message = "`" + where + "` is written in `" + std::string(stated(at)) + "`, which is not FEEL";
  loading_.flaw(at, "dmn.expression_language", message);
  return broken("dmn.expression_language", message);
}

BoxPtr BoxCompiler::literal(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  if (auto other = other_language(node, where)) return other;
  const XmlText text = loading_.document.text_of(child(node, "text"));
  if (is_blank(text.text)) return broken("dmn.no_expression", "`" + where + "` is empty");
  auto compiled = feel::compile(text.text, scope, {.mode = loading_.options.mode, .limits = loading_.options.limits});
  loading_.in_text(text, compiled.diagnostics(), where);
  if (!compiled)
    return broken("dmn.broken", "`" + where + "` is not valid FEEL: " + compiled.diagnostics().front().message);
  auto box = std::make_unique<LiteralBox>();
  box->expression = *std::move(compiled);
  box->seen = box->expression.type();
  mark_read(box->expression.reads());
  box->slot = slot_of(box->expression);
  if (box->slot) box->held = slot(*box->slot).held;
  return box;
}

BoxPtr BoxCompiler::context(pugi::xml_node node, feel::Scope scope, const std::string& where) {
  auto box = std::make_unique<ContextBox>();
  std::vector<std::pair<std::string, feel::TypePtr>> entries;
  for (const auto entry : children(node, "contextEntry")) {
    if (!box->items.empty() && box->items.back().name.empty()) {
      loading_.flaw(entry, "dmn.result_entry", "nothing may follow the result entry of a context");
      break;
    }
    const auto variable = child(entry, "variable");
    ContextBox::Item item;
    item.name = name_of(variable);
    item.type = types_.of(loading_, variable);
    item.defines_function = !item.name.empty() && local_name(expression_of(entry)) == "functionDefinition";
    if (item.defines_function)
      item.slot = add(scope, item.name, feel::simple_type(feel::TypeKind::function));  // it may call itself
    item.box = expression_in(entry, scope, where + "/" + (item.name.empty() ? "result" : item.name));
    auto seen = item.type ? item.type->type : item.box->seen;
    const auto held = item.type ? item.type : item.box->held;
    if (item.name.empty()) {
      box->seen = std::move(seen);
      box->held = held;
    } else {
      entries.emplace_back(item.name, seen);
      if (!item.defines_function) item.slot = add(scope, item.name, std::move(seen), held);
    }
    box->items.push_back(std::move(item));
  }
  const bool has_result = !box->items.empty() && box->items.back().name.empty();
  if (!has_result) box->seen = feel::context_of(std::move(entries));
  return box;
}

BoxPtr BoxCompiler::list(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  auto box = std::make_unique<ListBox>();
  for (const auto item : elements(node))
    if (is_expression(item))
      box->items.push_back(expression(item, scope, where + "/" + std::to_string(box->items.size() + 1)));
  box->seen = feel::list_of(feel::any_type());
  return box;
}

BoxPtr BoxCompiler::relation(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  auto box = std::make_unique<RelationBox>();
  std::vector<std::pair<std::string, feel::TypePtr>> entries;
  for (const auto column : children(node, "column")) {
    box->columns.push_back({name_of(column), types_.of(loading_, column)});
    entries.emplace_back(box->columns.back().name, feel_type(box->columns.back().type));
  }
  for (const auto row : children(node, "row")) {
    std::vector<BoxPtr> cells;
    const std::string place = where + "/row " + std::to_string(box->rows.size() + 1) + "/";
    for (const auto cell : elements(row))
      if (is_expression(cell)) {
        const auto column = cells.size();
        cells.push_back(
            expression(cell, scope, place + (column < box->columns.size() ? box->columns[column].name : "")));
      }
    if (cells.size() != box->columns.size())
      loading_.flaw(row, "dmn.width",
                    "the row has " + std::to_string(cells.size()) + " cells, the relation " +
                        std::to_string(box->columns.size()) + " columns");
    while (cells.size() < box->columns.size()) cells.push_back(broken("dmn.width", "the row is too short"));
    box->rows.push_back(std::move(cells));
  }
  box->seen = feel::list_of(feel::context_of(std::move(entries)));
  return box;
}

BoxPtr BoxCompiler::body(pugi::xml_node function, const feel::Scope& scope, std::uint32_t first, std::size_t count,
                         const std::string& where) {
  BoxPtr inside = expression_in(function, scope, where);
  const auto kind = attribute(function, "kind");
  if (kind.empty() || kind == "FEEL") return inside;
  auto box = std::make_unique<ExternalBox>();
  for (const char c : kind) box->kind += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  box->mapping = std::move(inside);
  box->first = first;
  box->count = static_cast<std::uint32_t>(count);
  return box;
}

std::vector<Parameter> BoxCompiler::parameters(pugi::xml_node function, feel::Scope& scope) {
  std::vector<Parameter> out;
  for (const auto node : children(function, "formalParameter")) {
    out.push_back({name_of(node), types_.of(loading_, node)});
    add(scope, out.back().name, feel_type(out.back().type), out.back().type);
  }
  return out;
}

BoxPtr BoxCompiler::function(pugi::xml_node node, feel::Scope scope, const std::string& where) {
  auto box = std::make_unique<FunctionBox>();
  box->first = scope.slots();
  box->parameters = parameters(node, scope);
  box->body = body(node, scope, box->first, box->parameters.size(), where);
  std::vector<feel::TypePtr> types;
  for (const auto& parameter : box->parameters) {
    box->names.emplace_back(parameter.name);
    types.push_back(feel_type(parameter.type));
  }
  box->seen = feel::function_of(std::move(types), box->body->seen);
  return box;
}

BoxPtr BoxCompiler::invocation(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  auto box = std::make_unique<InvocationBox>();
  box->function = expression_in(node, scope, where);
  for (const auto binding : children(node, "binding")) {
    const auto parameter = child(binding, "parameter");
    box->names.push_back(name_of(parameter));
    box->types.push_back(types_.of(loading_, parameter));
    box->arguments.push_back(expression_in(binding, scope, where + "/" + box->names.back()));
  }
  if (box->function->seen->kind == feel::TypeKind::function && box->function->seen->result)
    box->seen = box->function->seen->result;
  know_model(*box);
  return box;
}

/// Of an invocation that names a knowledge model and gives each argument to a parameter of its own.
void BoxCompiler::know_model(InvocationBox& box) {
  const auto* name = dynamic_cast<const LiteralBox*>(box.function.get());
  if (name == nullptr || !name->slot || name->type) return;
  Slot& known = slot(*name->slot);
  if (known.model == nullptr || !known.model->invocable) return;
  const auto& parameters = known.model->parameters;
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> unchecked;
  for (std::size_t i = 0; i < box.names.size(); ++i) {
    const auto found = std::ranges::find(parameters, box.names[i], &Parameter::name);
    const auto place = static_cast<std::uint32_t>(found - parameters.begin());
    if (found == parameters.end() || std::ranges::find(places, place) != places.end()) return;
    places.push_back(place);
    if (found->type != (box.types[i] ? box.types[i] : box.arguments[i]->held)) unchecked.push_back(place);
  }
  std::ranges::sort(unchecked);  // the first parameter that has a wrong argument says why
  box.model = known.model;
  box.places = std::move(places);
  box.unchecked = std::move(unchecked);
  box.held = known.model->held;
  --known.reads;
}

BoxPtr BoxCompiler::table(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  if (auto other = other_language(node, where)) return other;
  TableOptions options;
  options.mode = loading_.options.mode;
  options.limits = loading_.options.limits;
  options.locate = [&](Diagnostic& d, const Cell& cell) {
    const std::string place = where + d.pointer;
    d = cell.origin != Cell::nowhere ? loading_.document.in_text({cell.text, cell.origin}, std::move(d))
                                     : loading_.document.at(node, std::move(d));
    d.pointer = place;
  };
  auto compiled = compile_table(read_table(loading_, types_, node), scope, options);
  const bool failed = !compiled;
  std::string why = failed ? compiled.diagnostics().front().message : std::string();
  for (auto& d : compiled.diagnostics()) {
    if (!loading_.strict() && d.severity == Severity::error) d.severity = Severity::warning;
    loading_.problems.push_back(std::move(d));
  }
  if (failed) return broken("dmn.broken", "the table of `" + where + "` is not valid: " + why);
  mark_read(reads_of(*compiled));
  return std::make_unique<TableBox>(*std::move(compiled), Document::offset_of(node));
}

BoxPtr BoxCompiler::conditional(pugi::xml_node node, const feel::Scope& scope, const std::string& where) {
  auto box = std::make_unique<ConditionalBox>();
  box->condition = expression_in(child(node, "if"), scope, where + "/if");
  box->then_box = expression_in(child(node, "then"), scope, where + "/then");
  box->else_box = expression_in(child(node, "else"), scope, where + "/else");
  return box;
}

BoxPtr BoxCompiler::filter(pugi::xml_node node, feel::Scope scope, const std::string& where) {
  auto box = std::make_unique<FilterBox>();
  box->list = expression_in(child(node, "in"), scope, where + "/in");
  box->seen = box->list->seen;
  const auto literal_match = child(child(node, "match"), "literalExpression");
  if (!literal_match) {
    const auto element = box->list->seen->element;
    box->slot = add(scope, "item", element ? element : feel::any_type());
    if (element && element->kind == feel::TypeKind::context)
      for (const auto& [name, type] : element->entries) box->entries.emplace_back(name, add(scope, name, type));
    box->match = expression_in(child(node, "match"), scope, where + "/match");
    return box;
  }
  const std::string list_name = "filtered list";
  const std::string before = list_name + "[";
  XmlText text = loading_.document.text_of(child(literal_match, "text"));
  if (const auto alone = feel::compile(text.text, scope, {.limits = loading_.options.limits}); !alone) {
    loading_.in_text(text, alone.diagnostics(), where + "/match");  // it must not end the filter by itself
    return broken("dmn.broken", "`" + where + "/match` is not valid FEEL");
  }
  box->slot = add(scope, list_name, box->list->seen);
  // The match may end in a comment, hence the line end.
  auto compiled = feel::compile(before + text.text + "\n]", scope,
                                {.mode = loading_.options.mode, .limits = loading_.options.limits});
  for (auto d : compiled.diagnostics()) {
    const auto shift = static_cast<std::uint32_t>(before.size());
    if (d.place.line == 1) d.place.column = d.place.column > shift ? d.place.column - shift : 1;
    loading_.in_text(text, std::move(d), where + "/match");
  }
  if (!compiled) return broken("dmn.broken", "`" + where + "/match` is not valid FEEL");
  box->whole = *std::move(compiled);
  mark_read(box->whole.reads());
  return box;
}

BoxPtr BoxCompiler::iterator(pugi::xml_node node, feel::Scope scope, const std::string& where) {
  auto box = std::make_unique<IteratorBox>();
  const auto name = local_name(node);
  box->kind = name == "for" ? IteratorKind::for_each : name == "some" ? IteratorKind::some : IteratorKind::every;
  const auto in = child(node, "in");
  box->in_type = types_.of(loading_, in);
  box->in = expression_in(in, scope, where + "/in");
  const auto over = box->in_type ? box->in_type->type : box->in->seen;
  box->slot =
      add(scope, std::string(attribute(node, "iteratorVariable")), over->element ? over->element : feel::any_type());
  const bool is_for = box->kind == IteratorKind::for_each;
  if (is_for) box->partial_slot = add(scope, "partial", feel::list_of(feel::any_type()));
  const char* part = is_for ? "return" : "satisfies";
  box->body = expression_in(child(node, part), scope, where + "/" + part);
  box->seen = is_for ? feel::list_of(box->body->seen) : feel::simple_type(feel::TypeKind::boolean);
  return box;
}

}  // namespace riskrule::dmn
