"""polars: JSON lines into a frame of the indicators asked for, which is then summed."""

import polars as pl

import polars_sources
import statline


def main() -> None:
    options = statline.arguments()
    rows = polars_sources.pivoted(polars_sources.long(options.file), options.columns)
    frame = rows.collect(engine="streaming")
    sums = frame.select(pl.col(options.columns).sum()).row(0, named=True)
    counts = frame.select(pl.col(options.columns).count()).row(0, named=True)
    statline.print_sums(counts, sums)


main()
