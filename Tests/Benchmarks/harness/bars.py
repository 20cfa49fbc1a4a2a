"""The bars that peil is held to, and how far from them it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .scores import Score

# The scores of a job by the name of the contender; only of those without a fault.
Scores = Mapping[str, Score]


@dataclass(frozen=True)
class Bar:
    text: str
    limit: float
    measure: Callable[[Scores], float]  # Raises KeyError where a contender is missing.
    format: str
    at_least: bool = False

    def verdict(self, scores: Scores) -> tuple[str, str]:
        """What was measured, and whether the bar is met."""
        try:
            measured = self.measure(scores)
        except KeyError as missing:
            return "-", f"not judged: {missing.args[0]} is missing"
        met = measured >= self.limit if self.at_least else measured <= self.limit
        return self.format.format(measured), "met" if met else "**not met**"


def faster_than(*peers: str, times: float, of: str = "peil run") -> Bar:
    """Than the fastest of the peers."""

    def measure(scores: Scores) -> float:
        return min(scores[peer].wall for peer in peers) / scores[of].wall

    text = f"{of}: {times:g}x faster than {' and '.join(peers)}"
    return Bar(text, times, measure, "{:.2f}x", at_least=True)


def within(floor: str, times: float, of: str = "peil run") -> Bar:
    def measure(scores: Scores) -> float:
        return scores[of].wall / scores[floor].wall

    return Bar(f"{of}: within {times:g}x of {floor}", times, measure, "{:.2f}x")


def seconds(limit: float, of: str = "peil run") -> Bar:
    return Bar(f"{of}: {limit:g} s", limit, lambda scores: scores[of].wall, "{:.3f} s")


def milliseconds(limit: float, of: str) -> Bar:
    return Bar(f"{of}: {limit:g} ms", limit, lambda scores: scores[of].wall * 1000, "{:.1f} ms")


def peak(megabytes: float, of: str = "peil run") -> Bar:
    return Bar(f"{of}: peak of {megabytes:g} MB", megabytes, lambda scores: scores[of].peak_megabytes, "{:.0f} MB")


def peak_above_frame(megabytes: float, columns: int, of: str = "peil run") -> Bar:
    """Above what the frame itself takes: for each row an area and a period of four bytes, and a
    value and a status for each column."""

    def measure(scores: Scores) -> float:
        frame = scores[of].input_rows * (8 + columns * 9) / 1e6
        return scores[of].peak_megabytes - frame

    return Bar(f"{of}: peak of {megabytes:g} MB above the frame", megabytes, measure, "{:.0f} MB")


def growth(limit: float, small: str, large: str) -> Bar:
    def measure(scores: Scores) -> float:
        return scores[large].peak_megabytes / scores[small].peak_megabytes

    return Bar(f"{large}: peak grows by {limit - 1:.0%} at most", limit, measure, "{:.2f}x")


def linear(limit: float, text: str, names: list[str]) -> Bar:
    """The time a byte at each size, against that at the smallest; the furthest from it counts."""

    def measure(scores: Scores) -> float:
        first, *others = [scores[name].wall / scores[name].input_bytes for name in names]
        return max(other / first for other in others)

    return Bar(f"{text}: within {limit - 1:.0%} of linear", limit, measure, "{:.2f}x")
