"""Python's csv and sqlite3: rows pass from one to the other without being kept."""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import database
import statline


def wide_rows(reader: Iterator[list[str]]) -> Iterator[list]:
    missing = frozenset(statline.MISSING_MARKERS)
    for row in reader:
        values = [None if text in missing else float(text) for text in row[4:]]
        yield [row[1].rstrip(), row[2], *values]


def long_rows(reader: Iterator[list[str]]) -> Iterator[tuple]:
    for area, period, indicator, value, status in reader:
        yield area, period, indicator, float(value) if value else None, status


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("shape", choices=["wide", "long"])
    parser.add_argument("file", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    path = options.output / "observations.sqlite"
    with open(options.file, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        header = next(reader)
        if options.shape == "wide":
            measures = header[4:]
            database.store(path, database.wide(measures), 2 + len(measures), wide_rows(reader))
        else:
            database.store(path, database.LONG, database.LONG_COLUMNS, long_rows(reader))


main()
