#include <algorithm>
#include <map>
#include <set>

#include "calendars.hpp"
#include "citation.hpp"
#include "compiler.hpp"
#include "grading.hpp"
#include "riskrule/base/guess.hpp"
#include "riskrule/data/read.hpp"
#include "riskrule/model/io.hpp"
#include "scope.hpp"
#include "tables.hpp"

namespace riskrule::pack {
namespace {

using data::pointer_to;

class Compiler {
 public:
  Compiler(std::vector<SourceText>& layers, std::string id, const Limits& limits, Diagnostics& problems)
      : texts_(layers), limits_(limits), problems_(problems), out_(std::make_shared<Compiled>()) {
    out_->id = std::move(id);
  }

  std::shared_ptr<const Compiled> run() {
    out_->scope = matter_scope();
    for (auto& text : texts_) out_->layers.push_back(std::move(text.source));
    for (layer_ = 0; layer_ < out_->layers.size(); ++layer_) compile_layer();
    if (!has_errors(problems_))
      for (auto& d : check_reach(*out_)) problems_.push_back(located_at(*texts_.back().tree, "/grading", std::move(d)));
    sum_up(*out_);
    return out_;
  }

 private:
  const PackSource& source() const { return out_->layers[layer_]; }
  const data::JsonTree& tree() const { return *texts_[layer_].tree; }

  void complain(const std::string& pointer, std::string code, std::string message, std::string guess = {}) {
    problems_.push_back(located_at(
        tree(), pointer, {.code = std::move(code), .message = std::move(message), .guess = std::move(guess)}));
  }

  /// The same for a part of the text at `pointer`.
  void complain_part(const std::string& pointer, const std::string& text, std::string_view part, std::string code,
                     std::string message, std::string guess = {}) {
    Diagnostic problem{.code = std::move(code), .message = std::move(message), .guess = std::move(guess)};
    problems_.push_back(relocate_part(tree(), pointer, text, part, std::move(problem)));
  }

  feel::Expression expression(const std::string& text, const std::string& pointer, feel::TypeKind kind) {
    feel::CompileOptions options{.mode = feel::Mode::strict, .result = feel::simple_type(kind), .limits = limits_};
    auto compiled = feel::compile(text, out_->scope, options);
    for (auto& d : compiled.diagnostics()) problems_.push_back(relocate(tree(), pointer, std::move(d)));
    return compiled ? *compiled : feel::Expression();
  }
  feel::Expression optional(const Stated<std::string>& text, const std::string& pointer, feel::TypeKind kind) {
    return text ? expression(*text, pointer, kind) : feel::Expression();
  }

  /// A condition of a duty. Duties of one layer that ask the same share it, so that an assessment answers it once; what
  /// does not compile is shared by none, and so reported at each place.
  Condition condition(const std::string& text, const std::string& pointer, feel::TypeKind kind) {
    const auto known = conditions_.find({kind, text});
    if (known != conditions_.end()) return known->second;
    auto compiled = expression(text, pointer, kind);
    if (!compiled) return {};
    const Condition out{static_cast<std::uint32_t>(out_->conditions.size())};
    out_->conditions.push_back(std::move(compiled));
    conditions_.emplace(std::pair(kind, text), out);
    return out;
  }
  Condition optional_condition(const Stated<std::string>& text, const std::string& pointer, feel::TypeKind kind) {
    return text ? condition(*text, pointer, kind) : Condition();
  }

  void compile_layer() {
    const PackSource& own = source();
    conditions_.clear();  // the names of this layer may give the same text another meaning
    check_head(tree(), own, problems_);
    check_instruments(own.instruments);
    if (own.calendar) take_calendar(*own.calendar);
    if (own.terms) compile_terms(*own.terms);
    out_->layer_rules.push_back({optional(own.applies, "/applies", feel::TypeKind::boolean),
                                 optional(own.by_reference, "/by_reference", feel::TypeKind::boolean)});
    if (own.duties)
      for (std::size_t i = 0; i < own.duties->size(); ++i) add_duty((*own.duties)[i], pointer_to("/duties", i));
    if (own.grading) take_grading(*own.grading);
    if (own.tests && layer_ + 1 == out_->layers.size())
      for (std::size_t i = 0; i < own.tests->size(); ++i) check_test((*own.tests)[i], pointer_to("/tests", i));
  }

