"""check_sinks.py csv FOLDER | jsonstat FILE | geojson FILE, with the cells that should be there on standard input.

Reads what a sink of open data wrote with programs that know nothing of this one, and compares every cell. The cells are
JSON lines of area, name, period, indicator, value and status.

csv: polars and pandas read the table. (Frictionless is asked by check_package.py.)
jsonstat: jsonstat-validator checks the dataset, pyjstat reads it.
geojson: geojson checks the collection, shapely its shapes.
"""
import json
import os
import sys


def same(found, cells, what):
    assert len(found) == len(cells), f"{what} finds {len(found)} cells, not {len(cells)}"
    for cell in cells:
        key = (cell["area"], cell["period"], cell["indicator"])
        assert key in found, f"{what} does not find {key}"
        assert found[key] == cell["value"], f"{what}: {key} is {found[key]!r}, not {cell['value']!r}"


def figure(value):
    return None if value is None or value != value else float(value)


def check_csv(folder, cells):
    import pandas
    import polars

    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        resource = json.load(file)["resources"][0]
    path, separator = os.path.join(folder, resource["path"]), resource["dialect"]["delimiter"]
    comma = any(field.get("decimalChar") == "," for field in resource["schema"]["fields"])
    text = {name: str for name in ("area_code", "area_name", "parent_code", "period")}
    tables = {
        "polars": polars.read_csv(
            path, separator=separator, decimal_comma=comma, infer_schema_length=None,
            schema_overrides={name: polars.String for name in text}).to_dicts(),
        "pandas": pandas.read_csv(
            path, sep=separator, decimal="," if comma else ".", dtype=text, float_precision="round_trip"
        ).to_dict("records"),
    }
    indicators = sorted({cell["indicator"] for cell in cells})
    for what, records in tables.items():
        found = {}
        for record in records:
            key = (record["area_code"], record["period"])
            if "indicator" in record:
                found[(*key, record["indicator"])] = figure(record["value"])
            else:
                found.update({(*key, name): figure(record[name]) for name in indicators})
        same(found, cells, what)


def check_jsonstat(path, cells):
    from jsonstat_validator import validate_jsonstat
    from pyjstat import pyjstat

    with open(path, encoding="utf-8") as file:
        text = file.read()
    document = json.loads(text)
    validate_jsonstat(document)
    dataset = pyjstat.Dataset.read(text)
    frame = dataset.write("dataframe", naming="id")
    found = {(row["area"], row["period"], row["indicator"]): figure(row["value"]) for _, row in frame.iterrows()}
    rows = {(cell["area"], cell["period"]) for cell in cells}
    assert all(value is None for key, value in found.items() if key[:2] not in rows), "a cell without a row has a value"
    same({key: value for key, value in found.items() if key[:2] in rows}, cells, "pyjstat")
    # What pyjstat does not look at: statuses by the number of the cell, names of areas, roles.
    sizes, codes = document["size"], [document["dimension"][name]["category"]["index"] for name in document["id"]]
    statuses = {"A": "observed"} | document["extension"]["status"]["label"]
    names = document["dimension"]["area"]["category"]["label"]
    for cell in cells:
        places = [codes[0].index(cell["area"]), codes[1].index(cell["period"]), codes[2].index(cell["indicator"])]
        number = (places[0] * sizes[1] + places[1]) * sizes[2] + places[2]
        status = statuses[document.get("status", {}).get(str(number), "A")]
        assert status == cell["status"], f"cell {number} is {status}, not {cell['status']}"
        assert names[cell["area"]] == cell["name"]
    assert document["role"] == {"time": ["period"], "geo": ["area"], "metric": ["indicator"]}


def check_geojson(path, cells):
    import geojson
    from shapely.geometry import shape

    with open(path, encoding="utf-8") as file:
        collection = geojson.load(file)
    assert collection.is_valid, collection.errors()
    found = {}
    for feature in collection["features"]:
        properties = feature["properties"]
        for name in {cell["indicator"] for cell in cells}:
            found[(feature["id"], properties["period"], name)] = properties[name]
        assert feature["geometry"] is None or shape(feature["geometry"]).area > 0
    same(found, cells, "geojson")


def main():
    kind, path = sys.argv[1:3]
    cells = [json.loads(line) for line in sys.stdin]
    try:
        {"csv": check_csv, "jsonstat": check_jsonstat, "geojson": check_geojson}[kind](path, cells)
    except AssertionError as problem:
        sys.exit(f"{path}: {problem}")
    print(f"{len(cells)} cells")


if __name__ == "__main__":
    main()
