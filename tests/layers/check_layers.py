#!/usr/bin/env python3
"""Enforces lib/LAYERS: a file may include only the layers that its own layer's line names."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*["<](?:riskrule/)?([a-z_]+)/([a-z_0-9]+\.hpp)[">]', re.M)
FOLDERS = {"cli": ["bindings/cli"], "python": ["bindings/python"]}
# riskrule.hpp and core.hpp stand above the layers; riskrule.h is the C layer's.


def read_layers() -> dict[str, set[str]]:
    layers = {}
    for line in (ROOT / "lib/LAYERS").read_text().splitlines():
        if line and not line.startswith("#"):
            name, allowed = line.split(":")
            layers[name.strip()] = set(allowed.split()) | {name.strip()}
    return layers


def problems(layers: dict[str, set[str]]) -> list[str]:
    out = []
    for layer, allowed in layers.items():
        for folder in FOLDERS.get(layer, [f"include/riskrule/{layer}", f"lib/{layer}"]):
            for path in sorted((ROOT / folder).rglob("*.[ch]pp")):
                for found in INCLUDE.finditer(path.read_text()):
                    if found[1] in layers and found[1] not in allowed:
                        out.append(f"{path.relative_to(ROOT)}: layer {layer} may not include {found[1]}/{found[2]}")
    return out


def main() -> int:
    layers = read_layers()
    found = problems(layers)
    print("\n".join(found) or f"{len(layers)} layers, every include allowed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
