"""Writes what peil and SQLite have to be told of the inputs: catalogues and tables."""

import re
from collections import Counter
from pathlib import Path

# The indicators of pipelines/catalogue.yml.
INDICATORS = {
    "inhabitants": "AantalInwoners_5",
    "age_65_plus": "k_65JaarOfOuder_12",
    "dwelling_value": "GemiddeldeWoningwaarde_35",
    "low_income_households": "HuishoudensMetEenLaagInkomen_72",
    "social_assistance": "PersonenPerSoortUitkeringBijstand_74",
}


def write(folder: Path, truth: dict) -> None:
    """`wide.yml` and `wide.sql` for a table, `long.yml` and `long.sql` for observations."""
    names = [column["name"] for column in truth["columns"]]
    if "ID" in names:
        (folder / "wide.yml").write_text(wide_catalogue(measures(truth)))
        (folder / "wide.sql").write_text(wide_table(truth))
    else:
        (folder / "long.yml").write_text(catalogue("long", names))
        (folder / "long.sql").write_text(LONG_TABLE)


def measures(truth: dict) -> list[str]:
    return [column["name"] for column in truth["columns"] if "sum" in column and column["name"] != "ID"]


def identifier(name: str) -> str:
    """Of an indicator: `AantalInwoners_5` is `aantal_inwoners_5`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def catalogue(id: str, names: list[str]) -> str:
    rows = [
        f"  {identifier(name)}: {{ label: {name}, unit: score, polarity: worse, domain: generated }}\n"
        for name in names
    ]
    return f"peil-catalogue: 1\nid: {id}\nindicators:\n{''.join(rows)}"


def wide_catalogue(names: list[str]) -> str:
    """With bindings, by stem: some occur more than once."""
    stems = [name.rsplit("_", 1)[0] for name in names]
    totals, seen = Counter(stems), Counter[str]()
    rows = []
    for name, stem in zip(names, stems, strict=True):
        seen[stem] += 1
        which = f", occurrence: {seen[stem]}, of: {totals[stem]}" if totals[stem] > 1 else ""
        rows.append(f"      {identifier(name)}: {{ title: {stem}{which} }}\n")
    table = "bindings:\n  table:\n    title: Generated table\n    publisher: none\n    licence: none\n    columns:\n"
    return catalogue("wide", names) + table + "".join(rows)


def wide_table(truth: dict) -> str:
    columns = [f'"{column["name"]}" {"REAL" if "sum" in column else "TEXT"}' for column in truth["columns"]]
    return f"CREATE TABLE observation ({', '.join(columns)});\n"


LONG_TABLE = "CREATE TABLE observation (area TEXT, period TEXT, indicator TEXT, value REAL, status TEXT);\n"
