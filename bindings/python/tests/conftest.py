"""What several tests share."""

import _thread
import contextlib
import os
import pathlib
import signal
import threading
from typing import Callable, ContextManager, Iterator

import pytest


@pytest.fixture(scope="session")
def program() -> pathlib.Path:
    """What is compared with; RISKRULE_PROGRAM names it, build/release/riskrule is the default."""
    default = pathlib.Path(__file__).resolve().parents[3] / "build/release/riskrule"
    return pathlib.Path(os.environ.get("RISKRULE_PROGRAM", default))


@pytest.fixture
def interrupted() -> Callable[[float], ContextManager[None]]:
    """`with interrupted(0.02):` must end by Ctrl-C, which comes so many seconds later. A process in the background ignores
    that signal: then nothing would come, and the test would wait for ever."""

    @contextlib.contextmanager
    def after(seconds: float) -> Iterator[None]:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        timer = threading.Timer(seconds, _thread.interrupt_main)
        timer.start()
        try:
            with pytest.raises(KeyboardInterrupt):
                yield
        finally:
            timer.join()
            signal.signal(signal.SIGINT, before)

    return after
