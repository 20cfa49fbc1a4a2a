"""Prints what the event log of Dagster holds of the newest run, by step. Runs in the environment of Dagster."""

import json
from typing import Any

import dagster as dg


def main() -> None:
    with dg.DagsterInstance.get() as instance:
        run = instance.get_runs(limit=1)[0]
        steps: dict[str, dict[str, Any]] = {}
        for record in instance.all_logs(run.run_id):
            event = record.dagster_event
            if event is not None and event.step_key is not None:
                empty = {"materialized": None, "observed": None, "retries": 0, "error": ""}
                note(event, steps.setdefault(event.step_key, empty))
    print(json.dumps(steps))


def note(event: dg.DagsterEvent, step: dict[str, Any]) -> None:
    match event.event_type:
        case dg.DagsterEventType.ASSET_MATERIALIZATION:
            step["materialized"] = texts(event.step_materialization_data.materialization.metadata)
        case dg.DagsterEventType.ASSET_OBSERVATION:
            step["observed"] = texts(event.asset_observation_data.asset_observation.metadata)
        case dg.DagsterEventType.STEP_RESTARTED:
            step["retries"] += 1
        case dg.DagsterEventType.STEP_FAILURE:
            step["error"] = event.step_failure_data.error.to_string()


def texts(metadata: dict[str, dg.MetadataValue]) -> dict[str, str]:
    return {name: str(value.value) for name, value in metadata.items()}


if __name__ == "__main__":
    main()
