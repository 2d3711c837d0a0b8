// The commands of the program. Each returns an exit code (terminal.hpp).
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace riskrule::cli {

struct AssessArguments {
  std::vector<std::string> matters;  ///< files, folders, or `-`
  std::vector<std::string> packs;    ///< ids of built-in packs, or files; several are compared
  std::vector<std::string> as_of;    ///< YYYY-MM-DD; several are compared
  std::string format = "text";       ///< text, json, ndjson, markdown, html
  bool lines = false;                ///< standard input is NDJSON
  unsigned threads = 0;              ///< 0: one per processor
  std::string output;                ///< file, or empty
  std::vector<std::string> fail_on;  ///< violated, cannot_tell, blocked
  bool every_duty = false;
};
int run_assess(const AssessArguments& arguments);

struct ExplainArguments {
  std::string matter;
  std::string pack;
  std::string as_of;
  std::string finding;  ///< id of a duty, or empty for all
};
int run_explain(const ExplainArguments& arguments);

/// How an answer is shown.
struct ShownArguments {
  std::string format = "text";  ///< text, json, markdown, html
  std::string output;           ///< file, or empty
};

struct CompareArguments {
  std::string before;
  std::string after;
  std::string pack;
  std::string as_of;
  ShownArguments shown;
};
int run_compare(const CompareArguments& arguments);

struct ExploreArguments {
  std::string matter;
  std::string pack;
  std::string as_of;
  std::uint64_t draws = 0;  ///< 0: no simulation
  std::uint64_t seed = 0;
  std::uint32_t spread = 1;
  bool pert = false;
  ShownArguments shown;
};
int run_explore(const ExploreArguments& arguments);

struct SimilarArguments {
  std::string matter;
  std::string base;      ///< folder, NDJSON or one matter
  std::string features;  ///< file, or empty for those of the library
  std::string pack;
  std::string as_of;
  std::size_t most = 3;
  ShownArguments shown;
};
int run_similar(const SimilarArguments& arguments);

struct SurveyArguments {
  std::string csv;
  std::string map;
  std::string into;  ///< a matter's file, or empty
  ShownArguments shown;
};
int run_survey(const SurveyArguments& arguments);

struct FollowUpArguments {
  std::string matter;
  std::string pack;
  std::string as_of;
  ShownArguments shown;
};
int run_follow_up(const FollowUpArguments& arguments);

struct RecheckArguments {
  std::string assessment;
  std::string matter;
  std::string pack;  ///< empty: the built-in packs that the assessment names
};
/// `found` if the assessment made again differs.
int run_recheck(const RecheckArguments& arguments);

struct DmnArguments {
  std::string model;                   ///< DMN file, or `-`
  std::string input;                   ///< JSON file, or `-`; empty: list what is needed
  std::vector<std::string> decisions;  ///< names; none: those that no other decision requires
  std::string format = "text";         ///< text, json
};
int run_dmn(const DmnArguments& arguments);

/// `pack`: whose methods and grades a matter is held against; empty = the pack of its place and date.
int run_check(const std::vector<std::string>& files, const std::string& pack, const std::string& format);
int run_test(const std::vector<std::string>& packs, bool verbose);
int run_packs(const std::string& format);
/// The tables of a pack, an id or a file, as a DMN model.
int run_packs_dmn(const std::string& name, const std::string& output);
int run_write(const std::string& matter, const std::string& output);
int run_schema(const std::string& type);
int run_feel(const std::string& expression, const std::string& context_file, bool strict, bool json);
int run_builtins(const std::string& format);
int run_tck(const std::vector<std::string>& dirs, const std::string& csv, bool verbose, std::ostream& out,
            std::ostream& err);

}  // namespace riskrule::cli
