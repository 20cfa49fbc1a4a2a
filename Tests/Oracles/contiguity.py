"""Expected neighbours on real maps, from libpysal and shapely.

Run from the root of the repository with the folder of the maps; prints the vectors as JSON:

    python3 Tests/Oracles/contiguity.py DATA > Tests/Oracles/contiguity.json

For the GeoJSON maps queen neighbours are those of libpysal 4.14, and the same that shapely 2.2 finds from the geometries
themselves (they intersect); rook neighbours are shapely's (the borders meet in a line). libpysal's Rook differs
in one pair of 9,213 wijken, WK059921 and WK061304, which meet in the point 4.44024 51.86642 and nowhere else. For TopoJSON they follow from the arcs and the decoded
positions. Pairs are committed as their number and the FNV-1a hash of the sorted list, because the list is long.
"""

import json
import sys
import warnings
from itertools import combinations

import shapely
from libpysal.weights import Queen, Rook

warnings.filterwarnings("ignore")
data = sys.argv[1]


def digest(pairs):
    pairs = sorted({tuple(sorted(pair)) for pair in pairs})
    value = 0xCBF29CE484222325
    for byte in "".join(f"{one} {other}\n" for one, other in pairs).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return {"pairs": len(pairs), "fnv1a": f"{value:016x}"}


def geojson(path):
    features = json.load(open(path))["features"]
    codes = [feature["properties"]["code"] for feature in features]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    touching = [(a, b) for a, b in zip(first.tolist(), second.tolist()) if a != b]
    weights = Queen(shapes, ids=codes)
    queen = digest((one, other) for one in codes for other in weights.neighbors[one])
    assert queen == digest((codes[a], codes[b]) for a, b in touching), "libpysal and shapely differ"
    sides = [(a, b) for a, b in touching if shapely.relate_pattern(shapes[a], shapes[b], "****1****")]
    rook = {tuple(sorted((codes[a], codes[b]))) for a, b in sides}
    weights = Rook(shapes, ids=codes)
    theirs = {tuple(sorted((one, other))) for one in codes for other in weights.neighbors[one]}
    print(path, "rook neighbours of libpysal alone:", theirs - rook, "of shapely alone:", rook - theirs, file=sys.stderr)
    return {"queen": queen, "rook": digest(rook)}


def topojson(path):
    topology = json.load(open(path))
    arcs = []
    for steps in topology["arcs"]:
        x, y, points = 0, 0, []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x, y))
        arcs.append(points)
    by_arc, by_point = {}, {}
    for geometry in topology["objects"]["layer"]["geometries"]:
        code = geometry["properties"]["statcode"]
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for index in (index for polygon in polygons for ring in polygon for index in ring):
            arc = index if index >= 0 else ~index
            by_arc.setdefault(arc, set()).add(code)
            for point in arcs[arc]:
                by_point.setdefault(point, set()).add(code)
    return {
        name: digest(pair for codes in shared.values() for pair in combinations(sorted(codes), 2))
        for name, shared in (("queen", by_point), ("rook", by_arc))
    }


print(
    json.dumps(
        {
            **{
                f"cbs-kwb-2022-wijken/{name}": geojson(f"{data}/cbs-kwb-2022-wijken/{name}")
                for name in ("NLD_dist_wgs84.geojson", "NLD_muni_wgs84.geojson")
            },
            **{
                f"cbs-geo-2014-2015/{name}": topojson(f"{data}/cbs-geo-2014-2015/{name}")
                for name in (
                    "Provincie_2015_layer_q1e3.json",
                    "Gemeente_2015_layer_q1e3.json",
                    "Wijk_2014_layer_q1e3.json",
                    "Buurt_2014_layer_q1e3.json",
                )
            },
        },
        indent=1,
    )
)
