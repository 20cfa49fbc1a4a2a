"""DuckDB: its CSV reader into its writer of SQLite, an extension that must fit its version."""

import argparse
from pathlib import Path

import duckdb
import duckdb_extension_sqlite_scanner

import duckdb_sources
import statline


def extension() -> Path:
    folder = Path(duckdb_extension_sqlite_scanner.__file__).parent
    return folder / f"extensions/v{duckdb.__version__}/sqlite_scanner.duckdb_extension"


def wide(path: str) -> str:
    names = statline.column_names(path)
    area, period = statline.KEY_COLUMNS
    measures = ", ".join(f'"{name}"' for name in names[4:])
    return f"SELECT trim({area}) AS area, {period} AS period, {measures} FROM {duckdb_sources.wide(path, names)}"


def long(path: str) -> str:
    return f"SELECT * FROM {duckdb_sources.long(path)}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("shape", choices=["wide", "long"])
    parser.add_argument("file")
    parser.add_argument("output", type=Path)
    parser.add_argument("--threads", type=int, required=True)
    options = parser.parse_args()
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    connection.execute(f"LOAD '{extension()}'")
    connection.execute(f"ATTACH '{options.output / 'observations.sqlite'}' AS stored (TYPE sqlite)")
    query = wide(options.file) if options.shape == "wide" else long(options.file)
    connection.execute(f"CREATE TABLE stored.observation AS {query}")


main()
