"""Explanations: why a value is what it is."""

from __future__ import annotations

from html import escape
from typing import Any, Dict, List, NamedTuple, Tuple

_STYLE = 'style="font-family:monospace;white-space:pre-wrap"'


class Reason(NamedTuple):
    """Why a value is null. The reason of a reason follows it."""

    code: str
    message: str
    pointer: str  #: JSON pointer of the input that was read, or ""


class Step(NamedTuple):
    """One step of an evaluation. What it rests on follows it, one deeper."""

    depth: int
    operation: str
    text: str
    value: Any


class Explanation(NamedTuple):
    """A value, why it is null if it is, and how it came about."""

    value: Any
    reasons: Tuple[Reason, ...]
    steps: Tuple[Step, ...]

    def __str__(self) -> str:
        lines = ["{}{}  {}  =  {!r}".format("  " * s.depth, s.operation, s.text, s.value) for s in self.steps]
        lines += ["null: {} [{}]".format(r.message, r.code) for r in self.reasons]
        return "\n".join(lines or [repr(self.value)])

    def _repr_html_(self) -> str:
        return "<div {}>{}</div>".format(_STYLE, escape(str(self)))


class DecisionExplanation:
    """How a decision came about. `steps`: {"name", "kind", "value", "required", "tables": [{"element", "value",
    "rules": [{"rule", "text"}]}]}, what is required before what requires it; `problems`: {"element", "code", "message"}.
    Rules are counted from 1."""

    def __init__(self, value: Any, steps: List[Dict[str, Any]], problems: List[Dict[str, Any]]) -> None:
        self.value = value
        self.steps = steps
        self.problems = problems

    def __repr__(self) -> str:
        return "<riskrule.DecisionExplanation {!r}, {} steps>".format(self.value, len(self.steps))

    def __str__(self) -> str:
        lines = []
        for step in self.steps:
            lines.append("{} {} = {!r}".format(step["kind"], step["name"], step["value"]))
            for table in step["tables"]:
                rules = ["  rule {}: {}".format(r["rule"], r["text"]) for r in table["rules"]]
                lines += rules or ["  no rule matches"]
        lines += ["{}: {} [{}]".format(p["element"], p["message"], p["code"]) for p in self.problems]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return "<div {}>{}</div>".format(_STYLE, escape(str(self)))
