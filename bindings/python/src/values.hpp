// FEEL values from Python objects and back.
#pragma once

#include <pybind11/pybind11.h>

#include "riskrule/feel/expression.hpp"

namespace riskrule::python {

namespace py = pybind11;

/// What values that are read in place belong to.
using Kept = std::vector<std::shared_ptr<const void>>;

/// The value of an object, in the arena. None is null, UNKNOWN null with `feel.unknown_value`; a datetime has the offset
/// or the zone of its tzinfo; a Record or Matter is read in place, and `kept` keeps it. TypeError for a float (a
/// decimal is not guessed) and for what FEEL has no value for; riskrule.Error for a number of more than 34 digits.
feel::Value to_feel(feel::Arena& arena, PyObject* object, Kept& kept);

/// The object of a value: Decimal, str, bool, None, date, time, datetime, timedelta, Months, Range, list, dict; a function
/// is its FEEL text. riskrule.Error for a date or duration that Python can not hold.
py::object from_feel(const feel::Value& value);

/// The chain of reasons of a null, as riskrule.Reason.
py::tuple reasons_of(const feel::Value& value);

/// decimal.Decimal of a number.
py::object decimal(const Decimal& number);
py::object date(const Date& day);

/// Raises TypeError.
[[noreturn]] void type_error(const std::string& message);

void init_to_feel();
void init_from_feel();

}  // namespace riskrule::python
