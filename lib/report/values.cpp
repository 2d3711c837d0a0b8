#include "report/values.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "riskrule/base/source.hpp"

namespace riskrule::report {
namespace {

using data::bare;
using data::Kind;
using data::StatedState;
using data::TypeInfo;

constexpr const char* between = "；";

/// The value inside a Stated and its type, or the value itself; null when it is not stated.
const void* stated_value(const TypeInfo& type, const void* value) {
  if (type.kind != Kind::stated) return value;
  return type.stated->state(value) == StatedState::stated ? type.stated->value(value) : nullptr;
}

std::string enum_label(const TypeInfo& type, const void* value) {
  const std::size_t i = type.enumeration->index(value);
  return i < type.items.size() ? std::string(type.items[i].label) : std::string();
}

std::string open_word_label(const TypeInfo& type, const void* value) {
  // Every Open<E> is one string; which E is known to the type alone.
  const std::string& word = static_cast<const data::Open<MatterKind>*>(value)->word;
  for (const auto& item : type.items)
    if (item.name == word) return std::string(item.label);
  return word;
}

Line list_line(const TypeInfo& type, const void* list) {
  const std::size_t size = type.list->size(list);
  if (size == 0) return none();
  Line out;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += plain(between);
    out += value_of(type.element(), type.list->at(list, i));
  }
  return out;
}

bool is_absent(const TypeInfo& type, const void* value) {
  return type.kind == Kind::stated && type.stated->state(value) == StatedState::absent;
}

/// Whether a structure's first member says what it is without its label: a name, a word, or whether it holds.
bool leads(const TypeInfo& type) {
  const Kind kind = bare(type).kind;
  return kind == Kind::text || kind == Kind::open_word || kind == Kind::enumeration || type.kind == Kind::boolean;
}

/// What is stated: 松江区人民政府（层级：县级人民政府）, or 年度：2023；公布日期：2023年1月5日.
Line structure_line(const TypeInfo& type, const void* object) {
  if (&type == &data::type_of<YearRange>()) {
    const auto& years = *static_cast<const YearRange*>(object);
    return plain(std::to_string(years.from) + "—" + std::to_string(years.to) + "年");
  }
  Line head;
  Line rest;
  for (const auto& member : type.members) {
    const void* value = member.get(object);
    if (is_absent(member.type(), value)) continue;
    if (&member == &type.members.front() && leads(member.type())) {
      head = value_of(member.type(), value);
      continue;
    }
    rest += plain((rest.empty() ? "" : between) + std::string(member.label) + "：");
    rest += value_of(member.type(), value);
  }
  if (head.empty()) return rest.empty() ? not_stated() : rest;
  return rest.empty() ? head : head + plain("（") + rest + plain("）");
}

std::vector<const data::MemberInfo*> members_of(const TypeInfo& type, const Names& names) {
  std::vector<const data::MemberInfo*> out;
  if (names.empty())
    for (const auto& member : type.members) out.push_back(&member);
  for (const auto name : names)
    if (const auto* member = type.find(name)) out.push_back(member);
  return out;
}

/// What a reader calls an element: its first member that is text or a word and no key.
std::string element_name(const TypeInfo& type, const void* element) {
  if (type.kind != Kind::structure) return {};
  for (const auto& member : type.members) {
    const TypeInfo& inner = bare(member.type());
    const bool wordy = inner.kind == Kind::text || inner.kind == Kind::open_word || inner.kind == Kind::enumeration;
    if (!wordy || has(member.attributes, data::Attribute::key)) continue;
    const void* value = stated_value(member.type(), member.get(element));
    if (value == nullptr) continue;
    std::string name;
    for (const Piece& piece : value_of(inner, value)) name += piece.text;
    std::size_t end = 0;
    for (std::size_t letters = 0; end < name.size() && letters < 20; ++letters)
      for (++end; end < name.size() && !starts_code_point(name[end]);) ++end;
    return end < name.size() ? name.substr(0, end) + "…" : name;
  }
  return {};
}

std::string element_label(std::string_view list, std::size_t index, const std::string& name) {
  return std::string(list) + "（" + (name.empty() ? "第" + std::to_string(index + 1) + "项" : name) + "）";
}

std::string joined(const std::string& lead, const std::string& name) {
  return lead.empty() ? name : name.empty() ? lead : lead + " › " + name;
}

void collect_dates(const TypeInfo& type, const void* value, const std::string& lead, const std::string& name,
                   std::vector<Dated>& out) {
  const void* inside = stated_value(type, value);
  if (inside == nullptr) return;
  const TypeInfo& inner = bare(type);
  if (inner.kind == Kind::date) {
    out.push_back({*static_cast<const Date*>(inside), joined(lead, name)});
  } else if (&inner == &data::type_of<Event>()) {
    const auto& event = *static_cast<const Event*>(inside);
    out.push_back({event.date, event.step});
  } else if (inner.kind == Kind::structure) {
    for (const auto& member : inner.members)
      collect_dates(member.type(), member.get(inside), joined(lead, name), std::string(member.label), out);
  } else if (inner.kind == Kind::list) {
    const TypeInfo& element = inner.element();
    for (std::size_t i = 0; i < inner.list->size(inside); ++i) {
      const void* at = inner.list->at(inside, i);
      collect_dates(element, at, lead, element_label(name, i, element_name(element, at)), out);
    }
  }
}

std::optional<std::size_t> to_index(std::string_view token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc() || end != token.data() + token.size()) return {};
  return index;
}

}  // namespace

