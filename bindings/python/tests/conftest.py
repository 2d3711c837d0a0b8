"""The program that is compared with; RISKRULE_PROGRAM names it, build/release/riskrule is the default."""

import os
import pathlib

import pytest


@pytest.fixture(scope="session")
def program() -> pathlib.Path:
    default = pathlib.Path(__file__).resolve().parents[3] / "build/release/riskrule"
    return pathlib.Path(os.environ.get("RISKRULE_PROGRAM", default))
