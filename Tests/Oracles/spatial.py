"""Expected spatial statistics, from esda and libpysal.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/spatial.py > Tests/Oracles/spatial.json

The inputs are random (seeded) and made up: lattices and graphs, values with and without a pattern. esda 2.9 and libpysal
4.14 wrote the committed file. esda's local Moran divides by sum z^2 / (n - 1), ours by sum z^2 / n (Anselin 1995), so
its figures are multiplied by n / (n - 1) here. p-values are counted from esda's own simulations, two-sided: how many of
them lie at least as far from their expectation.
"""

import contextlib
import json
import sys
import warnings

import numpy as np
from esda import G_Local, Moran, Moran_Local
from libpysal.weights import W, lat2W

warnings.filterwarnings("ignore")
random = np.random.default_rng(20161101)
permutations = 9999


def graph(size, degree):
    links = {area: set() for area in range(size)}
    for area in range(size):
        for other in random.choice(size, degree, replace=False):
            if other != area:
                links[area].add(int(other))
                links[int(other)].add(area)
    return W({area: sorted(others) for area, others in links.items()}, silence_warnings=True)


def smooth(weights, values):
    weights.transform = "r"
    for _ in range(2):
        values = values + 0.9 * weights.sparse @ values
    return values


def two_sided(simulated, found, expected):
    """p-values; simulations run along the last axis."""
    found, expected = np.asarray(found)[..., None], np.asarray(expected)[..., None]
    count = np.sum(np.abs(simulated - expected) >= np.abs(found - expected) * (1 - 1e-12), axis=-1)
    return (count + 1) / (permutations + 1)


def case(weights, values):
    values = np.round(values, 6)
    n = len(values)
    z = (values - values.mean()) / values.std()
    neighbours = [sorted(weights.neighbors[area]) for area in range(n)]
    result = {"neighbours": neighbours, "values": values.tolist(), "weightings": {}}
    for name, transform in (("row_standardised", "r"), ("binary", "b")):
        weights.transform = transform
        moran = Moran(values, weights, transformation=transform, permutations=permutations)
        local = Moran_Local(
            values, weights, transformation=transform, permutations=permutations, keep_simulations=True, seed=12345
        )
        row = np.array([sum(weights[area].values()) for area in range(n)])
        expected = -z * z * row / (n - 1) * (n - 1) / n
        # With row-standardised weights esda gives the area itself the weight of all its neighbours together; the area
        # and its neighbours weigh the same here, which is what binary weights mean.
        weights.transform = "b"
        star = G_Local(values, weights, transform="b", star=True, permutations=0)
        linked = [len(others) > 0 for others in neighbours]
        result["weightings"][name] = {
            "statistic": float(moran.I),
            "expected": float(moran.EI),
            "normal_variance": float(moran.VI_norm),
            "variance": float(moran.VI_rand),
            "p": float(two_sided(moran.sim, moran.I, moran.EI)),
            "local": [float(x) if ok else None for x, ok in zip(local.Is * n / (n - 1), linked)],
            # esda numbers them 1 high-high, 2 low-high, 3 low-low, 4 high-low
            "quadrant": [{1: 1, 2: 4, 3: 2, 4: 3}[int(q)] if ok else None for q, ok in zip(local.q, linked)],
            "hotspot": [float(x) if ok else None for x, ok in zip(star.Zs, linked)],
            "local_p": [
                float(p) if ok else None
                for p, ok in zip(two_sided(local.sim.T, local.Is, expected), linked)
            ],
        }
    return result


board, lattice, net = lat2W(7, 9, rook=False), lat2W(12, 5), graph(40, 3)
isolated = W({0: [1], 1: [0, 2], 2: [1], 3: [], 4: [5], 5: [4], 6: []}, silence_warnings=True)
# libpysal warns of islands on standard output.
with contextlib.redirect_stdout(sys.stderr):
    cases = [
        case(board, smooth(board, random.normal(size=63))),
        case(lattice, random.lognormal(size=60)),
        case(net, np.round(random.normal(50, 9, 40))),
        case(isolated, np.array([1.0, 2.5, 3.0, 9.0, 7.0, 6.5, 2.0])),
    ]
print(json.dumps({"permutations": permutations, "cases": cases}))
