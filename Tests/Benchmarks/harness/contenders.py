"""The contenders that jobs share, and short forms to write down more."""

from .findings import checks, database, index_lines, printed
from .model import Contender, Finding, Kind

THREADS = 2

# Counts and percentages, near and far in the row.
FIVE_COLUMNS = (
    "AantalInwoners_5",
    "k_65JaarOfOuder_12",
    "GemiddeldeWoningwaarde_35",
    "HuishoudensMetEenLaagInkomen_72",
    "PersonenPerSoortUitkeringBijstand_74",
)
FIVE_INDICATORS = ("indicator_3", "indicator_11", "indicator_24", "indicator_38", "indicator_47")

COLUMNS = Finding(printed("rows", "columns"))
FIVE_PRINTED = Finding(printed("columns"), FIVE_COLUMNS)
FIVE_CHECKED = Finding(checks, FIVE_COLUMNS)
INDEX = Finding(index_lines)

# What the referee asks of the database that peil makes, and of those of the others.
PEIL_DATABASE = Finding(database("SELECT * FROM wide"), "measures")
DATABASES = {
    "wide": Finding(database("SELECT * FROM observation"), "measures"),
    "long": Finding(database("SELECT indicator AS name, value FROM observation"), "measures"),
}


def floor(name: str, command: str, finding: Finding | None) -> Contender:
    return Contender(name, Kind.FLOOR, command, finding)


def peer(
    name: str,
    command: str,
    finding: Finding,
    *packages: str,
    environment: str = "peers",
    most_rounds: int | None = None,
    note: str | None = None,
) -> Contender:
    """A script of `peers/`, and its arguments."""
    return Contender(
        name,
        Kind.PEER,
        "{python} {here}/peers/" + command,
        finding,
        packages=packages,
        environment=environment,
        most_rounds=most_rounds,
        note=note,
    )


def peil_profile(options: str = "", name: str = "peil profile", input: str | None = None) -> Contender:
    return Contender(name, Kind.PEIL, "{peil} profile {input} --format json " + options, COLUMNS, input=input)


PIPELINE_OPTIONS = "--set inputs={inputs} --set file={file}"


def peil_run(
    pipeline: str, finding: Finding, name: str = "peil run", input: str | None = None, again: bool = False
) -> Contender:
    file = f"pipelines/{pipeline}"
    # The others keep no copy of what they read.
    command = f"{{peil}} run {{here}}/{file} {PIPELINE_OPTIONS} --output {{output}} --no-snapshots"
    note = "into a folder in which it has run before, so that it knows the SHA-256 of the file" if again else None
    return Contender(name, Kind.PEIL, command, finding, input=input, needs_file=file, keeps_output=again, note=note)


def first_and_again(pipeline: str, finding: Finding) -> tuple[Contender, Contender]:
    """A run with nothing known, and one after a run of the same input into the same folder."""
    return peil_run(pipeline, finding), peil_run(pipeline, finding, name="peil run, again", again=True)


def zlib_alone() -> Contender:
    return floor("system zlib alone, one thread", "{bin}/inflate_only {input}", Finding(printed("bytes")))


def sax_count() -> Contender:
    return floor("libxml2 SAX counting, zlib beside it", "{bin}/sax_count {input}", Finding(printed("elements")))


def inserts(shape: str, rows: int) -> Contender:
    name = f"C, {rows} row{'s' if rows > 1 else ''} a statement"
    command = f"{{bin}}/csv_insert {shape} {rows} {{input}} {{output}}/observations.sqlite"
    return floor(name, command, DATABASES[shape])


def duckdb_sqlite(shape: str) -> Contender:
    return peer(
        "DuckDB's SQLite writer",
        f"csv_duckdb_sqlite.py {shape} {{input}} {{output}} --threads {THREADS}",
        DATABASES[shape],
        "duckdb",
        "duckdb-extension-sqlite-scanner",
        environment="duckdb-sqlite",
        note="an extension, in the version of DuckDB that it can be installed for",
    )


def sqlite_shell(shape: str, most_rounds: int | None = None) -> Contender:
    command = (
        "sqlite3 {output}/observations.sqlite 'PRAGMA journal_mode = OFF' 'PRAGMA synchronous = OFF'"
        f" '.read {{inputs}}/{shape}.sql' '.mode csv' '.separator ;' '.import --skip 1 {{input}} observation'"
    )
    return Contender(
        "sqlite3 shell",
        Kind.PEER,
        command,
        DATABASES[shape],
        program="sqlite3",
        most_rounds=most_rounds,
        note="it can leave no column out, and keeps markers of missing values as text",
    )


def python_sqlite(shape: str, most_rounds: int | None = None) -> Contender:
    command = f"csv_sqlite3.py {shape} {{input}} {{output}}"
    return peer("Python csv and sqlite3", command, DATABASES[shape], most_rounds=most_rounds)


def index_peers(shape: str) -> tuple[Contender, ...]:
    options = f"{shape} {{input}} {{output}} --threads {THREADS}"
    return (
        peer("DuckDB", f"index_duckdb.py {options}", INDEX, "duckdb"),
        peer("polars", f"index_polars.py {options}", INDEX, "polars"),
    )
