// Values of described structs as Chinese text: the labels come from their descriptions. What is not stated is shown as
// 未载明, what is stated to be unknown as 不详, an empty list as 无.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/document.hpp"
#include "riskrule/model/assessment.hpp"
#include "riskrule/model/matter.hpp"

namespace riskrule::report {

using Names = std::vector<std::string_view>;

Line not_stated();
Line none();
/// 2023年9月21日
std::string date_text(const Date& date);

/// A value of any described type, in one line.
Line value_of(const data::TypeInfo& type, const void* value);
template <class T>
Line value_of(const T& value) {
  return value_of(data::type_of<T>(), &value);
}

/// One fact per member of `names` (all, if there are none) that is stated, in that order; those that are not are named
/// together in a last fact, 未载明.
Facts facts_of(const data::TypeInfo& type, const void* object, const Names& names = {});
template <class T>
Facts facts_of(const T& object, const Names& names = {}) {
  return facts_of(data::type_of<T>(), &object, names);
}
/// Adds the same of a structure that may itself not be stated.
template <class T>
void add_facts(Document& to, const Stated<T>& object, const Names& names = {}) {
  if (object) return to.add(facts_of(*object, names));
  to.add(Paragraph{value_of(object)});
}

/// Adds a table of a list of structures, one column per member (`names`, or all). A column in which no row states
/// anything is left out and named below the table. Says 未载明, 不详 or 无 when there is no row.
void add_table(Document& to, const data::TypeInfo& list_or_stated, const void* list, const Names& names = {});
template <class T>
void add_table(Document& to, const T& list, const Names& names = {}) {
  add_table(to, data::type_of<T>(), &list, names);
}

/// A date of the matter and what it is the date of.
struct Dated {
  Date date;
  std::string what;
};
/// Every date that the matter states, earliest first.
std::vector<Dated> timeline(const Matter& matter);

/// What a JSON pointer into the matter points at, in labels: 征求意见（向社会公开征求意见） › 截止日期. Empty if it
/// leads nowhere.
std::string place_label(const Matter& matter, std::string_view pointer);

/// The clauses, each in its brackets, with a word on the text where it is not fully known.
Line clauses(const std::vector<Basis>& basis);

Line plain(std::string text);
Line& operator+=(Line& line, Line more);
Line operator+(Line line, Line more);
template <class E>
std::string label(const E& value) {
  return std::string(data::label_of(value));
}

}  // namespace riskrule::report
