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

/// A test of the variable: a cell, allowed values, or the constraints of a type.
struct Test {
  const feel::Expression* expression = nullptr;
  bool known = true;
  std::vector<Value> constants{};
};

Test test_of(const feel::Expression& expression) {
  Test out;
  out.expression = &expression;
  out.known = constants_of(expression, out.constants);
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
  const CompiledTest& cell(std::size_t rule, std::size_t column) const { return grid_.table.rules[rule].tests[column]; }

  void read_tests(const Variable& variable) {
    cells_.clear();
    allowed_.clear();
    item_ = variable.plain ? item_type_of(variable, types_) : nullptr;
    for (const std::size_t column : variable.columns) {
      const auto& allowed = grid_.table.inputs[column].allowed;
      if (allowed) allowed_.push_back(test_of(allowed));
      for (std::size_t r = 0; r < grid_.table.rules.size(); ++r) {
        const CompiledTest& c = cell(r, column);
        cells_.push_back(c.any || !c.test ? Test() : test_of(c.test));
      }
    }
    for (const ItemType* type = item_.get(); type != nullptr; type = type->base.get())
      for (const auto* test : {&type->allowed, &type->constraint})
        if (*test) allowed_.push_back(test_of(*test));
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
    for (const Test& test : cells_) take(test);
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
    const std::size_t rules = grid_.table.rules.size();
    const std::size_t pieces = variable.pieces.size();
    if (!work_.spend(rules * pieces)) return false;
    may_.assign(pieces, Bits(rules));
    must_.assign(pieces, Bits(rules));
    std::vector<std::uint8_t> truth(pieces);
    for (std::size_t r = 0; r < rules; ++r) {
      truth.assign(pieces, yes);
      for (std::size_t k = 0; k < variable.columns.size(); ++k) {
        const CompiledTest& c = cell(r, variable.columns[k]);
        if (!c.any) evaluate(variable, c, cells_[k * rules + r], r, variable.columns[k], truth);
        if (work_.spent()) return false;
      }
      for (std::size_t p = 0; p < pieces; ++p) {
        if (truth[p] != no) may_[p].set(r);
        if (truth[p] == yes) must_[p].set(r);
      }
    }
    return true;
  }

  void evaluate(const Variable& variable, const CompiledTest& c, Test& test, std::size_t rule, std::size_t column,
                std::vector<std::uint8_t>& truth) {
    if (!c.test) {
      std::fill(truth.begin(), truth.end(), std::uint8_t{no});  // it did not compile: it never passes
      return;
    }
    if (!test.known || !cuttable_) {
      note_unknown("rule " + std::to_string(rule + 1) + ", input " + std::to_string(column + 1));
      for (auto& t : truth) t = std::min<std::uint8_t>(t, unknown);
      return;
    }
    auto& own = test.constants;
    std::sort(own.begin(), own.end(),
              [](const Value& a, const Value& b) { return a.tag() != b.tag() ? a.tag() < b.tag() : before(a, b); });
    const auto& pieces = variable.pieces;
    for (std::size_t p = 0; p < pieces.size();) {
      std::size_t last = p;
      while (last + 1 < pieces.size() && same_run(own, pieces[p], pieces[last + 1])) ++last;
      grid_.call.reset();
      work_.spend(16);
      const bool passes = c.test.evaluate(grid_.call, grid_.slots, pieces[p].sample).is_true();
      if (!passes)
        std::fill(truth.begin() + static_cast<std::ptrdiff_t>(p), truth.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                  std::uint8_t{no});
      p = last + 1;
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
    const std::size_t rules = grid_.table.rules.size();
    if (!work_.spend(rules * classes.size())) return false;
    variable.may.assign(rules, Bits(classes.size()));
    variable.must.assign(rules, Bits(classes.size()));
    for (std::size_t c = 0; c < classes.size(); ++c)
      for (std::size_t r = 0; r < rules; ++r) {
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
  std::vector<Test> cells_;  // by column of the variable, then by rule
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
