"""DuckDB: the five columns held as a table, weighed, and written as JSON lines."""

import duckdb

import duckdb_sources
import statline
import weighing


def wide(path: str, names: list[str]) -> str:
    area, period = statline.KEY_COLUMNS
    columns = ", ".join(f'"{name}"' for name in names)
    source = duckdb_sources.wide(path, statline.column_names(path))
    return f"SELECT trim({area}) AS area, {period} AS period, {columns} FROM {source}"


def long(path: str, names: list[str]) -> str:
    columns = ", ".join(f"max(value) FILTER (indicator = '{name}') AS {name}" for name in names)
    wanted = ", ".join(f"'{name}'" for name in names)
    return (
        f"SELECT area, period, {columns} FROM {duckdb_sources.long(path)}"
        f" WHERE indicator IN ({wanted}) GROUP BY area, period"
    )


def index(weights: dict[str, float]) -> str:
    """One row of means and deviations is joined to all; a score that is missing weighs nothing."""
    facts = ", ".join(
        f'avg("{name}") AS "mean_{name}", stddev_samp("{name}") AS "sd_{name}"' for name in weights
    )
    scores = " + ".join(
        f'coalesce({weight} * ("{name}" - "mean_{name}") / "sd_{name}", 0)' for name, weight in weights.items()
    )
    present = " + ".join(f'if("{name}" IS NULL, 0, {abs(weight)})' for name, weight in weights.items())
    count = " + ".join(f'("{name}" IS NOT NULL)::TINYINT' for name in weights)
    return (
        f"SELECT area, period, if({count} >= {weighing.FIGURES_NEEDED}, ({scores}) / ({present}), NULL) AS index"
        f" FROM frame, (SELECT {facts} FROM frame)"
    )


def main() -> None:
    options = weighing.arguments()
    query = (wide if options.shape == "wide" else long)(options.file, list(options.weights))
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(f"CREATE TEMP TABLE frame AS {query}")
    connection.execute(f"COPY ({index(options.weights)}) TO '{options.output / 'index.json'}' (FORMAT json)")


main()
