"""Compares what a contender found with what is known."""

import re
from collections.abc import Sequence

from .catalogues import measures

TOLERANCE = 1e-9

# Figures of which the first contender to give one sets it for the others, unless it is known.
SCALARS = ("rows", "bytes", "elements", "attributes", "characters")


class Referee:
    """Knows the true figures of one input."""

    def __init__(self, truth: dict) -> None:
        self.scalars = {name: truth[name] for name in SCALARS if name in truth}
        self.columns = {column["name"]: column for column in truth["columns"]}
        self.measures = measures(truth)
        self.index: dict[str, float] = {}

    def fault(self, found: dict, columns: Sequence[str]) -> str | None:
        """What is wrong with these figures, which have to hold these columns; or None."""
        if "index" in found:
            return self.index_fault(found["index"])
        if columns == "all":
            columns = list(self.columns)
        elif columns == "measures":
            columns = self.measures
        return self.scalar_fault(found) or self.column_fault(found.get("columns"), columns)

    def scalar_fault(self, found: dict) -> str | None:
        for name in SCALARS:
            if name in found and found[name] != self.scalars.setdefault(name, found[name]):
                return f"{name} {found[name]}, expected {self.scalars[name]}"
        return None

    def index_fault(self, index: dict[str, float]) -> str | None:
        for name, value in index.items():
            expected = self.index.setdefault(name, value)
            if not close(value, expected):
                return f"{name} of the index {value}, others have {expected}"
        return None

    def column_fault(self, columns: list[dict] | None, names: Sequence[str]) -> str | None:
        if columns is None:
            return None
        found = {letters(column["name"]): column for column in columns}
        for name in names:
            if letters(name) not in found:
                return f"column {name} is not there"
            fault = figure_fault(found[letters(name)], self.columns[name])
            if fault:
                return f"column {name}: {fault}"
        return None


def letters(name: str) -> str:
    """Contenders write names in their own ways: what is left of one are letters and digits."""
    return re.sub("[^a-z0-9]", "", name.lower())


def figure_fault(found: dict, expected: dict) -> str | None:
    """A contender is held to the figures that it gives."""
    for figure in ("count", "missing"):
        if figure in found and found[figure] != expected[figure]:
            return f"{figure} {found[figure]}, expected {expected[figure]}"
    if "sum" in expected and not close(found.get("sum"), expected["sum"]):
        return f"sum {found.get('sum')}, expected {expected['sum']}"
    return None


def close(found: float | None, expected: float) -> bool:
    return found is not None and abs(found - expected) <= TOLERANCE * abs(expected)