  /// An instrument of a parent is used, not written again: its citations must not depend on the pack that is read.
  void check_instruments(const std::vector<Instrument>& instruments) {
    for (std::size_t i = 0; i < instruments.size(); ++i)
      for (std::size_t parent = 0; parent < layer_; ++parent)
        if (std::ranges::find(out_->layers[parent].instruments, instruments[i].id, &Instrument::id) !=
            out_->layers[parent].instruments.end())
          complain(pointer_to(pointer_to("/instruments", i), "id"), "pack.duplicate_instrument",
                   "pack `" + out_->layers[parent].pack + "` has an instrument `" + instruments[i].id +
                       "` already; use that, or choose another id");
  }

  void take_calendar(const std::string& id) {
    auto calendar = load_calendar(id);
    for (auto& d : calendar.diagnostics()) problems_.push_back(located_at(tree(), "/calendar", std::move(d)));
    if (calendar) out_->calendar = std::move(*calendar);
  }

  void compile_terms(const std::vector<Term>& terms) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const std::string at = pointer_to("/terms", i);
      if (out_->scope.find(terms[i].name) != nullptr) {
        complain(pointer_to(at, "name"), "pack.duplicate_term", "the name `" + terms[i].name + "` is taken already");
        continue;
      }
      const std::size_t before = problems_.size();
      CompiledTerm term{.source = &terms[i], .layer = layer_};
      const auto type = define(terms[i], at, term);
      tell_order(std::span(terms).subspan(i), std::span(problems_).subspan(before));
      term.slot = out_->scope.add(terms[i].name, type);
      check_name(terms[i].name, term.slot, pointer_to(at, "name"));
      out_->terms.push_back(std::move(term));
    }
  }

  /// What the term means; its type.
  feel::TypePtr define(const Term& term, const std::string& at, CompiledTerm& out) {
    if (term.is.has_value() == term.table.has_value()) {
      complain(at, "pack.term_kind", "a term is defined by exactly one of `is` and `table`");
    } else if (term.is) {
      out.is = expression(*term.is, pointer_to(at, "is"), feel::TypeKind::any);
      if (out.is) return out.is.type();
    } else {
      out.table = compile_table(*term.table, {tree(), pointer_to(at, "table"), out_->scope, limits_, problems_});
      if (out.table) return yielded_type(out.table->source());
    }
    return feel::any_type();
  }

  /// An unknown name that is a term further down is no spelling mistake.
  static void tell_order(std::span<const Term> later, std::span<Diagnostic> problems) {
    for (auto& problem : problems)
      for (const auto& term : later)
        if (problem.code == "feel.unknown_name" && problem.message.find("`" + term.name + "`") != std::string::npos)
          problem.message += " yet; a term may use only terms that stand before it";
  }

  /// A term must be readable in a condition: `if` and `3天` are not.
  void check_name(const std::string& name, std::uint32_t slot, const std::string& pointer) {
    const auto read = feel::compile(name, out_->scope);
    if (!read || !std::ranges::equal(read->reads(), std::span(&slot, 1)))
      complain(pointer, "pack.term_name", "`" + name + "` can not be read as a name in a condition; choose another");
  }

  const Instrument* find_instrument(std::string_view id) const {
    for (const auto& layer : out_->layers)
      for (const auto& instrument : layer.instruments)
        if (instrument.id == id) return &instrument;
    return nullptr;
  }

  /// `D713:第十六条` is meant as D713:16; empty if that is no help.
  static std::string guess_clause(const std::string& instrument, std::string_view article) {
    const auto meant = article_from_chinese(article);
    return meant.empty() ? meant : instrument + ":" + meant;
  }

  /// The clauses of `text`, with what is wrong with them reported.
  std::vector<Basis> bases(const std::string& text, const std::string& pointer, std::optional<TextStatus> weaker = {}) {
    std::vector<Basis> out;
    const auto clauses = split_words(text);
    if (clauses.empty()) complain(pointer, "pack.article", "the text names no clause; expected one such as D713:23.2");
    for (const auto clause : clauses) {
      const auto [id, article] = split_clause(clause);
      const Instrument* instrument = find_instrument(id);
      if (instrument == nullptr) {
        std::vector<std::string> known;
        for (const auto& layer : out_->layers)
          for (const auto& i : layer.instruments) known.push_back(i.id);
        complain_part(pointer, text, id, "pack.unknown_instrument",
                      "`" + std::string(id) + "` is no instrument of this pack or its parents", nearest(id, known));
      } else if (!is_article(article) || clause[id.size()] != ':') {
        complain_part(pointer, text, clause, "pack.article",
                      "`" + std::string(clause) +
                          "` names no clause; expected instrument:article[.paragraph[.item]], such as " +
                          instrument->id + ":23.2, or " + instrument->id + ":- when the article is not known",
                      guess_clause(instrument->id, article));
      } else {
        out.push_back(make_basis(*instrument, article, weaker));
      }
    }
    return out;
  }

