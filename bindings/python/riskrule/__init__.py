"""Exact, explained assessments of major administrative decisions (重大行政决策).

>>> import riskrule
>>> matter = riskrule.read("seeds/matters/songjiang-quality-2024.json")
>>> assessment = riskrule.assess(matter)
>>> assessment.grade.grade, assessment.grade.origin
('低', 'asserted')

Numbers are ``decimal.Decimal``, dates ``datetime.date``, lists tuples. A member that is not stated is ``None``, one that is
stated to be unknown is ``UNKNOWN``.
"""

from __future__ import annotations

import os
from typing import Union

from ._core import Assessment, Matter, Pack, Record, __version__, assess, schema
from ._states import UNKNOWN, Error


def read(path: Union[str, "os.PathLike[str]"]) -> Matter:
    """The matter in a JSON file. Raises Error for bad input, OSError for a file that can not be read."""
    name = os.fspath(path)
    with open(name, encoding="utf-8", newline="") as file:
        return Matter(file.read(), file=name)


__all__ = ["Assessment", "Error", "Matter", "Pack", "Record", "UNKNOWN", "__version__", "assess", "read", "schema"]
