"""The plots say what the assessment and the exploration say, in words too, legibly, and for every eye."""

import itertools
import json
import pathlib
import subprocess
import sys
from typing import Any, List

import matplotlib
import pytest
import riskrule
from riskrule import _style, plot

matplotlib.use("Agg")
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.text import Text  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]
ROAD = ROOT / "seeds/matters/example-road-project.json"
PACK = "method.index-b"


@pytest.fixture(autouse=True)
def close_figures() -> Any:
    yield
    matplotlib.pyplot.close("all")


@pytest.fixture(scope="module")
def assessment() -> riskrule.Assessment:
    return riskrule.assess(riskrule.read(ROAD), PACK)


@pytest.fixture(scope="module")
def exploration() -> Any:
    return riskrule.explore(riskrule.read(ROAD), PACK, draws=20_000, seed=42)


def texts(ax: Axes) -> List[Text]:
    ax.figure.canvas.draw()  # a character that no font has is a warning, and a warning is an error here
    low, high = ax.get_xlim()
    beyond = [text for text in ax.get_xticklabels() if not low <= text.get_position()[0] <= high]  # there, but not drawn
    return [text for text in ax.findobj(Text) if text.get_text().strip() and text.get_visible() and text not in beyond]


def said(ax: Axes) -> List[str]:
    return [text.get_text() for text in texts(ax)]


def changed(change: Any) -> riskrule.Assessment:
    """The road project with other risk points."""
    matter = json.loads(ROAD.read_text())
    change(matter["risk_assessment"])
    return riskrule.assess(riskrule.Matter(json.dumps(matter)), PACK)


def overlaps(ax: Axes) -> List[Any]:
    """Pairs of texts of which one covers the other by more than a hair."""
    boxes = [(text.get_text(), text.get_window_extent().padded(-0.6)) for text in texts(ax)]
    return [(a, b) for (a, one), (b, other) in itertools.combinations(boxes, 2) if one.overlaps(other)]


def test_the_matrix_prints_every_cell_and_every_point(assessment: riskrule.Assessment) -> None:
    words = said(plot.risk_matrix(assessment))
    cells = [degree for row in riskrule.Pack.builtin(PACK).matrix["cells"] for degree in row]
    assert len(cells) == 25
    for degree in set(cells):
        assert words.count(degree) == cells.count(degree)
    listed = next(text for text in words if assessment.risks[0].title in text)
    for number, risk in enumerate(assessment.risks, 1):
        before, after = (degree.degree for degree in risk.degrees)
        assert words.count(str(number)) == 2  # its marker before and after measures
        assert f"{number}  {risk.title}\n     {before} → {after}" in listed


def test_markers_stand_in_the_cell_of_their_ranks(assessment: riskrule.Assessment) -> None:
    ranks = ["very_low", "low", "medium", "high", "very_high"]
    estimates = [e for p in json.loads(ROAD.read_text())["risk_assessment"]["points"] for e in p["estimates"]]
    expected = sorted((ranks.index(e["impact"]), ranks.index(e["likelihood"])) for e in estimates)
    ax = plot.risk_matrix(assessment)
    drawn = [tuple(int(at) for at in marker.get_offsets()[0]) for marker in ax.collections]
    assert sorted(drawn) == expected


def test_points_need_a_pack_and_take_one(assessment: riskrule.Assessment) -> None:
    points = assessment.assessed.risk_assessment.points
    assert said(plot.risk_matrix(points, PACK)) == said(plot.risk_matrix(assessment))
    with pytest.raises(ValueError, match="pack: risk points alone"):
        plot.risk_matrix(points)


def test_an_unknown_rank_is_listed_as_unknown() -> None:
    def forget(step: Any) -> None:
        step["points"][0]["estimates"][0]["likelihood"] = None

    words = said(plot.risk_matrix(changed(forget)))
    assert words.count("1") == 1
    assert any("未知 → 较大" in text for text in words)


def test_a_full_cell_counts_what_does_not_fit() -> None:
    def crowd(step: Any) -> None:
        first = step["points"][0]
        step["points"] = [{**first, "id": f"p{n}", "estimates": [first["estimates"][0]]} for n in range(20)]

    ax = plot.risk_matrix(changed(crowd))
    assert len(ax.collections) == 7
    assert "+13" in said(ax)
    assert any("另有 6 个风险点" in text for text in said(ax))
    assert not overlaps(ax)


