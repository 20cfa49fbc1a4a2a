"""Runs the contenders of a job in turn, several rounds, and keeps what they took."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .agreement import Referee
from .findings import Unreadable
from .inputs import Inputs
from .model import Contender, Job
from .scores import Score

Places = dict[str, str]


class Rounds:
    """The contenders of one job, each held to what is known of its input."""

    def __init__(self, job: Job, inputs: Inputs, places: Places, pythons: dict[str, str]) -> None:
        self.job = job
        self.inputs = inputs
        self.places = places
        self.pythons = pythons
        self.referees: dict[str, Referee] = {}

    def run(self, contenders: list[Contender], rounds: int) -> list[Score]:
        """A contender that fails or disagrees takes no part in later rounds."""
        with tempfile.TemporaryDirectory(dir=self.inputs.folder.parent) as scratch:
            self.scratch = Path(scratch)
            scores = [Score(one, self.truth(one)["bytes"]) for one in contenders]
            for score in scores:
                if score.contender.keeps_output:
                    self.run_once(score, timed=False)
            for number in range(rounds):
                for score in rotated(scores, number):
                    if number < (score.contender.most_rounds or rounds):
                        self.run_repeats(score, number)
        return scores

    def run_repeats(self, score: Score, number: int) -> None:
        print(f"{self.job.id}, round {number + 1}: {score.contender.name}", file=sys.stderr)
        for _ in range(self.job.repeats):
            if score.fault is None:
                self.run_once(score)

    def run_once(self, score: Score, timed: bool = True) -> None:
        contender = score.contender
        output = self.output(contender)
        report = self.scratch / "report.json"
        file = self.input(contender)
        places = {**self.places, "input": str(file), "file": file.name, "output": str(output)}
        done = subprocess.run(
            [Path(self.places["bin"], "measure"), report, *self.command(contender, places)],
            stdout=subprocess.PIPE,
            cwd=self.scratch,
            env={**os.environ, "POLARS_MAX_THREADS": self.places["threads"]},
            check=True,
        )
        taken = json.loads(report.read_text())
        score.fault = self.fault(contender, taken["exit"], done.stdout, places)
        if timed:
            score.walls.append(taken["wall"])
            score.cpus.append(taken["cpu"])
            score.peaks.append(taken["peak_kib"])
        if not contender.keeps_output:
            shutil.rmtree(output)

    def output(self, contender: Contender) -> Path:
        """The folder of outputs: an empty one, unless it is kept from run to run."""
        place = self.scratch / ("kept " + contender.name if contender.keeps_output else "output")
        place.mkdir(exist_ok=True)
        return place

    def input(self, contender: Contender) -> Path:
        return self.inputs.folder / (contender.input or self.job.input)

    def truth(self, contender: Contender) -> dict:
        return self.inputs.truth(contender.input or self.job.input)

    def command(self, contender: Contender, places: Places) -> list[str]:
        python = self.pythons[contender.environment] if contender.packages else sys.executable
        return [part.format(**places, python=python) for part in contender.command]

    def fault(self, contender: Contender, exit_code: int, output: bytes, places: Places) -> str | None:
        if exit_code != 0:
            return f"exit code {exit_code}"
        if contender.finding is None:
            return None
        try:
            found = contender.finding.read(output, places)
            return self.referee(contender).fault(found, contender.finding.columns)
        except Unreadable as problem:
            return str(problem)

    def referee(self, contender: Contender) -> Referee:
        """One for each input, since contenders of one input are held to each other too."""
        name = contender.input or self.job.input
        if name not in self.referees:
            self.referees[name] = Referee(self.inputs.truth(name))
        return self.referees[name]


def rotated(scores: list[Score], by: int) -> list[Score]:
    """Another one begins each round, so that none always follows the same one."""
    start = by % len(scores) if scores else 0
    return scores[start:] + scores[:start]
