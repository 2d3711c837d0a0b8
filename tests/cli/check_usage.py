#!/usr/bin/env python3
"""Wrong command lines, where output goes, recheck, and the explained failures of a pack's tests. Usage: check_usage.py PROGRAM"""

import json
import os
import pathlib
import signal
import stat
import subprocess
import sys
import tempfile
import time

from program import ROOT, SONGJIANG, check, finish, run

COMMANDS = ["assess", "explain", "compare", "explore", "similar", "survey", "follow-up", "recheck", "check", "test", "packs",
            "schema", "write", "feel", "builtins", "tck", "dmn"]


def refused(what: str, *arguments: str) -> str:
    """What the program says of a wrong command line; always exit code 2 and nothing on standard output."""
    code, out, err = run(*arguments)
    check(code == 2 and out == "" and err.startswith("riskrule"), f"{what} is refused: {err!r}")
    return err


def check_guesses() -> None:
    check("there is no command `asess`" in refused("a wrong command", "asess", "x") and
          "did you mean `assess`?" in refused("a wrong command", "asess", "x"), "a command is guessed")
    err = refused("no command", *[])
    check("a command is missing" in err and all(name in err for name in COMMANDS), "the commands are listed")
    err = refused("a wrong option", "assess", SONGJIANG, "--formt", "json", "--al")
    check("`--formt`; did you mean `--format`?" in err and "`--al`; did you mean `--all`?" in err, "every wrong option is guessed")
    check("`riskrule assess --help` tells more" in err, "and where to read on")
    check("did you mean `json`?" in refused("a wrong word", "assess", SONGJIANG, "-f", "jsn"), "a word is guessed")
    check("did you mean `matter`?" in refused("a wrong type", "schema", "mater"), "a type is guessed")
    check("one argument too many: `y`" in refused("an argument too many", "write", SONGJIANG, "y"), "what is too many is named")
    refused("what is missing", "follow-up", SONGJIANG)
    refused("fewer than none", "explore", SONGJIANG, "--draws", "-5")
    said = json.loads(run("--diagnostics", "json", "assess", "--formt", "x")[2].splitlines()[0])
    check(said["code"] == "usage.option" and said["guess"] == "--format", "a program is told so too")
    for command in COMMANDS:
        check(run(command, "--help")[0] == 0 and refused("no such option", command, "--no-such") != "", f"{command} helps and refuses")


def check_negative_expressions() -> None:
    for text, value in [("-1", "-1"), ("-(1 + 2)", "-3"), ("-x", "-2")]:
        with tempfile.TemporaryDirectory() as folder:
            names = pathlib.Path(folder, "names.json")
            names.write_text('{"x": 2}')
            for arguments in [[text, "--context", str(names)], ["--context", str(names), text], ["--context", str(names), "--", text]]:
                check(run("feel", *arguments)[:2] == (0, value + "\n"), f"feel {arguments[:1]} is {value}")
    refused("two options that are not there", "feel", "-x", "-y")


def check_packs_by_name() -> None:
    check("riskrule: error: there is no built-in pack `cn.shangai`" in run("assess", SONGJIANG, "--pack", "cn.shangai")[2], "an id")
    code, _, err = run("assess", SONGJIANG, "--pack", "no/such.json")
    check(code == 2 and "`no/such.json` can not be read" in err, "a file of a pack that is not there")
    check(run("compare", "-", "-")[0] == 2, "standard input serves once")
    check(run("similar", SONGJIANG, "--base", "no-such")[0] == 2, "a base that is not there")
    code, out, err = run("test", "cn.land", "no-such")
    check(code == 2 and out == "" and "no-such" in err, "no test runs if a pack is not there")


