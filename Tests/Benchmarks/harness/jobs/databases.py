"""From a file into SQLite."""

from dataclasses import replace

from ..bars import faster_than, seconds, within
from ..contenders import (
    DATABASES,
    PEIL_DATABASE,
    duckdb_sqlite,
    first_and_again,
    inserts,
    peer,
    peil_run,
    python_sqlite,
    sax_count,
    sqlite_shell,
    zlib_alone,
)
from ..model import Contender, Job

LXML, LXML_BY_SERIES = "lxml and sqlite3", "lxml by series and sqlite3"


def lxml(shape: str, name: str = LXML, note: str | None = None) -> Contender:
    finding = DATABASES["wide" if shape == "atom" else "long"]
    return peer(name, f"xml_sqlite3.py {shape} {{input}} {{output}}", finding, "lxml", most_rounds=2, note=note)


def csv_job(id: str, title: str, input: str, shape: str, pipeline: str, times: float) -> Job:
    return Job(
        id,
        title,
        input,
        (
            *first_and_again(pipeline, PEIL_DATABASE),
            inserts(shape, 1),
            inserts(shape, 50),
            duckdb_sqlite(shape),
            sqlite_shell(shape, most_rounds=3),
            python_sqlite(shape, most_rounds=2),
        ),
        bars=(faster_than("DuckDB's SQLite writer", times=times), faster_than("sqlite3 shell", times=2.5)),
    )


def sdmx_job(layout: str, times: float) -> Job:
    return Job(
        f"{layout}-sqlite",
        f"SDMX-ML {layout} in gzip into SQLite",
        f"{layout}.xml.gz",
        (
            peil_run("sqlite-sdmx.yml", PEIL_DATABASE),
            zlib_alone(),
            sax_count(),
            lxml(layout),
            lxml(f"{layout}-by-series", LXML_BY_SERIES, note="written for speed; the bar was set beside the other way"),
        ),
        bars=(faster_than(LXML, times=times), faster_than(LXML_BY_SERIES, times=times)),
    )


DLT = peer(
    "dlt",
    "year_dlt.py {input} {output}",
    DATABASES["wide"],
    "SQLAlchemy",
    "alembic",
    "dlt",
    environment="dlt",
    most_rounds=3,
)

JOBS = (
    csv_job("wide-sqlite", "CSV of 100 columns into SQLite", "table.csv", "wide", "sqlite-csv.yml", 1.7),
    csv_job(
        "long-sqlite",
        "20 million observations into SQLite",
        "observations.csv",
        "long",
        "sqlite-observations.yml",
        2,
    ),
    Job(
        "year-sqlite",
        "One real year, 17,000 rows of 100 columns, into SQLite",
        "year.csv",
        (
            peil_run("sqlite-csv.yml", PEIL_DATABASE),
            inserts("wide", 1),
            sqlite_shell("wide"),
            python_sqlite("wide"),
            DLT,
        ),
        bars=(seconds(0.12), faster_than("Python csv and sqlite3", times=5), faster_than("dlt", times=50)),
    ),
    Job(
        "atom-sqlite",
        "Atom in gzip into SQLite",
        "table.xml.gz",
        (peil_run("sqlite-atom.yml", PEIL_DATABASE), sax_count(), lxml("atom")),
        bars=(within("libxml2 SAX counting, zlib beside it", 1.35), faster_than(LXML, times=8)),
    ),
    sdmx_job("generic", 15),
    sdmx_job("structure-specific", 8),
    Job(
        "world-bank-sqlite",
        "World Bank XML in zip into SQLite",
        "world-bank.xml.zip",
        (
            peil_run("sqlite-world-bank.yml", PEIL_DATABASE),
            peil_run("sqlite-world-bank.yml", PEIL_DATABASE, name="peil run, from .gz", input="world-bank.xml.gz"),
            replace(sax_count(), input="world-bank.xml.gz"),
            lxml("world-bank"),
        ),
        bars=(faster_than(LXML, times=8),),
    ),
)
