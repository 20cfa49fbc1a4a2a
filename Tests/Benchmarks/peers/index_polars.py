"""polars: the five columns held as a frame, weighed, and written as JSON lines."""

import polars as pl

import polars_sources
import statline
import weighing


def wide(path: str, names: list[str]) -> pl.LazyFrame:
    area, period = statline.KEY_COLUMNS
    source = polars_sources.wide(path, statline.column_names(path))
    return source.select(pl.col(area).str.strip_chars().alias("area"), pl.col(period).alias("period"), *names)


def long(path: str, names: list[str]) -> pl.LazyFrame:
    return polars_sources.pivoted(polars_sources.long(path), names)


def index(weights: dict[str, float]) -> pl.Expr:
    """A score that is missing weighs nothing."""
    scores, present, count = [], [], []
    for name, weight in weights.items():
        column = pl.col(name)
        scores.append((weight * (column - column.mean()) / column.std(ddof=1)).fill_null(0))
        present.append(column.is_not_null() * abs(weight))
        count.append(column.is_not_null().cast(pl.Int8))
    mean = pl.sum_horizontal(scores) / pl.sum_horizontal(present)
    return pl.when(pl.sum_horizontal(count) >= weighing.FIGURES_NEEDED).then(mean).alias("index")


def main() -> None:
    options = weighing.arguments()
    read = wide if options.shape == "wide" else long
    frame = read(options.file, list(options.weights)).collect(engine="streaming")
    result = frame.select("area", "period", index(options.weights))
    result.write_ndjson(options.output / "index.json")


main()
