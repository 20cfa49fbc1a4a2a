"""Runs the contenders of a job in turn, several rounds, and keeps what they took."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .agreement import Referee
from .findings import Places, Unreadable
from .inputs import Inputs
from .model import Contender, Job
from .scores import Score


class Rounds:
    """The contenders of one job, each held to what is known of its input."""

    def __init__(self, job: Job, inputs: Inputs, places: Places) -> None:
        self.job = job
        self.inputs = inputs
        self.places = places
        # One for each input, since its contenders are held to each other too.
        self.referees = {name: Referee(inputs.truth(name)) for name in job.inputs()}

    def run(self, contenders: list[Contender], rounds: int) -> list[Score]:
        """A contender that fails or disagrees takes no part in later rounds."""
        scores = [Score(one, *self.input_size(one)) for one in contenders]
        with tempfile.TemporaryDirectory(dir=self.places["scratch"]) as scratch:
            for score in scores:
                if score.contender.keeps_output:
                    self.run_once(score, Path(scratch), timed=False)
            for number in range(rounds):
                for score in rotated(scores, number):
                    if number < (score.contender.most_rounds or rounds):
                        print(f"{self.job.id}, round {number + 1}: {score.contender.name}", file=sys.stderr)
                        self.run_repeats(score, Path(scratch))
        return scores

    def run_repeats(self, score: Score, scratch: Path) -> None:
        os.sync()  # What is still to be written, by others too, is not written while this one runs.
        for _ in range(self.job.repeats):
            if score.fault is None:
                self.run_once(score, scratch, timed=True)

    def run_once(self, score: Score, scratch: Path, timed: bool) -> None:
        contender = score.contender
        output = output_folder(contender, scratch)
        places = self.places_of(contender, output)
        report = scratch / "report.json"
        words = [word.format(**places) for word in shlex.split(contender.command)]
        done = subprocess.run(
            [Path(self.places["bin"], "measure"), report, *words],
            stdout=subprocess.PIPE,
            cwd=scratch,
            # polars reads it when it is imported.
            env={**os.environ, "POLARS_MAX_THREADS": self.places["threads"]},
            check=True,
        )
        taken = json.loads(report.read_text())
        score.fault = self.fault(contender, taken["exit"], done.stdout, places)
        if timed:
            score.add(taken)
        if not contender.keeps_output:
            shutil.rmtree(output)

    def places_of(self, contender: Contender, output: Path) -> Places:
        name = self.input(contender) or ""
        python = self.places[contender.environment] if contender.packages else sys.executable
        return {
            **self.places,
            "input": str(self.inputs.folder / name),
            "file": name,
            "output": str(output),
            "python": python,
        }

    def input(self, contender: Contender) -> str | None:
        return contender.input or self.job.input

    def input_size(self, contender: Contender) -> tuple[int, int]:
        """In rows and bytes."""
        name = self.input(contender)
        truth = self.inputs.truth(name) if name else {"rows": 0, "bytes": 0}
        return truth["rows"], truth["bytes"]

    def fault(self, contender: Contender, exit_code: int, output: bytes, places: Places) -> str | None:
        if exit_code != 0:
            return f"exit code {exit_code}"
        if contender.finding is None:
            return None
        try:
            found = contender.finding.read(output, places)
        except Unreadable as problem:
            return str(problem)
        return self.referees[places["file"]].fault(found, contender.finding.columns)


def output_folder(contender: Contender, scratch: Path) -> Path:
    """An empty one, unless it is kept from run to run."""
    folder = scratch / (f"kept by {contender.name}" if contender.keeps_output else "output")
    folder.mkdir(exist_ok=True)
    return folder


def rotated(scores: list[Score], by: int) -> list[Score]:
    """Another one begins each round, so that none always follows the same one."""
    start = by % len(scores) if scores else 0
    return scores[start:] + scores[:start]
