"""The example for Dagster, by its own command line, and what its event log then holds."""

import json
import subprocess
from pathlib import Path
from typing import Any

from .findings import Findings
from .scratch import RETRIES, SECRET, Scratch

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/orchestrators/dagster_nightly.py"
EVENTS = Path(__file__).resolve().parents[1] / "inside/events.py"


def check(scratch: Scratch, python: Path, findings: Findings) -> None:
    home = scratch.folder / "dagster"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: { enabled: false }\n")
    environment = scratch.environment(DAGSTER_HOME=str(home), PEIL_API_KEY=SECRET)

    scratch.add_what_goes_wrong()
    first = run(python, environment)
    events = read(python, environment)
    check_made(events["tilburg_2022"], findings)
    check_at_once(events["bad_data"], 1, findings)
    check_at_once(events["bad_file"], 2, findings)
    check_again(events["away"], findings)
    findings.holds("the run failed", first.returncode != 0, "exit code 0")
    scratch.check_secret(first.stdout + json.dumps(events), findings)
    scratch.check_lineage(findings)

    scratch.remove_what_goes_wrong()
    second = run(python, environment)
    findings.same("exit code of the second run", second.returncode, 0)
    check_unchanged(read(python, environment)["tilburg_2022"], findings)


def run(python: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """As docs/orchestrators.md says it."""
    program = python.with_name("dagster")
    command = [program, "job", "execute", "--python-file", EXAMPLE, "--job", "peil_nightly"]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def read(python: Path, environment: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The events of the newest run, by step."""
    done = subprocess.run([python, EVENTS], env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def check_made(step: dict[str, Any], findings: Findings) -> None:
    metadata = step["materialized"]
    findings.same("tilburg-2022: made on the first run", metadata is not None, True)
    metadata = metadata or {}
    findings.same("tilburg-2022: outcome", metadata.get("outcome"), "done")
    findings.holds("tilburg-2022: records", int(metadata.get("records", 0)) > 0, repr(metadata))
    findings.holds("tilburg-2022: inputs with SHA-256", len(metadata.get("inputs", "")) > 64, repr(metadata))
    findings.contains("tilburg-2022: outputs", metadata.get("outputs", ""), "tilburg-2022.json")


def check_unchanged(step: dict[str, Any], findings: Findings) -> None:
    findings.same("tilburg-2022: not made on the second run", step["materialized"], None)
    observed = step["observed"] or {}
    findings.same("tilburg-2022: observed as unchanged", observed.get("outcome"), "unchanged")


def check_at_once(step: dict[str, Any], code: int, findings: Findings) -> None:
    findings.same(f"exit code {code}: retries", step["retries"], 0)
    findings.contains(f"exit code {code}: the error", step["error"], f"(exit code {code})")
    findings.contains(f"exit code {code}: names the log", step["error"], "log: ")


def check_again(step: dict[str, Any], findings: Findings) -> None:
    findings.same("exit code 3: retries", step["retries"], RETRIES)
    findings.contains("exit code 3: the error", step["error"], "(exit code 3)")
