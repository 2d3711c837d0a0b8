"""The stubs: complete, strict, true to the module, and readable by Python 3.9."""

import ast
import os
import pathlib
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parents[1] / "riskrule"


def run(*command: str, folder: pathlib.Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env={**os.environ, "MYPYPATH": "."}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_package_is_strictly_typed() -> None:
    assert "Success" in run("mypy", "--strict", "riskrule", folder=PACKAGE.parent)


def test_the_stubs_are_true() -> None:
    import riskrule

    allowed = os.fspath(pathlib.Path(__file__).with_name("stubtest_allowlist.txt"))
    folder = pathlib.Path(riskrule.__file__).parents[1]
    if folder.name == "site-packages":  # where mypy finds it anyway, and must not look for all that is beside it
        folder = PACKAGE.parent / "tests"
    assert "Success" in run("mypy.stubtest", "riskrule._core", "--allowlist", allowed, folder=folder)


def test_every_file_is_python_3_9() -> None:
    files = [*PACKAGE.glob("*.py"), *PACKAGE.glob("*.pyi")]
    assert len(files) >= 7
    for file in files:
        ast.parse(file.read_text(encoding="utf-8"), file.name, feature_version=(3, 9))
