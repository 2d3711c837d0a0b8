#include "riskrule/data/schema.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "riskrule/data/json_writer.hpp"

namespace riskrule::data {
namespace {

/// Writes one schema; structures and words are written once, under $defs, in the order in which they are first met.
class Schema {
 public:
  std::string write(const TypeInfo& root, std::string_view id) {
    out_.begin_object();
    string("$schema", "https://json-schema.org/draft/2020-12/schema");
    string("$id", id);
    structure(root, true);
    if (!defined_.empty()) {
      out_.name("$defs");
      out_.begin_object();
      for (std::size_t i = 0; i < defined_.size(); ++i) definition(*defined_[i].first, defined_[i].second);
      out_.end_object();
    }
    out_.end_object();
    return std::move(out_).take();
  }

 private:
  void string(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_.name(name);
    out_.text(text);
  }
  void integer(std::string_view name, std::int64_t value) {
    out_.name(name);
    out_.integer(value);
  }
  void texts(const TypeInfo& type) {
    string("title", type.label);
    string("description", type.sentence);
  }

  /// `"type": "string"`, or a list of types.
  void types(std::initializer_list<std::string_view> names) {
    out_.name("type");
    if (names.size() == 1) return out_.text(*names.begin());
    out_.begin_list();
    for (const auto name : names) out_.text(name);
    out_.end_list();
  }
  void one_type(std::string_view name, bool nullable) {
    if (nullable)
      types({name, "null"});
    else
      types({name});
  }

  void definition(const TypeInfo& type, const std::string& name) {
    out_.name(name);
    out_.begin_object();
    if (type.kind == Kind::structure)
      structure(type, false);
    else
      words(type);
    out_.end_object();
  }

  void structure(const TypeInfo& type, bool is_document) {
    texts(type);
    types({"object"});
    out_.name("properties");
    out_.begin_object();
    if (is_document) {
      out_.name("$schema");
      out_.begin_object();
      types({"string"});
      out_.end_object();
    }
    for (const MemberInfo& member : type.members)
      if (!has(member.attributes, Attribute::hidden)) property(member);
    out_.end_object();
    required(type);
    out_.name("additionalProperties");
    out_.boolean(false);
  }

  void required(const TypeInfo& type) {
    const auto is_required = [](const MemberInfo& m) {
      return has(m.attributes, Attribute::required) && !has(m.attributes, Attribute::hidden);
    };
    if (std::none_of(type.members.begin(), type.members.end(), is_required)) return;
    out_.name("required");
    out_.begin_list();
    for (const MemberInfo& member : type.members)
      if (is_required(member)) out_.text(member.name);
    out_.end_list();
  }

  void property(const MemberInfo& member) {
    out_.name(member.name);
    out_.begin_object();
    string("title", member.label);
    string("description", member.sentence);
    const TypeInfo& type = member.type();
    value(bare(type), type.kind == Kind::stated, member.attributes);
    out_.end_object();
  }

  /// Words of an enumeration; an open one allows any other text.
  void words(const TypeInfo& type) {
    string("title", type.label);
    std::string description(type.sentence);
    for (const ItemText& item : type.items)
      description +=
          (&item == &type.items.front() ? " " : "; ") + std::string(item.name) + " " + std::string(item.label);
    string("description", description);
    if (type.kind == Kind::enumeration) return enumerators(type);
    out_.name("anyOf");
    out_.begin_list();
    out_.begin_object();
    enumerators(type);
    out_.end_object();
    out_.begin_object();
    types({"string"});
    integer("minLength", 1);
    out_.end_object();
    out_.end_list();
  }

  void enumerators(const TypeInfo& type) {
    types({"string"});
    out_.name("enum");
    out_.begin_list();
    for (const ItemText& item : type.items) out_.text(item.name);
    out_.end_list();
  }

  void value(const TypeInfo& type, bool nullable, Attribute attributes) {
    switch (type.kind) {
      case Kind::boolean: return one_type("boolean", nullable);
      case Kind::integer: [[fallthrough]];
      case Kind::number: return number(type, nullable, attributes);
      case Kind::text: return text(nullable, attributes);
      case Kind::date:
        one_type("string", nullable);
        string("format", "date");
        return string("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      case Kind::enumeration: [[fallthrough]];
      case Kind::open_word: [[fallthrough]];
      case Kind::structure: return reference(type, nullable);
      case Kind::list: return list(type, nullable, attributes);
      case Kind::stated: return value(type.element(), true, attributes);
      case Kind::raw: return;  // anything
    }
  }

  void number(const TypeInfo& type, bool nullable, Attribute attributes) {
    one_type(type.kind == Kind::integer ? "integer" : "number", nullable);
    if (has(attributes, Attribute::positive))
      integer("exclusiveMinimum", 0);
    else if (has(attributes, Attribute::not_negative))
      integer("minimum", 0);
  }

  void text(bool nullable, Attribute attributes) {
    const bool lines = has(attributes, Attribute::lines);
    if (lines && nullable)
      types({"string", "array", "null"});
    else if (lines)
      types({"string", "array"});
    else
      one_type("string", nullable);
    const bool non_empty = has(attributes, Attribute::non_empty);
    if (non_empty) integer("minLength", 1);
    if (!lines) return;
    out_.name("items");
    out_.begin_object();
    types({"string"});
    out_.end_object();
    if (non_empty) integer("minItems", 1);
  }

  void list(const TypeInfo& type, bool nullable, Attribute attributes) {
    one_type("array", nullable);
    if (has(attributes, Attribute::non_empty)) integer("minItems", 1);
    out_.name("items");
    out_.begin_object();
    const TypeInfo& element = type.element();
    value(bare(element), element.kind == Kind::stated, Attribute::none);
    out_.end_object();
  }

  void reference(const TypeInfo& type, bool nullable) {
    const std::string path = "#/$defs/" + name_of(type);
    if (!nullable) return string("$ref", path);
    out_.name("anyOf");
    out_.begin_list();
    out_.begin_object();
    string("$ref", path);
    out_.end_object();
    out_.begin_object();
    types({"null"});
    out_.end_object();
    out_.end_list();
  }

  /// Its name under $defs: given on the first call; two types of one name get a number.
  std::string name_of(const TypeInfo& type) {
    std::string name(type.name);
    if (type.kind == Kind::open_word) name += "OrOther";
    const std::string plain = name;
    for (std::size_t same = 1; taken(name, type); name = plain + std::to_string(same)) ++same;
    const auto known = [&](const auto& entry) { return entry.first == &type; };
    if (std::none_of(defined_.begin(), defined_.end(), known)) defined_.emplace_back(&type, name);
    return name;
  }
  bool taken(const std::string& name, const TypeInfo& by_other_than) const {
    return std::any_of(defined_.begin(), defined_.end(),
                       [&](const auto& entry) { return entry.second == name && entry.first != &by_other_than; });
  }

  JsonWriter out_;
  std::vector<std::pair<const TypeInfo*, std::string>> defined_;
};

}  // namespace

std::string json_schema(const TypeInfo& root, std::string_view id) { return Schema().write(root, id); }

}  // namespace riskrule::data
