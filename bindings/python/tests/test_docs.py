"""The examples of the manual and of the docstrings say what happens."""

import doctest
import os
import pathlib
import subprocess
import sys

import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]


def test_the_manual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(os.fspath(ROOT / "docs/python.md"), module_relative=False, encoding="utf-8")
    assert found.failed == 0 and found.attempted > 5


def test_the_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    name = os.fspath(ROOT / "docs/guides/python-dataframe.md")  # that of Spark: tests/spark/run
    found = doctest.testfile(name, module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS)
    assert found.failed == 0 and found.attempted > 5


@pytest.mark.parametrize("notebook", sorted(path.name for path in (ROOT / "docs/notebook").glob("*.ipynb")))
def test_the_notebook_shows_what_its_page_shows(notebook: str) -> None:
    command = [sys.executable, ROOT / "tests/docs/run_notebook.py", ROOT / "docs/notebook" / notebook]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for module in (riskrule, riskrule._tables):
        found = doctest.testmod(module)
        assert found.failed == 0 and found.attempted > 0
