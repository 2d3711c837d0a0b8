#!/usr/bin/env python3
"""The reference (docs/reference/make) has a page for every public header, an entry for every function of the C ABI and every name
of the Python package, and no link that leads nowhere. Usage: check_reference.py OUT_FOLDER"""

import html.parser
import pathlib
import re
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = pathlib.Path(sys.argv[1])
failures = []


def check(holds: bool, what: str) -> None:
    if not holds:
        failures.append(what)


class Page(html.parser.HTMLParser):
    """The links and anchors of a page, and its title."""

    def __init__(self, file: pathlib.Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.title = ""
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self.links += [named[a] for a in ("href", "src") if named.get(a)]
        self.anchors |= {named[a] for a in ("id", "name") if named.get(a)}

    def handle_data(self, data: str) -> None:
        if self.lasttag == "title" and not self.title:
            self.title = data


def check_links(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for link in page.links:
            path, anchor = urllib.parse.urldefrag(urllib.parse.unquote(link))
            if ":" in path or anchor == "nested-classes":  # doxygen links to its list of private classes, which it leaves out
                continue
            target = path or name
            check((OUT / target).exists(), f"{name}: {link} leads to a file")
            check(not anchor or target not in pages or anchor in pages[target].anchors, f"{name}: {link} leads to a place")


def check_mentions() -> None:
    """A file that a comment of a header sends its reader to is there."""
    for header in (ROOT / "include").rglob("*.h*"):
        comment = r"(?s)/\*.*?\*/" if header.suffix == ".h" else r"//.*"
        comments = "\n".join(re.findall(comment, header.read_text(encoding="utf-8")))
        for name in re.findall(r"(?<![<>\w/])[\w./]+\.(?:hpp|cpp|md)\b|\bseeds/[\w./*]+\.json\b", comments):
            places = (ROOT, ROOT / "include", ROOT / "include/riskrule", header.parent)
            there = any(any(place.glob(name)) for place in places) or "/" not in name and any((ROOT / "include").rglob(name))
            check(there, f"{header.relative_to(ROOT)}: {name} is there")


def check_headers(pages: dict[str, Page]) -> int:
    """doxygen names a page after the end of the header's path that no other has."""
    headers = [h.relative_to(ROOT / "include") for h in (ROOT / "include").rglob("*.h*")]
    titles = {page.title for page in pages.values()}
    for header in headers:
        ends = {"/".join(header.parts[n:]) for n in range(len(header.parts))}
        check(any(f"riskrule: {end} File Reference" in titles for end in ends), f"{header} has a page")
    return len(headers)


def check_abi() -> int:
    page = (OUT / "riskrule_8h.html").read_text(encoding="utf-8")
    names = re.findall(r"\briskrule_\w+", (ROOT / "tests/abi/symbols.txt").read_text())
    for name in names:
        check(f"</span>{name}()</h2>" in page, f"{name} has an entry")
    return len(names)


def check_python(page: Page) -> int:
    source = (ROOT / "bindings/python/riskrule/__init__.py").read_text(encoding="utf-8")
    names = re.findall(r'"(\w+)"', source.partition("__all__ = [")[2].partition("]")[0])
    for name in names:
        check(name in page.anchors, f"{name} has an entry in Python")
    return len(names)


pages = {file.name: Page(file) for file in OUT.glob("*.html")}
check_links(pages)
check_mentions()
counts = check_headers(pages), check_abi(), check_python(pages["python.html"])
check(min(counts) > 20, "there are headers, functions and names")
for failure in failures[:40]:
    print(f"does not hold: {failure}")
print("reference: {} headers, {} functions of C, {} names of Python".format(*counts))
print(f"{0 if failures else 1} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
