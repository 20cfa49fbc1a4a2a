"""The example for Airflow, by its own command line, and what its database then holds."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .findings import Findings
from .scratch import RETRIES, SECRET, Scratch

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/orchestrators/airflow_nightly.py"

NEWEST = """
SELECT task_id, state, try_number FROM task_instance
WHERE run_id = (SELECT run_id FROM dag_run ORDER BY id DESC LIMIT 1)
"""


@dataclass(frozen=True)
class Task:
    state: str
    tries: int


class Airflow:
    """An installation with a database of its own."""

    def __init__(self, scratch: Scratch, python: Path) -> None:
        home = scratch.folder / "airflow"
        dags = home / "dags"
        dags.mkdir(parents=True)
        shutil.copy(EXAMPLE, dags)
        self.program = python.with_name("airflow")
        self.database = home / "airflow.db"
        self.environment = scratch.environment(
            AIRFLOW_HOME=str(home),
            AIRFLOW__CORE__DAGS_FOLDER=str(dags),
            AIRFLOW__CORE__LOAD_EXAMPLES="false",
            AIRFLOW_VAR_PEIL_API_KEY=SECRET,
            PEIL_SECRETS="api_key",
        )

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [self.program, *words]
        return subprocess.run(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def tasks(self) -> dict[str, Task]:
        """How the tasks of the newest run ended."""
        with closing(sqlite3.connect(self.database)) as connection:
            return {name: Task(state, tries) for name, state, tries in connection.execute(NEWEST)}


def check(scratch: Scratch, python: Path, findings: Findings) -> None:
    airflow = Airflow(scratch, python)
    findings.same("exit code of airflow db migrate", airflow.run("db", "migrate").returncode, 0)

    scratch.add_what_goes_wrong()
    first = airflow.run("dags", "test", "peil_nightly")
    check_first(airflow.tasks(), first.stdout, findings)
    scratch.check_secret(first.stdout, findings)
    scratch.check_lineage(findings)

    scratch.remove_what_goes_wrong()
    second = airflow.run("dags", "test", "peil_nightly")
    findings.same("the second run", airflow.tasks(), {"tilburg-2022": Task("success", 1)})
    findings.contains("the second run finds nothing new", second.stdout, "tilburg-2022: unchanged")


def check_first(tasks: dict[str, Task], log: str, findings: Findings) -> None:
    expected = {
        "tilburg-2022": Task("success", 1),
        "bad-data": Task("failed", 1),
        "bad-file": Task("failed", 1),
        "away": Task("failed", 1 + RETRIES),
    }
    for name, task in expected.items():
        findings.same(f"{name}: {task.state}, tries {task.tries}", tasks.get(name), task)
    findings.contains("tilburg-2022 was made", log, "steps ran")
    for name, code in {"bad-data": 1, "bad-file": 2, "away": 3}.items():
        found = any(name in line and f"(exit code {code})" in line and "log: " in line for line in log.splitlines())
        findings.holds(f"{name}: the error is the last line of peil", found, log[-3000:])
