#include "feel/column_vector.hpp"

#include <algorithm>

namespace riskrule::feel {

namespace {

constexpr int most_digits = 18;              // of a power of ten within 64 bits
constexpr std::size_t most_registers = 256;  // of 2 KB

std::int64_t power_of_ten(int n) noexcept {
  return static_cast<std::int64_t>(riskrule::detail::low_word(riskrule::detail::power_of_ten(n)));
}

}  // namespace

/// Translates; every function is empty where something is not covered.
class VectorCompiler {
 public:
  VectorCompiler(const Program& program, const ColumnKernel& kernel) : program_(program), kernel_(kernel) {}

  bool output(std::uint32_t place, std::size_t index) {
    const auto from = at(place);
    return from && add_output(*from, kernel_.outputs[index].type);
  }

  bool entries(const Instruction& code) {
    for (std::uint32_t i = 0; i < code.b; ++i) {
      const auto from = at(program_.children[code.a + i]);
      if (!from || !add_output(*from, kernel_.outputs[i].type)) return false;
      locals_.push_back({code.c + i, *from});
    }
    return true;
  }

  VectorProgram take() { return std::move(out_); }

 private:
  enum class Kind : std::uint8_t { number, boolean, word };
  struct Register {
    Kind kind = Kind::number;
    int scale = 0;
  };
  using Place = std::optional<std::uint32_t>;
  using Operation = VectorProgram::Operation;

  Place add(const Operation& code, Register made) {
    if (registers_.size() == most_registers) return {};
    out_.code_.push_back(code);
    registers_.push_back(made);
    return static_cast<std::uint32_t>(registers_.size() - 1);
  }

  Place at(std::uint32_t place) {
    const Instruction& code = program_.code[place];
    switch (code.op) {
      case Op::constant: return constant(program_.constants[code.a]);
      case Op::slot: return slot(code.a);
      case Op::local: {
        const auto known =
            std::find_if(locals_.begin(), locals_.end(), [&](const auto& l) { return l.first == code.a; });
        return known == locals_.end() ? Place() : known->second;
      }
      case Op::negate: {
        const auto a = number(at(code.a));
        return a ? add({.op = Op::negate, .a = *a}, registers_[*a]) : Place();
      }
      case Op::add:
      case Op::subtract:
      case Op::multiply: return arithmetic(code);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal: return comparison(code);
      case Op::conjunction:
      case Op::disjunction: return connection(code);
      case Op::choice: return choice(code);
      default: return {};
    }
  }

  Place number(Place place) const { return place && registers_[*place].kind == Kind::number ? place : Place(); }

  Place constant(const Value& value) {
    if (value.is(Tag::boolean)) return add({.times_a = value.as_boolean() ? 1 : 0}, {.kind = Kind::boolean});
    if (value.is(Tag::string)) {
      words_.push_back(value.as_string());
      return add({.times_a = static_cast<std::int64_t>(words_.size() - 1)}, {.kind = Kind::word});
    }
    if (!value.is(Tag::number)) return {};
    const int scale = std::max(0, -value.as_number().normalized().exponent());
    if (scale > most_digits) return {};
    const auto units = (value.as_number() * Decimal(power_of_ten(scale))).to_int64();
    return units ? add({.times_a = *units}, {.scale = scale}) : Place();
  }

  Place slot(std::uint32_t slot) {
    for (std::size_t i = 0; i < kernel_.inputs.size(); ++i) {
      const ColumnType& type = kernel_.inputs[i].type;
      if (kernel_.inputs[i].slot != slot) continue;
      const bool is_integer = type.kind == ColumnKind::integer && (type.is_signed || type.width < 8);
      const bool is_decimal =
          type.kind == ColumnKind::decimal && type.width <= 16 && type.scale >= 0 && type.scale <= 38;
      if (!is_integer && !is_decimal) return {};
      return add({.op = Op::slot, .a = static_cast<std::uint32_t>(i)}, {.scale = type.scale});
    }
    return {};
  }

