"""Small work, of which the start of the process is most."""

from ..bars import milliseconds, seconds
from ..contenders import floor
from ..model import Contender, Job, Kind


def peil(name: str, *arguments: str) -> Contender:
    return Contender(name, Kind.PEIL, ("{peil}", *arguments), None)


JOBS = (
    Job(
        "start",
        "Start of the process",
        "year.csv",
        (
            peil("peil --version", "--version"),
            peil("peil check", "check", "{here}/pipelines/five-csv.yml", "--set", "inputs={inputs}", "--set", "file={file}"),
            floor("/bin/true", "/bin/true", finding=None),
            Contender("empty program in Swift", Kind.FLOOR, ("{bin}/empty_swift",), None, program="{bin}/empty_swift"),
        ),
        bars=(milliseconds(10, "peil --version"), milliseconds(25, "peil check")),
        repeats=20,
    ),
    Job(
        "tilburg",
        "The pipeline tilburg-2022 whole: JSON, SQLite and reports",
        "year.csv",
        (
            peil(
                "peil run", "run", "{here}/../../Pipelines/tilburg-2022.yml", "--output", "{output}",
            ),
        ),
        bars=(seconds(0.3),),
        repeats=3,
    ),
)
