"""Compares what a contender found with what is known."""

import json
import re

from .contenders import INDICATORS

TOLERANCE = 1e-9

# Results that are one number: the first contender to give one sets it for the others.
SCALARS = ("rows", "bytes", "elements", "attributes", "characters")


class Referee:
    """Knows the true figures of one job."""

    def __init__(self, truth: dict, columns: tuple[str, ...] | None) -> None:
        self.scalars = {name: truth[name] for name in SCALARS if name in truth}
        self.columns = {
            column["name"]: column
            for column in truth["columns"]
            if columns is None or column["name"] in columns
        }

    def fault(self, output: bytes, figures: str) -> str | None:
        """What is wrong with the output, which has to hold these figures; or None."""
        try:
            result = json.loads(output)
        except ValueError:
            return "its output is no JSON"
        if not isinstance(result, dict) or figures not in result:
            return f"its output does not hold {figures}"
        if figures == "checks":
            return self.sum_fault(result["checks"])
        return self.scalar_fault(result) or self.column_fault(result.get("columns"))

    def sum_fault(self, checks: list[dict]) -> str | None:
        """Compares the sums that a run of peil has checked."""
        sums = {}
        for check in checks:
            if match := re.search(r"sum\((\w+)\)", check["check"]):
                sums[INDICATORS[match[1]]] = float(check["found"])
        for name, expected in self.columns.items():
            if not close(sums.get(name), expected["sum"]):
                return f"column {name}: sum {sums.get(name)}, expected {expected['sum']}"
        return None

    def scalar_fault(self, result: dict) -> str | None:
        for name in SCALARS:
            if name in result and result[name] != self.scalars.setdefault(name, result[name]):
                return f"{name} {result[name]}, expected {self.scalars[name]}"
        return None

    def column_fault(self, columns: list[dict] | None) -> str | None:
        if columns is None:
            return None
        found = {column["name"]: column for column in columns}
        for name, expected in self.columns.items():
            if name not in found:
                return f"column {name} is not there"
            fault = figure_fault(found[name], expected)
            if fault:
                return f"column {name}: {fault}"
        return None


def figure_fault(found: dict, expected: dict) -> str | None:
    for figure in ("count", "missing"):
        if found.get(figure) != expected[figure]:
            return f"{figure} {found.get(figure)}, expected {expected[figure]}"
    if "sum" in expected and not close(found.get("sum"), expected["sum"]):
        return f"sum {found.get('sum')}, expected {expected['sum']}"
    return None


def close(found: float | None, expected: float) -> bool:
    return found is not None and abs(found - expected) <= TOLERANCE * abs(expected)
