"""The risk matrix: cells of the pack, and the risk points in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from ._core import Pack
from ._style import INK, chosen, finish, label, new_axes, shown, steps, words, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_Place = Tuple[int, int]  # ranks of impact and of likelihood: x and y

_COLUMNS, _ROWS = 4, 2  # markers that fit into a cell
_LIST_WIDTH, _LIST_LINES = 18, 28  # characters and lines that fit beside the matrix


class _Point(NamedTuple):
    """A risk point, and its place at each stage for which both ranks are known."""

    title: str
    places: Dict[str, _Place]


def draw(points: Sequence[Any], pack: Pack, by: Optional[str], ax: Optional["Axes"]) -> "Axes":
    matrix = pack.matrix
    if matrix is None:
        raise ValueError(f"the pack {pack.id} does not grade risk points by likelihood and impact")
    who = chosen([estimate.by or "" for point in points for estimate in point.estimates or ()], by)
    found = [_placed(point, who, matrix) for point in points]
    ax = new_axes(ax, 11.5, 6.8)
    _draw_cells(ax, matrix)
    _draw_points(ax, found)
    _list_points(ax, matrix, found)
    handles = [marker(stage) for stage in words("AssessmentStage")]
    ax.legend(handles=handles, loc="lower left", bbox_to_anchor=(1.01, 0), ncols=len(handles), frameon=False, fontsize=9)
    return finish(ax, " · ".join(filter(None, ["风险矩阵", who])), [pack.layers[-1].title])


def marker(stage: str) -> Any:
    """What stands for a stage in a legend."""
    from matplotlib.lines import Line2D

    return Line2D([], [], linestyle="", marker="o", markersize=9, markerfacecolor=_face(stage), markeredgecolor=INK,
                  label=words("AssessmentStage")[stage])  # fmt: skip


def draw_marker(ax: "Axes", x: float, y: float, stage: str, number: str = "") -> None:
    ax.scatter([x], [y], s=190 if number else 80, facecolor=_face(stage), edgecolor=INK, linewidth=1.2, zorder=5)
    ax.text(x, y, number, ha="center", va="center_baseline", fontsize=8, color=INK if stage == "before" else "white", zorder=6)


def _face(stage: str) -> str:
    return "white" if stage == "before" else INK


def _placed(point: Any, by: str, matrix: Dict[str, Any]) -> _Point:
    """The point with the places that the body gave it; UNKNOWN and what is not stated are false."""
    x = {rank["word"]: at for at, rank in enumerate(matrix["impact"])}
    y = {rank["word"]: at for at, rank in enumerate(matrix["likelihood"])}
    own = [estimate for estimate in point.estimates or () if (estimate.by or "") == by]
    full = [estimate for estimate in own if estimate.likelihood and estimate.impact]
    return _Point(point.title, {estimate.stage: (x[estimate.impact], y[estimate.likelihood]) for estimate in full})


def _draw_cells(ax: "Axes", matrix: Dict[str, Any]) -> None:
    from matplotlib.patches import Rectangle

    degrees = [degree["word"] for degree in matrix["degrees"]]
    colours = dict(zip(degrees, steps(len(degrees))))
    for y, row in enumerate(matrix["cells"]):
        for x, degree in enumerate(row):
            ax.add_patch(Rectangle((x, y), 1, 1, facecolor=colours[degree], edgecolor="white", linewidth=1.5))
            under = {"facecolor": colours[degree], "edgecolor": "none", "pad": 1}  # the ways of the points pass below the words
            ax.text(x + 0.06, y + 0.94, degree, va="top", fontsize=9, color=INK, zorder=4, bbox=under)
    ax.set_xticks(*_ticks(matrix["impact"]))
    ax.set_yticks(*_ticks(matrix["likelihood"]))
    ax.tick_params(length=0)
    ax.set(xlim=(0, len(matrix["impact"])), ylim=(0, len(matrix["likelihood"])))
    ax.set(xlabel=label("Estimate", "impact"), ylabel=label("Estimate", "likelihood"))
    ax.spines[:].set_visible(False)


def _ticks(ranks: Sequence[Dict[str, Any]]) -> Tuple[List[float], List[str]]:
    return [at + 0.5 for at in range(len(ranks))], [f"{rank['label']}\n{shown(rank['score'])}" for rank in ranks]


def _draw_points(ax: "Axes", points: Sequence[_Point]) -> None:
    """Numbered markers, each in its own part of its cell; what does not fit is counted in the last part."""
    taken: Dict[_Place, int] = {}
    at: Dict[Tuple[int, str], Tuple[float, float]] = {}
    fit = _COLUMNS * _ROWS - 1
    for number, point in enumerate(points, 1):
        for stage, place in point.places.items():
            part = taken[place] = taken.get(place, -1) + 1
            if part < fit:
                at[number, stage] = _part(place, part)
                draw_marker(ax, *at[number, stage], stage, str(number))
    for place, last in taken.items():
        if last >= fit:
            ax.text(*_part(place, fit), f"+{last - fit + 1}", ha="center", va="center_baseline", fontsize=9, color=INK, zorder=6)
    for number in range(1, len(points) + 1):
        _draw_way(ax, at.get((number, "before")), at.get((number, "after")))


def _part(place: _Place, part: int) -> Tuple[float, float]:
    return place[0] + (part % _COLUMNS + 0.5) / _COLUMNS, place[1] + 0.55 - part // _COLUMNS * 0.34


def _draw_way(ax: "Axes", start: Optional[Tuple[float, float]], end: Optional[Tuple[float, float]]) -> None:
    if start is None or end is None:
        return
    arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 0.9, "shrinkA": 7, "shrinkB": 7, "connectionstyle": "arc3,rad=0.12"}
    ax.annotate("", end, start, arrowprops=arrow, zorder=3)


def _list_points(ax: "Axes", matrix: Dict[str, Any], points: Sequence[_Point]) -> None:
    """Number, title and degrees of each point, beside the matrix, as far as there is room."""
    lines: List[str] = []
    for number, point in enumerate(points, 1):
        indented = "\n     ".join([*wrapped(point.title, _LIST_WIDTH), " → ".join(_degrees(matrix, point))])
        entry = f"{number}  {indented}".split("\n")
        if len(lines) + len(entry) > _LIST_LINES:
            lines.append(f"另有 {len(points) - number + 1} 个风险点")
            break
        lines += entry
    ax.text(1.03, 1.0, "\n".join(lines), transform=ax.transAxes, va="top", fontsize=9, color=INK, linespacing=1.5)


def _degrees(matrix: Dict[str, Any], point: _Point) -> Iterable[str]:
    for stage in words("AssessmentStage"):
        x, y = point.places.get(stage, (None, None))
        yield "未知" if x is None or y is None else matrix["cells"][y][x]
