"""What Python adds to the compiled part: the unknown value and the error."""

from __future__ import annotations

from typing import Any, Dict, List


class _Unknown:
    """Stated to be unknown (JSON null). Not the same as None, which is: not stated. False in a condition."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN = _Unknown()


class Error(ValueError):
    """Bad input. ``diagnostics`` holds every problem: severity, code, message, file, line, column, pointer, guess."""

    def __init__(self, message: str, diagnostics: List[Dict[str, Any]]) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics
