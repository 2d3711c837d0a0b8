"""Exact, explained assessments of major administrative decisions (重大行政决策).

>>> import riskrule
>>> matter = riskrule.read("seeds/matters/songjiang-quality-2024.json")
>>> assessment = riskrule.assess(matter)
>>> assessment.grade.grade, assessment.grade.origin
('低', 'asserted')

>>> riskrule.feel("0.1 + 0.2 = 0.3")
True

Numbers are ``decimal.Decimal``, dates ``datetime.date``, lists tuples. A member that is not stated is ``None``, one that is
stated to be unknown is ``UNKNOWN``. Tables of any make: ``evaluate``.
"""

from __future__ import annotations

import codecs
import os
from typing import Any, Union

from ._answers import DecisionExplanation, Explanation, Reason, Step
from ._core import (
    Answer,
    Assessment,
    Columns,
    Expression,
    Matter,
    Model,
    Pack,
    Record,
    __version__,
    assess,
    assess_many,
    check,
    compare,
    explore,
    follow_up,
    schema,
    similar,
    survey,
    survey_into,
    utf8_from_gb18030,
)
from ._states import UNKNOWN, Error, Months, Range
from ._tables import evaluate


def _text(name: str, encoding: str) -> str:
    """What is in a file. GB 18030 is read by the library, as every door reads it."""
    with open(name, "rb") as file:
        data = file.read()
    if codecs.lookup(encoding).name == "gb18030":
        return utf8_from_gb18030(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        error.reason += " in {!r}; a file in GB 18030 is read with encoding=\"gb18030\"".format(os.fspath(name))
        raise


def read(path: Union[str, "os.PathLike[str]"], *, encoding: str = "utf-8") -> Matter:
    """The matter in a JSON file. ``encoding``: "utf-8", or for instance "gb18030". Raises Error for bad input, OSError for a
    file that can not be read, UnicodeDecodeError for one that is not in that encoding."""
    name = os.fspath(path)
    return Matter(_text(name, encoding), file=name)


def read_pack(path: Union[str, "os.PathLike[str]"], *, encoding: str = "utf-8") -> Pack:
    """The pack in a JSON file; errors as for read()."""
    name = os.fspath(path)
    return Pack(_text(name, encoding), file=name)


def read_model(path: Union[str, "os.PathLike[str]"], *, encoding: str = "utf-8", strict: bool = False) -> Model:
    """The DMN model in an XML file; errors as for read()."""
    name = os.fspath(path)
    return Model(_text(name, encoding), file=name, strict=strict)


def feel(text: str, /, **context: Any) -> Any:
    """The value of a FEEL expression; names and values as Expression takes them. For many evaluations make an Expression.

    >>> feel("if 日数 >= 30 then \\"足\\" else \\"不足\\"", 日数=31)
    '足'
    """
    return Expression(text, names=tuple(context)).evaluate(context)


__all__ = [
    "Answer",
    "Assessment",
    "Columns",
    "DecisionExplanation",
    "Error",
    "Explanation",
    "Expression",
    "Matter",
    "Model",
    "Months",
    "Pack",
    "Range",
    "Reason",
    "Record",
    "Step",
    "UNKNOWN",
    "__version__",
    "assess",
    "assess_many",
    "check",
    "compare",
    "evaluate",
    "explore",
    "feel",
    "follow_up",
    "read",
    "read_model",
    "read_pack",
    "schema",
    "similar",
    "survey",
    "survey_into",
]
