"""W3: the lending example of the specification's chapter 11, with the answers of the conformance kit (0087). The kit is no
part of this repository: where `../shared/tck` is not there, neither is this workload."""
import itertools
import pathlib
import re
import xml.etree.ElementTree as xml
from decimal import Decimal

from tables import RING

KIT = pathlib.Path(__file__).resolve().parents[3] / "shared/tck/compliance-level-3/0087-chapter-11-example"
CASES = "{http://www.omg.org/spec/DMN/20160719/testcase}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def value(node):
    """What an inputNode, component or expected holds."""
    parts = node.findall(CASES + "component")
    if parts:
        return {part.get("name"): value(part) for part in parts}
    held = node.find(CASES + "value")
    kind, text = held.get(TYPE), held.text
    return Decimal(text) if kind == "xsd:double" else text == "true" if kind == "xsd:boolean" else text


def workloads():
    file = KIT / "0087-chapter-11-example-test-01.xml"
    if not file.exists():
        return
    model = (KIT / "0087-chapter-11-example.dmn").read_text(encoding="utf-8")
    cases, names = [], {}
    for test in xml.parse(file).getroot().findall(CASES + "testCase"):
        inputs = {node.get("name"): value(node) for node in test.findall(CASES + "inputNode")}
        for result in test.findall(CASES + "resultNode"):
            if result.get("name") == "Strategy":
                cases.append({"in": inputs, "out": value(result.find(CASES + "expected"))})
                names.update(dict.fromkeys(inputs))
    yield {"name": "w3-chapter-11", "kind": "graph", "decision": "Strategy", "_dmn": model,
           "namespace": re.search(r'\bnamespace="([^"]*)"', model)[1], "model": xml.fromstring(model).get("name"),
           "inputs": [{"name": name, "type": "context"} for name in names],
           "cases": list(itertools.islice(itertools.cycle(cases), RING))}
