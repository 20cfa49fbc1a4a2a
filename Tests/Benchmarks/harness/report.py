"""The figures as Markdown."""

from datetime import datetime, timezone
from statistics import median

from . import machine
from .contenders import Job, Kind
from .rounds import Score


def heading(size: str, rounds: int, load: str, versions: dict[str, str]) -> str:
    used = [f"{name} {version}" for name, version in {**machine.libraries(), **versions}.items()]
    return "\n".join([
        "# Benchmark",
        "",
        f"- Date: {datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC",
        f"- Machine: {machine.describe()}; load {load} at the start",
        f"- Versions: {', '.join(used)}",
        f"- Inputs: {size} size",
        f"- Figures: medians of {rounds} rounds, contenders in turn, start of the process included",
        "",
    ])


def section(job: Job, truth: dict, input_bytes: int, scores: list[Score], skipped: list[str]) -> str:
    size = f"{truth['rows']:,} rows, {truth['bytes'] / 1e6:,.1f} MB"
    if input_bytes != truth["bytes"]:
        size += f", {input_bytes / 1e6:,.1f} MB compressed"
    base = base_score(scores)
    against = f"x {base.contender.name}" if base else "ratio"
    lines = [
        f"## {job.title}",
        "",
        size,
        "",
        f"| contender | kind | wall s | min-max | {against} | CPU s | peak MB |",
        "|---|---|---:|---:|---:|---:|---:|",
        *[row(score, base) for score in scores],
        "",
        *[f"Skipped: {reason}.\n" for reason in skipped],
    ]
    return "\n".join(lines)


def base_score(scores: list[Score]) -> Score | None:
    """Ratios are against peil, or without it against the first that succeeded."""
    good = [score for score in scores if score.fault is None]
    of_peil = [score for score in good if score.contender.kind == Kind.PEIL]
    return next(iter(of_peil + good), None)


def row(score: Score, base: Score | None) -> str:
    name, kind = score.contender.name, score.contender.kind.value
    if score.fault:
        return f"| {name} | {kind} | FAILED: {score.fault} | | | | |"
    spread = f"{min(score.walls):.3f}-{max(score.walls):.3f}"
    peak = median(score.peaks) * 1024 / 1e6
    ratio = score.wall / base.wall
    return (
        f"| {name} | {kind} | {score.wall:.3f} | {spread} | {ratio:.2f} |"
        f" {median(score.cpus):.3f} | {peak:,.0f} |"
    )
