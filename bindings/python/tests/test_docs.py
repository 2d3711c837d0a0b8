"""The examples of the manual and of the docstrings say what happens."""

import doctest
import os
import pathlib

import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]


def test_the_manual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(os.fspath(ROOT / "docs/python.md"), module_relative=False, encoding="utf-8")
    assert found.failed == 0 and found.attempted > 5


def test_the_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for module in (riskrule, riskrule._tables):
        found = doctest.testmod(module)
        assert found.failed == 0 and found.attempted > 0
