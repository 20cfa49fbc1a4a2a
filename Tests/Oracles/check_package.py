"""check_package.py FOLDER [...]: is what lies beside a page what independent readers make of it?

For each folder with a datapackage.json: Frictionless validates the package and every row of its tables (types,
constraints, primary key, bytes and hash); Python's csv reads the table, and the apostrophes are taken off names by the
pattern that the package publishes; where there is GeoJSON, shapely looks at its rings, and its figures and names must be
those of the table. Prints a line for each problem, then the number of packages and rows. Exit code 1 when there is one.
"""
import csv
import json
import os
import re
import sys

import frictionless
from frictionless import Package, system


def number(text, mark):
    return None if text == "" else float(text.replace(mark, "."))


def read_table(folder, resource):
    dialect, fields = resource["dialect"], resource["schema"]["fields"]
    with open(os.path.join(folder, resource["path"]), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=dialect["delimiter"], strict=True))
    assert rows[0] == [field["name"] for field in fields], "the header is not that of the schema"
    assert all(len(row) == len(fields) for row in rows), "a record has another number of fields"
    defused = resource["defused"]
    pattern, replacement = re.compile(defused["pattern"]), defused["replacement"].replace("$", "\\")
    records = []
    for row in rows[1:]:
        record = {}
        for field, cell in zip(fields, row):
            if field["type"] == "number":
                record[field["name"]] = number(cell, field.get("decimalChar", "."))
            else:
                for part in re.split("[;\t\r\n]", cell):
                    assert not re.match(r"\s*[=+\-@]", part), f"a spreadsheet computes {part!r}"
                record[field["name"]] = pattern.sub(replacement, cell) or None
        records.append(record)
    return records


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            yield index == 0, ring


def check_map(folder, resource, records):
    import geojson
    from shapely.geometry import shape
    from shapely.geometry.polygon import LinearRing

    with open(os.path.join(folder, resource["path"]), encoding="utf-8") as file:
        collection = geojson.load(file)
    assert collection.is_valid, collection.errors()
    by_code = {record["area_code"]: record for record in records}
    corners, invalid = [], 0
    for feature in collection["features"]:
        record = by_code[feature["id"]]
        for key, value in feature["properties"].items():
            assert record[key] == value, f"{feature['id']}: {key} is {value!r}, in the table {record[key]!r}"
        if feature["geometry"] is None:
            continue
        for is_outer, ring in rings(feature["geometry"]):
            assert len(ring) >= 4 and ring[0] == ring[-1], "a ring that is not closed"
            # A ring that crosses itself, as some of simplified maps do, runs both ways.
            line = LinearRing(ring)
            assert not line.is_valid or line.is_ccw == is_outer, f"{feature['id']}: a ring runs the wrong way"
            corners += ring
        invalid += not shape(feature["geometry"]).is_valid
    if corners:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        assert collection["bbox"] == [min(xs), min(ys), max(xs), max(ys)], "the box is not around the areas"
    return invalid


def check(folder):
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    report = Package(os.path.join(folder, "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5] or report.errors
    # Frictionless counts what it checked: a table that it did not read is no table that is right.
    records = read_table(folder, package["resources"][0])
    assert report.tasks[0].stats["rows"] == len(records), "Frictionless read another number of rows"
    invalid = 0
    for resource in package["resources"][1:]:
        invalid += check_map(folder, resource, records)
    return len(records), invalid


def main():
    system.trusted = True
    packages = rows = invalid = problems = 0
    for folder in sys.argv[1:]:
        try:
            found = check(folder)
            packages, rows, invalid = packages + 1, rows + found[0], invalid + found[1]
        except (AssertionError, KeyError, ValueError, frictionless.FrictionlessException) as problem:
            problems += 1
            print(f"{folder}: {problem}")
    print(f"{packages} packages, {rows} rows, {invalid} shapes that cross themselves")
    sys.exit(1 if problems or not packages else 0)


if __name__ == "__main__":
    main()
