"""Reads what a contender found as figures: counts, and columns with their sums."""

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from zlib import crc32

from .catalogues import INDICATORS

Places = Mapping[str, str]
Reader = Callable[[bytes, Places], dict]


WHOLE_YEAR = "JJ00"  # 2017 is 2017JJ00 at CBS.


class Unreadable(Exception):
    """What a contender left is not what it should be."""


def printed(*names: str) -> Reader:
    """JSON on standard output, which has to hold these figures."""

    def read(output: bytes, places: Places) -> dict:
        figures = parsed(output)
        for name in names:
            if name not in figures:
                raise Unreadable(f"its output does not hold {name}")
        return figures

    return read


def parsed(text: bytes | str) -> dict:
    try:
        value = json.loads(text)
    except ValueError:
        raise Unreadable("its output is no JSON") from None
    if not isinstance(value, dict):
        raise Unreadable("its output is no object")
    return value


def checks(output: bytes, places: Places) -> dict:
    """The sums that a run of peil has checked."""
    record = Path(places["output"], ".peil/run.json")
    if not record.exists():
        raise Unreadable("it left no record of the run")
    columns = []
    for check in parsed(record.read_bytes())["checks"]:
        if match := re.search(r"sum\((\w+)\)", check["check"]):
            name = INDICATORS.get(match[1], match[1])
            columns.append({"name": name, "sum": float(check["found"])})
    return {"columns": columns}


def database(query: str) -> Reader:
    """The database that a contender has made, by a query for its figures: one column for
    each measure, or the two columns `name` and `value`."""

    def read(output: bytes, places: Places) -> dict:
        files = sorted(Path(places["output"]).glob("*.sqlite"))
        if len(files) != 1:
            raise Unreadable(f"it made {len(files)} databases")
        done = subprocess.run([f"{places['bin']}/sums", files[0], query], capture_output=True, text=True)
        if done.returncode != 0:
            raise Unreadable(f"its database: {done.stderr.strip()}")
        return parsed(done.stdout)

    return read


def index_lines(output: bytes, places: Places) -> dict:
    """JSON lines of area, period and index. Each figure is weighed by its area and period,
    so that one in another's place is found, and no order is asked for."""
    rows, count, total, weighed = 0, 0, 0.0, 0.0
    for line in index_file(places).open("rb"):
        row = json.loads(line)
        value = row["values"]["index"] if "values" in row else row["index"]
        rows += 1
        if value is not None:
            count += 1
            total += value * value
            place = row["area"] + row["period"].removesuffix(WHOLE_YEAR)
            weighed += (10 + value) * (crc32(place.encode()) / 2**32)
    return {"index": {"rows": rows, "count": count, "sum of squares": total, "sum by place": weighed}}


def index_file(places: Places) -> Path:
    file = Path(places["output"], "index.json")
    if not file.exists():
        raise Unreadable("it wrote no index.json")
    return file