Line plain(std::string text) { return {{std::move(text)}}; }
Line not_stated() { return {{"未载明", Style::quiet}}; }
Line none() { return {{"无", Style::quiet}}; }

Line& operator+=(Line& line, Line more) {
  line.insert(line.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return line;
}
Line operator+(Line line, Line more) { return std::move(line += std::move(more)); }

std::string date_text(const Date& date) {
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

Line value_of(const TypeInfo& type, const void* value) {
  switch (type.kind) {
    case Kind::stated:
      if (const void* inside = stated_value(type, value)) return value_of(type.element(), inside);
      return type.stated->state(value) == StatedState::unknown ? Line{{"不详", Style::quiet}} : not_stated();
    case Kind::boolean: return plain(*static_cast<const bool*>(value) ? "是" : "否");
    case Kind::integer: return plain(std::to_string(*static_cast<const std::int64_t*>(value)));
    case Kind::number: return plain(static_cast<const Decimal*>(value)->to_string());
    case Kind::text: return plain(*static_cast<const std::string*>(value));
    case Kind::date: return plain(date_text(*static_cast<const Date*>(value)));
    case Kind::enumeration: return plain(enum_label(type, value));
    case Kind::open_word: return plain(open_word_label(type, value));
    case Kind::structure: return structure_line(type, value);
    case Kind::list: return list_line(type, value);
    case Kind::raw: return {{static_cast<const data::RawJson*>(value)->text, Style::code}};
  }
  return {};
}

Facts facts_of(const TypeInfo& type, const void* object, const Names& names) {
  Facts out;
  std::string silent;
  for (const auto* member : members_of(type, names)) {
    const void* value = member->get(object);
    if (is_absent(member->type(), value))
      silent += (silent.empty() ? "" : between) + std::string(member->label);
    else
      out.facts.push_back({std::string(member->label), value_of(member->type(), value)});
  }
  if (!silent.empty()) out.facts.push_back({"未载明", {{silent, Style::quiet}}});
  return out;
}

void add_table(Document& to, const TypeInfo& list_or_stated, const void* list, const Names& names) {
  const void* inside = stated_value(list_or_stated, list);
  const TypeInfo& type = bare(list_or_stated);
  if (inside == nullptr || type.list->size(inside) == 0) return to.add(Paragraph{value_of(list_or_stated, list)});
  Table table;
  table.rows.resize(type.list->size(inside));
  std::string silent;
  for (const auto* member : members_of(type.element(), names)) {
    bool stated = false;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      stated = stated || !is_absent(member->type(), member->get(type.list->at(inside, i)));
    if (!stated) {
      silent += (silent.empty() ? "" : between) + std::string(member->label);
      continue;
    }
    table.head.emplace_back(member->label);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      table.rows[i].cells.push_back(value_of(member->type(), member->get(type.list->at(inside, i))));
  }
  to.add(std::move(table));
  if (!silent.empty()) to.paragraph("以上各项均未载明：" + silent + "。", Style::quiet);
}

std::vector<Dated> timeline(const Matter& matter) {
  std::vector<Dated> out;
  collect_dates(data::type_of<Matter>(), &matter, {}, {}, out);
  std::stable_sort(out.begin(), out.end(), [](const Dated& a, const Dated& b) { return a.date < b.date; });
  return out;
}

std::string place_label(const Matter& matter, std::string_view pointer) {
  const TypeInfo* type = &data::type_of<Matter>();
  const void* value = &matter;
  std::string out;
  std::string list;  // label of the list that an index is to follow
  while (!pointer.empty() && pointer.front() == '/') {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = pointer.substr(1, end - 1);
    pointer.remove_prefix(end);
    std::string step;
    if (type->kind == Kind::structure) {
      const auto* member = type->find(token);
      if (member == nullptr) return {};
      step = member->label;
      value = value == nullptr ? nullptr : stated_value(member->type(), member->get(value));
      type = &bare(member->type());
      if (type->kind == Kind::list && !pointer.empty()) {
        list = std::move(step);
        continue;
      }
    } else if (type->kind == Kind::list) {
      const auto index = to_index(token);
      const bool there = index && value != nullptr && *index < type->list->size(value);
      value = there ? type->list->at(value, *index) : nullptr;
      type = &type->element();
      step = index ? element_label(list, *index, there ? element_name(*type, value) : std::string()) : list;
      if (there) value = stated_value(*type, value);
      type = &bare(*type);
    } else {
      return {};
    }
    out = joined(out, step);
  }
  return pointer.empty() ? out : std::string();
}

Line clauses(const std::vector<Basis>& basis) {
  Line out;
  for (const Basis& one : basis) {
    const std::string where = one.citation.empty() ? one.title + " " + one.article : *one.citation;
    const bool sure = one.text == TextStatus::full || one.text == TextStatus::partial;
    out.push_back({"〔" + where + (sure ? "〕" : "，" + label(one.text) + "〕"), Style::clause});
  }
  return out;
}

}  // namespace riskrule::report
