"""Plots of assessments and explorations, on matplotlib (``pip install 'riskrule[plot]'``).

>>> import riskrule
>>> from riskrule import plot
>>> matter = riskrule.read("seeds/matters/example-road-project.json")
>>> axes = plot.risk_matrix(riskrule.assess(matter, "method.index-b"))
>>> axes.figure.savefig("matrix.png")

Every function draws into ``ax``, or into a new figure, and returns the axes. ``by`` names the body whose estimates are
drawn, ``method`` the method (its id) that counts; they may be left out where there is but one, else ValueError names them. Degrees, grades, bounds and
probabilities are those of the pack, the assessment and the exploration; nothing is computed here, and figures become floating
point for their place on the paper only. Whatever a colour says is also printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Sequence, Set, Tuple, Union

from . import _matrix
from ._core import Assessment, Pack
from ._style import FAINT, HIGHER, INK, LINE, LOWER, chosen, finish, new_axes, shown, steps, words, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW_WIDTH = 20  # Chinese characters in a line of the name of a row

_Ends = Dict[str, Tuple[Any, Optional[str]]]  # stage: value and word


def risk_matrix(
    what: Union[Assessment, Sequence[Any]], pack: Union[Pack, str, None] = None, *, by: Optional[str] = None, ax: Optional["Axes"] = None
) -> "Axes":
    """Likelihood against impact, the degree of each cell as the pack has it, and the risk points before and after measures.

    ``what`` is an assessment, or risk points of a matter, which need a ``pack``. A point whose likelihood or impact is not
    known is listed and not drawn. Raises ValueError where the pack does not grade risk points so.
    """
    if isinstance(what, Assessment):
        step = what.assessed.risk_assessment
        points, rules = step and step.points or (), pack or what.pack
    elif pack is None:
        raise ValueError("pack: risk points alone do not say by which rules they are graded")
    else:
        points, rules = what, pack
    return _matrix.draw(points, Pack.builtin(rules) if isinstance(rules, str) else rules, by, ax)


def before_after(
    assessment: Assessment,
    exploration: Optional[Any] = None,
    *,
    by: Optional[str] = None,
    method: Optional[str] = None,
    ax: Optional["Axes"] = None,
) -> "Axes":
    """The degree of each risk point before and after measures; with an exploration, the value of the method and its grade too.

    The value after measures is the one that counts: an improvement without a measure that says what, who and when does not.
    """
    who = chosen([degree.by for risk in assessment.risks for degree in risk.degrees], by)
    rows = [(risk.title, _ends(risk, who)) for risk in assessment.risks if _ends(risk, who)]
    notes = [vote.why for vote in assessment.grade.votes if vote.counts]
    if exploration is not None:
        rows = [*_value_row(_vote(exploration, who, method)), *rows]
        notes += exploration.notes
    titles = _row_titles(title for title, _ in rows)
    ax = new_axes(ax, 9.5, 1.9 + _height(titles, 0.5))
    for row, (_, ends) in enumerate(rows):
        _draw_ends(ax, row, ends)
    _lay_out(ax, titles, [value for _, ends in rows for value, _ in ends.values()])
    _legend(ax, [_matrix.marker(stage) for stage in words("AssessmentStage")])
    return finish(ax, f"措施前后 · {who} · 等级：{assessment.grade.grade or '—'}", notes)


def tornado(
    exploration: Any,
    assessment: Optional[Assessment] = None,
    *,
    by: Optional[str] = None,
    method: Optional[str] = None,
    most: int = 12,
    ax: Optional["Axes"] = None,
) -> "Axes":
    """How far each input alone moves the value that decides, widest first, with the grade of the whole at both ends.

    With an assessment, risk points are named by their titles. At most ``most`` inputs are drawn; a note says how many were not.
    Raises ValueError where the method has no value, or inputs of it are not known.
    """
    vote = _vote(exploration, by, method)
    measured = [bar for bar in vote.tornado if bar.low is not None and bar.high is not None]
    if vote.value is None or not measured:
        raise ValueError(f"{vote.by}: {vote.title} has no value that an input could move; not known: {', '.join(vote.unknown) or 'nothing'}")
    titles = {risk.id: risk.title for risk in assessment.risks} if assessment is not None else {}
    bars, inputs = measured[:most], words("ExploredInput", "exploration")
    rows = _row_titles(f"{titles.get(bar.of, bar.of)} · {inputs[bar.input]}" for bar in bars)
    ax = new_axes(ax, 10.5, 2.4 + _height(rows, 0.42))
    for row, bar in enumerate(bars):
        _draw_bar(ax, row, bar, float(vote.value))
    _lay_out(ax, rows, [vote.value, *(end for bar in bars for end in (bar.low, bar.high))])
    _legend(ax, [*_sides(bars), *_lines(ax, vote)])
    left_out = len(vote.tornado) - len(bars)
    notes = ["两端注明总等级，门槛和其他意见在内", *([f"另有 {left_out} 项输入未画出，其影响更小"] if left_out else []), *exploration.notes]
    return finish(ax, f"单因素敏感性 · {vote.title} · {vote.by}", notes)


def grade_probabilities(
    exploration: Any, *, by: Optional[str] = None, method: Optional[str] = None, ax: Optional["Axes"] = None
) -> "Axes":
    """How often each grade came out of a simulation: riskrule.explore(…, draws=…, seed=…). Gates are not part of it."""
    vote = _vote(exploration, by, method)
    drawn = vote.simulation
    if drawn is None:
        raise ValueError(f"{vote.by}: the exploration holds no simulation; ask for one with draws=")
    ax = new_axes(ax, 7.5, 4.2)
    heights = [float(grade.probability) for grade in drawn.grades]
    ax.bar(range(len(heights)), heights, color=steps(len(heights)), edgecolor=INK, width=0.6)
    for place, grade in enumerate(drawn.grades):
        text = f"{shown(grade.probability * 100, 3)} %\n{grade.count} 次"
        ax.annotate(text, (place, heights[place]), (0, 4), textcoords="offset points", ha="center", fontsize=9, color=INK)
    ax.set_xticks(range(len(heights)), [grade.grade for grade in drawn.grades], fontsize=12)
    ax.set_ylim(0, 1.2)  # the whole, and room for its words
    ax.set_yticks([])
    ax.spines[["top", "right", "left"]].set_visible(False)
    counted = f"{drawn.draws} 次，种子 {drawn.seed}"
    if drawn.lowest is not None:
        counted += f"；数值 {shown(drawn.lowest, 4)} 至 {shown(drawn.highest, 4)}"
    outside = [f"{drawn.ungraded} 次落在各等级之外"] if drawn.ungraded else []
    return finish(ax, f"等级概率 · {vote.title} · {vote.by}", [counted, drawn.assumption, *outside, *exploration.notes])


def _vote(exploration: Any, by: Optional[str], method: Optional[str]) -> Any:
    which = chosen([vote.method for vote in exploration.votes], method, "method")
    votes = {vote.by: vote for vote in exploration.votes if vote.method == which}
    return votes[chosen(list(votes), by)]


def _ends(risk: Any, by: str) -> _Ends:
    return {degree.stage: (degree.value, degree.degree) for degree in risk.degrees if degree.by == by}


def _value_row(vote: Any) -> List[Tuple[str, _Ends]]:
    carried = vote.measures
    if carried is None or carried.value_before is None or carried.value_counted is None:
        return []
    ends = {"before": (carried.value_before, carried.grade_before), "after": (carried.value_counted, carried.grade_counted)}
    return [(vote.title, ends)]


def _draw_ends(ax: "Axes", row: int, ends: _Ends) -> None:
    """One row: a marker for each stage, its word and value on the outer side, and the way between."""
    xs = {stage: float(value) for stage, (value, _) in ends.items()}
    if len(xs) == 2 and xs["before"] != xs["after"]:
        colour = LOWER if xs["after"] < xs["before"] else HIGHER
        arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 2.2, "mutation_scale": 16, "shrinkA": 0, "shrinkB": 3}
        ax.annotate("", (xs["after"], row), (xs["before"], row), arrowprops=arrow, zorder=2)
    for stage, (value, word) in ends.items():
        other = xs["after" if stage == "before" else "before"] if len(xs) == 2 else xs[stage]
        right = xs[stage] > other or xs[stage] == other and stage == "before"
        _matrix.draw_marker(ax, xs[stage], row, stage)
        _words_at(ax, xs[stage], row, 9, right, _said(value, word))


def _draw_bar(ax: "Axes", row: int, bar: Any, value: float) -> None:
    """From the value to that at the first and to that at the last setting, which may be the smaller one."""
    ends = [(bar.low, bar.whole_low or bar.grade_low), (bar.high, bar.whole_high or bar.grade_high)]
    for (exact, _), colour in zip(ends, (LOWER, HIGHER)):
        x = float(exact)
        ax.barh([row], [abs(x - value)], left=[min(x, value)], height=0.6, color=colour, zorder=2)
    least, most = sorted(ends, key=lambda end: end[0])
    _words_at(ax, min(float(least[0]), value), row, 4, False, _said(*least))
    _words_at(ax, max(float(most[0]), value), row, 4, True, _said(*most))


def _said(exact: Any, grade: Optional[str]) -> str:
    return f"{grade or '—'} {shown(exact)}"


def _words_at(ax: "Axes", x: float, row: int, away: int, right: bool, text: str) -> None:
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}  # a line of the grid may pass below the words
    ax.annotate(text, (x, row), (away if right else -away, 0), textcoords="offset points", ha="left" if right else "right",
                va="center_baseline", fontsize=9, color=INK, zorder=4, bbox=paper)  # fmt: skip


def _sides(bars: Sequence[Any]) -> List[Any]:
    from matplotlib.patches import Patch

    sides = [(LOWER, "起点", {bar.first for bar in bars}), (HIGHER, "终点", {bar.last for bar in bars})]
    return [Patch(color=colour, label=_setting(found, end)) for colour, end, found in sides]


def _setting(found: Set[str], end: str) -> str:
    """What the inputs are set to at one end: the one setting of all of them, or each its own."""
    return f"改为“{words('Level').get(*found, *found)}”" if len(found) == 1 else f"改为各自的{end}"


def _lines(ax: "Axes", vote: Any) -> List[Any]:
    """The value as it is, and the bounds of the grades next to it."""
    lines = [ax.axvline(float(vote.value), color=INK, linewidth=1.2, zorder=3, label=f"数值 {shown(vote.value)}，“{vote.grade or '—'}”")]
    for bound, style in [(vote.up, "--"), (vote.down, ":")]:
        if bound is not None:
            text = f"“{bound.grade}”的界限 {shown(bound.bound)}（{'含' if bound.bound_is_in else '不含'}）"
            lines.append(ax.axvline(float(bound.bound), color=FAINT, linewidth=1.2, linestyle=style, zorder=1, label=text))
    return lines


def _row_titles(titles: Iterable[str]) -> List[str]:
    return ["\n".join(wrapped(title, _ROW_WIDTH)) for title in titles]


def _height(titles: Sequence[str], least: float) -> float:
    """Inches for rows that are high enough for their titles."""
    return sum(max(least, 0.2 * (title.count("\n") + 1)) for title in titles)


def _lay_out(ax: "Axes", rows: Sequence[str], values: Sequence[Any]) -> None:
    """Named rows from the top, and room at both sides for the words at the ends."""
    places = [float(value) for value in values]
    room = 0.22 * ((max(places) - min(places)) or abs(places[0]) or 1)
    ax.set_xlim(min(places) - room, max(places) + room)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_yticks(range(len(rows)), list(rows))
    ax.tick_params(axis="y", length=0)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.grid(axis="x", color=LINE)
    ax.set_axisbelow(True)


def _legend(ax: "Axes", handles: List[Any]) -> None:
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False, fontsize=9)
