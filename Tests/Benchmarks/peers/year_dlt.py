"""dlt: a resource of rows with their types given, by its SQLAlchemy destination into SQLite."""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import dlt

import statline


def rows(path: Path) -> Iterator[dict]:
    missing = frozenset(statline.MISSING_MARKERS)
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        measures = next(reader)[4:]
        for row in reader:
            values = (None if text in missing else float(text) for text in row[4:])
            yield {"area": row[1].rstrip(), "period": row[2], **dict(zip(measures, values))}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    measures = statline.number_columns(statline.column_names(str(options.file)))[1:]
    columns = {name: {"data_type": "double"} for name in measures}
    observations = dlt.resource(rows(options.file), name="observation", columns=columns)
    pipeline = dlt.pipeline(
        "year",
        pipelines_dir=str(options.output / "pipelines"),
        destination=dlt.destinations.sqlalchemy(f"sqlite:///{options.output}/main.db"),
        dataset_name="year",
    )
    pipeline.run(observations)
    # It keeps the tables of each dataset in a file of their own beside the one it is given.
    (options.output / "main__year.db").rename(options.output / "observations.sqlite")


main()
