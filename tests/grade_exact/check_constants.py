#!/usr/bin/env python3
"""No figure, grade or title of a place or a method in C++: thresholds, grade names and instruments are data of packs.

Reads every source of the library and its doors. What may stand in a comment or in the description of a member may not stand in
code or in a text: a constant hidden in "0.36" is one all the same."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ["include/riskrule/**/*.hpp", "include/riskrule/*.h", "lib/**/*.[ch]pp", "bindings/**/*.[ch]pp"]
# Bounds of degrees and indexes, shares of opposition, points of cards, sizes of incidents and samples.
NUMBERS = re.compile(r"(?<![\w.])(?:0\.(?:04|05|16|20|36|64|70|85)|0\.[24678]|33|36|64|85|713|2492)(?:0*)(?![\w.%])")
NUMBER_TEXT = re.compile(r'"(?:0\.(?:04|05|16|20|36|64|70|85)|0\.[24678]|\d+\s*%)"')
# A grade or a degree as a text of its own, or the title of an instrument.
WORDS = {"低", "中", "高", "低风险", "中风险", "高风险", "微小", "一般", "较大", "重大", "可实施", "暂缓实施", "不可实施"}
TITLES = re.compile(r"国务院令|沪府令|发改(?:投资|办投资)|DB\d\d/T|〔\d{4}〕")
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*")', re.S)
TEXT = re.compile(r'"((?:\\.|[^"\\\n])*)"')
# Labels and sentences of descriptions say what a member means and may name a source or a word as an example.
DESCRIBED = re.compile(r"\b(?:RISKRULE_DESCRIBE|RISKRULE_ENUM)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", re.S)


def blank(found):
    return "\n" * found[0].count("\n")


def code_of(source):
    """The source without comments and descriptions, line by line as it was."""
    without_comments = COMMENT.sub(lambda m: m[1] if m[1] else blank(m), source)
    return DESCRIBED.sub(blank, without_comments)


def constants(source):
    code = code_of(source)
    line = lambda at: code.count("\n", 0, at) + 1
    for found in NUMBER_TEXT.finditer(code):
        yield line(found.start()), found[0]
    for found in TEXT.finditer(code):
        if found[1] in WORDS or TITLES.search(found[1]):
            yield line(found.start()), found[0]
    for found in NUMBERS.finditer(TEXT.sub(lambda m: " " * len(m[0]), code)):
        if "." in found[0]:
            yield line(found.start()), found[0]


def sees_what_it_must():
    bad = ['auto x = 0.36;', 'd("0.64")', 'if (grade == "低") f();', 'f("重大");', 'g("国务院令第713号");', 'limit = 0.2;', 'h("33 %");',
           'i("DB32/T 4013-2021");', 'j(u8"中", "高");']
    good = ["// 0.36", '/* "低" */', "version_0.36.x", 'f("较低风险的说明")', "x = 36;", 'f("10.364")', "RISKRULE_ENUM(E, \"中\", \"s\", (a, \"低\", \"x\"))",
            'f("一般做法")']
    wrong = [text for text in bad if not list(constants(text))] + [text for text in good if list(constants(text))]
    print("".join(f"this check is broken: {text!r}\n" for text in wrong), end="")
    return not wrong


def main():
    files = sorted({path for pattern in SOURCES for path in ROOT.glob(pattern)})
    found = [f"{path.relative_to(ROOT)}:{line}: {what} is data of a pack"
             for path in files for line, what in constants(path.read_text(encoding="utf-8"))]
    print("\n".join(found) or f"{len(files)} files, no constant of a pack in them")
    return 0 if sees_what_it_must() and not found and len(files) > 100 else 1


if __name__ == "__main__":
    sys.exit(main())
