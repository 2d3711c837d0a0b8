// assess: one matter or many, under one pack or several.
#include <unistd.h>

#include <iostream>
#include <optional>

#include "commands.hpp"
#include "inputs.hpp"
#include "matter_source.hpp"
#include "open_pack.hpp"
#include "progress.hpp"
#include "riskrule/assess/compare.hpp"
#include "riskrule/report/answers.hpp"
#include "riskrule/report/report.hpp"
#include "terminal.hpp"

namespace riskrule::cli {
namespace {

/// Packs times dates; one side without either if none are named.
bool find_sides(const AssessArguments& arguments, std::vector<ManySide>& sides) {
  std::vector<std::optional<Date>> dates;
  for (const auto& text : arguments.as_of)
    if (!parse_as_of(text, dates.emplace_back())) return false;
  if (dates.empty()) dates.emplace_back();
  std::vector<std::optional<pack::Pack>> packs;
  bool good = true;
  for (const auto& name : arguments.packs) {
    auto pack = open_pack(name);
    print(pack.diagnostics());
    good = good && pack;
    if (pack) packs.emplace_back(*std::move(pack));
  }
  if (packs.empty()) packs.emplace_back();
  sides.clear();
  for (const auto& pack : packs)
    for (const auto& date : dates) sides.push_back({pack, date});
  return good;
}

/// How one matter is written.
class Renderer {
 public:
  Renderer(const AssessArguments& arguments, bool stream) : arguments_(arguments), stream_(stream) {}

  std::string operator()(const Matter& matter, const std::vector<Assessment>& assessments) const {
    if (stream_ && arguments_.format == "text") return lines(matter, assessments);
    return assessments.size() > 1 ? comparison(*compare(assessments)) : assessment(matter, assessments.front());
  }

 private:
  static std::string lines(const Matter& matter, const std::vector<Assessment>& assessments) {
    std::string out;
    for (const auto& one : assessments) out += report::to_line(matter, one);
    return out;
  }
  std::string comparison(const Comparison& c) const {
    if (arguments_.format == "json") return write_comparison(c);
    if (arguments_.format == "ndjson") return write_comparison(c, data::JsonStyle::compact) + "\n";
    if (arguments_.format == "markdown") return report::render(c, report::Form::markdown);
    if (arguments_.format == "html") return report::render(c, report::Form::html);
    return report::render(c, report::Form::text, colour());
  }
  std::string assessment(const Matter& matter, const Assessment& a) const {
    if (arguments_.format == "json") return write_assessment(a);
    if (arguments_.format == "ndjson") return data::write_json(assessment_type(), &a, data::JsonStyle::compact) + "\n";
    if (arguments_.format == "markdown") return report::to_markdown(matter, a);
    if (arguments_.format == "html") return report::to_html(matter, a);
    return report::to_text(matter, a, {.colour = colour(), .every_duty = arguments_.every_duty});
  }
  bool colour() const { return arguments_.output.empty() && colours(); }

  const AssessArguments& arguments_;
  bool stream_;
};

bool matches(const std::vector<std::string>& fail_on, const Assessment& assessment) {
  for (const auto& what : fail_on) {
    if (what == "violated" && assessment.counts.violated > 0) return true;
    if (what == "cannot_tell" && assessment.counts.cannot_tell > 0) return true;
    if (what == "blocked" && assessment.outcome.permission == Permission::may_not_decide) return true;
  }
  return false;
}

/// Results as they come: from folders and lines at once, of files that were named only when all is well.
class Results {
 public:
  Results(const AssessArguments& arguments, bool stream, bool list)
      : fail_on_(arguments.fail_on), keep_(!stream), list_(list), output_(arguments.output) {}

  /// False, and the reason in `problems`, if there is nowhere to write to.
  bool is_open() { return output_.is_open(problems); }
  bool take(ManyResult&& one) {
    for (const auto& assessment : one.assessments) matched = matched || matches(fail_on_, assessment);
    if (one.assessments.empty()) return true;
    std::string text = list_ ? (first_ ? "[\n" : ",\n") + one.text : std::move(one.text);
    first_ = false;
    if (keep_) {
      kept_ += text;
      return true;
    }
    return output_.write(text, problems);
  }
  bool finish() {
    if (list_) kept_ += first_ ? "[]\n" : "]\n";
    return output_.write(kept_, problems) && output_.finish(problems);
  }

  bool matched = false;
  Diagnostics problems;

 private:
  const std::vector<std::string>& fail_on_;
  bool keep_;
  bool list_;
  bool first_ = true;
  std::string kept_;
  Output output_;
};

std::string counted(const std::vector<GradeCount>& grades) {
  std::string out;
  for (const auto& one : grades)
    out += (out.empty() ? "" : ", ") + (one.grade.empty() ? "none" : one.grade) + " " + std::to_string(one.count);
  return out;
}

void print_summary(const ManySummary& summary, const std::vector<ManySide>& sides) {
  std::cerr << summary.assessed << " assessed, " << summary.failed << " failed\n";
  for (std::size_t i = 0; i < sides.size() && summary.assessed > 0; ++i) {
    std::cerr << "grades";
    if (sides.size() > 1 && sides[i].pack) std::cerr << " under " << sides[i].pack->id();
    if (sides.size() > 1 && sides[i].as_of) std::cerr << " as of " << to_string(*sides[i].as_of);
    std::cerr << ": " << counted(summary.grades[i]) << "\n";
  }
}

bool is_usable(const AssessArguments& arguments, bool many, const std::vector<ManySide>& sides) {
  if (arguments.format != "html" || !many) return true;
  print({{.code = "usage.html",
          .message = sides.size() > 1 ? "an HTML page holds the comparison of one matter; name one"
                                      : "an HTML page holds one assessment; name one matter"}});
  return false;
}

}  // namespace

int run_assess(const AssessArguments& arguments) {
  ManyOptions options{.threads = arguments.threads};
  if (!find_sides(arguments, options.sides)) return bad;
  Diagnostics unusable;
  MatterSource source(arguments.matters, arguments.lines || arguments.format == "ndjson", unusable);
  print(unusable);
  if (has_errors(unusable)) return bad;
  const bool stream = source.is_stream();
  const bool many = stream || arguments.matters.size() > 1;
  if (!is_usable(arguments, many, options.sides)) return bad;
  if (!many) options.threads = 1;
  options.render = Renderer(arguments, stream);

  Results results(arguments, stream, arguments.format == "json" && many);
  if (!results.is_open()) {
    print(results.problems);
    return bad;
  }
  Progress progress(!arguments.output.empty() || isatty(STDOUT_FILENO) == 0, source.size());
  const auto summary = assess_many([&] { return source.next(); },
                                   [&](ManyResult&& one) {
                                     if (!one.problems.empty()) progress.clear();
                                     print(one.problems);
                                     progress.step(one.assessments.empty());
                                     return results.take(std::move(one));
                                   },
                                   options);
  progress.clear();
  const bool incomplete = results.problems.empty() && (stream || summary.failed == 0) ? !results.finish() : true;
  print(results.problems);
  if (many) print_summary(summary, options.sides);
  if (incomplete || summary.failed > 0) return bad;
  return results.matched ? found : done;
}

}  // namespace riskrule::cli
