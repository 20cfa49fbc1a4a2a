"""Generates the inputs, once, into the cache folder."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

MEGABYTES = {"full": 1000, "quick": 5}
SEED = "20170101"


def prepare(generator: Path, sources: Path, cache: Path, size: str) -> Path:
    """The folder of inputs; it carries its generator's fingerprint, so that another
    version of the generator makes another folder, and its name only when complete."""
    folder = cache / f"{size}-{fingerprint(sources)}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        generate(generator, unfinished, MEGABYTES[size])
        os.rename(unfinished, folder)
    return folder


def fingerprint(sources: Path) -> str:
    digest = hashlib.sha256(SEED.encode())
    for path in sorted(sources.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def generate(generator: Path, folder: Path, megabytes: int) -> None:
    with open(folder / "table.csv", "wb") as file:
        subprocess.run(command(generator, folder, "csv", megabytes), stdout=file, check=True)
    with open(folder / "table.csv", "rb") as plain:
        compress(plain, folder / "table.csv.gz")
    with subprocess.Popen(command(generator, folder, "atom", megabytes), stdout=subprocess.PIPE) as atom:
        compress(atom.stdout, folder / "table.xml.gz")
    if atom.returncode != 0:
        raise subprocess.CalledProcessError(atom.returncode, "generate")


def command(generator: Path, folder: Path, shape: str, megabytes: int) -> list:
    sums = folder / f"{shape}-sums.json"
    return [generator, shape, "--megabytes", str(megabytes), "--seed", SEED, "--sums", sums]


def compress(plain, path: Path) -> None:
    with open(path, "wb") as file:
        subprocess.run(["gzip", "-6", "--no-name"], stdin=plain, stdout=file, check=True)


def truth(folder: Path, name: str) -> dict:
    """The true counts and sums of an input, and its size when not compressed."""
    shape = "atom" if ".xml" in name else "csv"
    return json.loads((folder / f"{shape}-sums.json").read_text())


def warm(path: Path) -> None:
    """Reads the file once, so that the first contender finds it in memory too."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass
