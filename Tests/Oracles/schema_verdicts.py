#!/usr/bin/env python3
"""Says of YAML documents whether a published validator accepts them.

Reads [{"schema": {...}, "documents": ["a: 1", ...]}, ...] from a file and writes [[true, ...], ...]. The YAML is read
as an editor reads it (YAML 1.2, keys as text), the schemas are checked against draft-07 first. Needs check-jsonschema,
which brings jsonschema and ruamel.yaml.
"""
import io
import json
import sys

import jsonschema
import ruamel.yaml


def read(text):
    yaml = ruamel.yaml.YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = yaml.constructor.yaml_constructors[
        "tag:yaml.org,2002:str"
    ]
    return plain(yaml.load(io.StringIO(text)))


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def main():
    verdicts = []
    for case in json.load(open(sys.argv[1], encoding="utf-8")):
        jsonschema.Draft7Validator.check_schema(case["schema"])
        validator = jsonschema.Draft7Validator(case["schema"])
        verdicts.append([validator.is_valid(read(text)) for text in case["documents"]])
    json.dump(verdicts, sys.stdout)


if __name__ == "__main__":
    main()
