"""A folder with pipelines of which one is well, and one is wrong in each way."""

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

from .findings import Findings

PIPELINES = Path(__file__).resolve().parents[3] / "Pipelines"
NEEDED = ["tilburg-2022.yml", "catalogue", "sample", "literacy", "benefits"]

SECRET = "not-to-be-seen"
RETRIES = 2

HEAD = """peil: 1
name: {name}
period: 2022
catalogue: [catalogue/common.yml, catalogue/kwb.yml]
"""

SOURCE = """sources:
  wijken: {{ use: csv, location: "{location}", delimiter: ";", area: area, columns: {{ inhabitants: inwoners }} }}
sinks:
  json: {{ from: wijken, use: json, path: {name}.json }}
"""


class Scratch:
    def __init__(self, folder: Path, program: Path) -> None:
        self.folder = folder
        self.program = program
        self.pipelines = folder / "Pipelines"
        self.output = folder / "www"
        self.lineage = folder / "lineage.jsonl"
        self.tells_lineage = "--openlineage" in said([program, "nightly", "--help"])
        self.pipelines.mkdir(parents=True)
        for name in NEEDED:
            copy(PIPELINES / name, self.pipelines / name)

    def add_what_goes_wrong(self) -> None:
        (self.pipelines / "broken.csv").write_text("area;inwoners\nWK085501;many\n")
        self.write("bad-data", HEAD + SOURCE, location="broken.csv")
        self.write("bad-file", HEAD + SOURCE.replace("use: csv", "use: cvs"), location="broken.csv")
        away = f"http://127.0.0.1:{closed_port()}/wijken.csv?api_key=${{api_key}}"
        self.write("away", HEAD + SOURCE, location=away)

    def remove_what_goes_wrong(self) -> None:
        for name in ("bad-data", "bad-file", "away"):
            (self.pipelines / f"{name}.yml").unlink()

    def write(self, name: str, text: str, location: str) -> None:
        (self.pipelines / f"{name}.yml").write_text(text.format(name=name, location=location))

    def environment(self, **more: str) -> dict[str, str]:
        """What the examples are told, and nothing that is set on this machine for these programs."""
        prefixes = ("PEIL_", "AIRFLOW_", "DAGSTER_", "PYTHON", "VIRTUAL_ENV")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}
        return inherited | {
            "PEIL_PROGRAM": str(self.program),
            "PEIL_PIPELINES": str(self.pipelines),
            "PEIL_OUTPUT": str(self.output),
            "PEIL_RETRIES": str(RETRIES),
            "PEIL_RETRY_DELAY": "1",
            **({"PEIL_OPENLINEAGE": str(self.lineage)} if self.tells_lineage else {}),
            **more,
        }

    def check_secret(self, log: str, findings: Findings) -> None:
        findings.lacks("no message shows the secret", log, SECRET)
        files = [file for file in self.folder.rglob("*") if file.is_file()]
        telling = [str(file) for file in files if SECRET.encode() in file.read_bytes()]
        findings.same("no file holds the secret", telling, [])

    def check_lineage(self, findings: Findings) -> None:
        if self.tells_lineage:
            events = [json.loads(line) for line in self.lineage.read_text().splitlines()]
            ends = {event["job"]["name"]: event["eventType"] for event in events}
            findings.same("lineage of tilburg-2022", ends.get("tilburg-2022"), "COMPLETE")


def said(command: list[str | Path]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".peil"))
    else:
        shutil.copy(source, target)


def closed_port() -> int:
    """A port that nothing listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
