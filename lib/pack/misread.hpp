// A pack that could not be read without errors is checked all the same, as far as it was read, so that whoever writes it is
// told everything at once.
#pragma once

#include <set>
#include <string>

#include "compiler.hpp"

namespace riskrule::pack {

/// What reading found wrong, and what of the later problems may be nothing but its consequence.
class Misread {
 public:
  /// `problems`: those of reading the pack of this document and its parents.
  Misread(const data::JsonTree& tree, const Diagnostics& problems);

  /// False if too little was read for anything more to be said.
  bool can_go_on() const noexcept { return can_go_on_; }
  /// Takes away what can not be checked in parts: gradings, tables of terms.
  void clear(PackSource& source) const;
  /// Whether a later problem may follow from one of reading.
  bool explains(const Diagnostic& later) const;

 private:
  void note_lost_names(const Diagnostic& error);

  const data::JsonTree& tree_;
  Diagnostics errors_;
  std::set<std::string, std::less<>> lost_;  ///< codes of problems that a name which was not read may have caused
  bool can_go_on_ = true;
  bool lost_head_ = false;  ///< a member of the pack itself is wrong or unknown
};

}  // namespace riskrule::pack
