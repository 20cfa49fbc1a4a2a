"""Compiles the C programs."""

import shlex
import shutil
import subprocess
from pathlib import Path

FLAGS = ["-std=gnu11", "-O2", "-Wall", "-Wextra"]

READING = ["source.c", "ring.c", "inflate.c"]

FLOORS = {
    "inflate_only": (["inflate_only.c", "inflate.c"], ["-lz"]),
    "csv_scan": (["csv_scan.c", "csv_records.c", "record_blocks.c", *READING], ["-lz", "-lpthread"]),
    "sax_count": (["sax_count.c", *READING], ["-lz", "-lpthread"]),
}


def build(here: Path, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    compile_program(into / "generate", sorted((here / "generator").glob("*.c")), [])
    compile_program(into / "measure", [here / "harness/measure.c"], [])
    for name, (sources, libraries) in FLOORS.items():
        xml = libxml_flags() if name == "sax_count" else []
        compile_program(into / name, [here / "floors" / source for source in sources], [*xml, *libraries])


def compile_program(program: Path, sources: list[Path], options: list[str]) -> None:
    subprocess.run(["cc", *FLAGS, "-o", program, *sources, *options], check=True)


def libxml_flags() -> list[str]:
    if shutil.which("pkg-config"):
        command = ["pkg-config", "--cflags", "--libs", "libxml-2.0"]
    else:
        command = ["xml2-config", "--cflags", "--libs"]
    return shlex.split(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
