"""Five indicators mapped, and the frame of them read."""

from ..bars import faster_than
from ..contenders import (
    FIVE, FIVE_CHECKED, FIVE_INDICATORS, FIVE_PRINTED, THREADS, first_and_again, peer, peil_run, sax_count, zlib_alone,
)
from ..findings import checks, printed
from ..model import Contender, Finding, Job
from .reading import csv_peers


def json_lines_peer(name: str, script: str) -> Contender:
    options = ("{input}", "--threads", THREADS, "--columns", ",".join(FIVE_INDICATORS))
    return peer(name, script, *options, finding=Finding(printed("columns"), FIVE_INDICATORS), packages=(name.lower(),))


JOBS = (
    Job(
        "csv-five",
        "CSV: five indicators mapped, frame read",
        "table.csv",
        (*first_and_again("five-csv.yml", FIVE_CHECKED), *csv_peers(FIVE_PRINTED, *FIVE)),
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
        (peil_run("five-csv.yml", FIVE_CHECKED), zlib_alone(), *csv_peers(FIVE_PRINTED, *FIVE)),
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
            json_lines_peer("DuckDB", "jsonlines_duckdb.py"),
            json_lines_peer("polars", "jsonlines_polars.py"),
        ),
        bars=(faster_than("polars", times=1.5), faster_than("polars", times=1.5, of="peil run, again")),
    ),
)