  void add_duty(const Duty& duty, const std::string& at) {
    CompiledDuty compiled{.source = &duty, .layer = layer_};
    compiled.finding = finding_of(duty, at);
    compiled.judged_on = optional_condition(duty.judged_on, pointer_to(at, "judged_on"), feel::TypeKind::date);
    compiled.when = optional_condition(duty.when, pointer_to(at, "when"), feel::TypeKind::boolean);
    compiled.met = condition(duty.met, pointer_to(at, "met"), feel::TypeKind::boolean);
    compiled.excused = optional_condition(duty.excused, pointer_to(at, "excused"), feel::TypeKind::boolean);
    place_duty(std::move(compiled), at);
  }

  Finding finding_of(const Duty& duty, const std::string& at) {
    Finding out{.duty = duty.id, .pack = source().pack};
    const auto weaker = duty.text ? std::optional(*duty.text) : std::nullopt;
    out.basis = bases(duty.basis, pointer_to(at, "basis"), weaker);
    out.force = duty.force;
    out.on = data::label_of(duty.on);
    out.says = duty.says;
    out.remedy = duty.remedy;
    if (duty.liability) out.liability = citations(bases(*duty.liability, pointer_to(at, "liability")));
    if (duty.note) out.note = *duty.note;
    decide_binding(duty, out);
    return out;
  }

  void place_duty(CompiledDuty duty, const std::string& at) {
    const Duty& source = *duty.source;
    const auto same = std::ranges::find_if(out_->duties, [&](const auto& d) { return d.source->id == source.id; });
    if (same == out_->duties.end()) {
      if (source.overrides)
        complain(pointer_to(at, "overrides"), "pack.overrides",
                 "no parent pack has a duty `" + source.id + "` to override", nearest(source.id, duty_ids()));
      out_->duties.push_back(std::move(duty));
      return;
    }
    const std::string& holder = out_->layers[same->layer].pack;
    if (!source.overrides) {
      complain(pointer_to(at, "id"), "pack.duplicate_duty",
               "pack `" + holder + "` has a duty `" + source.id +
                   "` already; choose another id, or say \"overrides\": \"" + holder + "\"");
    } else if (*source.overrides != holder) {
      complain(pointer_to(at, "overrides"), "pack.overrides",
               "the duty `" + source.id + "` belongs to pack `" + holder + "`, not to `" + *source.overrides + "`",
               holder);
    } else {
      *same = std::move(duty);
    }
  }

  std::vector<std::string> duty_ids() const {
    std::vector<std::string> out;
    for (const auto& duty : out_->duties) out.push_back(duty.source->id);
    return out;
  }

  void check_test(const PackTest& test, const std::string& at) {
    const auto ids = duty_ids();
    if (std::ranges::find(ids, test.duty) == ids.end())
      complain(pointer_to(at, "duty"), "pack.unknown_duty", "there is no duty `" + test.duty + "`",
               nearest(test.duty, ids));
    Matter given;
    Diagnostics problems;
    if (const auto node = tree().find(pointer_to(at, "given")))
      data::read_into(*node, matter_type(), &given, problems, limits_, data::Reading::fragment);
    for (auto& d : problems) {  // that an open list does not know a word may be just what is tested
      const bool meant = d.severity == Severity::note && d.guess.empty();
      if (!meant) problems_.push_back(std::move(d));
    }
  }

  void take_grading(const Grading& grading) {
    compile_grading({.out = *out_,
                     .tree = tree(),
                     .layer = layer_,
                     .problems = problems_,
                     .bases = [this](const auto& text, const auto& at, auto weaker) { return bases(text, at, weaker); },
                     .condition = [this](const auto& text,
                                         const auto& at) { return expression(text, at, feel::TypeKind::boolean); }},
                    grading);
  }

  std::vector<SourceText>& texts_;
  const Limits& limits_;
  Diagnostics& problems_;
  std::shared_ptr<Compiled> out_;
  std::size_t layer_ = 0;
  std::map<std::pair<feel::TypeKind, std::string>, Condition> conditions_;  // of this layer
};

}  // namespace

std::shared_ptr<const Compiled> compile_layers(std::vector<SourceText>& layers, std::string id, const Limits& limits,
                                               Diagnostics& problems) {
  return Compiler(layers, std::move(id), limits, problems).run();
}

}  // namespace riskrule::pack
