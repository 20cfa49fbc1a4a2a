"""Memory and time as inputs grow: peil alone."""

from collections.abc import Callable
from dataclasses import dataclass

from ..bars import Bar, growth, linear, peak
from ..contenders import FIVE_CHECKED, INDEX, PEIL_DATABASE, peil_profile, peil_run
from ..model import Contender, Finding, Job

# What a task may take at any size of its input, in MB.
READING, STORING = 32, 96

Make = Callable[[str, str], Contender]  # Of a name and an input.


def profile(name: str, input: str) -> Contender:
    return peil_profile(name=name, input=input)


def run(pipeline: str, finding: Finding) -> Make:
    return lambda name, input: peil_run(pipeline, finding, name=name, input=input)


@dataclass(frozen=True)
class Growing:
    """A task with an input of 100 MB, and with one of 1 GB."""

    task: str
    make: Make
    inputs: tuple[str, str]
    limit: int

    @property
    def names(self) -> tuple[str, str]:
        return f"{self.task}, a tenth", f"{self.task}, whole"

    def contenders(self) -> list[Contender]:
        return [self.make(name, input) for name, input in zip(self.names, self.inputs, strict=True)]

    def bars(self) -> list[Bar]:
        tenth, whole = self.names
        return [peak(self.limit, of=whole), growth(1.1, tenth, whole)]


CSV = ("table-100.csv", "table.csv")
ATOM = ("table-100.xml.gz", "table.xml.gz")
OBSERVATIONS = ("observations-100.csv", "observations.csv")

GROWING = (
    Growing("CSV summed", profile, CSV, READING),
    Growing("Atom summed", profile, ATOM, READING),
    Growing("five columns of CSV", run("five-csv.yml", FIVE_CHECKED), CSV, READING),
    Growing("CSV into SQLite", run("sqlite-csv.yml", PEIL_DATABASE), CSV, STORING),
    Growing("Atom into SQLite", run("sqlite-atom.yml", PEIL_DATABASE), ATOM, STORING),
    Growing("observations into SQLite", run("sqlite-observations.yml", PEIL_DATABASE), OBSERVATIONS, STORING),
)

SIZES = {"1x": "table-1x.csv", "2x": "table-2x.csv", "4x": "table-4x.csv", "8x": "table-8x.csv", "16x": "table.csv"}
TIMED = {
    "all columns summed": profile,
    "index": run("index-csv.yml", INDEX),
    "into SQLite": run("sqlite-csv.yml", PEIL_DATABASE),
}

JOBS = (
    Job(
        "memory",
        "Peak memory, from 100 MB to 1 GB",
        "table.csv",
        tuple(contender for growing in GROWING for contender in growing.contenders()),
        bars=tuple(bar for growing in GROWING for bar in growing.bars()),
    ),
    Job(
        "time",
        "Time, from 1x to 16x the input (62.5 MB of CSV to 1 GB)",
        "table.csv",
        tuple(make(f"{task}, {size}", input) for task, make in TIMED.items() for size, input in SIZES.items()),
        bars=tuple(linear(1.1, task, [f"{task}, {size}" for size in SIZES]) for task in TIMED),
    ),
)
