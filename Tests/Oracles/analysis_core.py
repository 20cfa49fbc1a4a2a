"""Expected values for the analysis core, from numpy, scipy and exact fractions.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/analysis_core.py > Tests/Oracles/analysis_core.json

The inputs are random (seeded) and made up; numpy 2.4 and scipy 1.17 wrote the committed file.
"""

import json
import math
from fractions import Fraction

import numpy as np
from scipy import stats

random = np.random.default_rng(20170401)


def sums():
    """Sums that plain addition gets wrong, with the one correctly rounded answer."""
    cases = [
        [1e100, 1.0, -1e100],
        [0.1] * 10,
        [1e308, 1e308, -1e308],
        [5e-324, 5e-324, -5e-324],
        [2.0**53, 1.0, 1.0],
        [2.0**53, 1.0, 2.0**-60],
        [2.0**53, 1.0],
        [-(2.0**53), -1.0, -(2.0**-60)],
        [2.2250738585072014e-308, -5e-324],
    ]
    for scale in (1, 40, 300):
        exponents = random.integers(-scale, scale + 1, size=60)
        numbers = random.standard_normal(60) * 2.0 ** exponents.astype(float)
        cases.append(numbers.tolist() + (-numbers[:30]).tolist())
    return [{"values": c, "expected": float(sum(map(Fraction, c), Fraction(0)))} for c in cases]


def columns():
    """Columns with gaps and ties; every expected list has null where the value has."""
    for size, gaps, decimals in ((5, 0, 1), (40, 7, 1), (40, 0, 0), (200, 30, 3), (2, 0, 2)):
        values = np.round(random.gamma(2.0, 10.0, size) - 5, decimals)
        if size == 2:
            values[1] = values[0] + 1
        hidden = set(random.choice(size, gaps, replace=False).tolist())
        yield [None if i in hidden else float(v) for i, v in enumerate(values)]


def spread(values, results):
    """Puts results back where a value is."""
    results = iter(np.asarray(results, dtype=float).tolist())
    return [None if v is None else next(results) for v in values]


def normalisations(values):
    x = np.array([v for v in values if v is not None])
    low, high = x.min(), x.max()
    posts = [float(np.quantile(x, 0.1)), float(np.quantile(x, 0.8)) + 1]
    expected = {
        "min_max": (x - low) / (high - low) * 99 + 1,
        "min_max_reversed": (high - x) / (high - low) * 99 + 1,
        "z_score": stats.zscore(x, ddof=1),
        "z_score_population": stats.zscore(x, ddof=0),
        "z_score_100_10_reversed": 100 + 10 * stats.zscore(-x, ddof=1),
        "goalposts": np.clip((x - posts[0]) / (posts[1] - posts[0]), 0, 1),
        "goalposts_reversed": np.clip((x - posts[1]) / (posts[0] - posts[1]), 0, 1),
    }
    for ours, theirs in (("average", "average"), ("minimum", "min"), ("maximum", "max"), ("dense", "dense")):
        ranks = stats.rankdata(x, method=theirs)
        expected["rank_" + ours] = ranks
        expected["rank_reversed_" + ours] = stats.rankdata(-x, method=theirs)
        expected["percentile_" + ours] = (ranks - 1) / (len(x) - 1)
    return {"values": values, "posts": posts, "expected": {k: spread(values, v) for k, v in expected.items()}}


def aggregations():
    """Weighted means of rows, over the indicators present."""
    cases = []
    for size in (1, 2, 5, 12):
        for _ in range(4):
            weights = np.round(random.uniform(0.1, 5, size), 2)
            row = np.round(random.uniform(0.5, 100, size), 3)
            present = random.random(size) < 0.8
            present[0] = True
            cases.append(
                {
                    "weights": weights.tolist(),
                    "values": [float(v) if p else None for v, p in zip(row, present)],
                    "coverage": int(present.sum()) / size,
                    "arithmetic": float(np.average(row[present], weights=weights[present])),
                    "geometric": float(stats.gmean(row[present], weights=weights[present])),
                }
            )
    return cases


def moments():
    cases = []
    for shift in (0.0, 1e6, 1e9):
        x = (random.standard_normal(50) + shift).tolist()
        exact = [Fraction(v) for v in x]
        mean = sum(exact) / len(exact)
        squares = sum((v - mean) ** 2 for v in exact)
        cases.append(
            {
                "values": x,
                "mean": float(mean),
                "sample": math.sqrt(squares / (len(x) - 1)),
                "population": math.sqrt(squares / len(x)),
            }
        )
    return cases


def index_of_areas():
    """A whole index: scores turned to vulnerability, averaged where enough of them are present, ranked."""
    areas, members, coverage = 60, 5, 0.66
    table = np.round(random.gamma(3.0, 8.0, (areas, members)), 1)
    gaps = random.random((areas, members)) < 0.25
    signs = np.array([1, -1, 1, 1, -1])
    weights = np.array([2.0, 1.0, 0.5, 3.0, 1.0])
    turned = np.ma.array(table * signs, mask=gaps)
    low, high = turned.min(axis=0), turned.max(axis=0)
    scores = {
        "z_score": (turned - turned.mean(axis=0)) / turned.std(axis=0, ddof=1),
        "min_max": (turned - low) / (high - low) * 99 + 1,
    }
    enough = (~gaps).sum(axis=1) / members >= coverage

    def null(values, present):
        return [float(v) if p else None for v, p in zip(values, present)]

    def index(values, transform, inverse):
        means = np.ma.average(transform(values), axis=1, weights=weights)
        return inverse(np.ma.filled(means, 0.0))

    same = lambda x: x  # noqa: E731
    arithmetic = index(scores["z_score"], same, same)
    geometric = index(scores["min_max"], np.ma.log, np.exp)
    ranks = np.zeros(areas)
    ranks[enough] = stats.rankdata(-arithmetic[enough], method="min")
    return {
        "columns": [null(table[:, j], ~gaps[:, j]) for j in range(members)],
        "reversed": [bool(s < 0) for s in signs],
        "weights": weights.tolist(),
        "coverage": coverage,
        "arithmetic": null(arithmetic, enough),
        "geometric": null(geometric, enough),
        "ranks": null(ranks, enough),
    }


if __name__ == "__main__":
    vectors = {
        "sums": sums(),
        "moments": moments(),
        "normalisations": [normalisations(c) for c in columns()],
        "aggregations": aggregations(),
        "index": index_of_areas(),
    }
    print(json.dumps(vectors, separators=(",", ":")))
