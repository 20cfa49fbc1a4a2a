"""What the peers know of the table, and how they tell what they found."""

import argparse
import csv
import gzip
import json

TEXT_COLUMNS = ["WijkenEnBuurten", "Perioden", "Gemeentenaam_1"]
KEY_COLUMNS = ["WijkenEnBuurten", "Perioden"]

# As they stand in the file: an empty field, and a point padded to the width of a
# measure. All the CSV peers skip the blanks before a number by themselves.
MISSING_MARKERS = ["       .", ""]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument(
        "--columns",
        type=lambda names: names.split(","),
        help="hold a frame of the keys, trimmed, and these columns; without it, every column is summed",
    )
    return parser.parse_args()


def column_names(path: str) -> list[str]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file, delimiter=";"))


def number_columns(names: list[str]) -> list[str]:
    return [name for name in names if name not in TEXT_COLUMNS]


def print_result(rows: int, counts: dict[str, int], sums: dict[str, float]) -> None:
    """One line of JSON; a column without a sum is text."""
    columns = []
    for name, count in counts.items():
        column = {"name": name, "count": int(count), "missing": int(rows - count)}
        if name in sums:
            column["sum"] = float(sums[name])
        columns.append(column)
    print(json.dumps({"rows": int(rows), "columns": columns}))


def print_sums(counts: dict[str, int], sums: dict[str, float]) -> None:
    """Where a column holds values for some rows, so that nothing is said of missing ones."""
    columns = [{"name": name, "count": int(count), "sum": float(sums[name])} for name, count in counts.items()]
    print(json.dumps({"columns": columns}))
