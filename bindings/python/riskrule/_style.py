"""What the plots share: matplotlib found late, a font that has Chinese characters, colours, words, figures."""

from __future__ import annotations

import json
import math
import warnings
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Dict, List, Optional, Sequence, Tuple

from ._core import schema

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Families with Chinese characters, best first. "Noto Sans CJK JP" is the name under which matplotlib before 3.11 knows the
# whole of Noto Sans CJK, because it read only the first face of a font collection.
CHINESE_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Microsoft YaHei", "SimHei", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "Noto Sans CJK JP", "Noto Serif CJK SC",
    "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip

# Two sides of one thing: blue and orange of the palette of Okabe and Ito, which the three kinds of dichromacy tell apart.
LOWER, HIGHER = "#56B4E9", "#E69F00"
INK, FAINT, LINE = "#1A1A1A", "#5A5A5A", "#E4E4E4"
# Steps of one thing: from light to dark, so that order and difference survive the loss of hue; the darkest still carries ink.
_STEPS, _LIGHTEST, _DARKEST = "YlOrBr", 0.04, 0.62

_WRAP = 50  # Chinese characters in a line of a note


def new_axes(ax: Optional["Axes"], width: float, height: float) -> "Axes":
    """The given axes, or those of a new figure, in inches."""
    try:
        import matplotlib.pyplot
    except ImportError as error:
        raise ImportError("riskrule.plot needs matplotlib, which is not installed: pip install 'riskrule[plot]'") from error
    if ax is not None:
        return ax
    return matplotlib.pyplot.subplots(figsize=(width, height), layout="constrained")[1]


def fonts() -> List[str]:
    """Installed families for Chinese text, best first, and the default family for what they lack."""
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    found = [name for name in CHINESE_FONTS if name in installed]
    if not found:
        warnings.warn("no font with Chinese characters is installed (Debian: fonts-noto-cjk); they will show as boxes", stacklevel=2)
    return [*found, "sans-serif"]


def finish(ax: "Axes", title: str, notes: Sequence[str] = ()) -> "Axes":
    """Title, notes below the axes, and a font for every text of the axes."""
    from matplotlib.text import Text

    ax.set_title(title, loc="left", fontsize=12, color=INK, pad=10)
    below = [ax.get_xlabel(), *(line for note in notes for line in wrapped(note))]
    ax.set_xlabel("\n".join(filter(None, below)), fontsize=9, color=FAINT, linespacing=1.5)
    ax.set_ylabel(ax.get_ylabel(), fontsize=9, color=FAINT)
    family = fonts()
    for text in ax.findobj(Text):
        if isinstance(text, Text):  # which matplotlib's own types say only from 3.10 on
            text.set_fontfamily(family)
    return ax


def wrapped(text: str, most: int = _WRAP) -> List[str]:
    """Lines of about one length: Chinese has no blanks to break at. None begins with a mark that closes.

    ``most`` is in Chinese characters; ASCII takes half their width."""
    lines: List[str] = []
    count = math.ceil(sum(0.5 if character.isascii() else 1 for character in text) / most)
    width = math.ceil(len(text) / count) if text else 0
    while text:
        end = width
        while end < len(text) and text[end] in "，。；：、）”":
            end += 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def steps(count: int) -> List[Tuple[float, float, float]]:
    """So many colours, lowest first."""
    import matplotlib

    colours = matplotlib.colormaps[_STEPS]
    reach = (_DARKEST - _LIGHTEST) / max(count - 1, 1)
    return [colours(_LIGHTEST + reach * at)[:3] for at in range(count)]


@lru_cache(maxsize=None)
def words(enumeration: str, of: str = "matter") -> Dict[str, str]:
    """The Chinese word of each value of an enumeration, in its order, as the schema of ``of`` has them."""
    described = json.loads(schema(of))["$defs"][enumeration]
    pairs = described["description"].rpartition(". ")[2].split("; ")
    labels = dict(pair.split(" ", 1) for pair in pairs)
    return {value: labels[value] for value in described["enum"]}


@lru_cache(maxsize=None)
def label(struct: str, member: str) -> str:
    """The Chinese name of a member of a part of the matter, as the schema has it."""
    return str(json.loads(schema("matter"))["$defs"][struct]["properties"][member]["title"])


def shown(value: Decimal, digits: int = 6) -> str:
    """A figure as a reader wants it: without zeros at the end, marked where it had to be shortened."""
    short = round(value, digits)
    return ("" if short == value else "≈") + f"{short.normalize():f}"


def chosen(names: Sequence[str], wanted: Optional[str], argument: str = "by") -> str:
    """The name that is wanted; the only one where none is."""
    distinct = list(dict.fromkeys(names))
    if not distinct:
        raise ValueError("nobody estimated likelihood and impact")
    if wanted is None and len(distinct) == 1:
        return distinct[0]
    if wanted is None or wanted not in distinct:
        raise ValueError(f"{argument}: expected one of {', '.join(distinct)}; found {wanted}")
    return wanted
