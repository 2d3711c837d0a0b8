#include "riskrule/pack/write.hpp"

#include <algorithm>

#include "compiled.hpp"
#include "dmn/settle.hpp"
#include "feel/program.hpp"
#include "riskrule/dmn/write.hpp"

namespace riskrule::pack {
namespace {

std::vector<std::uint32_t> reads_of(const CompiledTerm& term) {
  if (term.table) return dmn::reads_of(*term.table);
  return {term.is.reads().begin(), term.is.reads().end()};
}

/// The byte behind `count` code points from `from` on.
std::size_t skip(std::string_view text, std::size_t from, std::uint32_t count) {
  for (; from < text.size() && count > 0; --count) {
    ++from;
    while (from < text.size() && !starts_code_point(text[from])) ++from;
  }
  return from;
}

/// The bytes of the text that a diagnostic about it underlines.
Span span_of(std::string_view text, const Diagnostic& d) {
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < d.place.line; ++line) begin = text.find('\n', begin) + 1;
  begin = skip(text, begin, d.place.column - 1);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(skip(text, begin, d.width))};
}

class Writer {
 public:
  explicit Writer(const Compiled& pack) : pack_(pack), names_(pack.scope.slots()) {
    for (const auto& name : pack.scope.names()) {
      if (name.constant) continue;
      wordless_.add(name.name, name.type);
      names_[name.slot] = &name;
    }
  }

  Result<std::string> write() {
    find_needed();
    dmn::ModelSource model{.name = pack_.layers.back().title, .namespace_uri = "urn:riskrule:pack:" + pack_.id};
    model.edition = dmn::Edition::dmn_1_3;
    const std::size_t first_term = pack_.terms.empty() ? names_.size() : pack_.terms.front().slot;
    for (std::size_t slot = 0; slot < first_term; ++slot)
      if (needed_[slot]) model.inputs.push_back({names_[slot]->name, written_type(names_[slot]->type)});
    for (const auto& term : pack_.terms)
      if (needed_[term.slot]) model.decisions.push_back(decision(term));
    if (model.decisions.empty())
      return Diagnostic{.code = "pack.no_tables", .message = "no term of pack `" + pack_.id + "` is a table"};
    if (has_errors(problems_)) return std::move(problems_);
    return dmn::write_dmn(model);
  }

 private:
  /// A term uses only terms before it.
  void find_needed() {
    needed_.assign(names_.size(), false);
    for (auto term = pack_.terms.rbegin(); term != pack_.terms.rend(); ++term) {
      if (!term->table && !needed_[term->slot]) continue;
      needed_[term->slot] = true;
      for (const auto slot : reads_of(*term)) needed_[slot] = true;
    }
  }

  /// Structures and functions have no name in DMN, and a list of them says less than nothing at all.
  static feel::TypePtr written_type(const feel::TypePtr& type) {
    switch (type->kind) {
      case feel::TypeKind::any:
      case feel::TypeKind::null:
      case feel::TypeKind::record:
      case feel::TypeKind::function:
      case feel::TypeKind::range: return nullptr;
      case feel::TypeKind::list: return written_type(type->element) ? type : nullptr;
      default: return type;
    }
  }

  dmn::DecisionSource decision(const CompiledTerm& term) {
    dmn::DecisionSource out{.name = term.source->name, .type = written_type(names_[term.slot]->type)};
    for (const auto slot : reads_of(term)) out.required.push_back(names_[slot]->name);
    name_ = term.source->name;
    if (term.table)
      out.body = table(term.table->source());
    else
      out.body = without_words(*term.source->is, false);
    return out;
  }

  dmn::TableSource table(dmn::TableSource source) {
    const auto change = [this](dmn::Cell& cell, bool tests) { cell.text = without_words(cell.text, tests); };
    for (auto& input : source.inputs) change(input.expression, false), change(input.allowed, true);
    for (auto& output : source.outputs) change(output.allowed, true), change(output.otherwise, false);
    for (auto& rule : source.rules) {
      for (auto& cell : rule.inputs) change(cell, true);
      for (auto& cell : rule.outputs) change(cell, false);
    }
    return source;
  }

  /// The text with each word of the model in quotes: the names that are unknown where only inputs and terms have names.
  std::string without_words(std::string text, bool tests) {
    for (;;) {
      const feel::CompileOptions strict{.mode = feel::Mode::strict};
      const auto compiled =
          tests ? feel::compile_unary_tests(text, wordless_, strict) : feel::compile(text, wordless_, strict);
      if (compiled) {
        check_filters(*compiled);
        return text;
      }
      const auto& all = compiled.diagnostics();
      const auto word = std::ranges::find(all, "feel.unknown_name", &Diagnostic::code);
      if (word == all.end()) return text;
      const Span span = span_of(text, *word);
      text.replace(span.begin, span.size(), "\"" + std::string(span.in(text)) + "\"");
    }
  }

  /// A name in a filter over items of no known type is no unknown name.
  void check_filters(const feel::Expression& expression) {
    const feel::Program& program = expression.program();
    for (const auto& code : program.code) {
      if (code.op != feel::Op::item_name) continue;
      const std::string name(program.constants[code.b].as_string());
      const auto* known = pack_.scope.find(name);
      if (known != nullptr && known->constant)
        problems_.push_back({.code = "pack.word_in_filter",
                             .message = "`" + name + "` in a filter of the term `" + name_ +
                                        "` may be a word or a member; write the word in quotes"});
    }
  }

  const Compiled& pack_;
  std::vector<const feel::Scope::Name*> names_;  // by slot
  feel::Scope wordless_;
  std::vector<bool> needed_;  // by slot
  std::string name_;          // of the term that is being written
  Diagnostics problems_;
};

}  // namespace

Result<std::string> write_tables(const Pack& pack) { return Writer(pack.compiled()).write(); }

}  // namespace riskrule::pack
