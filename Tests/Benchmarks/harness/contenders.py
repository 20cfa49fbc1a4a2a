"""The table of jobs and contenders: the one place to change what is measured."""

from dataclasses import dataclass
from enum import Enum

THREADS = "2"

# Counts and percentages, near and far in the row.
FIVE_COLUMNS = [
    "AantalInwoners_5",
    "k_65JaarOfOuder_12",
    "GemiddeldeWoningwaarde_35",
    "HuishoudensMetEenLaagInkomen_72",
    "PersonenPerSoortUitkeringBijstand_74",
]

# The same as the indicators of pipelines/catalogue.yml.
INDICATORS = {
    "inhabitants": "AantalInwoners_5",
    "age_65_plus": "k_65JaarOfOuder_12",
    "dwelling_value": "GemiddeldeWoningwaarde_35",
    "low_income_households": "HuishoudensMetEenLaagInkomen_72",
    "social_assistance": "PersonenPerSoortUitkeringBijstand_74",
}


class Kind(Enum):
    PEIL = "peil"
    FLOOR = "floor"
    PEER = "peer"


@dataclass(frozen=True)
class Contender:
    """A command. These stand for what differs from run to run: {input} the job's file,
    {inputs} the folder of all inputs, {output} an empty folder, {peil} the binary,
    {bin} the compiled floors, {here} this folder, {python} the Python for the contender.
    """

    name: str
    kind: Kind
    command: tuple[str, ...]
    package: str | None = None  # What a peer must have installed.
    needs_file: str | None = None  # A file under this folder without which it is skipped.
    # The figures to compare in the JSON it prints; "checks" are those that a run of peil records.
    reports: str | None = "columns"


@dataclass(frozen=True)
class Job:
    id: str
    title: str
    input: str
    contenders: tuple[Contender, ...]
    columns: tuple[str, ...] | None = None  # The columns to compare; None is all.


def floor(name: str, *command: str, reports: str) -> Contender:
    return Contender(name, Kind.FLOOR, command, reports=reports)


def peer(name: str, script: str, *options: str, package: str | None) -> Contender:
    command = ("{python}", "{here}/peers/" + script, "{input}", "--threads", THREADS, *options)
    return Contender(name, Kind.PEER, command, package)


def csv_peers(*options: str) -> tuple[Contender, ...]:
    return (
        peer("DuckDB", "csv_duckdb.py", *options, package="duckdb"),
        peer("polars", "csv_polars.py", *options, package="polars"),
        peer("pyarrow", "csv_pyarrow.py", *options, package="pyarrow"),
        peer("pandas", "csv_pandas.py", *options, package="pandas"),
    )


PEIL_PROFILE = Contender("peil profile", Kind.PEIL, ("{peil}", "profile", "{input}", "--format", "json"))


def peil_run(pipeline: str) -> Contender:
    file = "pipelines/" + pipeline
    command = ("{peil}", "run", "{here}/" + file, "--set", "data={inputs}", "--output", "{output}")
    return Contender("peil run", Kind.PEIL, command, needs_file=file, reports="checks")


ZLIB_ALONE = floor("system zlib alone, one thread", "{bin}/inflate_only", "{input}", reports="bytes")
SCAN = floor("C scan", "{bin}/csv_scan", "{input}", reports="columns")
SCAN_TWO = floor("C scan, 2 threads", "{bin}/csv_scan", "-t", THREADS, "{input}", reports="columns")
SAX_COUNT = floor("libxml2 SAX counting, zlib beside it", "{bin}/sax_count", "{input}", reports="elements")
SAX_COUNT_ALONE = floor(
    "libxml2 SAX counting, one thread", "{bin}/sax_count", "--same-thread", "{input}", reports="elements"
)
FIVE = ("--columns", ",".join(FIVE_COLUMNS))

JOBS = (
    Job(
        "csv-all",
        "CSV: all 100 columns typed and summed",
        "table.csv",
        (PEIL_PROFILE, SCAN, SCAN_TWO, *csv_peers()),
    ),
    Job(
        "csv-five",
        "CSV: five indicators mapped, frame read",
        "table.csv",
        (peil_run("five-csv.yml"), *csv_peers(*FIVE)),
        columns=tuple(FIVE_COLUMNS),
    ),
    Job(
        "csv-gz-all",
        "CSV in gzip: all 100 columns typed and summed",
        "table.csv.gz",
        (PEIL_PROFILE, ZLIB_ALONE, SCAN, *csv_peers()),
    ),
    Job(
        "csv-gz-five",
        "CSV in gzip: five indicators mapped, frame read",
        "table.csv.gz",
        (peil_run("five-csv-gz.yml"), ZLIB_ALONE, *csv_peers(*FIVE)),
        columns=tuple(FIVE_COLUMNS),
    ),
    Job(
        "atom-all",
        "Atom in gzip: all 100 properties typed and summed",
        "table.xml.gz",
        (
            PEIL_PROFILE,
            ZLIB_ALONE,
            SAX_COUNT,
            SAX_COUNT_ALONE,
            peer("lxml", "atom_lxml.py", package="lxml"),
            peer("xml.etree", "atom_elementtree.py", package=None),
        ),
    ),
    Job(
        "atom-five",
        "Atom in gzip: five indicators mapped, frame read",
        "table.xml.gz",
        (peil_run("five-atom.yml"), SAX_COUNT),
        columns=tuple(FIVE_COLUMNS),
    ),
)
