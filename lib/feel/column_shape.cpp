#include "feel/column_shape.hpp"

#include <algorithm>

namespace riskrule::feel {

namespace {

using Kind = Shape::Kind;
constexpr int finest = 38;  // digits after the point of a decimal column

Shape number(std::optional<int> scale, bool is_small) {
  Shape out{.kind = Kind::number};
  if (scale && *scale <= finest) out.scale = std::max(0, *scale);
  out.is_small = is_small && out.scale == 0;
  return out;
}

Shape shape_of_column(const ColumnType& column) {
  switch (column.kind) {
    case ColumnKind::nothing: return {};
    case ColumnKind::boolean: return {.kind = Kind::boolean};
    case ColumnKind::integer: return number(0, column.is_signed || column.width < 8);
    case ColumnKind::decimal: return number(column.scale, false);
    case ColumnKind::date: return {.kind = Kind::date};
    case ColumnKind::years_months: return {.kind = Kind::years_months};
    case ColumnKind::days_time: return {.kind = Kind::days_time};
    case ColumnKind::coded: return shape_of_column(column.children.front());
    default: return {.kind = Kind::other};
  }
}

Kind kind_of(const Type& type) noexcept {
  switch (type.kind) {
    case TypeKind::null: return Kind::nothing;
    case TypeKind::number: return Kind::number;
    case TypeKind::boolean: return Kind::boolean;
    case TypeKind::date: return Kind::date;
    case TypeKind::years_months: return Kind::years_months;
    case TypeKind::days_time: return Kind::days_time;
    default: return Kind::other;
  }
}

bool is_text(const Type& type) noexcept { return type.kind == TypeKind::string || type.kind == TypeKind::word; }

/// Walks the operations whose shape follows from those of their operands.
class Reader {
 public:
  Reader(const Program& program, std::span<const ColumnType* const> slots)
      : program_(program), slots_(slots), locals_(program.frame, {.kind = Kind::other}) {}

  Shape at(std::uint32_t place) {
    const Instruction& code = program_.code[place];
    switch (code.op) {
      case Op::constant: return shape_of(program_.constants[code.a]);
      case Op::slot: return slots_[code.a] != nullptr ? shape_of_column(*slots_[code.a]) : Shape{.kind = Kind::other};
      case Op::local: return locals_[code.a];
      case Op::choice: return joined(at(code.b), at(code.c));
      case Op::negate:
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::power: return arithmetic(code);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
      case Op::between:
      case Op::conjunction:
      case Op::disjunction:
      case Op::some:
      case Op::every:
      case Op::instance_of:
      case Op::in: return {.kind = Kind::boolean};
      default: return {.kind = Kind::other};
    }
  }

  std::vector<std::pair<std::string_view, Shape>> entries(const Instruction& code) {
    std::vector<std::pair<std::string_view, Shape>> out;
    const auto* children = program_.children.data() + code.a;
    const auto& names = program_.entry_names[children[code.b]];
    for (std::uint32_t i = 0; i < code.b; ++i) {
      out.emplace_back(names[i], at(children[i]));
      locals_[code.c + i] = out.back().second;
    }
    return out;
  }

 private:
  Shape arithmetic(const Instruction& code) {
    const Shape a = at(code.a);
    if (a.kind != Kind::number) return {.kind = Kind::other};
    if (code.op == Op::negate) return number(a.scale, false);
    const Shape b = at(code.b);
    if (b.kind != Kind::number) return {.kind = Kind::other};
    const bool has_scale = a.scale && b.scale && code.op != Op::divide && code.op != Op::power;
    if (!has_scale) return number({}, false);
    return number(code.op == Op::multiply ? *a.scale + *b.scale : std::max(*a.scale, *b.scale), false);
  }

  const Program& program_;
  std::span<const ColumnType* const> slots_;
  std::vector<Shape> locals_;
};

}  // namespace

Shape joined(Shape a, const Shape& b) {
  if (b.kind == Kind::nothing) return a;
  if (a.kind == Kind::nothing) return b;
  if (a.kind != b.kind) return {.kind = Kind::other};
  if (a.kind == Kind::number) {
    const bool known = a.scale && b.scale;
    return number(known ? std::optional(std::max(*a.scale, *b.scale)) : std::nullopt, a.is_small && b.is_small);
  }
  a.words.insert(a.words.end(), b.words.begin(), b.words.end());
  std::sort(a.words.begin(), a.words.end());
  a.words.erase(std::unique(a.words.begin(), a.words.end()), a.words.end());
  return a;
}

Shape shape_of(const Value& constant) {
  switch (constant.tag()) {
    case Tag::null: return {};
    case Tag::number: return number(-constant.as_number().exponent(), constant.as_number().to_int64().has_value());
    case Tag::string: return {.kind = Kind::word, .words = {std::string(constant.as_string())}};
    case Tag::boolean: return {.kind = Kind::boolean};
    case Tag::date: return {.kind = Kind::date};
    case Tag::years_months: return {.kind = Kind::years_months};
    case Tag::days_time: return {.kind = Kind::days_time};
    default: return {.kind = Kind::other};
  }
}

Shape shape_of(const Program& program, std::span<const ColumnType* const> slots) {
  const Shape found = Reader(program, slots).at(program.root);
  const Shape typed = program.type ? shaped(found, *program.type) : found;
  return program.result ? shaped(typed, *program.result) : typed;
}

Shape shaped(Shape shape, const Type& type) {
  const bool fits = shape.kind == Kind::nothing || type.kind == TypeKind::any ||
                    (shape.kind == Kind::word ? is_text(type) : shape.kind == kind_of(type));
  if (fits) return shape;
  return {.kind = kind_of(type)};
}

std::vector<std::pair<std::string_view, Shape>> entry_shapes(const Program& program,
                                                             std::span<const ColumnType* const> slots) {
  const Instruction& root = program.code[program.root];
  if (root.op != Op::context || program.result || root.b == 0) return {};
  auto out = Reader(program, slots).entries(root);
  for (auto& [name, shape] : out)
    for (const auto& [known, type] : program.type->entries)
      if (known == name) shape = shaped(std::move(shape), *type);
  return out;
}

OutputType output_of(Shape shape, std::optional<int> scale) {
  OutputType out;
  switch (shape.kind) {
    case Kind::number:
      if (!shape.scale) shape.scale = scale;
      if (!shape.scale) return out;
      out.kind = shape.is_small ? OutputKind::integer : OutputKind::decimal;
      out.scale = *shape.scale;
      return out;
    case Kind::word:
      out.kind = OutputKind::word;
      out.words = std::move(shape.words);
      return out;
    case Kind::boolean: out.kind = OutputKind::boolean; return out;
    case Kind::date: out.kind = OutputKind::date; return out;
    case Kind::years_months: out.kind = OutputKind::years_months; return out;
    case Kind::days_time: out.kind = OutputKind::days_time; return out;
    case Kind::nothing:
    case Kind::other: break;
  }
  return out;
}

}  // namespace riskrule::feel
