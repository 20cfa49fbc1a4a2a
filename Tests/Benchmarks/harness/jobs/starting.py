"""Small work, of which the start of the process is most."""

from ..bars import milliseconds, seconds
from ..contenders import PIPELINE_OPTIONS, floor
from ..model import Contender, Job, Kind


def peil(name: str, arguments: str) -> Contender:
    return Contender(name, Kind.PEIL, "{peil} " + arguments, None)


SWIFT = "{bin}/empty_swift"
TILBURG = "{here}/../../Pipelines/tilburg-2022.yml"

JOBS = (
    Job(
        "start",
        "Start of the process",
        None,
        (
            peil("peil --version", "--version"),
            peil("peil check", f"check {{here}}/pipelines/five-csv.yml {PIPELINE_OPTIONS}"),
            floor("/bin/true", "/bin/true", None),
            Contender("empty program in Swift", Kind.FLOOR, SWIFT, None, program=SWIFT),
        ),
        bars=(milliseconds(10, "peil --version"), milliseconds(25, "peil check")),
        repeats=20,
    ),
    Job(
        "tilburg",
        "The pipeline tilburg-2022 whole: JSON, SQLite and reports",
        None,
        (peil("peil run", f"run {TILBURG} --output {{output}} --no-snapshots"),),
        bars=(seconds(0.3),),
        repeats=3,
    ),
    Job(
        "nightly",
        "A night in which nothing is new",
        None,
        (
            Contender(
                "peil nightly",
                Kind.PEIL,
                f"{{peil}} nightly {TILBURG} --output {{output}} --store {{output}}/store",
                None,
                keeps_output=True,
            ),
        ),
        bars=(seconds(1, "peil nightly"),),
        repeats=3,
    ),
)
