"""DuckDB: JSON lines into a table of the indicators asked for, which is then summed."""

import duckdb

import duckdb_sources
import statline


def main() -> None:
    options = statline.arguments()
    names = options.columns
    columns = ", ".join(f"max(value) FILTER (indicator = '{name}') AS {name}" for name in names)
    wanted = ", ".join(f"'{name}'" for name in names)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(
        f"CREATE TEMP TABLE frame AS SELECT area, period, {columns} FROM {duckdb_sources.long(options.file)}"
        f" WHERE indicator IN ({wanted}) GROUP BY area, period"
    )
    counts = connection.execute(f"SELECT {', '.join(f'count({name})' for name in names)} FROM frame").fetchone()
    sums = connection.execute(f"SELECT {', '.join(f'sum({name})' for name in names)} FROM frame").fetchone()
    statline.print_sums(dict(zip(names, counts)), dict(zip(names, sums)))


main()
