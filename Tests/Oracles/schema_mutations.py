#!/usr/bin/env python3
"""Spoils pipeline files by chance and asks a published validator whether the schema notices.

schema_mutations.py SCHEMA OUTPUT PIPELINE ... writes spoiled files to the folder OUTPUT, 20 of each pipeline, and prints
{"files": [{"name": ..., "how": ..., "accepted": false}, ...]}. Needs check-jsonschema.
"""
import copy
import json
import pathlib
import random
import sys

import jsonschema
import ruamel.yaml

from schema_verdicts import read

SECTIONS = ["sources", "transforms", "sinks"]


def steps(document):
    return [step for section in SECTIONS for step in (document.get(section) or {}).values()]


def misspell(document, dice):
    """A field of a step, of a check or of the file under a name that no field has."""
    owner = dice.choice([document, *steps(document), *(document.get("checks") or [])])
    name = dice.choice(sorted(owner))
    place = dice.randrange(1, len(name))
    changed = name[:place] + dice.choice("qxz") + name[place:]
    # The order is kept, so that nothing but the name is changed.
    items = [(changed if key == name else key, value) for key, value in owner.items()]
    owner.clear()
    owner.update(items)
    return f"{name} -> {changed}"


def forget(document, dice):
    """What must be given is not."""
    owner, names = dice.choice(
        [(document, ["peil", "name", "sources"])]
        + [(step, ["use"] + (["from"] if "from" in step else [])) for step in steps(document)]
    )
    name = dice.choice([name for name in names if name in owner])
    del owner[name]
    return f"without {name}"


def retype(document, dice):
    """A list of lists in the place of one word."""
    owners = [(step, name) for step in steps(document) for name, value in step.items() if not isinstance(value, (list, dict))]
    owner, name = dice.choice(owners)
    owner[name] = [["no", ["such"]], 1]
    return f"{name} is a list of lists"


def main():
    schema, output, *pipelines = sys.argv[1:]
    validator = jsonschema.Draft7Validator(json.load(open(schema, encoding="utf-8")))
    yaml = ruamel.yaml.YAML(typ="safe", pure=True)
    files = []
    for pipeline in pipelines:
        original = read(open(pipeline, encoding="utf-8").read())
        for number in range(20):
            document = copy.deepcopy(original)
            dice = random.Random(f"{pathlib.Path(pipeline).name} {number}")
            how = dice.choice([misspell, forget, retype])(document, dice)
            name = f"{pathlib.Path(pipeline).stem}-{number}.yml"
            with open(pathlib.Path(output) / name, "w", encoding="utf-8") as file:
                yaml.dump(document, file)
            files.append({"name": name, "how": how, "accepted": validator.is_valid(document)})
    json.dump({"files": files}, sys.stdout)


main()
