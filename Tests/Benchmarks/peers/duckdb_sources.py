"""The inputs as DuckDB reads them, with the types given."""

import statline


def wide(path: str, names: list[str]) -> str:
    types = {name: "VARCHAR" if name in statline.TEXT_COLUMNS else "DOUBLE" for name in names}
    return csv(path, types, statline.MISSING_MARKERS)


def long(path: str) -> str:
    if path.endswith(".jsonl"):
        return f"read_json('{path}', format = 'newline_delimited', columns = {LONG_TYPES})"
    return csv(path, LONG_TYPES, [""])


def csv(path: str, types: dict[str, str], missing: list[str]) -> str:
    return (
        f"read_csv('{path}', delim = ';', quote = '\"', escape = '\"', header = true,"
        f" auto_detect = false, columns = {types}, nullstr = {missing})"
    )


LONG_TYPES = {name: "VARCHAR" for name in ("area", "period", "indicator", "value", "status")} | {"value": "DOUBLE"}
