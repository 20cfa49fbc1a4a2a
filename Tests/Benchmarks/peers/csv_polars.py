"""polars: a lazy scan with the types given, so that only what is used is parsed.

Its threads are set by the environment, which the harness does."""

import polars as pl

import polars_sources
import statline


def print_aggregate(frame: pl.LazyFrame, counted: list[str], summed: list[str]) -> None:
    counts = pl.col(counted).count().name.prefix("count:")
    sums = pl.col(summed).sum().name.prefix("sum:")
    row = frame.select(pl.len(), counts, sums).collect(engine="streaming").row(0, named=True)
    statline.print_result(
        row["len"],
        {name: row[f"count:{name}"] for name in counted},
        {name: row[f"sum:{name}"] for name in summed},
    )


def held_frame(frame: pl.LazyFrame, columns: list[str]) -> pl.LazyFrame:
    area, period = statline.KEY_COLUMNS
    return frame.select(pl.col(area).str.strip_chars(), period, *columns).collect(engine="streaming").lazy()


def main() -> None:
    options = statline.arguments()
    names = statline.column_names(options.file)
    frame = polars_sources.wide(options.file, names)
    if options.columns:
        print_aggregate(held_frame(frame, options.columns), options.columns, options.columns)
    else:
        print_aggregate(frame, names, statline.number_columns(names))


main()
