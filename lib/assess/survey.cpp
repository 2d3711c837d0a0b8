// Returns into counts. The counts of `Returns` are found by name in its description, so a new one needs nothing here.
#include "riskrule/assess/survey.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "riskrule/base/guess.hpp"
#include "riskrule/data/csv.hpp"
#include "riskrule/data/json.hpp"
#include "riskrule/data/read.hpp"
#include "survey_shares.hpp"

namespace riskrule {
namespace {

const data::TypeInfo& returns_type() { return data::type_of<Returns>(); }

/// The counts of answers: whole numbers of `Returns` that are no totals.
std::vector<std::string_view> answer_names() {
  constexpr std::array<std::string_view, 4> totals{"sent", "returned", "valid", "population"};
  std::vector<std::string_view> out;
  for (const auto& member : returns_type().members)
    if (data::bare(member.type()).kind == data::Kind::integer && std::ranges::find(totals, member.name) == totals.end())
      out.push_back(member.name);
  return out;
}

void set_count(Returns& returns, std::string_view name, std::int64_t count) {
  const auto* member = returns_type().find(name);
  if (member == nullptr) return;  // a total that this version of the matter does not have
  const auto* type = &member->type();
  *static_cast<std::int64_t*>(type->stated->emplace(member->get_mutable(&returns))) = count;
}

class Counter {
 public:
  Counter(const data::CsvTable& table, const SurveyMap& map, const Limits& limits, Survey& out)
      : table_(table), map_(map), limits_(limits), out_(out) {
    for (const auto& answer : map.answers)
      for (const auto& word : answer.words) add_word(word, answer.answer);
    if (map.no_answer)
      for (const auto& word : *map.no_answer) add_word(word, "");
  }

  Diagnostics run() {
    answer_ = column(map_.column);
    if (map_.valid) valid_ = column(map_.valid->column);
    if (map_.group) group_ = column(*map_.group);
    if (has_errors(problems_)) return std::move(problems_);
    for (const auto& row : table_.rows) {
      if (problems_.size() >= limits_.diagnostics) break;
      count(row);
    }
    finish();
    return std::move(problems_);
  }

 private:
  void add_word(const std::string& word, const std::string& answer) {
    words_.emplace(word, out_.words.size());
    out_.words.push_back({answer, word, 0});
  }

  std::size_t column(const std::string& name) {
    const auto it = std::ranges::find(table_.header, name, &data::CsvCell::text);
    if (it != table_.header.end()) return static_cast<std::size_t>(it - table_.header.begin());
    std::vector<std::string> names;
    for (const auto& cell : table_.header) names.push_back(cell.text);
    problems_.push_back(data::located_at(
        table_, table_.header.front(),
        {.code = "survey.column", .message = "there is no column `" + name + "`", .guess = nearest(name, names)}));
    return 0;
  }

  void unmapped(const data::CsvCell& cell, const std::vector<std::string>& known) {
    problems_.push_back(data::located_at(table_, cell,
                                         {.code = "survey.unmapped",
                                          .message = "the map does not say what `" + cell.text + "` means",
                                          .guess = nearest(cell.text, known)}));
  }

  bool is_valid(const data::CsvRow& row) {
    if (!map_.valid) return true;
    const auto& cell = row[valid_];
    if (std::ranges::find(map_.valid->yes, cell.text) != map_.valid->yes.end()) return true;
    if (std::ranges::find(map_.valid->no, cell.text) != map_.valid->no.end()) return false;
    std::vector<std::string> known = map_.valid->yes;
    known.insert(known.end(), map_.valid->no.begin(), map_.valid->no.end());
    unmapped(cell, known);
    return false;
  }

  void count(const data::CsvRow& row) {
    ++out_.returned;
    SurveyGroup* group = map_.group ? &group_of(row[group_].text) : nullptr;
    if (group != nullptr) ++group->returned;
    const bool valid = is_valid(row);
    const auto& cell = row[answer_];
    if (cell.text.empty()) {
      valid_count_ += valid && map_.valid ? 1 : 0;
      return;
    }
    const auto word = words_.find(cell.text);
    if (word == words_.end()) {
      std::vector<std::string> known;
      for (const auto& one : out_.words) known.push_back(one.word);
      return unmapped(cell, known);
    }
    AnswerTally& tally = out_.words[word->second];
    const bool answers = !tally.answer.empty();
    if (!valid) return;
    valid_count_ += map_.valid || answers ? 1 : 0;
    ++tally.count;
    if (!answers) return;
    ++out_.answered;
    if (group != nullptr) ++std::ranges::find(group->answers, tally.answer, &AnswerTally::answer)->count;
  }

  SurveyGroup& group_of(const std::string& name) {
    const auto [it, is_new] = groups_.emplace(name, out_.groups.size());
    if (is_new) {
      out_.groups.push_back({name, 0, {}});
      for (const auto& answer : map_.answers) out_.groups.back().answers.push_back({answer.answer, "", 0});
    }
    return out_.groups[it->second];
  }

