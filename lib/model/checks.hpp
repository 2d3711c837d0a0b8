// What the checks of a matter share.
#pragma once

#include "riskrule/model/io.hpp"

namespace riskrule::checking {

class Findings {
 public:
  void add(Severity severity, std::string code, std::string pointer, std::string message) {
    all_.push_back(
        {.severity = severity, .code = std::move(code), .message = std::move(message), .pointer = std::move(pointer)});
  }
  void error(std::string code, std::string pointer, std::string message) {
    add(Severity::error, std::move(code), std::move(pointer), std::move(message));
  }
  Diagnostics take() && { return std::move(all_); }

 private:
  Diagnostics all_;
};

/// Calls `visit(element, pointer)` for each element of a stated list.
template <class List, class Visit>
void each(const Stated<List>& list, const std::string& pointer, Visit visit) {
  if (!list) return;
  for (std::size_t i = 0; i < list->size(); ++i) visit((*list)[i], pointer + "/" + std::to_string(i));
}

/// What a report prints as shares, tables and totals against what it prints them of (check_printed.cpp).
void printed(const Matter& matter, Findings& out);
/// What a report says of its grades and of its hearings, against itself (check_stated.cpp).
void stated(const Matter& matter, Findings& out);

}  // namespace riskrule::checking
