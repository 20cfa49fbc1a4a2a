"""Expected aggregates of whole tables and of trees of groups, from numpy and scipy.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/aggregation.py > Tests/Oracles/aggregation.json

With --check it compares them with the committed file instead. The inputs are random (seeded) and made up;
numpy 2.4 and scipy 1.17 wrote the committed file.
"""

import json
import pathlib
import sys

import numpy as np
from scipy import stats

random = np.random.default_rng(20080901)
COVERAGE = 0.66


def table(areas, members, gaps, decimals=2):
    scores = np.round(random.gamma(3.0, 20.0, (areas, members)) + 1, decimals)
    scores[random.random(scores.shape) < gaps] = np.nan
    return scores


def enough(present, coverage=COVERAGE):
    count = present.sum(axis=1)
    return (count > 0) & (count / present.shape[1] >= coverage)


def row(rule, x, w, power):
    if rule == "arithmetic":
        return np.average(x, weights=w)
    if rule == "geometric":
        return stats.gmean(x, weights=w)
    if rule == "harmonic":
        return stats.hmean(x, weights=w)
    if rule == "power":
        return stats.pmean(x, power, weights=w)
    mean = np.average(x, weights=w)
    deviation = np.sqrt(np.average((x - mean) ** 2, weights=w))
    cv = deviation / mean
    return mean + deviation * cv if rule == "mazziotta_pareto_plus" else mean - deviation * cv


def copeland(scores, weights, used):
    """Each pair by itself: who is ahead on more weight."""
    found = np.full(len(scores), np.nan)
    areas = np.flatnonzero(used)
    for i in areas:
        balance = 0
        for k in areas:
            if i == k:
                continue
            both = ~np.isnan(scores[i]) & ~np.isnan(scores[k])
            ahead = weights[both & (scores[i] > scores[k])].sum()
            behind = weights[both & (scores[i] < scores[k])].sum()
            if not np.isclose(ahead, behind, rtol=1e-9, atol=0):
                balance += 1 if ahead > behind else -1
        found[i] = balance / (len(areas) - 1)
    return found


def aggregate(rule, scores, weights, used=None, power=None):
    present = ~np.isnan(scores)
    used = enough(present) if used is None else used
    if rule == "copeland":
        return copeland(scores, weights, used)
    return np.array(
        [
            row(rule, x[p], weights[p], power) if u and p.any() else np.nan
            for x, p, u in zip(scores, present, used)
        ]
    )


def null(values):
    return [None if np.isnan(v) else float(v) for v in values]


def columns(scores):
    return [null(column) for column in scores.T]


def flat(areas, members, gaps, decimals=2):
    scores = table(areas, members, gaps, decimals)
    weights = np.round(random.uniform(0.2, 4, members), 1)
    expected = {
        rule: null(aggregate(rule, scores, weights))
        for rule in (
            "arithmetic", "geometric", "harmonic", "mazziotta_pareto_plus", "mazziotta_pareto_minus", "copeland",
        )
    }
    powers = [-2.5, -1.0, 0.5, 2.0, 3.0]
    return {
        "columns": columns(scores),
        "weights": weights.tolist(),
        "coverage": COVERAGE,
        "expected": expected,
        "powers": [
            {"power": p, "expected": null(aggregate("power", scores, weights, power=p))} for p in powers
        ],
    }


def tree():
    """index = arithmetic(2 * (geometric of 0, 1, 2), 1 * (harmonic of 3 and the group (mean of 4, 5, 6)), 0.5 * 7).

    An area needs the share of the parts of each group and of the indicators behind them, where those behind a
    group without a score do not count.
    """
    scores = table(80, 8, 0.2)
    present = ~np.isnan(scores)

    def group(rule, parts, weights, behind):
        """Parts: (scores, number of indicators present behind them)."""
        values = np.column_stack([p[0] for p in parts])
        there = ~np.isnan(values)
        counts = np.column_stack([p[1] for p in parts])
        indicators = np.where(there, counts, 0).sum(axis=1)
        used = enough(there) & (indicators / behind >= COVERAGE)
        return aggregate(rule, values, np.array(weights), used), indicators

    def leaf(index):
        return scores[:, index], present[:, index].astype(int)

    first = group("geometric", [leaf(0), leaf(1), leaf(2)], [1.0, 2.0, 1.0], 3)
    inner = group("arithmetic", [leaf(4), leaf(5), leaf(6)], [1.0, 1.0, 3.0], 3)
    second = group("harmonic", [leaf(3), inner], [1.5, 1.0], 4)
    root = group("arithmetic", [first, second, leaf(7)], [2.0, 1.0, 0.5], 8)
    return {
        "columns": columns(scores),
        "coverage": COVERAGE,
        "expected": [null(g[0]) for g in (first, inner, second, root)],
        "present": root[1].tolist(),
    }


def same(a, b):
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return bool(np.isclose(a, b, rtol=1e-12, atol=0)) if isinstance(a, float) else a == b


vectors = {
    "tables": [flat(25, 3, 0.0), flat(60, 6, 0.15), flat(40, 4, 0.3, 0), flat(12, 12, 0.2, -1)],
    "tree": tree(),
}
if "--check" in sys.argv:
    committed = json.loads(pathlib.Path("Tests/Oracles/aggregation.json").read_text())
    sys.exit(0 if same(vectors, committed) else "Tests/Oracles/aggregation.json differs")
print(json.dumps(vectors, separators=(",", ":")))
