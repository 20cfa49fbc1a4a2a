"""Airflow 3: each pipeline of a folder is a task that runs `peil nightly`.

Settings are environment variables of the scheduler, the DAG processor and the workers:

    PEIL_PROGRAM      the program, `peil` unless given
    PEIL_PIPELINES    the folder of the pipeline files
    PEIL_OUTPUT       the folder to publish to
    PEIL_RETRIES      how often a task is tried again that found something out of reach, 3 unless given
    PEIL_RETRY_DELAY  seconds before the first retry, 1800 unless given; twice as many before each next one
    PEIL_SECRETS      names of parameters that are kept as Airflow Variables: `api_key` in `peil_api_key`
    PEIL_OPENLINEAGE  where lineage goes, an address or a file; nowhere unless given
    PEIL_OPENLINEAGE_NAMESPACE  under which namespace

The parameters of a pipeline come from the environment as well: `${data}` from PEIL_DATA.
"""

import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pendulum
from airflow.sdk import DAG, Variable, task
from airflow.sdk.exceptions import AirflowException, AirflowFailException

OUT_OF_REACH = 3


def setting(name: str, default: str) -> str:
    return os.environ.get(f"PEIL_{name}") or default


def pipelines() -> list[Path]:
    folder = Path(setting("PIPELINES", "/srv/peil/Pipelines"))
    files = sorted(file for file in folder.glob("*") if file.suffix in (".yml", ".yaml"))
    if not files:
        raise FileNotFoundError(f"PEIL_PIPELINES: no pipeline file in {folder}")
    return files


def command(pipeline: str) -> list[str]:
    """Airflow does the retries; a run by hand that is still at work is waited for."""
    output = setting("OUTPUT", "/srv/www/peil")
    words = [setting("PROGRAM", "peil"), "nightly", pipeline, "--output", output, "--retries", "0", "--wait", "600"]
    for option in ("openlineage", "openlineage-namespace"):
        if value := setting(option.upper().replace("-", "_"), ""):
            words += [f"--{option}", value]
    return words


def environment() -> dict[str, str]:
    """Secrets reach peil this way only: a command line can be read by all users of a machine."""
    names = setting("SECRETS", "").replace(",", " ").split()
    return os.environ | {f"PEIL_{name.upper()}": Variable.get(f"peil_{name}") for name in names}


def nightly(pipeline: str) -> str:
    """Runs one pipeline, and gives the line that says what was done."""
    words, variables = command(pipeline), environment()
    try:
        done = subprocess.run(words, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    except OSError as problem:
        raise AirflowFailException(f"PEIL_PROGRAM: {problem}") from problem
    print(done.stdout + done.stderr, end="")
    if done.returncode == 0:
        return last_line(done.stdout)
    message = f"{last_line(done.stderr) or pipeline} (exit code {done.returncode})"
    if done.returncode == OUT_OF_REACH:
        raise AirflowException(message)
    raise AirflowFailException(message)


def last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")


# One task at a time, since peil works on one pipeline of a folder at a time.
with DAG(
    dag_id="peil_nightly",
    schedule="15 3 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Amsterdam"),
    catchup=False,
    max_active_runs=1,
    max_active_tasks=1,
    default_args={
        "retries": int(setting("RETRIES", "3")),
        "retry_delay": timedelta(seconds=float(setting("RETRY_DELAY", "1800"))),
        "retry_exponential_backoff": 2,
        "execution_timeout": timedelta(hours=3),
    },
    tags=["peil"],
    doc_md=__doc__,
):
    for file in pipelines():
        task(task_id=file.stem)(nightly)(str(file))
