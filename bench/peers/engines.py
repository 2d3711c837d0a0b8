"""The engines: how each is installed by its own client, and started. Versions are pinned in the manifests beside their
drivers; `version` repeats them for the report."""
import hashlib
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build/peers"
RELEASE = ROOT / "build/release"
PYTHON = str(ROOT / "build/venv/bin/python")  # what riskrule's package was built for; the other packages get the same one

# What warms up gets this long before it counts, in milliseconds.
JIT, NATIVE = 2000, 200


def engine(name, letter, version, command, install, warm=NATIVE, note=""):
    return {"name": name, "letter": letter, "version": version, "command": command, "install": install, "warm": warm,
            "note": note}


def built(name, shared, *commands):
    """Copies the driver's folder and the protocol file that it shares below build/, and builds it there unless that has
    been done for these very files."""
    folder = BUILD / name
    sources = [*sorted((HERE / name).iterdir()), HERE / shared]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    stamp = folder / ".built"
    if stamp.exists() and stamp.read_text() == digest:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        shutil.copy(source, folder / source.name)
    for command in commands:
        subprocess.run(command, shell=True, cwd=folder, check=True)
    stamp.write_text(digest)


def cargo(name):
    built(name, "protocol.rs", "mkdir -p src && mv main.rs protocol.rs src", "cargo build --release")


def maven(name):
    built(name, "Protocol.java", "mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath",
          'javac -nowarn -cp "$(cat classpath)" -d classes *.java')


def npm(name):
    built(name, "protocol.mjs", "npm install --silent --no-audit --no-fund")


def pip(name):
    built(name, "protocol.py", f"{PYTHON} -m venv venv",
          "venv/bin/pip install -q --disable-pip-version-check -r requirements.txt")


def go(name):
    built(name, "README.md", "go mod tidy", "go build -o driver .")  # Go shares no file


def ours(_):
    if not (RELEASE / "bench/riskrule_peer").exists():
        raise SystemExit("build it first: cmake --preset release && "
                         "cmake --build build/release --target riskrule_peer riskrule_bench riskrule_python")


def java(name, main, *options):
    return ["sh", "-c", f'exec java -Xms2g -Xmx6g -XX:+UseSerialGC {" ".join(options)} '
            f'-cp "{BUILD}/{name}/classes:$(cat {BUILD}/{name}/classpath)" {main}']


def all_engines():
    riskrule, zen = [str(RELEASE / "bench/riskrule_peer")], [f"{BUILD}/zen/target/release/peer-zen"]
    celgo = [f"{BUILD}/cel-go/driver"]
    python = [f"{BUILD}/zen-python/venv/bin/python", f"{BUILD}/zen-python/driver.py", "P"]
    cel = [f"{BUILD}/cel-python/venv/bin/python", f"{BUILD}/cel-python/driver.py", "P"]
    return [
        engine("riskrule", "N", "", riskrule + ["N"], ours),
        engine("zen", "N", "zen-engine 2.0.1 (crate)", zen + ["N"], cargo, note="FIRST for UNIQUE"),
        engine("dsntk", "N", "dsntk-model-evaluator 0.3.0 (crate)", [f"{BUILD}/dsntk/target/release/peer-dsntk", "N"], cargo),
        engine("kie", "N", "kie-dmn-core 10.2.0", java("kie", "Kie", "-Dorg.kie.dmn.compiler.alphanetwork=true"), maven,
               JIT, "alpha network"),
        engine("camunda", "N", "feel-engine 1.21.0, dmn-scala 1.10.1", java("camunda", "Camunda"), maven, JIT,
               "always keeps its audit log"),
        engine("qlexpress", "N", "qlexpress4 4.0.8", java("qlexpress", "Ql"), maven, JIT, "precise mode"),
        engine("cel-go", "N", "cel-go 0.28.1", celgo + ["N"], go, note="doubles"),
        engine("feelin", "N", "feelin 8.2.0", ["node", f"{BUILD}/feelin/driver.mjs", "N"], npm, JIT,
               "doubles; parses at each call"),
        engine("jsonlogic", "N", "json-logic-engine 5.0.7", ["node", f"{BUILD}/jsonlogic/driver.mjs", "N"], npm, JIT, "doubles"),
        engine("riskrule", "J", "", riskrule + ["J"], ours),
        engine("zen", "J", "zen-engine 2.0.1 (crate)", zen + ["J"], cargo, note="FIRST for UNIQUE"),
        engine("cel-go", "J", "cel-go 0.28.1", celgo + ["J"], go, note="doubles"),
        engine("riskrule", "P", "", ["env", f"PYTHONPATH={RELEASE}/python", PYTHON, f"{HERE}/riskrule-python/driver.py", "P"], ours,
               note="exact decimals"),
        engine("zen-python", "P", "zen-engine 2.0.1 (PyPI)", python, pip),
        engine("cel-python", "P", "cel-expr-python 0.1.2 (PyPI)", cel, pip, note="cel-cpp inside; doubles"),
    ]
