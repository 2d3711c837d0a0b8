// What a report says, in which order. Everything comes from the matter, the assessment, the labels of the model and the
// fixed headings here; nothing is added.
#pragma once

#include <string>
#include <string_view>

#include "report/document.hpp"
#include "report/values.hpp"
#include "riskrule/report/report.hpp"

namespace riskrule::report {

struct Source {
  const Matter& matter;
  const Assessment& assessment;
};

/// The report in six chapters with its appendices, for Markdown and HTML.
Document compose_report(const Source& source);
/// Findings first, for a terminal.
Document compose_brief(const Source& source, const TextOptions& options);

// The parts of compose_report, in their order.
void add_cover(const Source& source, Document& to);
void add_basic_facts(const Source& source, Document& to);
void add_process(const Source& source, Document& to);
void add_reactions(const Source& source, Document& to);
void add_risks(const Source& source, Document& to);
void add_grade(const Source& source, Document& to);
void add_outcome(const Source& source, Document& to);
void add_findings(const Source& source, Document& to);
void add_reasons(const Source& source, Document& to);
void add_instruments(const Source& source, Document& to);

/// Headings （一）, （二）, … of one chapter.
class Sections {
 public:
  explicit Sections(Document& to) : to_(to) {}
  void next(std::string_view text);

 private:
  Document& to_;
  std::size_t count_ = 0;
};

// What several parts say in the same way.
Style style_of(Verdict verdict);
Style style_of(Permission permission);
/// The word of the verdict, marked.
Piece badge(const Finding& finding);
/// The mark of a duty that does not bind, or nothing.
Line not_binding(const Finding& finding);
/// Missing inputs: their labels, then the pointers; the same member of several elements of a list once, with `*`.
Line missing_line(const Source& source, const Finding& finding);
/// `says`, its clauses, and whether it binds.
Line finding_line(const Finding& finding);
/// Id of the block that shows the reasons of a finding.
std::string reasons_id(const Source& source, const Finding& finding);
/// Whether a finding gets its reasons shown in full.
bool is_explained(const Finding& finding);
const Finding* find_duty(const Source& source, std::string_view duty);
/// What stands behind the grade, in a sentence.
std::string origin_sentence(const GradeResult& grade);
/// A proof as a tree.
Tree tree_of(const Source& source, const std::vector<ProofNode>& proof);
/// 规则包, with versions.
Line packs_line(const Assessment& assessment);

}  // namespace riskrule::report
