"""The doors that this machine can run: each is built against an installed copy of the library, and started as a driver."""
import os
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RELEASE = ROOT / "build/release"
BUILD = ROOT / "build/bench-doors"
PREFIX = BUILD / "prefix"
JIT, NATIVE = 3000, 200  # what warms up gets this long before it counts, in milliseconds


class Missing(Exception):
    """Why a door can not be run here."""


def run(command, **environment):
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Missing(f"`{command[0]}` failed: {done.stdout.decode(errors='replace').strip()[-300:]}")
    return done.stdout.decode(errors="replace")


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Missing(f"`{program}` is not here")


def library():
    """The folder of the installed library; its headers and riskrule.pc stand where they belong."""
    return str(next(PREFIX.glob("lib/**/libriskrule.so.1")).parent)


def install():
    run(["cmake", "--build", str(RELEASE), "--target", "riskrule_doors"])
    for component in ("runtime", "development"):
        run(["cmake", "--install", str(RELEASE), "--prefix", str(PREFIX), "--component", component])


def door(name, command, warm=NATIVE, **environment):
    return {"name": name, "command": command, "warm": warm, "environment": {"LD_LIBRARY_PATH": library(), **environment}}


def compiled(name, program):
    return lambda: [door(name, [str(RELEASE / "bench" / program)])]


def python():
    path = str(RELEASE / "python")
    program = str(ROOT / "build/venv/bin/python")
    found = run([program, "-c", "import platform, riskrule; print(platform.python_version())"], PYTHONPATH=path).strip()
    return [door(f"Python {found}", [program, str(HERE / "python/driver.py"), "P"], PYTHONPATH=path)]


def jdks():
    """{release: home}"""
    homes = {os.path.dirname(os.path.dirname(os.path.realpath(p))) for p in
             [shutil.which("javac"), *map(str, pathlib.Path("/usr/lib/jvm").glob("*/bin/javac"))] if p}
    return {int(re.search(r"javac (\d+)", run([home + "/bin/javac", "-version"]))[1]): home for home in homes}


def java():
    """JNA on the oldest JDK that is here, the foreign function API on the newest."""
    need("javac", "mvn")
    homes = jdks()
    build, classpath = BUILD / "java", BUILD / "java/classpath"
    build.mkdir(exist_ok=True)
    package = ["mvn", "-B", "-q", "-f", "bindings/java/pom.xml", "-DskipTests", "package"]
    run(package, JAVA_HOME=homes[max(homes)])
    run(["mvn", "-B", "-q", "-f", str(HERE / "java/pom.xml"), "dependency:build-classpath", f"-Dmdep.outputFile={classpath}"])
    jars = [*(ROOT / "build/java").glob("riskrule-*.jar"), *(ROOT / "build/java/dependency").glob("*.jar")]
    path = ":".join([*map(str, jars), classpath.read_text(), str(build)])
    run([homes[min(homes)] + "/bin/javac", "-nowarn", "-cp", path, "-d", str(build), str(HERE.parent / "peers/Protocol.java"),
         str(HERE / "java/Door.java")])

    def started(release, backend, *options):
        command = [homes[release] + "/bin/java", "-Xmx1g", "-XX:+UseSerialGC", *options, f"-Driskrule.backend={backend}", "-cp", path, "Door"]
        return [door(f"Java {release}, {backend.upper()}, {form}", [*command, form], JIT) for form in ("text", "bytes")]
    newest = started(max(homes), "ffm", "--enable-native-access=ALL-UNNAMED") if max(homes) >= 22 else []
    return started(min(homes), "jna") + newest


def go():
    need("go", "pkg-config")
    program = str(BUILD / "go")
    run(["go", "build", "-C", str(HERE / "go"), "-o", program, "."], PKG_CONFIG_PATH=library() + "/pkgconfig", GOPROXY="off",
        GOTOOLCHAIN="local", GOFLAGS="-buildvcs=false")
    return [door("Go " + run(["go", "env", "GOVERSION"]).strip().removeprefix("go"), [program])]


def rust():
    need("cargo")
    target = BUILD / "rust"
    run(["cargo", "build", "--release", "--quiet", "--locked", "--manifest-path", str(HERE / "rust/Cargo.toml")],
        RISKRULE_LIB_DIR=library(), CARGO_TARGET_DIR=str(target))
    return [door("Rust " + run(["rustc", "--version"]).split()[1], [str(target / "release/door")])]


def node():
    need("node", "npm")
    run(["bindings/node/prepare"])
    version, driver = run(["node", "--version"]).strip().removeprefix("v"), str(HERE / "node/driver.mjs")
    return [door(f"Node {version}, {form}", ["node", driver, str(ROOT / "build/node"), form], JIT,
                 RISKRULE_LIBRARY=library() + "/libriskrule.so.1") for form in ("text", "bytes")]


def dotnet():
    need("mcs", "mono")
    subprocess.run(["bindings/dotnet/run_tests", library()], cwd=ROOT, stdout=subprocess.DEVNULL)  # builds the assembly first
    folder = BUILD / "dotnet"
    folder.mkdir(exist_ok=True)
    for name in ("Riskrule.dll", "Riskrule.dll.config"):
        shutil.copy(ROOT / "build/dotnet" / name, folder)
    run(["mcs", "-optimize", "-codepage:utf8", f"-r:{folder}/Riskrule.dll", f"-out:{folder}/driver.exe", str(HERE / "dotnet/Driver.cs")])
    version = re.search(r"version (\S+)", run(["mono", "--version"]))[1]
    return [door(f"C#, Mono {version}, {form}", ["mono", "-O=all", str(folder / "driver.exe"), form], JIT)
            for form in ("text", "bytes", "stream")]


def php():
    need("php")
    version = run(["php", "-r", 'if (!extension_loaded("ffi")) exit(1); echo PHP_VERSION;'])
    return [door(f"PHP {version}", ["php", "-d", "memory_limit=1G", str(HERE / "php/driver.php")],
                 RISKRULE_LIBRARY=library() + "/libriskrule.so.1")]


BASE = "C++20"
MAKERS = {"cpp20": compiled(BASE, "riskrule_through_cpp20"), "c": compiled("C", "riskrule_through_c"),
          "cpp11": compiled("C++11", "riskrule_through_cpp11"), "python": python, "java": java, "go": go, "rust": rust, "node": node,
          "dotnet": dotnet, "php": php}


def made(chosen):
    """(the doors, {what can not be run: why})"""
    doors, missing = [], {}
    for name, make in MAKERS.items():
        if name != "cpp20" and not chosen.search(name):
            continue
        try:
            doors += make()
        except Missing as why:
            missing[name] = str(why)
    return doors, missing