  /// What brings two numbers to one scale, which becomes that of `made`.
  bool align(Operation& code, std::uint32_t a, std::uint32_t b, Register& made) const {
    const int apart = registers_[a].scale - registers_[b].scale;
    if (apart > most_digits || apart < -most_digits) return false;
    code.times_a = power_of_ten(std::max(0, -apart));
    code.times_b = power_of_ten(std::max(0, apart));
    made.scale = std::max(registers_[a].scale, registers_[b].scale);
    return true;
  }

  Place arithmetic(const Instruction& code) {
    const auto a = number(at(code.a));
    const auto b = a ? number(at(code.b)) : Place();
    if (!b) return {};
    Operation operation{.op = code.op, .a = *a, .b = *b};
    Register made{.scale = registers_[*a].scale + registers_[*b].scale};
    if (code.op != Op::multiply && !align(operation, *a, *b, made)) return {};
    return add(operation, made);
  }

  Place comparison(const Instruction& code) {
    const auto a = number(at(code.a));
    const auto b = a ? number(at(code.b)) : Place();
    Operation operation{.op = code.op};
    Register ignored;
    if (!b || !align(operation, *a, *b, ignored)) return {};
    operation.a = *a;
    operation.b = *b;
    return add(operation, {.kind = Kind::boolean});
  }

  Place connection(const Instruction& code) {
    Place all;
    for (std::uint32_t i = 0; i < code.b; ++i) {
      const auto next = at(program_.children[code.a + i]);
      if (!next || registers_[*next].kind != Kind::boolean) return {};
      all = all ? add({.op = code.op, .a = *all, .b = *next}, {.kind = Kind::boolean}) : next;
      if (!all) return {};
    }
    return all;
  }

  Place choice(const Instruction& code) {
    const auto condition = at(code.a);
    if (!condition || registers_[*condition].kind != Kind::boolean) return {};
    const auto a = at(code.b);
    const auto b = a ? at(code.c) : Place();
    if (!b || registers_[*a].kind != registers_[*b].kind) return {};
    Operation operation{.op = Op::choice, .a = *a, .b = *b, .c = *condition};
    Register made = registers_[*a];
    if (!align(operation, *a, *b, made)) return {};
    return add(operation, made);
  }

  bool add_output(std::uint32_t from, const OutputType& type) {
    const Register& made = registers_[from];
    VectorProgram::Output output{.from = from};
    const bool is_number = type.kind == OutputKind::decimal || type.kind == OutputKind::integer;
    if (made.kind == Kind::number) {
      if (!is_number || type.scale < made.scale || type.scale - made.scale > most_digits) return false;
      output.times = power_of_ten(type.scale - made.scale);
    } else if (made.kind == Kind::word) {
      if (type.kind != OutputKind::word) return false;
      for (const auto word : words_)
        output.codes.push_back(std::lower_bound(type.words.begin(), type.words.end(), word) - type.words.begin());
    } else if (type.kind != OutputKind::boolean) {
      return false;
    }
    out_.outputs_.push_back(std::move(output));
    return true;
  }

