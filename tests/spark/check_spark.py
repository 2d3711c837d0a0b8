#!/usr/bin/env python3
"""Whatever Spark does with the rows, the results are those of a single process: tests/spark/run says how it is started."""

import hashlib
import os
import pathlib
import shutil
import sys
import threading
import time
from typing import Any, Callable, Iterator, List

import pyarrow
import pyarrow.parquet
import riskrule
import riskrule.spark
from cluster import Cluster
from pyspark.errors import PythonException
from pyspark.sql import DataFrame, SparkSession

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build/spark-test"
ROWS = 200_000
BATCH = 2_000
PACK = "method.index-b"
RANKS = ["very_low", "low", "medium", "high", "very_high", None]  # null: not known
MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="attention" namespace="https://example.org/attention" id="a">
  <inputData id="l" name="likelihood"><variable name="likelihood" typeRef="string"/></inputData>
  <decision id="d" name="attention"><variable name="attention" typeRef="string"/>
    <informationRequirement id="r"><requiredInput href="#l"/></informationRequirement>
    <decisionTable id="t" hitPolicy="UNIQUE">
      <input id="i"><inputExpression id="e" typeRef="string"><text>likelihood</text></inputExpression></input>
      <output id="o" name="attention" typeRef="string"/>
      <rule id="r1"><inputEntry id="e1"><text>"high", "very_high"</text></inputEntry><outputEntry id="o1"><text>"关注"</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="e2"><text>"very_low", "low", "medium"</text></inputEntry><outputEntry id="o2"><text>"一般"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>"""

counts = {"passed": 0, "failed": 0}


def check(holds: bool, what: str) -> None:
    counts["passed" if holds else "failed"] += 1
    print(f"{'ok  ' if holds else 'FAIL'}  {what}", flush=True)


def points() -> pyarrow.Table:
    """Risk points with every pair of ranks, unevenly mixed, none of it by chance."""
    keys = range(ROWS)
    likelihood = [RANKS[key * 7 % 31 % 6] for key in keys]
    impact = [RANKS[key // 5 * 11 % 37 % 6] for key in keys]
    return pyarrow.table({"key": list(keys), "likelihood": likelihood, "impact": impact})


def digest(table: pyarrow.Table) -> str:
    """Of the rows as text, sorted: the order in which they came does not matter, everything else does."""
    columns = [table.column(name).to_pylist() for name in sorted(table.column_names)]
    lines = sorted("|".join(map(str, row)) for row in zip(*columns))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def alone(table: pyarrow.Table, rules: Any, **options: Any) -> pyarrow.Table:
    """The single process: input columns and new columns."""
    made = riskrule.evaluate(table, rules, threads=1, **options).to_arrow()
    for name in made.column_names:
        table = table.append_column(name, made.column(name))
    return table


def by_hand(table: pyarrow.Table, pack: riskrule.Pack) -> List[Any]:
    """The degree of each row, looked up in the matrix cell by cell."""
    matrix = pack.matrix
    row = {rank["word"]: at for at, rank in enumerate(matrix["likelihood"])}
    column = {rank["word"]: at for at, rank in enumerate(matrix["impact"])}
    pairs = zip(table.column("likelihood").to_pylist(), table.column("impact").to_pylist())
    return [matrix["cells"][row[p]][column[q]] if p and q else None for p, q in pairs]


def timed(work: Callable[[], pyarrow.Table]) -> str:
    begin = time.monotonic()
    found = digest(work())
    return f"{found}  {time.monotonic() - begin:.1f} s"


def session(url: str) -> SparkSession:
    settings = {
        "spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"],
    }  # fmt: skip
    builder = SparkSession.builder.master(url).appName("riskrule")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")  # the killed worker is in every other line of it
    return spark


def slowly(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """The same rows, late: so that a job has a middle."""
    for batch in batches:
        time.sleep(0.15)
        yield batch


def processes(spark: SparkSession) -> List[Any]:
    """Each Python worker process that answers, with how many rules it has compiled."""

    def ask(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        time.sleep(0.5)  # so that no worker answers for the other
        for _ in batches:
            yield pyarrow.RecordBatch.from_pylist([{"process": os.getpid(), "compiled": len(riskrule.spark._compiled)}])

    answers = spark.range(4, numPartitions=4).mapInArrow(ask, "process long, compiled long").collect()
    return sorted({(answer.process, answer.compiled) for answer in answers})


class Killer(threading.Thread):
    """Kills a worker once so many tasks of the stage with `tasks` tasks are done."""

    def __init__(self, spark: SparkSession, cluster: Cluster, tasks: int, done: int) -> None:
        super().__init__(daemon=True)
        self.tracker, self.cluster, self.tasks, self.done = spark.sparkContext.statusTracker(), cluster, tasks, done
        self.at = 0  # tasks done when the worker was killed
        self.failed = 0

    def run(self) -> None:
        while True:
            for stage in self.tracker.getActiveStageIds():
                state = self.tracker.getStageInfo(stage)
                if state and state.numTasks == self.tasks:
                    self.failed = max(self.failed, state.numFailedTasks)
                    if not self.at and state.numCompletedTasks >= self.done:
                        self.at = state.numCompletedTasks
                        self.cluster.kill_worker(2)
            time.sleep(0.02)


def executors(spark: SparkSession) -> int:
    return len(spark.sparkContext._jsc.sc().statusTracker().getExecutorInfos()) - 1  # the driver counts itself


def check_partitions(df: DataFrame, table: pyarrow.Table) -> str:
    pack = riskrule.Pack.builtin(PACK)
    graded = alone(table, pack)
    check(graded.column("degree").to_pylist() == by_hand(table, pack), "single process: the degrees are those of the pack's matrix")
    expected = digest(graded)
    print(f"      {ROWS} risk points, {PACK}, single process   {expected}")
    for partitions, batch in [(1, BATCH), (2, BATCH), (7, BATCH), (7, 777)]:
        df.sparkSession.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", batch)
        found = timed(lambda n=partitions: riskrule.spark.evaluate(df.repartition(n), pack).toArrow())
        check(found.startswith(expected), f"{partitions} partition{'s' * (partitions > 1)}, batches of {batch} rows   {found}")
    df.sparkSession.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
    return expected


def check_kill(spark: SparkSession, df: DataFrame, cluster: Cluster, expected: str) -> None:
    before = executors(spark)
    killer = Killer(spark, cluster, tasks=7, done=3)
    killer.start()
    pack = riskrule.Pack.builtin(PACK)
    slow = df.repartition(7).mapInArrow(slowly, df.schema)
    found = timed(lambda: riskrule.spark.evaluate(slow, pack).toArrow())
    check(0 < killer.at < 7, f"one of {before} workers was killed when {killer.at} of 7 tasks were done")
    check(killer.failed > 0 and (before, executors(spark)) == (2, 1), f"tasks lost with it: {killer.failed}; executors left: {executors(spark)}")
    check(found.startswith(expected), f"7 partitions   {found}")


def check_others(df: DataFrame, table: pyarrow.Table) -> None:
    for rules, options in [
        (riskrule.Expression('if likelihood = impact then "同级" else "不同级"', names=["likelihood", "impact"]), {}),
        (riskrule.Model(MODEL), {"decision": "attention"}),
    ]:
        expected = digest(alone(table, rules, **options))
        found = digest(riskrule.spark.evaluate(df.repartition(2), rules, **options).toArrow())
        check(found == expected, f"{type(rules).__name__}, 2 partitions   {found}")


def check_refusals(df: DataFrame) -> None:
    pack = riskrule.Pack.builtin(PACK)
    for what, wrong, error in [
        ("a column that the pack needs is missing", df.drop("impact"), riskrule.Error),
        ("a new column has the name of an old one", df.withColumnRenamed("key", "degree"), ValueError),
    ]:
        try:
            riskrule.spark.evaluate(wrong, pack)
            check(False, f"{what}: refused before anything runs")
        except error as refusal:
            check(True, f"{what}: {str(refusal).splitlines()[0]}")


def check_floats(spark: SparkSession) -> None:
    """Declared digits go with the rules to the workers, and so does the way back of an error."""
    shares = spark.createDataFrame([(0.29,), (0.1 + 0.2,)], "share double")
    percent = riskrule.Expression("share * 100", names=["share"])
    exact = riskrule.spark.evaluate(shares.where("share < 0.3"), percent, decimals={"share": 2})
    check([str(row.value) for row in exact.collect()] == ["29.00"], "a column of floats with declared digits is exact")
    try:
        riskrule.spark.evaluate(shares, percent, decimals={"share": 2}).collect()
        check(False, "a float that is no such decimal ends the job")
    except PythonException as error:
        lines = [line.strip() for line in str(error).splitlines() if "[columns.float]" in line]
        check(len(lines) == 1, f"a float that is no such decimal ends the job: {' '.join(lines)}")


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    table = points()
    pyarrow.parquet.write_table(table, FOLDER / "points.parquet")
    cluster = Cluster(FOLDER, workers=2)
    try:
        spark = session(cluster.url)
        print(f"      Spark {spark.version}, {cluster.url}, 2 workers")
        df = spark.read.parquet(str(FOLDER / "points.parquet"))
        expected = check_partitions(df, table)
        workers = processes(spark)
        check([compiled for _, compiled in workers] == [1] * len(workers) and len(workers) >= 2,
              f"{len(workers)} Python workers, each holds the pack, compiled once")  # fmt: skip
        check_others(df, table)
        check_refusals(df)
        check_floats(spark)
        check_kill(spark, df, cluster, expected)
        spark.stop()
    finally:
        cluster.stop()


begin = time.monotonic()
main()
print(f"took {time.monotonic() - begin:.0f} s")
print(f"{counts['passed']} passed, {counts['failed']} failed")
sys.exit(1 if counts["failed"] else 0)