def check_lost_output() -> None:
    for arguments in [["builtins"], ["packs"], ["schema", "matter"], ["feel", "1"], ["explain", SONGJIANG], ["assess", SONGJIANG]]:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([sys.argv[1], *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
        said = done.stderr.decode()
        check(done.returncode == 2 and said.count("`<stdout>` can not be written") == 1,
              f"{arguments[0]} tells that its output is lost: {said!r}")


def check_files() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _, _, err = run("assess", SONGJIANG, "-o", f"{folder}/none/x.html")
        check("No such file or directory" in err, "a folder that is not there is named as the reason")
        check("Is a directory" in run("assess", SONGJIANG, "-o", folder)[2], "and a folder in place of a file")
        kept, link = pathlib.Path(folder, "kept"), pathlib.Path(folder, "link")
        kept.write_text("old")
        kept.chmod(0o600)
        link.symlink_to(kept)
        check(run("write", SONGJIANG, "-o", str(link))[0] == 0 and link.is_symlink(), "a link stays a link")
        check(kept.read_text() != "old" and stat.S_IMODE(kept.stat().st_mode) == 0o600, "what was private stays so")
        pipe = pathlib.Path(folder, "pipe")
        os.mkfifo(pipe)
        with subprocess.Popen([sys.argv[1], "write", SONGJIANG, "-o", str(pipe)], cwd=ROOT) as writer:
            check(pipe.read_text().startswith("{") and writer.wait(60) == 0, "a pipe is written to")
        check(pipe.is_fifo() and sorted(os.listdir(folder)) == ["kept", "link", "pipe"], "and stays a pipe; nothing is left behind")
        check(run("write", SONGJIANG, "-o", "/dev/stdout")[1].startswith("{"), "/dev/stdout")


def check_interrupt() -> None:
    """Ctrl-C while a long run writes: no half of a file."""
    line = json.dumps(json.loads((ROOT / SONGJIANG).read_text())).encode() + b"\n"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "out.ndjson")
        command = [sys.argv[1], "assess", "-", "--lines", "-f", "ndjson", "-o", str(out)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as long:
            long.stdin.write(line * 50)
            long.stdin.flush()
            while not pathlib.Path(f"{out}.part").exists() and long.poll() is None:
                time.sleep(0.01)
            long.send_signal(signal.SIGINT)
            check(long.wait(60) == -signal.SIGINT, "it ends as interrupted")
            check(os.listdir(folder) == [], "and takes its file away")


def check_recheck() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = pathlib.Path(folder, "kept.json")
        check(run("assess", SONGJIANG, "-f", "json", "-o", str(kept))[0] == 0, "an assessment is kept")
        code, out, err = run("recheck", str(kept), SONGJIANG)
        check((code, err) == (0, "") and out.endswith("by cn.shanghai.songjiang as of 2023-11-07: 0 differences\n"), f"it holds: {out}")
        text = kept.read_text()
        kept.write_text(text.replace('"verdict": "violated"', '"verdict": "met"', 1).replace('"met": 20', '"met": 21'))
        code, out, err = run("recheck", str(kept), SONGJIANG)
        check(code == 1 and "2 differences" in out, "a changed digit and a changed word are found")
        check("  at /counts/met" in err and "here is `21`, assessed again it is `20`" in err, "with their place")
        check('here is `"met"`, assessed again it is `"violated"`' in err, "and what they should be")
        kept.write_text(text.replace("riskrule 0.", "riskrule 9."))
        code, out, err = run("recheck", str(kept), SONGJIANG)
        check(code == 0 and "note: this was written by riskrule 9." in err, "another engine is told")
        matter = json.loads((ROOT / SONGJIANG).read_text())
        matter["risk_assessment"]["handling_plan"] = [{"what": "设立专班"}]
        later = pathlib.Path(folder, "later.json")
        later.write_text(json.dumps(matter, ensure_ascii=False))
        kept.write_text(text)
        code, _, err = run("recheck", str(kept), str(later))
        check(code == 1 and "recheck.differs" in err, "another matter is another assessment")
        check("recheck.no_assessment" in run("recheck", SONGJIANG, SONGJIANG)[2], "a matter is no assessment")
        for packs in ["cn.shanghai+cn.land", "cn"]:
            check(run("assess", SONGJIANG, "--pack", packs, "-f", "json", "-o", str(kept))[0] == 0, packs)
            check(run("recheck", str(kept), SONGJIANG)[0] == 0, f"{packs} are found again")


def check_failing_tests() -> None:
    """A pack's test that fails shows what was read and how it came out."""
    source = json.loads((ROOT / "seeds/packs/cn.land.json").read_text())
    test = next(t for t in source["tests"] if t["verdict"] == "met")
    test["verdict"] = "violated"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "land.json")
        path.write_text(json.dumps({**source, "tests": [test]}, ensure_ascii=False))
        code, out, _ = run("test", str(path))
        check(code == 1 and "expected violated, came out met" in out and "pack tests: 0 passed, 1 failed" in out, "it fails")
        check("符合条件" in out and "读取" in out and "   @ /" in out, f"and is explained: {out}")


for step in [check_guesses, check_negative_expressions, check_packs_by_name, check_lost_output, check_files, check_interrupt,
             check_recheck, check_failing_tests]:
    step()
finish()
