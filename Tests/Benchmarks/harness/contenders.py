"""The contenders that jobs share, and short forms to write down more."""

from .findings import checks, database, index_lines, printed
from .model import Contender, Finding, Kind

THREADS = "2"

# Counts and percentages, near and far in the row.
FIVE_COLUMNS = (
    "AantalInwoners_5",
    "k_65JaarOfOuder_12",
    "GemiddeldeWoningwaarde_35",
    "HuishoudensMetEenLaagInkomen_72",
    "PersonenPerSoortUitkeringBijstand_74",
)
FIVE = ("--columns", ",".join(FIVE_COLUMNS))
FIVE_INDICATORS = ("indicator_3", "indicator_11", "indicator_24", "indicator_38", "indicator_47")

COLUMNS = Finding(printed("rows", "columns"))
FIVE_PRINTED = Finding(printed("columns"), FIVE_COLUMNS)
FIVE_CHECKED = Finding(checks, FIVE_COLUMNS)
INDEX = Finding(index_lines)

# The tables that peil makes, one row a figure.
PEIL_DATABASE = Finding(
    database("SELECT i.id AS name, c.value FROM cell c JOIN indicator i ON i.key = c.indicator"), "measures"
)
WIDE_DATABASE = Finding(database("SELECT * FROM observation"), "measures")
LONG_DATABASE = Finding(database("SELECT indicator AS name, value FROM observation"), "measures")


def floor(name: str, *command: str, finding: Finding | None) -> Contender:
    return Contender(name, Kind.FLOOR, command, finding)


def peer(
    name: str, script: str, *options: str, finding: Finding, packages: tuple[str, ...],
    environment: str = "peers", most_rounds: int | None = None,
) -> Contender:
    command = ("{python}", "{here}/peers/" + script, *options)
    return Contender(
        name, Kind.PEER, command, finding, packages=packages, environment=environment, most_rounds=most_rounds
    )


def peil_profile(*options: str, name: str = "peil profile", input: str | None = None) -> Contender:
    command = ("{peil}", "profile", "{input}", "--format", "json", *options)
    return Contender(name, Kind.PEIL, command, COLUMNS, input=input)


def peil_run(
    pipeline: str, finding: Finding, name: str = "peil run", input: str | None = None, again: bool = False
) -> Contender:
    file = "pipelines/" + pipeline
    command = (
        "{peil}", "run", "{here}/" + file, "--set", "inputs={inputs}", "--set", "file={file}", "--output", "{output}",
    )
    return Contender(name, Kind.PEIL, command, finding, input=input, needs_file=file, keeps_output=again)


def first_and_again(pipeline: str, finding: Finding) -> tuple[Contender, Contender]:
    """A run with nothing known, and one after a run of the same input into the same folder."""
    return peil_run(pipeline, finding), peil_run(pipeline, finding, name="peil run, again", again=True)


def zlib_alone() -> Contender:
    return floor("system zlib alone, one thread", "{bin}/inflate_only", "{input}", finding=Finding(printed("bytes")))


def sax_count() -> Contender:
    name = "libxml2 SAX counting, zlib beside it"
    return floor(name, "{bin}/sax_count", "{input}", finding=Finding(printed("elements")))


def inserts(shape: str, rows: int) -> Contender:
    name = f"C, {rows} row{'s' if rows > 1 else ''} a statement"
    command = ("{bin}/csv_insert", shape, str(rows), "{input}", "{output}/observations.sqlite")
    return floor(name, *command, finding=WIDE_DATABASE if shape == "wide" else LONG_DATABASE)


def shell_import(shape: str, most_rounds: int | None = None) -> Contender:
    """It can leave no column out, and keeps markers of missing values as text."""
    command = (
        "sqlite3", "{output}/observations.sqlite", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
        ".read {inputs}/" + shape + ".sql", ".mode csv", ".separator ;", ".import --skip 1 {input} observation",
    )
    finding = WIDE_DATABASE if shape == "wide" else LONG_DATABASE
    return Contender(
        "sqlite3 shell", Kind.PEER, command, finding, program="sqlite3", most_rounds=most_rounds
    )


def duckdb_sqlite(shape: str) -> Contender:
    return peer(
        "DuckDB's SQLite writer", "csv_duckdb_sqlite.py", shape, "{input}", "{output}", "--threads", THREADS,
        finding=WIDE_DATABASE if shape == "wide" else LONG_DATABASE,
        packages=("duckdb", "duckdb-extension-sqlite-scanner"), environment="duckdb-sqlite",
    )


def python_sqlite(shape: str, most_rounds: int | None = None) -> Contender:
    command = ("{python}", "{here}/peers/csv_sqlite3.py", shape, "{input}", "{output}")
    finding = WIDE_DATABASE if shape == "wide" else LONG_DATABASE
    return Contender("Python csv and sqlite3", Kind.PEER, command, finding, most_rounds=most_rounds)


def index_peers(shape: str) -> tuple[Contender, ...]:
    options = (shape, "{input}", "{output}", "--threads", THREADS)
    return (
        peer("DuckDB", "index_duckdb.py", *options, finding=INDEX, packages=("duckdb",)),
        peer("polars", "index_polars.py", *options, finding=INDEX, packages=("polars",)),
    )
