"""The inputs as polars scans them, with the types given."""

import polars as pl

import statline

LONG_SCHEMA = {
    "area": pl.String, "period": pl.String, "indicator": pl.String, "value": pl.Float64, "status": pl.String,
}


def wide(path: str, names: list[str]) -> pl.LazyFrame:
    schema = {name: pl.String if name in statline.TEXT_COLUMNS else pl.Float64 for name in names}
    return pl.scan_csv(path, separator=";", schema=schema, null_values=statline.MISSING_MARKERS)


def long(path: str) -> pl.LazyFrame:
    if path.endswith(".jsonl"):
        return pl.scan_ndjson(path, schema=LONG_SCHEMA)
    return pl.scan_csv(path, separator=";", schema=LONG_SCHEMA)


def pivoted(frame: pl.LazyFrame, names: list[str]) -> pl.LazyFrame:
    """Rows of area and period, with a column for each of these indicators; the maximum of one
    value was faster than filtering for it, or `pivot`."""
    values = [pl.when(pl.col("indicator") == name).then(pl.col("value")).max().alias(name) for name in names]
    return frame.filter(pl.col("indicator").is_in(names)).group_by("area", "period").agg(values)
