"""What the runs of one contender took."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Contender


@dataclass
class Score:
    contender: Contender
    input_rows: int
    input_bytes: int  # When not compressed; 0 where there is no input.
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)  # KiB.
    fault: str | None = None

    def add(self, taken: dict) -> None:
        self.walls.append(taken["wall"])
        self.cpus.append(taken["cpu"])
        self.peaks.append(taken["peak_kib"])

    @property
    def wall(self) -> float:
        return median(self.walls)

    @property
    def cpu(self) -> float:
        return median(self.cpus)

    @property
    def peak_megabytes(self) -> float:
        return median(self.peaks) * 1024 / 1e6
