"""What a notebook shows: static HTML, styles inline, everything escaped, rows capped."""

from __future__ import annotations

from html import escape
from typing import Any, Iterable, List, Sequence

_ROWS = 20
_CELL = 'style="text-align:left;vertical-align:top;padding:2px 8px;border-bottom:1px solid #ddd"'
_TABLE = 'style="border-collapse:collapse;font-size:90%"'


def _text(value: Any) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= 300 else text[:299] + "…")


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[Any]], total: int) -> str:
    """A table of at most so many rows; ``total``: how many there are in all."""
    lines: List[str] = ["<div><b>{}</b><table {}>".format(_text(title), _TABLE)]
    if head:
        lines.append("<tr>{}</tr>".format("".join("<th {}>{}</th>".format(_CELL, _text(h)) for h in head)))
    for row, _ in zip(rows, range(_ROWS)):
        lines.append("<tr>{}</tr>".format("".join("<td {}>{}</td>".format(_CELL, _text(c)) for c in row)))
    lines.append("</table>")
    if total > _ROWS:
        lines.append("<i>{:,} more rows</i>".format(total - _ROWS))
    return "".join(lines) + "</div>"


def _shown(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return "{} entries".format(len(value))
    return value


def matter(one: Any) -> str:
    stated = one.to_dict()
    rows = [(name, _shown(value)) for name, value in stated.items()]
    return _table("Matter {}: {}".format(one.id, one.title), ("member", "stated"), rows, len(rows))


def pack(one: Any) -> str:
    rows = [(p.pack, p.version, p.title, p.jurisdiction, len(p.duties or ())) for p in one.layers]
    title = "Pack {}: {} duties, {} bind".format(one.id, one.duty_count, one.binding_count)
    return _table(title, ("pack", "version", "title", "jurisdiction", "duties"), rows, len(rows))


def assessment(one: Any) -> str:
    counts = one.counts
    head = "{} {}: {} ({}), {}".format(one.matter, one.title, one.grade.grade, one.grade.origin, one.outcome.says)
    summary = "met {}, violated {}, excused {}, cannot tell {}, not due {}".format(
        counts.met, counts.violated, counts.excused, counts.cannot_tell, counts.not_due
    )
    open_ones = [f for f in one.findings if f.verdict in ("violated", "cannot_tell")]
    open_ones.sort(key=lambda f: (f.verdict != "violated", not f.binding))
    rows = [
        (f.verdict, "" if f.binding else "advice", f.says, "; ".join(b.citation for b in f.basis), ", ".join(f.missing or ()))
        for f in open_ones
    ]
    table = _table(head, ("verdict", "", "says", "basis", "missing"), rows, len(rows))
    return table + "<div>{}</div>".format(_text(summary))


def answer(one: Any) -> str:
    text = one.to_text()
    lines = text.splitlines()
    more = "" if len(lines) <= 60 else "\n… {} more lines".format(len(lines) - 60)
    shown = escape("\n".join(lines[:60]) + more)
    return '<pre style="white-space:pre-wrap;font-size:90%">{}</pre>'.format(shown)


def model(one: Any) -> str:
    rows = [("input", name, one.type_of(name), "") for name in one.inputs]
    rows += [("decision", name, one.type_of(name), ", ".join(one.inputs_of(name))) for name in one.decisions]
    return _table("Model {}".format(one.name), ("", "name", "type", "needs"), rows, len(rows))


def columns(one: Any) -> str:
    names = one.names
    rows = [[row[name] for name in names] for row in one.head(_ROWS)]
    return _table("{:,} rows".format(len(one)), names, rows, len(one))
