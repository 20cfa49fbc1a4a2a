"""Expected scores, skewness, kurtosis and treated columns, from numpy and scipy.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/scores.py > Tests/Oracles/scores.json

With --check it compares them with the committed file instead. The inputs are random (seeded) and made up;
numpy 2.4 and scipy 1.17 wrote the committed file.
"""

import json
import pathlib
import sys

import numpy as np
from scipy import stats

random = np.random.default_rng(20261125)
CLASSES = (2, 4, 5, 10)


def spread(values, results):
    """Puts results back where a value is."""
    results = iter(np.asarray(results, dtype=float).tolist())
    return [None if v is None else next(results) for v in values]


def columns():
    """Columns with gaps and ties, of sizes that do and do not put quantiles on the numbers themselves."""
    for size, gaps, decimals in ((5, 0, 1), (41, 0, 0), (40, 7, 1), (101, 20, 0), (200, 30, 3)):
        values = np.round(random.gamma(2.0, 10.0, size) - 5, decimals)
        hidden = set(random.choice(size, gaps, replace=False).tolist())
        yield [None if i in hidden else float(v) for i, v in enumerate(values)]


def quantile_classes(x, classes):
    """The classes of R's cut(x, c(-Inf, quantile(x, 1:(k - 1) / k, type = 1), Inf)), right end included."""
    steps = np.arange(1, classes)
    breaks = np.quantile(x, steps / classes, method="inverted_cdf")
    # numpy may step over a place where n j / k is whole but computed a hair too high: take the exact place.
    places = -(-len(x) * steps // classes)
    assert np.mean(breaks == np.sort(x)[places - 1]) > 0.8
    return np.searchsorted(np.sort(x)[places - 1], x, side="left") + 1


def exponential(x):
    share = stats.rankdata(x, method="average") / len(x)
    return -23 * np.log(1 - share * (1 - np.exp(-100 / 23)))


def scores(values):
    x = np.array([v for v in values if v is not None])
    target, reference = float(np.quantile(x, 0.7)) + 0.5, float(np.quantile(x, 0.4)) + 0.25
    mad = stats.median_abs_deviation(x, scale=1 / 1.4826)
    expected = {
        "robust_z": (x - np.median(x)) / mad,
        "robust_z_reversed": (np.median(x) - x) / mad,
        "borda": stats.rankdata(x, method="average") - 1,
        "borda_minimum": stats.rankdata(x, method="min") - 1,
        "target": (x - x.min()) / (target - x.min()),
        "target_capped": np.minimum((x - x.min()) / (target - x.min()), 1),
        "target_reversed": (x.max() - x) / (x.max() - target),
        "reference": 1 - (reference - x) / (reference - x.min()),
        "reference_reversed": 1 - (x - reference) / (x.max() - reference),
        "exponential": exponential(x),
        "exponential_reversed": exponential(-x),
    }
    for classes in CLASSES:
        expected[f"quantile_class_{classes}"] = quantile_classes(x, classes)
        expected[f"quantile_class_{classes}_reversed"] = quantile_classes(-x, classes)
    return {
        "values": values,
        "target": target,
        "reference": reference,
        "expected": {k: spread(values, v) for k, v in expected.items()},
    }


def is_outlying(x):
    return abs(stats.skew(x, bias=False)) > 2 and stats.kurtosis(x, bias=False) > 3.5


def treat(x, points):
    """One point after the other from the side of the skew; else the logarithm of the column as it was."""
    moved, count = x.copy(), 0
    while is_outlying(moved) and count < points:
        if stats.skew(moved, bias=False) >= 0:
            end = moved == moved.max()
            moved[end] = moved[~end].max()
        else:
            end = moved == moved.min()
            moved[end] = moved[~end].min()
        count += 1
    if not is_outlying(moved):
        return moved, "winsorised" if count else "untouched", count
    return np.log(x - x.min() + 0.01 * (x.max() - x.min())), "logged", 0


def treatments():
    """Columns without ties, from near normal to far from it, to the right and to the left."""
    draws = (
        random.standard_normal(30),
        np.append(random.standard_normal(40), [15.0]),
        np.append(random.standard_normal(40), [-14.0, -12.0, -9.0]),
        np.append(random.gamma(2.0, 1.0, 60), [40.0, 55.0, 80.0]),
        random.lognormal(0.0, 3.0, 120),
        random.pareto(1.2, 50),
        -random.pareto(0.5, 70),
    )
    for x in draws:
        treated, outcome, count = treat(x, 5)
        yield {
            "values": x.tolist(),
            "skewness": float(stats.skew(x, bias=False)),
            "kurtosis": float(stats.kurtosis(x, bias=False)),
            "treated": treated.tolist(),
            "outcome": outcome,
            "points": count,
        }


def shapes():
    """Skewness and kurtosis of small, shifted and scaled columns."""
    for size in (3, 4, 5, 50):
        for shift, scale in ((0.0, 1.0), (1e5, 1.0), (0.0, 1e-9), (-3.0, 1e12)):
            x = random.gamma(1.5, 1.0, size) * scale + shift
            yield {
                "values": x.tolist(),
                "skewness": float(stats.skew(x, bias=False)),
                "kurtosis": float(stats.kurtosis(x, bias=False)) if size > 3 else None,
            }


vectors = {"scores": [scores(c) for c in columns()], "treatments": list(treatments()), "shapes": list(shapes())}

if "--check" in sys.argv:
    committed = json.loads(pathlib.Path("Tests/Oracles/scores.json").read_text())

    def same(a, b):
        if isinstance(a, dict):
            return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
        if isinstance(a, list):
            return len(a) == len(b) and all(map(same, a, b))
        return bool(np.isclose(a, b, rtol=1e-9, atol=1e-12)) if isinstance(a, float) else a == b

    sys.exit(0 if same(vectors, committed) else "Tests/Oracles/scores.json differs")
print(json.dumps(vectors, separators=(",", ":")))
