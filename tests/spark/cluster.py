"""A standalone Spark cluster on the loopback interface: a master and workers, each a process group of its own."""

import os
import pathlib
import re
import signal
import subprocess
import time
from typing import List

import pyspark

SPARK_CLASS = pathlib.Path(pyspark.__file__).parent / "bin/spark-class"
DEPLOY = "org.apache.spark.deploy"
PATIENCE = 120  # seconds for a process to say that it is ready


class Cluster:
    def __init__(self, folder: pathlib.Path, workers: int) -> None:
        self.folder = folder
        self.processes: List[subprocess.Popen] = []
        try:
            self._start("master", f"{DEPLOY}.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
            self.url = self._wait("master", r"Starting Spark master at (spark://\S+)")[0]
            for number in range(1, workers + 1):
                self._start_worker(number)
            self._wait("master", r"Registering worker", workers)
        except BaseException:
            self.stop()
            raise

    def kill_worker(self, number: int) -> None:
        """Ends a worker, its executor and the Python processes of that at once, without a word to anybody."""
        os.killpg(self.processes[number].pid, signal.SIGKILL)
        self.processes[number].wait()

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def _start_worker(self, number: int) -> None:
        work = self.folder / f"work-{number}"
        self._start(f"worker-{number}", f"{DEPLOY}.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0",
                    "--cores", "1", "--memory", "1g", "--work-dir", str(work), self.url)  # fmt: skip

    def _start(self, name: str, *command: str) -> None:
        with open(self.folder / f"{name}.log", "w") as log:
            started = subprocess.Popen([SPARK_CLASS, *command], stdout=log, stderr=log, start_new_session=True)
        self.processes.append(started)

    def _wait(self, name: str, pattern: str, times: int = 1) -> List[str]:
        """What the log of `name` says, once it has said it so many times."""
        log = self.folder / f"{name}.log"
        for _ in range(PATIENCE * 10):
            found = re.findall(pattern, log.read_text())
            if len(found) >= times:
                return found
            time.sleep(0.1)
        raise TimeoutError(f"{log} does not say {pattern}:\n{log.read_text()[-2000:]}")