  /// Every mapped answer gets its count, none being none.
  void finish() {
    for (const auto& answer : map_.answers) {
      std::int64_t sum = 0;
      for (const auto& tally : out_.words)
        if (tally.answer == answer.answer) sum += tally.count;
      set_count(out_.returns, answer.answer, sum);
    }
    out_.returns.sent = map_.sent;
    out_.returns.valid = valid_count_;
    set_count(out_.returns, "returned", out_.returned);
    if (map_.population) set_count(out_.returns, "population", *map_.population);
  }

  const data::CsvTable& table_;
  const SurveyMap& map_;
  const Limits& limits_;
  Survey& out_;
  Diagnostics problems_;
  std::map<std::string, std::size_t, std::less<>> words_;
  std::map<std::string, std::size_t, std::less<>> groups_;
  std::size_t answer_ = 0;
  std::size_t valid_ = 0;
  std::size_t group_ = 0;
  std::int64_t valid_count_ = 0;
};

/// What reading alone can not see in a map; each problem with its pointer.
Diagnostics check_map(const SurveyMap& map) {
  Diagnostics out;
  const auto add = [&](std::string pointer, const char* code, std::string message, std::string guess = {}) {
    out.push_back(
        {.code = code, .message = std::move(message), .pointer = std::move(pointer), .guess = std::move(guess)});
  };
  std::map<std::string, int> times;
  for (std::size_t i = 0; i < map.answers.size(); ++i) {
    const auto& answer = map.answers[i];
    const auto names = answer_names();
    const std::string at = data::pointer_to("/answers", i);
    if (std::ranges::find(names, answer.answer) == names.end())
      add(at + "/answer", "survey.answer", "`" + answer.answer + "` is no count of `returns`",
          nearest(answer.answer, names));
    for (std::size_t w = 0; w < answer.words.size(); ++w)
      if (++times[answer.words[w]] == 2)
        add(data::pointer_to(at + "/words", w), "survey.word_twice", "`" + answer.words[w] + "` is mapped twice");
  }
  for (std::size_t w = 0; map.no_answer && w < map.no_answer->size(); ++w)
    if (++times[(*map.no_answer)[w]] == 2)
      add(data::pointer_to("/no_answer", w), "survey.word_twice", "`" + (*map.no_answer)[w] + "` is mapped twice");
  if (map.separator && (map.separator->size() != 1 || *map.separator == "\"" || *map.separator == "\n"))
    add("/separator", "survey.separator", "`" + *map.separator + "` is not one character that can stand between cells");
  return out;
}

}  // namespace

Result<SurveyMap> read_survey_map(std::string_view json, std::string file, const Limits& limits) {
  Diagnostics problems;
  const auto tree = data::parse_json(std::string(json), std::move(file), limits, problems);
  SurveyMap out;
  if (!tree || !data::read_into(tree->root(), data::type_of<SurveyMap>(), &out, problems, limits)) return problems;
  for (auto& d : check_map(out)) {
    const std::string pointer = d.pointer;
    problems.push_back(data::located_at(*tree, pointer, std::move(d)));
  }
  if (has_errors(problems)) return problems;
  return {std::move(out), std::move(problems)};
}

Result<Survey> read_survey(std::string csv, std::string file, const SurveyMap& map, const Limits& limits) {
  Diagnostics wrong = check_map(map);
  if (has_errors(wrong)) return wrong;
  const auto table =
      data::parse_csv(std::move(csv), std::move(file), map.separator ? map.separator->front() : ',', limits);
  if (!table) return table.diagnostics();
  Survey out{.file = table->file};
  out.denominator = map.denominator;
  out.confidence = map.confidence;
  Diagnostics problems = Counter(*table, map, limits, out).run();
  if (!has_errors(problems)) assessing::add_shares(map, out, problems);
  if (has_errors(problems)) return problems;
  return {std::move(out), std::move(problems)};
}

Result<Matter> with_returns(Matter matter, std::string_view consultation, const Returns& returns) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; matter.consultations && i < matter.consultations->size(); ++i) {
    Consultation& one = (*matter.consultations)[i];
    if (one.id) ids.push_back(*one.id);
    if (!one.id || *one.id != consultation) continue;
    Diagnostics warnings;
    const auto text = [](const Returns& r) { return data::write_json(r, data::JsonStyle::compact); };
    if (one.returns && text(*one.returns) != text(returns))
      warnings.push_back({.severity = Severity::warning,
                          .code = "survey.replaced",
                          .message = "other returns were stated: " + text(*one.returns),
                          .pointer = data::pointer_to("/consultations", i) + "/returns"});
    one.returns = returns;
    return {std::move(matter), std::move(warnings)};
  }
  return Diagnostic{.code = "survey.consultation",
                    .message = "there is no consultation `" + std::string(consultation) + "` in the matter",
                    .pointer = "/consultations",
                    .guess = nearest(consultation, ids)};
}

std::string write_survey(const Survey& survey, data::JsonStyle style) { return data::write_json(survey, style); }

}  // namespace riskrule
