"""What a benchmark is made of: jobs, and the contenders that do them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from .bars import Bar


@dataclass(frozen=True)
class Finding:
    """How what a contender found becomes figures, and the columns that these must hold:
    all of the input, the measures among them, or those named."""

    read: Callable[[bytes, Mapping[str, str]], dict]  # What it printed, and the places of the run.
    columns: tuple[str, ...] | Literal["all", "measures"] = "all"


class Kind(Enum):
    PEIL = "peil"
    FLOOR = "floor"
    PEER = "peer"


@dataclass(frozen=True)
class Contender:
    """A command, in words as a shell takes them. These stand for what differs from run to run: {input} the job's file,
    {file} its name, {inputs} the folder of all inputs, {output} an empty folder, {peil} the binary,
    {bin} the compiled floors, {here} this folder, {python} the Python for the contender.
    """

    name: str
    kind: Kind
    command: str
    finding: Finding | None  # None is only timed.
    input: str | None = None  # Where it differs from the job's.
    packages: tuple[str, ...] = ()  # What a peer must have installed,
    environment: str = "peers"  # and where: see peers.py.
    program: str | None = None  # A program without which it is skipped.
    needs_file: str | None = None  # A file under this folder without which it is skipped.
    keeps_output: bool = False  # Its folder of outputs stays, and it runs once before it is timed.
    most_rounds: int | None = None  # A slow one takes part in fewer.
    note: str | None = None  # What a reader of its figures has to know.


@dataclass(frozen=True)
class Job:
    id: str
    title: str
    input: str | None  # Only of a job about no data.
    contenders: tuple[Contender, ...]
    bars: tuple[Bar, ...] = ()
    repeats: int = 1  # How often a contender runs in each round.

    def inputs(self) -> set[str]:
        """The inputs of all contenders."""
        return {name for name in (self.input, *(one.input for one in self.contenders)) if name}
