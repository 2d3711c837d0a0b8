#!/usr/bin/env python3
"""Every function of riskrule.h is used somewhere in the C++11 wrapper."""

import pathlib
import re
import sys

INCLUDE = pathlib.Path(__file__).resolve().parents[3] / "include/riskrule"

declared = set(re.findall(r"^RISKRULE_API .*?\b(riskrule_\w+)\(", (INCLUDE / "riskrule.h").read_text(), re.M))
used = {name for path in (INCLUDE / "c").glob("*.hpp") for name in re.findall(r"\briskrule_\w+", path.read_text())}
lacking = sorted(declared - used)
print("\n".join(f"riskrule_c.hpp has no form of {name}" for name in lacking) or f"{len(declared)} functions, all wrapped")
sys.exit(1 if lacking or not declared else 0)