  const Program& program_;
  const ColumnKernel& kernel_;
  VectorProgram out_{};
  std::vector<Register> registers_{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> locals_{};  ///< place in the frame, register
  std::vector<std::string_view> words_{};
};

std::optional<VectorProgram> VectorProgram::make(const Program& program, const ColumnKernel& kernel, bool is_context) {
  if (program.result) return {};
  VectorCompiler compiler(program, kernel);
  const bool good = is_context ? compiler.entries(program.code[program.root]) : compiler.output(program.root, 0);
  return good ? std::optional(compiler.take()) : std::nullopt;
}

/// The numbers of a column; false where one is null or too large.
bool VectorProgram::load(const ColumnWorker& worker, const Operation& code, std::size_t begin, std::size_t count,
                         std::int64_t* out) const {
  const Column& column = worker.inputs[code.a];
  bool bad = false;
  if (column.has_nulls())
    for (std::size_t i = 0; i < count; ++i) bad |= column.is_null(begin + i);
  if (column.type().width == 16) {
    __extension__ typedef __int128 i128;
    for (std::size_t i = 0; i < count; ++i) {
      const auto wide = column.item<i128>(begin + i);
      out[i] = static_cast<std::int64_t>(wide);
      bad |= wide != out[i];
    }
  } else if (column.type().width == 8) {
    for (std::size_t i = 0; i < count; ++i) out[i] = column.item<std::int64_t>(begin + i);
  } else {
    for (std::size_t i = 0; i < count; ++i) out[i] = column.integer(begin + i);
  }
  return !bad;
}

bool VectorProgram::operate(const Operation& code, std::int64_t* registers, std::size_t count,
                            std::int64_t* out) const {
  const std::int64_t* a = registers + code.a * block;
  const std::int64_t* b = registers + code.b * block;
  bool bad = false;
  const auto each = [&](auto body) {
    for (std::size_t i = 0; i < count; ++i) out[i] = body(i);
    return !bad;
  };
  const auto times = [&](std::int64_t x, std::int64_t y) {
    std::int64_t product = 0;
    bad |= __builtin_mul_overflow(x, y, &product);
    return product;
  };
  // Of two numbers brought to one scale.
  const auto both = [&](auto body) {
    if (code.times_a == 1 && code.times_b == 1) return each([&](std::size_t i) { return body(a[i], b[i], i); });
    return each([&](std::size_t i) { return body(times(a[i], code.times_a), times(b[i], code.times_b), i); });
  };
  const auto compare = [&](auto holds) {
    return both([&](std::int64_t x, std::int64_t y, std::size_t) -> std::int64_t { return holds(x, y); });
  };
  const auto sum = [&](auto overflows) {
    return both([&](std::int64_t x, std::int64_t y, std::size_t) {
      std::int64_t result = 0;
      bad |= overflows(x, y, &result);
      return result;
    });
  };
  switch (code.op) {
    case Op::constant: return each([&](std::size_t) { return code.times_a; });
    case Op::multiply: return each([&](std::size_t i) { return times(a[i], b[i]); });
    case Op::add: return sum([](auto x, auto y, auto* z) { return __builtin_add_overflow(x, y, z); });
    case Op::subtract: return sum([](auto x, auto y, auto* z) { return __builtin_sub_overflow(x, y, z); });
    case Op::negate: return each([&](std::size_t i) { return times(a[i], -1); });
    case Op::equal: return compare(std::equal_to<>());
    case Op::not_equal: return compare(std::not_equal_to<>());
    case Op::less: return compare(std::less<>());
    case Op::less_equal: return compare(std::less_equal<>());
    case Op::greater: return compare(std::greater<>());
    case Op::greater_equal: return compare(std::greater_equal<>());
    case Op::conjunction: return each([&](std::size_t i) { return a[i] & b[i]; });
    case Op::disjunction: return each([&](std::size_t i) { return a[i] | b[i]; });
    default: break;
  }
  const std::int64_t* condition = registers + code.c * block;
  return both([&](std::int64_t x, std::int64_t y, std::size_t i) { return condition[i] != 0 ? x : y; });
}

bool VectorProgram::run(ColumnWorker& worker, std::size_t begin, std::size_t count) const {
  worker.registers.resize(code_.size() * block);
  std::int64_t* registers = worker.registers.data();
  for (std::size_t i = 0; i < code_.size(); ++i) {
    std::int64_t* out = registers + i * block;
    const bool good =
        code_[i].op == Op::slot ? load(worker, code_[i], begin, count, out) : operate(code_[i], registers, count, out);
    if (!good) return false;
  }
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    std::int64_t* units = registers + outputs_[i].from * block;
    if (outputs_[i].codes.empty()) {
      worker.outputs[i].append_units({units, count}, outputs_[i].times);
      continue;
    }
    std::int64_t codes[block];
    for (std::size_t row = 0; row < count; ++row) codes[row] = outputs_[i].codes[static_cast<std::size_t>(units[row])];
    worker.outputs[i].append_units({codes, count}, 1);
  }
  return true;
}

}  // namespace riskrule::feel
