// From cells to classes: every cell is evaluated once in each run of pieces between its own constants.
#include <algorithm>
#include <unordered_map>

#include "prove.hpp"

namespace riskrule::dmn::prove {

using feel::Tag;
using feel::TypeKind;
using feel::Value;

namespace {

enum Truth : std::uint8_t { no, unknown, yes };

/// A test of the variable: a cell, allowed values, or the constraints of a type. If it is known, it has one answer in
/// each gap between its constants; null is among them if the test mentions it.
struct Test {
  bool known = true;
  std::vector<Value> constants{};
};

/// Times are equal to the second and ordered more finely: they are not cut.
bool is_cut(const Value& constant) noexcept { return !constant.is(Tag::time) && !constant.is(Tag::date_time); }

Test test_of(const CellForm& form) {
  Test out;
  out.known = form.kind != CellForm::Kind::free;
  out.constants.assign(form.constants.begin(), form.constants.end());
  for (const CellTest& test : form.tests) {
    const bool is_interval = test.kind == CellTest::Kind::interval;
    if (!is_interval || !test.low.is_null()) out.constants.push_back(test.low);  // an unbounded end mentions no null
    if (is_interval && !test.high.is_null()) out.constants.push_back(test.high);
  }
  if (!std::all_of(out.constants.begin(), out.constants.end(), is_cut)) return {.known = false};
  std::sort(out.constants.begin(), out.constants.end(),
            [](const Value& a, const Value& b) { return a.tag() != b.tag() ? a.tag() < b.tag() : before(a, b); });
  return out;
}

/// The tag of values of a simple type; null: not known. `cut` is false for types whose values are not cut.
std::optional<Tag> tag_of(const feel::TypePtr& type, bool& cut) {
  if (!type) return std::nullopt;
  switch (type->kind) {
    case TypeKind::any: return std::nullopt;
    case TypeKind::boolean: return Tag::boolean;
    case TypeKind::number: return Tag::number;
    case TypeKind::string:
    case TypeKind::word: return Tag::string;
    case TypeKind::date: return Tag::date;
    case TypeKind::years_months: return Tag::years_months;
    case TypeKind::days_time: return Tag::days_time;
    default: cut = false; return std::nullopt;
  }
}

class Builder {
 public:
  Builder(Grid& grid, const SlotTypes& types, Work& work) : grid_(grid), types_(types), work_(work) {}

  bool build(Variable& variable) {
    read_tests(variable);
    cut(variable);
    bound(variable);
    return fill(variable) && classify(variable);
  }

 private:
  std::size_t rules() const noexcept { return grid_.table.rules; }

  void read_tests(const Variable& variable) {
    cells_.clear();
    allowed_.clear();
    item_ = variable.plain ? item_type_of(variable, types_) : nullptr;
    const auto allow = [&](const feel::Expression& test) {
      if (test) allowed_.push_back(test_of(form_of(test, grid_.memory)));
    };
    for (const std::size_t column : variable.columns) {
      const CompiledInput& input = grid_.table.inputs[column];
      allow(input.allowed);
      auto& tests = cells_.emplace_back();
      for (const CompiledTest& c : input.cells) tests.push_back(test_of(c.form));
    }
    for (const ItemType* type = item_.get(); type != nullptr; type = type->base.get())
      allow(type->allowed), allow(type->constraint);
  }

