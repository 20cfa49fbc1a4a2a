"""DuckDB: its CSV reader with the types given, aggregated without a table between."""

import duckdb

import duckdb_sources
import statline


def aggregate(connection, source: str, counted: list[str], summed: list[str]) -> None:
    counts = [f'count("{name}")' for name in counted]
    sums = [f'sum("{name}")' for name in summed]
    row = connection.execute(f"SELECT count(*), {', '.join(counts + sums)} FROM {source}").fetchone()
    statline.print_result(row[0], dict(zip(counted, row[1:])), dict(zip(summed, row[1 + len(counted):])))


def hold_frame(connection, source: str, columns: list[str]) -> None:
    area, period = statline.KEY_COLUMNS
    values = ", ".join(f'"{name}"' for name in columns)
    connection.execute(
        f"CREATE TEMP TABLE frame AS SELECT trim({area}) AS area, {period}, {values} FROM {source}"
    )


def main() -> None:
    options = statline.arguments()
    names = statline.column_names(options.file)
    source = duckdb_sources.wide(options.file, names)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    if options.columns:
        hold_frame(connection, source, options.columns)
        aggregate(connection, "frame", options.columns, options.columns)
    else:
        aggregate(connection, source, names, statline.number_columns(names))


main()
