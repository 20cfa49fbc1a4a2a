"""What the package sdmx1 reads from real SDMX-ML messages, in figures.

Run from the root of the repository with the folder of messages; prints JSON:

    python3 Tests/Oracles/sdmx_messages.py ../shared/data/sdmx > Tests/Oracles/sdmx_messages.json

For each message: the number of observations; for each dimension and attribute how many observations have it; and a
hash (64-bit FNV-1a) over all observations in the order of the message, each written as `name=value` sorted by name,
with tabs between and a line end behind. Nothing of the messages themselves is printed.
For each structure message: for each code list the number of codes and a hash over `code=label` lines, sorted.
sdmx1 2.28 wrote the committed file.
"""

import json
import logging
import os
import sys

import sdmx
import sdmx.reader.xml.v30  # can not be imported once a structure-specific message was read

logging.disable(logging.CRITICAL)

DATA = [
    "ECB_EXR/1/M.USD.EUR.SP00.A.xml", "ECB_EXR/ng-flat.xml", "ECB_EXR/ng-flat-ss.xml", "ECB_EXR/ng-ts.xml",
    "ECB_EXR/ng-ts-ss.xml", "ECB_EXR/ng-ts-gf.xml", "ECB_EXR/ng-ts-gf-ss.xml", "ECB_EXR/ng-xs.xml",
    "ECB_EXR/ng-xs-ss.xml", "ESTAT/NAMA_10_GDP-ss.xml", "ESTAT/demography-xs.xml",
    "INSEE/CNA-2010-CONSO-SI-A17.xml", "INSEE/IPI-2010-A21.xml", "INSEE/bug-series-freq-data.xml",
]
STRUCTURES = [
    "ECB_EXR/1/structure-full.xml", "ECB_EXR/ng-structure-full.xml", "ESTAT/demography-structure.xml",
    "ESTAT/apro_mk_cola-structure.xml", "INSEE/IPI-2010-A21-structure.xml",
    "INSEE/CNA-2010-CONSO-SI-A17-structure.xml", "ESTAT/CL_FREQ.xml", "ESTAT/GOV_10Q_GGNFA.xml",
]


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def observation(obs):
    fields = {key: value.value for key, value in obs.key.values.items()}
    fields |= {key: value.value for key, value in obs.attrib.items()}
    fields |= {} if obs.value is None else {"OBS_VALUE": obs.value}
    return {str(key): str(value) for key, value in fields.items()}


def data(path):
    # The order of the message: series by series, then what has no series.
    records = [observation(obs) for part in sdmx.read_sdmx(path).data for obs in part.obs]
    counts = {}
    for record in records:
        for name in record:
            counts[name] = counts.get(name, 0) + 1
    lines = ["\t".join(f"{name}={record[name]}" for name in sorted(record)) + "\n" for record in records]
    return {"observations": len(records), "counts": dict(sorted(counts.items())), "hash": fnv("".join(lines))}


def label(code):
    names = code.name.localizations
    return names.get("en") or next(iter(names.values()), "")


def structure(path):
    lists = {}
    for codelist in sdmx.read_sdmx(path).codelist.values():
        if len(codelist.items):
            codes = {code.id: " ".join(label(code).split()) for code in codelist}
            lines = sorted(f"{code}={label}\n" for code, label in codes.items())
            lists[codelist.id] = {"codes": len(codes), "hash": fnv("".join(lines))}
    return dict(sorted(lists.items()))


folder = sys.argv[1]
print(json.dumps({
    "data": {path: data(os.path.join(folder, path)) for path in DATA},
    "structures": {path: structure(os.path.join(folder, path)) for path in STRUCTURES},
}, indent=1))
