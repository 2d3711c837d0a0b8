#!/usr/bin/env python3
"""Every function of riskrule.h is used somewhere in the C++11 wrapper, but those that have no use there."""

import pathlib
import re
import sys

NO_USE = {"riskrule_text_utf16"}  # the wrapper gives texts as std::string, UTF-8; this is for languages of UTF-16

INCLUDE = pathlib.Path(__file__).resolve().parents[3] / "include/riskrule"

declared = set(re.findall(r"^RISKRULE_API .*?\b(riskrule_\w+)\(", (INCLUDE / "riskrule.h").read_text(), re.M))
used = {name for path in (INCLUDE / "c").glob("*.hpp") for name in re.findall(r"\briskrule_\w+", path.read_text())}
lacking = sorted(declared - used - NO_USE)
print("\n".join(f"riskrule_c.hpp has no form of {name}" for name in lacking) or f"{len(declared - NO_USE)} functions, all wrapped")
sys.exit(1 if lacking or not declared else 0)
