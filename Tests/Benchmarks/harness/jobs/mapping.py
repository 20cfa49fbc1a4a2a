"""Five indicators mapped, and the frame of them read."""

from ..bars import faster_than
from ..contenders import (
    FIVE_CHECKED,
    FIVE_COLUMNS,
    FIVE_INDICATORS,
    FIVE_PRINTED,
    THREADS,
    first_and_again,
    peer,
    peil_run,
    sax_count,
    zlib_alone,
)
from ..findings import checks, printed
from ..model import Contender, Finding, Job
from .reading import csv_peers

FIVE = f"--columns {','.join(FIVE_COLUMNS)}"


def json_lines_peer(name: str) -> Contender:
    options = f"--threads {THREADS} --columns {','.join(FIVE_INDICATORS)}"
    command = f"jsonlines_{name.lower()}.py {{input}} {options}"
    return peer(name, command, Finding(printed("columns"), FIVE_INDICATORS), name.lower())


JOBS = (
    Job(
        "csv-five",
        "CSV: five indicators mapped, frame read",
        "table.csv",
        (*first_and_again("five-csv.yml", FIVE_CHECKED), *csv_peers(FIVE_PRINTED, FIVE)),
        bars=(
            faster_than("polars", times=3),
            faster_than("DuckDB", times=4),
            faster_than("polars", times=3, of="peil run, again"),
            faster_than("DuckDB", times=4, of="peil run, again"),
        ),
    ),
    Job(
        "csv-gz-five",
        "CSV in gzip: five indicators mapped, frame read",
        "table.csv.gz",
        (peil_run("five-csv.yml", FIVE_CHECKED), zlib_alone(), *csv_peers(FIVE_PRINTED, FIVE)),
    ),
    Job(
        "atom-five",
        "Atom in gzip: five indicators mapped, frame read",
        "table.xml.gz",
        (peil_run("five-atom.yml", FIVE_CHECKED), sax_count()),
    ),
    Job(
        "jsonlines",
        "JSON lines: five of fifty indicators mapped, frame read",
        "observations.jsonl",
        (
            *first_and_again("five-jsonlines.yml", Finding(checks, FIVE_INDICATORS)),
            json_lines_peer("DuckDB"),
            json_lines_peer("polars"),
        ),
        bars=(faster_than("polars", times=1.5), faster_than("polars", times=1.5, of="peil run, again")),
    ),
)