def test_long_titles_take_lines_and_not_the_room_of_the_plot() -> None:
    def lengthen(step: Any) -> None:
        for point in step["points"]:
            point["title"] *= 5

    longer = changed(lengthen)
    explored = riskrule.explore(longer.assessed, PACK, draws=100)
    for ax in all_plots(longer, explored):
        assert overlaps(ax) == []
        assert ax.get_position().width > 0.5


def test_a_pack_without_a_matrix_is_refused(assessment: riskrule.Assessment) -> None:
    with pytest.raises(ValueError, match="cn.shanghai does not grade risk points"):
        plot.risk_matrix(assessment, "cn.shanghai")


def test_where_nobody_estimated_nothing_is_drawn() -> None:
    asserted = riskrule.assess(riskrule.read(ROOT / "seeds/matters/songjiang-quality-2024.json"))
    for draw in [lambda: plot.risk_matrix(asserted, PACK), lambda: plot.before_after(asserted)]:
        with pytest.raises(ValueError, match="nobody estimated"):
            draw()
    bare = riskrule.Matter('{"id": "m", "title": "t", "jurisdiction": "310000"}')
    with pytest.raises(ValueError, match="nobody estimated"):
        plot.risk_matrix(riskrule.assess(bare, PACK, as_of="2024-01-01"))


def test_before_after_prints_value_and_degree_of_both_stages(assessment: riskrule.Assessment, exploration: Any) -> None:
    words = said(plot.before_after(assessment, exploration))
    for risk in assessment.risks:
        for degree in risk.degrees:
            assert f"{degree.degree} {degree.value.normalize()}" in words
    assert {"中 0.486", "低 0.284"} <= set(words)  # the index, by hand: 0.25 × 0.64 + 0.2 × 0.48 + … and the same after measures
    assert any("不具约束力" in text for text in words)


def test_the_tornado_has_a_bar_for_each_input_and_the_whole_grade_at_its_ends(assessment: riskrule.Assessment, exploration: Any) -> None:
    ax = plot.tornado(exploration, assessment)
    bars = exploration.votes[0].tornado
    widths = [left.get_width() + right.get_width() for left, right in zip(ax.patches[::2], ax.patches[1::2])]
    assert widths == pytest.approx([float(bar.high - bar.low) for bar in bars])
    words = said(ax)
    for bar in bars:
        assert f"{bar.whole_low} {bar.low.normalize()}" in words and f"{bar.whole_high} {bar.high.normalize()}" in words
    assert "搬迁补偿引发纠纷 · 风险概率" in words
    assert "“中”的界限 0.36（含）" in words


@pytest.mark.parametrize("pack", [id for id in riskrule.Pack.builtin_ids() if id.startswith("method.") and id != "method.fuzzy-seven"])
def test_votes_of_every_method_are_drawn(pack: str) -> None:
    explored = riskrule.explore(riskrule.read(ROOT / "seeds/matters/example-methods.json"), pack, draws=100)
    for vote in explored.votes:
        assert overlaps(plot.grade_probabilities(explored, by=vote.by, method=vote.method)) == []
        if vote.value is None:  # it counts risk points
            with pytest.raises(ValueError, match="has no value that an input could move"):
                plot.tornado(explored, by=vote.by, method=vote.method)
            continue
        ax = plot.tornado(explored, by=vote.by, method=vote.method)
        assert len(ax.patches) == 2 * min(12, len(vote.tornado))
        assert overlaps(ax) == []
        matplotlib.pyplot.close("all")


def test_several_methods_must_be_told_apart() -> None:
    explored = riskrule.explore(riskrule.read(ROOT / "seeds/matters/example-methods.json"), "method.fuzzy")
    with pytest.raises(ValueError, match="method: expected one of fuzzy-root, fuzzy-greatest; found None"):
        plot.tornado(explored)


def test_a_shortened_tornado_says_so(exploration: Any) -> None:
    words = said(plot.tornado(exploration, most=3))
    assert "relocation · 风险概率" in words
    assert any(f"另有 {len(exploration.votes[0].tornado) - 3} 项输入未画出" in text for text in words)


def test_probabilities_are_those_of_the_simulation(exploration: Any) -> None:
    ax = plot.grade_probabilities(exploration)
    drawn = exploration.votes[0].simulation
    assert [bar.get_height() for bar in ax.patches] == [float(grade.probability) for grade in drawn.grades]
    words = said(ax)
    for grade in drawn.grades:
        assert grade.grade in words and any(f"{grade.count} 次" in text for text in words)
    assert any("种子 42" in text and drawn.assumption[:10] in text for text in words)


def test_without_draws_there_are_no_probabilities() -> None:
    with pytest.raises(ValueError, match="ask for one with draws="):
        plot.grade_probabilities(riskrule.explore(riskrule.read(ROAD), PACK))


def test_several_bodies_must_be_told_apart() -> None:
    matter = riskrule.read(ROOT / "seeds/matters/example-methods.json")
    explored = riskrule.explore(matter, PACK)
    with pytest.raises(ValueError, match="by: expected one of 评估机构, 决策承办单位; found None"):
        plot.tornado(explored)
    with pytest.raises(ValueError, match="found 评估单位"):
        plot.risk_matrix(riskrule.assess(matter, PACK), by="评估单位")
    assert plot.tornado(explored, by="决策承办单位").get_title(loc="left").endswith("决策承办单位")


def all_plots(assessment: riskrule.Assessment, exploration: Any) -> List[Axes]:
    return [
        plot.risk_matrix(assessment),
        plot.before_after(assessment, exploration),
        plot.tornado(exploration, assessment),
        plot.grade_probabilities(exploration),
    ]


def test_no_text_covers_another(assessment: riskrule.Assessment, exploration: Any) -> None:
    for ax in all_plots(assessment, exploration):
        assert overlaps(ax) == []


def test_no_text_is_cut_off(assessment: riskrule.Assessment, exploration: Any) -> None:
    for ax in all_plots(assessment, exploration):
        paper = ax.figure.bbox.padded(0.6)
        outside = [text.get_text() for text in texts(ax) if not paper.fully_containsx(text.get_window_extent().x1)]
        assert outside == []


def test_given_axes_are_drawn_into_and_returned(assessment: riskrule.Assessment) -> None:
    axes = matplotlib.pyplot.subplots(1, 2)[1]
    assert plot.before_after(assessment, ax=axes[1]) is axes[1]
    assert not axes[0].texts and axes[1].texts


def luminance(colour: Any) -> float:
    """Relative luminance as WCAG 2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Any, other: Any) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


# What dichromats see, for linear RGB (Machado, Oliveira, Fernandes 2009, severity 1.0).
DICHROMACY = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def seen(colour: Any, kind: str) -> List[float]:
    return [min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, colour)))) for row in DICHROMACY[kind]]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_ink_is_legible_on_every_step(count: int) -> None:
    ink = matplotlib.colors.to_rgb(_style.INK)
    assert min(contrast(step, ink) for step in _style.steps(count)) >= 4.5  # WCAG 2, level AA


@pytest.mark.parametrize("kind", DICHROMACY)
def test_steps_darken_for_every_eye(kind: str) -> None:
    values = [luminance(seen(step, kind)) for step in _style.steps(5)]
    assert all(lighter > 1.1 * darker for lighter, darker in zip(values, values[1:]))


@pytest.mark.parametrize("kind", DICHROMACY)
def test_the_two_sides_differ_for_every_eye(kind: str) -> None:
    lower, higher = (seen(matplotlib.colors.to_rgb(colour), kind) for colour in (_style.LOWER, _style.HIGHER))
    assert sum((a - b) ** 2 for a, b in zip(lower, higher)) ** 0.5 > 0.2


def test_a_missing_font_is_a_warning_that_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_style, "CHINESE_FONTS", ("No Such Font",))
    with pytest.warns(UserWarning, match="fonts-noto-cjk"):
        assert _style.fonts() == ["sans-serif"]


def test_matplotlib_is_asked_for_late_and_by_name() -> None:
    program = """
import sys
sys.modules["matplotlib"] = None  # as if it were not installed
import riskrule
from riskrule import plot
try:
    plot.risk_matrix(riskrule.assess(riskrule.read(sys.argv[1]), sys.argv[2]))
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program, ROAD, PACK], capture_output=True, text=True, check=True)
    assert "pip install 'riskrule[plot]'" in done.stdout
