"""From a file into SQLite."""

from dataclasses import replace

from ..bars import faster_than, seconds, within
from ..contenders import (
    LONG_DATABASE, PEIL_DATABASE, WIDE_DATABASE, duckdb_sqlite, first_and_again, inserts, peer, peil_run,
    python_sqlite, sax_count, shell_import, zlib_alone,
)
from ..model import Contender, Job

LXML = "lxml and sqlite3"


def lxml(shape: str, most_rounds: int = 2) -> Contender:
    return peer(
        LXML, "xml_sqlite3.py", shape, "{input}", "{output}",
        finding=WIDE_DATABASE if shape == "atom" else LONG_DATABASE, packages=("lxml",), most_rounds=most_rounds,
    )


def sdmx_job(id: str, layout: str, input: str, times: float) -> Job:
    return Job(
        f"{id}-sqlite",
        f"SDMX-ML {layout} in gzip into SQLite",
        f"{input}.xml.gz",
        (peil_run("sqlite-sdmx.yml", PEIL_DATABASE), zlib_alone(), sax_count(), lxml(input)),
        bars=(faster_than(LXML, times=times),),
    )


JOBS = (
    Job(
        "wide-sqlite",
        "CSV of 100 columns into SQLite",
        "table.csv",
        (
            *first_and_again("sqlite-csv.yml", PEIL_DATABASE),
            inserts("wide", 1),
            inserts("wide", 50),
            duckdb_sqlite("wide"),
            shell_import("wide", most_rounds=3),
            python_sqlite("wide", most_rounds=2),
        ),
        bars=(faster_than("DuckDB's SQLite writer", times=1.7), faster_than("sqlite3 shell", times=2.5)),
    ),
    Job(
        "long-sqlite",
        "20 million observations into SQLite",
        "observations.csv",
        (
            *first_and_again("sqlite-observations.yml", PEIL_DATABASE),
            inserts("long", 1),
            inserts("long", 50),
            duckdb_sqlite("long"),
            shell_import("long", most_rounds=3),
            python_sqlite("long", most_rounds=2),
        ),
        bars=(faster_than("DuckDB's SQLite writer", times=2), faster_than("sqlite3 shell", times=2.5)),
    ),
    Job(
        "year-sqlite",
        "One real year, 17,000 rows of 100 columns, into SQLite",
        "year.csv",
        (
            peil_run("sqlite-csv.yml", PEIL_DATABASE),
            inserts("wide", 1),
            shell_import("wide"),
            python_sqlite("wide"),
            peer(
                "dlt", "year_dlt.py", "{input}", "{output}",
                finding=WIDE_DATABASE, packages=("SQLAlchemy", "alembic", "dlt"), environment="dlt", most_rounds=3,
            ),
        ),
        bars=(
            seconds(0.12), faster_than("Python csv and sqlite3", times=5), faster_than("dlt", times=50),
        ),
    ),
    Job(
        "atom-sqlite",
        "Atom in gzip into SQLite",
        "table.xml.gz",
        (peil_run("sqlite-atom.yml", PEIL_DATABASE), sax_count(), lxml("atom")),
        bars=(within("libxml2 SAX counting, zlib beside it", 1.35), faster_than(LXML, times=8)),
    ),
    sdmx_job("generic", "generic", "generic", 15),
    sdmx_job("structure-specific", "structure-specific", "structure-specific", 8),
    Job(
        "world-bank-sqlite",
        "World Bank XML into SQLite",
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
