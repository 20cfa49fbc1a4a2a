"""Runs the contenders of a job in turn, several rounds, and keeps what they took."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .agreement import Referee
from .contenders import Contender, Job


@dataclass
class Score:
    contender: Contender
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)  # KiB.
    fault: str | None = None

    @property
    def wall(self) -> float:
        return median(self.walls)


def run_job(
    job: Job, contenders: list[Contender], places: dict[str, str], referee: Referee, rounds: int
) -> list[Score]:
    """A contender that fails or disagrees takes no part in later rounds."""
    scores = [Score(contender) for contender in contenders]
    for number in range(rounds):
        for score in rotated(scores, number):
            if score.fault is None:
                print(f"{job.id}, round {number + 1}: {score.contender.name}", file=sys.stderr)
                run_once(score, places, referee)
    return scores


def rotated(scores: list[Score], by: int) -> list[Score]:
    """Another one begins each round, so that none always follows the same one."""
    start = by % len(scores) if scores else 0
    return scores[start:] + scores[:start]


def run_once(score: Score, places: dict[str, str], referee: Referee) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report, output = Path(scratch, "report.json"), Path(scratch, "output")
        output.mkdir()
        done = subprocess.run(
            [Path(places["bin"], "measure"), report, *command(score.contender, places, output)],
            stdout=subprocess.PIPE,
            cwd=scratch,
            check=True,
        )
        record = output / ".peil/run.json"
        found = record.read_bytes() if score.contender.reports == "checks" and record.exists() else done.stdout
        add(score, json.loads(report.read_text()), found, referee)


def command(contender: Contender, places: dict[str, str], output: Path) -> list[str]:
    python = places["venv_python"] if contender.package else sys.executable
    return [part.format(**places, python=python, output=output) for part in contender.command]


def add(score: Score, report: dict, output: bytes, referee: Referee) -> None:
    if report["exit"] != 0:
        score.fault = f"exit code {report['exit']}"
    elif score.contender.reports:
        score.fault = referee.fault(output, score.contender.reports)
    score.walls.append(report["wall"])
    score.cpus.append(report["cpu"])
    score.peaks.append(report["peak_kib"])
