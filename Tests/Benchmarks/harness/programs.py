"""Compiles the C programs, and the empty program in Swift where there is a compiler."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

FLAGS = ["-std=gnu11", "-O2", "-Wall", "-Wextra"]

READING = ["source.c", "ring.c", "inflate.c"]
CSV = ["record_blocks.c", *READING]
THREADED = ["-lz", "-lpthread"]

FLOORS = {
    "inflate_only": (["inflate_only.c", "inflate.c"], ["-lz"]),
    "csv_scan": (["csv_scan.c", "csv_records.c", *CSV], THREADED),
    "csv_insert": (["csv_insert.c", "inserts.c", *CSV], ["-lsqlite3", "-lm", *THREADED]),
    "sax_count": (["sax_count.c", *READING], THREADED),
}


def build(here: Path, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    compile_program(into / "generate", sorted((here / "generator").glob("*.c")), [])
    compile_program(into / "measure", [here / "harness/measure.c"], [])
    compile_program(into / "sums", [here / "harness/sums.c"], ["-lsqlite3", "-lm"])
    for name, (sources, libraries) in FLOORS.items():
        xml = libxml_flags() if name == "sax_count" else []
        compile_program(into / name, [here / "floors" / source for source in sources], [*xml, *libraries])
    compile_empty_swift(here / "floors/empty.swift", into / "empty_swift")


def compile_program(program: Path, sources: list[Path], options: list[str]) -> None:
    """Put in place when it is complete, so that another benchmark beside this one is not disturbed."""
    unfinished = program.with_suffix(f".{os.getpid()}")
    subprocess.run(["cc", *FLAGS, "-o", unfinished, *sources, *options], check=True)
    unfinished.replace(program)


def compile_empty_swift(source: Path, program: Path) -> None:
    """Once, since it never changes and takes seconds."""
    if shutil.which("swiftc") and not program.exists():
        subprocess.run(["swiftc", "-O", source, "-o", program], check=True)


def libxml_flags() -> list[str]:
    if shutil.which("pkg-config"):
        command = ["pkg-config", "--cflags", "--libs", "libxml-2.0"]
    else:
        command = ["xml2-config", "--cflags", "--libs"]
    return shlex.split(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
