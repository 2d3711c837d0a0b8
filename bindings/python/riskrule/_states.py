"""What Python adds to the compiled part: values that Python has no type for, and the error."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Tuple


class _Unknown:
    """Stated to be unknown (JSON null). Not the same as None, which is: not stated. False in a condition."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN = _Unknown()


class Months(NamedTuple):
    """A years and months duration, in months."""

    months: int


class Range(NamedTuple):
    """An interval of FEEL; an end that is None is unbounded."""

    low: Any
    high: Any
    low_closed: bool
    high_closed: bool


class Error(ValueError):
    """Bad input. ``diagnostics`` holds every problem: severity, code, message, file, line, column, pointer, guess."""

    def __init__(self, message: str, diagnostics: List[Dict[str, Any]]) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics

    def mention_decimals(self) -> None:
        """Of evaluate(): says how a column of floats can be given, where one was refused."""
        if any(d["code"] == "columns.format" and "float" in d["message"] for d in self.diagnostics):
            hint = 'a column of floats can be given with its digits declared, as in decimals={"likelihood": 2}'
            self.diagnostics.append({"severity": "note", "code": "python.decimals", "message": hint})
            self.args = ("{}note: {} [python.decimals]\n".format(self.args[0], hint),)

    def __reduce__(self) -> Tuple[Any, ...]:
        return (Error, (str(self), self.diagnostics))
