"""Dagster: each pipeline of a folder is an asset that `peil nightly` makes.

Settings are environment variables, or stand in `.env` beside the code location:

    PEIL_PROGRAM      the program, `peil` unless given
    PEIL_PIPELINES    the folder of the pipeline files
    PEIL_OUTPUT       the folder to publish to
    PEIL_RETRIES      how often an asset is tried again that found something out of reach, 3 unless given
    PEIL_RETRY_DELAY  seconds before the first retry, 1800 unless given; twice as many before each next one
    PEIL_OPENLINEAGE  where lineage goes, an address or a file; nowhere unless given
    PEIL_OPENLINEAGE_NAMESPACE  under which namespace

The parameters of a pipeline, secrets among them, come from the environment as well: `${api_key}` from PEIL_API_KEY.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

OUT_OF_REACH = 3


def setting(name: str, default: str) -> str:
    return os.environ.get(f"PEIL_{name}") or default


def pipelines() -> list[Path]:
    folder = Path(setting("PIPELINES", "/srv/peil/Pipelines"))
    files = sorted(file for file in folder.glob("*") if file.suffix in (".yml", ".yaml"))
    if not files:
        raise FileNotFoundError(f"PEIL_PIPELINES: no pipeline file in {folder}")
    return files


def output() -> str:
    return setting("OUTPUT", "/srv/www/peil")


def peil(*words: str) -> subprocess.CompletedProcess[str]:
    command = [setting("PROGRAM", "peil"), *words]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def nightly(pipeline: Path) -> subprocess.CompletedProcess[str]:
    """Dagster does the retries; a run by hand that is still at work is waited for."""
    options = ["--output", output(), "--retries", "0", "--wait", "600"]
    for option in ("openlineage", "openlineage-namespace"):
        if value := setting(option.upper().replace("-", "_"), ""):
            options += [f"--{option}", value]
    return peil("nightly", str(pipeline), *options)


def complain(context: dg.AssetExecutionContext, done: subprocess.CompletedProcess[str]) -> None:
    """Only what is out of reach is tried again; the rest waits for a person."""
    message = f"{last_line(done.stderr)} (exit code {done.returncode})"
    if done.returncode != OUT_OF_REACH:
        raise dg.Failure(message, metadata={"exit_code": done.returncode, "log": done.stderr}, allow_retries=False)
    pause = float(setting("RETRY_DELAY", "1800")) * 2**context.retry_number
    raise dg.RetryRequested(int(setting("RETRIES", "3")), pause) from dg.Failure(message)


def last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")


def last_run(pipeline: Path) -> dict[str, Any]:
    """How the run ended that was just made, from the history."""
    return json.loads(peil("history", str(pipeline), "--limit", "1", "--format", "json").stdout)


def facts(folder: Path) -> dict[str, Any]:
    """What is known of the outputs as they stand, from the record beside them."""
    record = json.loads((folder / ".peil" / "run.json").read_text())
    sources = [step for step in record["steps"] if step["kind"] == "source"]
    return {
        "records": sum(step["in"] for step in sources),
        "quarantined": sum(step["quarantined"] for step in sources),
        "checks": table(record["checks"], "check", "found"),
        "inputs": table(record["inputs"], "file", "sha256", "bytes"),
        "outputs": [dg.MetadataValue.path(str(folder / name)).value for name in record["outputs"]],
    }


def table(rows: list[dict[str, Any]], *columns: str) -> dg.TableMetadataValue | str:
    records = [dg.TableRecord({column: row[column] for column in columns}) for row in rows]
    return dg.MetadataValue.table(records) if records else "none"


def asset(pipeline: Path) -> dg.AssetsDefinition:
    key = dg.AssetKey(pipeline.stem)
    name = "".join(letter if letter.isalnum() else "_" for letter in pipeline.stem)

    # What is skippable need not be made in a run: an asset counts as made only when there was something new.
    @dg.multi_asset(name=name, specs=[dg.AssetSpec(key, skippable=True, group_name="peil", kinds={"peil"})])
    def made(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult | dg.AssetObservation]:
        done = nightly(pipeline)
        context.log.info(done.stdout + done.stderr)
        if done.returncode != 0:
            complain(context, done)
        run = last_run(pipeline)
        metadata = {"outcome": run["outcome"], "changes": run["changes"], **facts(Path(output(), pipeline.stem))}
        if run["outcome"] == "done":
            yield dg.MaterializeResult(asset_key=key, metadata=metadata)
        else:
            yield dg.AssetObservation(asset_key=key, metadata=metadata)

    return made


job = dg.define_asset_job("peil_nightly", dg.AssetSelection.groups("peil"))
schedule = dg.ScheduleDefinition(job=job, cron_schedule="15 3 * * *", execution_timezone="Europe/Amsterdam")

# One after the other, since peil works on one pipeline of a folder at a time.
defs = dg.Definitions(
    assets=[asset(file) for file in pipelines()],
    jobs=[job],
    schedules=[schedule],
    executor=dg.in_process_executor,
)
