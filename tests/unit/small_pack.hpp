// A pack and a matter of a few lines. Tests only.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "riskrule/assess/assess.hpp"
#include "riskrule/model/io.hpp"

namespace riskrule::small {

/// A duty as written in a pack; `more` are further members, each after a comma.
struct Duty {
  std::string id = "d";
  std::string met = "true";
  std::string basis = "FULL:1";
  std::string force = "must";
  std::string effect = "defect";
  std::string more = "";
  std::string json() const {
    return R"({"id": ")" + id + R"(", "basis": ")" + basis + R"(", "force": ")" + force + R"(", "effect": ")" + effect +
           R"(", "met": ")" + met + R"(", "on": "organ", "says": "须如此", "remedy": "改正")" + more + "}";
  }
};

/// `"duties": [...]`.
inline std::string duties(const std::vector<Duty>& all) {
  std::string out;
  for (const auto& duty : all) out += (out.empty() ? "" : ", ") + duty.json();
  return "\"duties\": [" + out + "]";
}

/// A pack with an instrument of each text status, one that came to an end, and these members.
inline std::string pack_text(const std::string& members, const std::string& id = "small") {
  return R"({"pack": ")" + id + R"(", "version": "1", "title": "小规则包", "jurisdiction": "990000", "instruments": [
    {"id": "FULL", "title": "甲", "number": "第1号", "text": "full"},
    {"id": "PART", "title": "乙", "number": "第2号", "text": "partial"},
    {"id": "TOLD", "title": "丙", "number": "第3号", "text": "restated"},
    {"id": "NONE", "title": "丁", "number": "第4号", "text": "unverified"},
    {"id": "OLD", "title": "戊", "number": "第5号", "text": "full", "in_force": {"from": "2001-01-01", "to": "2010-12-31"}}],
    )" + members +
         "}";
}

inline pack::Pack load(const std::string& members) {
  auto pack = pack::load(pack_text(members), "small.json");
  if (!pack) throw std::runtime_error(to_text(pack.diagnostics()));
  return *std::move(pack);
}

inline Matter read(const std::string& members) {
  auto matter = read_matter(R"({"id": "m", "title": "事项", "jurisdiction": "990000")" + members + "}", "matter.json");
  if (!matter) throw std::runtime_error(to_text(matter.diagnostics()));
  return *std::move(matter);
}

/// What a pack with these members makes of a matter with these.
inline Assessment assess(const std::string& pack_members, const std::string& matter_members) {
  return *riskrule::assess(read(matter_members), load(pack_members), {.as_of = Date{2024, 3, 1}});
}

inline std::vector<std::string> codes(const Diagnostics& all) {
  std::vector<std::string> out;
  for (const auto& one : all) out.push_back(one.code);
  return out;
}

}  // namespace riskrule::small