  void cut(Variable& variable) {
    cuttable_ = true;
    auto kind = tag_of(grid_.table.inputs[variable.columns.front()].type, cuttable_);
    if (!kind && cuttable_ && item_) kind = tag_of(item_->type, cuttable_);
    std::map<Tag, std::vector<Value>> cuts;
    bool mentions_null = false;
    const auto take = [&](const Test& test) {
      for (const Value& v : test.constants) {
        mentions_null = mentions_null || v.is_null();
        if (!v.is_null()) cuts[v.tag()].push_back(v);
      }
    };
    for (const auto& column : cells_)
      for (const Test& test : column) take(test);
    const bool null_counts = mentions_null;
    for (const Test& test : allowed_) take(test);
    if (!cuttable_) cuts.clear();
    if (kind) {
      auto own = std::move(cuts[*kind]);
      cuts.clear();
      cuts[*kind] = std::move(own);
    }
    // Durations of both kinds are equal where they are zero.
    if (cuts.count(Tag::years_months) != 0) cuts[Tag::years_months].push_back(Value::years_months({0}));
    if (cuts.count(Tag::days_time) != 0) cuts[Tag::days_time].push_back(Value::days_time({}));
    for (auto& [tag, values] : cuts) add_pieces(variable, tag, values);
    if (variable.pieces.empty()) add_any(variable);
    Piece missing;
    missing.cut = false;
    missing.counts = null_counts;
    variable.pieces.push_back(missing);
    for (std::size_t i = 0; i < variable.pieces.size(); ++i) variable.pieces[i].at = i;
  }

  void add_pieces(Variable& variable, Tag tag, std::vector<Value>& values) {
    std::sort(values.begin(), values.end(), before);
    values.erase(
        std::unique(values.begin(), values.end(), [](const Value& a, const Value& b) { return !before(a, b); }),
        values.end());
    for (const Piece& piece : pieces_of(tag, values, grid_.memory)) variable.pieces.push_back(piece);
  }
  /// A value of no matter which kind: no cell tells values apart, or none that is known.
  void add_any(Variable& variable) {
    Piece any;
    any.cut = false;
    if (cuttable_) any.sample = Value::number(Decimal(0));
    variable.pieces.push_back(any);
  }

  /// Drops the pieces that the inputs can not have.
  void bound(Variable& variable) {
    const bool known =
        cuttable_ && std::all_of(allowed_.begin(), allowed_.end(), [](const Test& t) { return t.known; });
    std::vector<Piece> kept;
    for (Piece& piece : variable.pieces) {
      const bool fits = allows(variable, piece.sample);
      if (!fits && known) continue;
      piece.counts = piece.counts && fits;
      kept.push_back(piece);
    }
    if (!known && !allowed_.empty()) note_unknown("the allowed values of `" + variable.text + "`");
    variable.pieces = std::move(kept);
  }
  bool allows(const Variable& variable, const Value& sample) {
    if (sample.is_null()) return true;
    grid_.call.reset();
    for (const std::size_t column : variable.columns) {
      const auto& allowed = grid_.table.inputs[column].allowed;
      if (allowed && !allowed.evaluate(grid_.call, grid_.slots, sample).is_true()) return false;
    }
    return !item_ || !coerce(grid_.call, item_.get(), sample).is_null();
  }

  void note_unknown(std::string what) {
    if (grid_.unknown_cells++ == 0) grid_.first_unknown = std::move(what);
  }

  bool fill(Variable& variable) {
    const std::size_t pieces = variable.pieces.size();
    if (!work_.spend(rules() * pieces)) return false;
    may_.assign(pieces, Bits(rules()));
    must_.assign(pieces, Bits(rules()));
    std::vector<Truth> truth(pieces);
    for (std::size_t r = 0; r < rules(); ++r) {
      truth.assign(pieces, yes);
      for (std::size_t k = 0; k < variable.columns.size(); ++k) evaluate(variable, k, r, truth);
      if (work_.spent()) return false;
      for (std::size_t p = 0; p < pieces; ++p) {
        if (truth[p] != no) may_[p].set(r);
        if (truth[p] == yes) must_[p].set(r);
      }
    }
    return true;
  }

