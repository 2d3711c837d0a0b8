"""What runs of drivers share: a driver's process and its line protocol (README.md), rounds in turn, the machine."""
import json
import os
import pathlib
import platform
import re
import select
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS, SLICE_MS, LOAD_SECONDS = 9, 60, 60


class Session:
    """A driver's process, on one core."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(["taskset", "-c", "1", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})

    def ask(self, command, seconds=LOAD_SECONDS):
        try:
            self.process.stdin.write(command.encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return {"died": True}
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            self.end()
            return {"timeout": seconds}
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"died": True}

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
        return int(found[1]) if found else 0

    def end(self):
        self.process.kill()
        self.process.wait()


def take(ready):
    """Each (session, what was found of it) is asked once in each round, in an order that rotates."""
    for number in range(ROUNDS):
        turn = number % max(len(ready), 1)
        for session, found in ready[turn:] + ready[:turn]:
            answer = session.ask(f"time {SLICE_MS}")
            found["rounds"].append(round(answer.get("ns", 0), 1))


def line_of(command):
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip().splitlines()[0]


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())[1]
    return {"cpu": cpu, "cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}",
            "commit": line_of(f"git -C {ROOT} rev-parse --short HEAD"), "flags": "release build (-O2), no -march",
            "compilers": [line_of(c) for c in ("g++ --version", "rustc --version", "java -version", "go version",
                                               "node --version", "python3 --version")]}
