"""Generates the inputs, each once, into the cache folder."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from . import catalogues

SEED = "20170101"
QUICK_SHARE = 200  # Quick inputs are so much smaller.


@dataclass(frozen=True)
class Recipe:
    """A shape of the generator, and how much of it: of the full size."""

    shape: str
    kilobytes: int = 0
    rows: int = 0
    same_when_quick: bool = False

    def amount(self, size: str) -> list[str]:
        share = QUICK_SHARE if size == "quick" and not self.same_when_quick else 1
        if self.rows:
            return ["--rows", str(self.rows // share)]
        return ["--kilobytes", str(self.kilobytes // share)]


# By the name of the file without the endings of compression.
RECIPES = {
    "table.csv": Recipe("csv", 1_000_000),
    "table.xml": Recipe("atom", 1_000_000),
    "observations.csv": Recipe("observations", rows=20_000_000),
    "observations.jsonl": Recipe("jsonlines", rows=20_000_000),
    "generic.xml": Recipe("generic", 500_000),
    "structure-specific.xml": Recipe("structure-specific", 300_000),
    "world-bank.xml": Recipe("worldbank", 300_000),
    # Every area once.
    "year.csv": Recipe("csv", rows=17_000, same_when_quick=True),
    # For growth of memory and time.
    "table-100.csv": Recipe("csv", 100_000),
    "table-100.xml": Recipe("atom", 100_000),
    "observations-100.csv": Recipe("observations", rows=2_000_000),
    "table-1x.csv": Recipe("csv", 62_500),
    "table-2x.csv": Recipe("csv", 125_000),
    "table-4x.csv": Recipe("csv", 250_000),
    "table-8x.csv": Recipe("csv", 500_000),
}
COMPRESSED = (".gz", ".zip")
BLOCK = 1 << 20


class Inputs:
    """The folder of one size; it carries its generator's fingerprint, so that another
    version of the generator makes another folder."""

    def __init__(self, generator: Path, sources: Path, cache: Path, size: str) -> None:
        self.generator = generator
        self.size = size
        self.folder = cache / f"{size}-{fingerprint(sources)}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def prepare(self, names: set[str]) -> None:
        """Makes what is not there yet, and reads all once, so that the first contender finds
        it in memory too. A file has its name only when it is complete."""
        for name in sorted(names):
            if not (self.folder / name).exists():
                self.make(name)
                os.sync()  # Or it would be written while the first contender runs.
            warm(self.folder / name)

    def make(self, name: str) -> None:
        print(f"generating {name}", file=sys.stderr)
        unfinished = self.folder / f"unfinished-{name}"
        plain = plain_name(name)
        with subprocess.Popen(self.command(plain), stdout=subprocess.PIPE) as generated:
            assert generated.stdout
            if name.endswith(".zip"):
                zip_member(generated.stdout, plain, unfinished)
            elif name.endswith(".gz"):
                compress(generated.stdout, unfinished)
            else:
                copy(generated.stdout, unfinished)
        if generated.returncode != 0:
            raise subprocess.CalledProcessError(generated.returncode, "generate")
        os.rename(unfinished, self.folder / name)
        catalogues.write(self.folder, self.truth(name))

    def command(self, plain: str) -> list:
        recipe = RECIPES[plain]
        sums = self.folder / f"{plain}-sums.json"
        return [self.generator, recipe.shape, *recipe.amount(self.size), "--seed", SEED, "--sums", sums]

    def describe(self, name: str) -> str:
        truth, compressed = self.truth(name), (self.folder / name).stat().st_size
        size = f"{truth['rows']:,} rows, {truth['bytes'] / 1e6:,.1f} MB"
        return size if name == plain_name(name) else f"{size}, {compressed / 1e6:,.1f} MB compressed"

    def truth(self, name: str) -> dict:
        """The true counts and sums of an input, and its size when not compressed."""
        return json.loads((self.folder / f"{plain_name(name)}-sums.json").read_text())


def plain_name(name: str) -> str:
    stem, ending = os.path.splitext(name)
    return stem if ending in COMPRESSED else name


def fingerprint(sources: Path) -> str:
    digest = hashlib.sha256(SEED.encode())
    for path in [*sorted(sources.iterdir()), Path(__file__), Path(catalogues.__file__)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def copy(plain: IO[bytes], path: Path) -> None:
    with open(path, "wb") as file:
        shutil.copyfileobj(plain, file, BLOCK)


def compress(plain: IO[bytes], path: Path) -> None:
    with open(path, "wb") as file:
        subprocess.run(["gzip", "-6", "--no-name"], stdin=plain, stdout=file, check=True)


def zip_member(plain: IO[bytes], name: str, path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        archive.open(name, "w", force_zip64=True) as member,
    ):
        shutil.copyfileobj(plain, member, BLOCK)


def warm(path: Path) -> None:
    with open(path, "rb", buffering=0) as file:
        while file.read(BLOCK):
            pass
