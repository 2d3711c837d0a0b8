"""What a notebook shows is static, escaped and bounded."""

import html.parser
import json
import pathlib
from typing import Any, List

import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]
ATTACK = "<script>alert(1)</script>&\"'"
MATTER = riskrule.Matter(json.dumps({"id": "m", "title": ATTACK, "jurisdiction": "310000"}))


def shown() -> List[Any]:
    road = riskrule.read(ROOT / "seeds/matters/example-road-project.json")
    assessment = riskrule.assess(MATTER, as_of="2024-01-01")
    model = riskrule.Model(
        '<definitions xmlns="https://www.omg.org/spec/DMN/20211108/MODEL/" name="&lt;script&gt;" namespace="urn:a">'
        '<inputData id="i" name="a"/></definitions>'
    )
    return [
        MATTER,
        assessment,
        riskrule.Pack.builtin("cn.shanghai"),
        model,
        riskrule.explore(road, "method.index-b"),
        riskrule.follow_up(assessment),
        riskrule.evaluate({"a": [ATTACK] * 100}, "a"),
        riskrule.Expression("a + 1", names=["a"]).explain(a=ATTACK),
    ]


class Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: List[str] = []
        self.attributes: List[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


@pytest.mark.parametrize("one", shown(), ids=lambda one: type(one).__name__)
def test_html_is_static_and_escaped(one: Any) -> None:
    page = one._repr_html_()
    tags = Tags()
    tags.feed(page)
    assert set(tags.tags) <= {"div", "b", "i", "table", "tr", "th", "td", "pre"}
    assert set(tags.attributes) <= {"style"}
    assert "<script" not in page and len(page) < 100_000
    assert repr(one)


def test_rows_are_capped() -> None:
    page = riskrule.evaluate({"a": list(range(1000))}, "a")._repr_html_()
    assert page.count("<tr>") == 21 and "980 more rows" in page
