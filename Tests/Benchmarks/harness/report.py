"""The figures as Markdown: a section for each job, and the summary of the bars."""

from dataclasses import dataclass, field
from datetime import datetime, timezone

from . import machine
from .model import Job, Kind
from .scores import Score


@dataclass
class Result:
    job: Job
    input: str | None  # What it is, in a line.
    scores: list[Score]
    skipped: list[str]
    verdicts: list[tuple[str, str, str]] = field(init=False)  # Bar, measured, met or not.

    def __post_init__(self) -> None:
        good = {score.contender.name: score for score in self.scores if score.fault is None}
        self.verdicts = [(bar.text, *bar.verdict(good)) for bar in self.job.bars]

    @property
    def succeeded(self) -> bool:
        return not any(score.fault for score in self.scores)


def run_facts(size: str, rounds: int, load: str, versions: list[str]) -> str:
    used = [*(f"{name} {version}" for name, version in machine.libraries().items()), *versions]
    return "\n".join(
        [
            f"- Date: {datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC",
            f"- Machine: {machine.describe()}; load {load} at the start",
            f"- Versions: {', '.join(used)}",
            f"- Inputs: {size} size",
            f"- Figures: medians of {rounds} rounds, of fewer where the last column says so; contenders in turn,"
            " start of the process included",
        ]
    )


def summary(results: list[Result]) -> str:
    lines = ["| job | bar | measured | |", "|---|---|---:|---|"]
    for result in results:
        title = result.job.title
        for bar, measured, verdict in result.verdicts:
            lines.append(f"| {title} | {bar} | {measured} | {verdict} |")
            title = ""
    return "\n".join(lines)


def section(result: Result) -> str:
    base = base_score(result.scores)
    against = f"x {base.contender.name}" if base else "ratio"
    lines = [
        f"### {result.job.title}",
        "",
        *([result.input, ""] if result.input else []),
        f"| contender | kind | wall s | min-max | {against} | CPU s | peak MB | rounds |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
        *[row(score, base) for score in result.scores],
        "",
        *[f"{score.contender.name}: {score.contender.note}.\n" for score in result.scores if score.contender.note],
        *[f"Skipped: {reason}.\n" for reason in result.skipped],
    ]
    return "\n".join(lines)


def base_score(scores: list[Score]) -> Score | None:
    """Ratios are against peil, or without it against the first that succeeded."""
    good = [score for score in scores if score.fault is None]
    of_peil = [score for score in good if score.contender.kind == Kind.PEIL]
    return next(iter(of_peil + good), None)


def row(score: Score, base: Score | None) -> str:
    name, kind = score.contender.name, score.contender.kind.value
    if score.fault or not base:
        return f"| {name} | {kind} | FAILED: {score.fault} | | | | | |"
    digits = 4 if score.wall < 0.1 else 3
    spread = f"{min(score.walls):.{digits}f}-{max(score.walls):.{digits}f}"
    return (
        f"| {name} | {kind} | {score.wall:.{digits}f} | {spread} | {score.wall / base.wall:.2f} |"
        f" {score.cpu:.{digits}f} | {score.peak_megabytes:,.0f} | {len(score.walls)} |"
    )
