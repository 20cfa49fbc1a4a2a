"""Memory and time as inputs grow: peil alone."""

from ..bars import Bar, growth, linear, peak
from ..contenders import FIVE_CHECKED, INDEX, PEIL_DATABASE, peil_profile, peil_run
from ..model import Contender, Job

READING, STORING = 32, 96  # MB.
SIZES = ("table-1x.csv", "table-2x.csv", "table-4x.csv", "table-8x.csv", "table.csv")
LABELS = ("1x", "2x", "4x", "8x", "16x")

TASKS = (
    ("CSV summed", ("table-100.csv", "table.csv"), lambda **place: peil_profile(**place), READING),
    ("Atom summed", ("table-100.xml.gz", "table.xml.gz"), lambda **place: peil_profile(**place), READING),
    ("five of CSV", ("table-100.csv", "table.csv"), lambda **place: peil_run("five-csv.yml", FIVE_CHECKED, **place), READING),
    (
        "CSV into SQLite", ("table-100.csv", "table.csv"),
        lambda **place: peil_run("sqlite-csv.yml", PEIL_DATABASE, **place), STORING,
    ),
    (
        "Atom into SQLite", ("table-100.xml.gz", "table.xml.gz"),
        lambda **place: peil_run("sqlite-atom.yml", PEIL_DATABASE, **place), STORING,
    ),
    (
        "observations into SQLite", ("observations-100.csv", "observations.csv"),
        lambda **place: peil_run("sqlite-observations.yml", PEIL_DATABASE, **place), STORING,
    ),
)


def memory_contenders() -> tuple[Contender, ...]:
    return tuple(
        make(name=f"{task}, {size}", input=input)
        for task, inputs, make, _ in TASKS
        for size, input in zip(("a tenth", "whole"), inputs)
    )


def memory_bars() -> tuple[Bar, ...]:
    return tuple(
        bar
        for task, _, _, limit in TASKS
        for bar in (peak(limit, of=f"{task}, whole"), growth(1.1, f"{task}, a tenth", f"{task}, whole"))
    )


TIMED = (
    ("all columns summed", lambda **place: peil_profile(**place)),
    ("index", lambda **place: peil_run("index-csv.yml", INDEX, **place)),
    ("into SQLite", lambda **place: peil_run("sqlite-csv.yml", PEIL_DATABASE, **place)),
)


def time_names(task: str) -> tuple[str, ...]:
    return tuple(f"{task}, {label}" for label in LABELS)


JOBS = (
    Job("memory", "Peak memory, from 100 MB to 1 GB", "table.csv", memory_contenders(), bars=memory_bars()),
    Job(
        "time",
        "Time, from 1x to 16x the input (62.5 MB of CSV to 1 GB)",
        "table.csv",
        tuple(
            make(name=name, input=input) for task, make in TIMED for name, input in zip(time_names(task), SIZES)
        ),
        bars=tuple(linear(1.1, task, time_names(task)) for task, _ in TIMED),
    ),
)
