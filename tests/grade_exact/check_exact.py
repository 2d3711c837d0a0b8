#!/usr/bin/env python3
"""No binary floating point on the way to a grade: no double, no float, no literal with a point, no <cmath>."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXACT = ["include/riskrule/base/decimal*.hpp", "include/riskrule/base/wide.hpp", "include/riskrule/model/*.hpp",
         "include/riskrule/grade/*.hpp", "include/riskrule/feel/*.hpp", "include/riskrule/dmn/*.hpp",
         "include/riskrule/pack/*.hpp", "include/riskrule/assess/*.hpp",
         "lib/model/*.[ch]pp", "lib/feel/*.[ch]pp", "lib/dmn/*.[ch]pp", "lib/pack/*.[ch]pp", "lib/assess/*.[ch]pp"]
# The ways out. For plots: the declaration and the body of to_double, which nothing in EXACT may call. For the draws of
# Monte Carlo, not for their grades: the guess of a root that integers then correct. And one way in: columns of floats whose
# digits their owner declares, each float held against the decimal that it stands for.
WAY_OUT = {"lib/feel/float_columns.cpp": re.compile(r"\A.*\Z", re.S),
           "include/riskrule/grade/random.hpp":
               re.compile(r"^#include <cmath>$|^inline std::uint64_t floor_root\(.*?^\}$", re.M | re.S),
           "include/riskrule/base/decimal_type.hpp": re.compile(r"^  double to_double\(\) const noexcept;$", re.M),
           "include/riskrule/base/decimal_text.hpp":
               re.compile(r"^inline double Decimal::to_double\(\) const noexcept \{$.*?^\}$", re.M | re.S)}

NO_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'', re.S)
INEXACT = re.compile(
    r"\b(?:double|float|float_t|double_t|__float128|_Float\w+)\b"
    r"|\bto_double\b|\bstrto[dfl]d?\b|\bsto[fd]\b|\bato[f]\b|\bstold\b|<cmath>|<math\.h>|\bstd::(?:pow|log|exp|fabs|lround)\b"
    r"|(?<![\w.])(?:\d[\d']*\.[\d']*|\.\d[\d']*|\d[\d']*(?=[eE][+-]?\d))(?:[eE][+-]?\d+)?[fFlL]?(?![\w.])")


def without_text(source: str) -> str:
    """The source without comments and texts, line by line as it was."""
    return NO_CODE.sub(lambda found: "\n" * found[0].count("\n"), source)


def inexact(source: str, way_out: re.Pattern | None = None) -> list[tuple[int, str]]:
    code = without_text(source)
    if way_out:
        code, times = way_out.subn(lambda found: "\n" * found[0].count("\n"), code)
        if times != (2 if "|" in way_out.pattern else 1):
            return [(1, "the way out is not where it is expected")]
    return [(code.count("\n", 0, found.start()) + 1, found[0]) for found in INEXACT.finditer(code)]


def sees_what_it_must() -> bool:
    """The check itself can fail: these lines it must find, and these it must leave alone."""
    bad = ["double x;", "float f(int);", "auto x = 0.5;", "auto x = 1e3;", "auto x = 2.;", "x = .5f;", "std::pow(a, b);",
           "#include <cmath>", "d.to_double()", "f('\"', 0.5, '\"');", "long double y{};", "std::stod(text)"]
    good = ["// a double", '"0.5"', "/* 0.5\n double */ int x;", "'\"'; int y; // 1.5", "1'000'000", "a.b.c", "0x1e3",
            'R"(double 0.5)"', "v2.size()", "redouble(x)", "items[1].x", "...", "1U"]
    wrong = [line for line in bad if not inexact(line)] + [line for line in good if inexact(line)]
    print("".join(f"this check is broken: {line!r}\n" for line in wrong), end="")
    return not wrong


def main() -> int:
    files = sorted({path for pattern in EXACT for path in ROOT.glob(pattern)})
    found = []
    for path in files:
        name = str(path.relative_to(ROOT))
        for line, what in inexact(path.read_text(encoding="utf-8"), WAY_OUT.get(name)):
            found.append(f"{name}:{line}: `{what}` is not exact")
    print("\n".join(found) or f"{len(files)} files, every number exact")
    empty = [pattern for pattern in EXACT if not list(ROOT.glob(pattern))]
    print("".join(f"no file is {pattern}\n" for pattern in empty), end="")
    return 0 if sees_what_it_must() and not found and not empty else 1


if __name__ == "__main__":
    sys.exit(main())
