"""How many threads, and how progress is told."""

from __future__ import annotations

import os
import sys
from typing import Callable, Optional, Union


def thread_count(threads: Optional[int]) -> int:
    """`threads`, or RISKRULE_NUM_THREADS, or one for each processor that this process may use, at most 8."""
    if threads is not None:
        if threads < 1:
            raise ValueError("threads must be at least 1")
        return min(threads, 1024)
    wanted = os.environ.get("RISKRULE_NUM_THREADS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return min(int(wanted), 1024)
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        processors = os.cpu_count() or 1
    return min(8, processors)


def _print(done: int, total: int) -> None:
    end = "\n" if done >= total else ""
    print("\r{:,} of {:,}".format(done, total), end=end, file=sys.stderr, flush=True)


def hook(progress: Union[None, bool, Callable[[int, int], object]]) -> Optional[Callable[[int, int], object]]:
    """None and False: nobody is told; True: a line on standard error; else the callable of (done, total) itself."""
    if progress is None or progress is False:
        return None
    return _print if progress is True else progress