  /// The cell of the variable's k-th column takes away where it does not pass.
  void evaluate(const Variable& variable, std::size_t k, std::size_t rule, std::vector<Truth>& truth) {
    const std::size_t column = variable.columns[k];
    const CompiledTest& cell = grid_.table.cell(rule, column);
    if (cell.form.kind == CellForm::Kind::any) return;
    const Test& test = cells_[k][grid_.table.cell_of[rule * grid_.table.inputs.size() + column]];
    if (cell.form.kind != CellForm::Kind::never && (!test.known || !cuttable_)) {
      note_unknown("rule " + std::to_string(rule + 1) + ", input " + std::to_string(column + 1));
      for (auto& t : truth) t = std::min(t, unknown);
      return;
    }
    const auto& pieces = variable.pieces;
    for (std::size_t p = 0; p < pieces.size();) {
      std::size_t end = p + 1;
      while (end < pieces.size() && same_run(test.constants, pieces[p], pieces[end])) ++end;
      grid_.call.reset();
      work_.spend(16);
      if (!passes(cell, grid_.call, grid_.slots, pieces[p].sample))
        std::fill(truth.begin() + static_cast<std::ptrdiff_t>(p), truth.begin() + static_cast<std::ptrdiff_t>(end), no);
      p = end;
    }
  }
  /// No constant of the cell lies in or between the pieces. (Zero durations of the other kind end a run, too.)
  static bool same_run(const std::vector<Value>& own, const Piece& a, const Piece& b) {
    if (!a.cut || !b.cut || a.sample.tag() != b.sample.tag()) return false;
    const Tag tag = a.sample.tag();
    if (tag == Tag::years_months || tag == Tag::days_time) return false;
    const auto first = std::lower_bound(own.begin(), own.end(), a.sample, [](const Value& v, const Value& at) {
      return v.tag() != at.tag() ? v.tag() < at.tag() : before(v, at);
    });
    return first == own.end() || first->tag() != tag || before(b.sample, *first);
  }

  bool classify(Variable& variable) {
    std::unordered_multimap<std::size_t, std::size_t> known;
    auto& classes = variable.classes;
    for (std::size_t p = 0; p < variable.pieces.size(); ++p) {
      Piece& piece = variable.pieces[p];
      const std::size_t hash = must_[p].hash() * 31 + may_[p].hash();
      piece.cls = classes.size();
      for (auto [at, end] = known.equal_range(hash); at != end; ++at) {
        const Class& c = classes[at->second];
        if (c.counts == piece.counts && c.may == may_[p] && c.must == must_[p]) piece.cls = at->second;
      }
      if (piece.cls == classes.size()) {
        known.emplace(hash, classes.size());
        classes.push_back({piece.sample, piece.counts, std::move(may_[p]), std::move(must_[p])});
      } else if (const Class& c = classes[piece.cls]; is_nicer(piece, c.sample)) {
        classes[piece.cls].sample = piece.sample;
      }
    }
    if (!work_.spend(rules() * classes.size())) return false;
    variable.may.assign(rules(), Bits(classes.size()));
    variable.must.assign(rules(), Bits(classes.size()));
    for (std::size_t c = 0; c < classes.size(); ++c)
      for (std::size_t r = 0; r < rules(); ++r) {
        if (classes[c].may.test(r)) variable.may[r].set(c);
        if (classes[c].must.test(r)) variable.must[r].set(c);
      }
    return true;
  }
  /// Values that a reader expects: a bounded piece rather than one without a lower end, `other` among the texts.
  static bool is_nicer(const Piece& piece, const Value& than) {
    const auto plain = [](const Value& v) {
      if (v.is_null()) return 0;
      if (v.is(Tag::number)) return v.as_number().is_negative() ? 1 : 2;
      if (v.is(Tag::string)) return v.as_string() == "other" ? 3 : v.as_string().size() > 1 ? 2 : 1;
      return 1;
    };
    return plain(piece.sample) > plain(than);
  }

  Grid& grid_;
  const SlotTypes& types_;
  Work& work_;
  bool cuttable_ = true;
  ItemTypePtr item_;
  std::vector<std::vector<Test>> cells_;  // by column of the variable, then as the column's distinct cells
  std::vector<Test> allowed_;
  std::vector<Bits> may_;
  std::vector<Bits> must_;
};

}  // namespace

bool build(Grid& grid, const SlotTypes& types, Work& work) {
  grid.variables = variables_of(grid.table, types);
  for (Variable& variable : grid.variables)
    if (!Builder(grid, types, work).build(variable)) return false;
  return true;
}

}  // namespace riskrule::dmn::prove
