"""Expected intervals and adjusted p-values, from scipy.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/over_representation.py > Tests/Oracles/over_representation.json

The inputs are random (seeded) and made up; numpy 2.4 and scipy 1.17 wrote the committed file.
"""

import json

import numpy as np
from scipy import stats

random = np.random.default_rng(20161101)


def wilson():
    for people in (1, 7, 95, 1200, 224459):
        for cases in sorted({0, 1, people // 3, people}):
            for level in (0.9, 0.95, 0.998):
                bounds = stats.binomtest(cases, people).proportion_ci(level, method="wilson")
                yield {"cases": cases, "people": people, "level": level, "lower": bounds.low, "upper": bounds.high}


def exact():
    for count in (0, 1, 2, 5, 9, 10, 37, 250):
        for level in (0.9, 0.95, 0.998):
            tail = (1 - level) / 2
            lower = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0.0
            upper = stats.chi2.ppf(1 - tail, 2 * count + 2) / 2
            yield {"count": count, "level": level, "lower": float(lower), "upper": float(upper)}


def discoveries():
    for size in (1, 2, 10, 200):
        values = np.round(random.beta(0.4, 2.0, size), 3)
        yield {"values": values.tolist(), "expected": stats.false_discovery_control(values, method="bh").tolist()}


def quantiles():
    for p in (1e-12, 1e-4, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999):
        yield {"p": p, "expected": float(stats.norm.ppf(p))}


print(
    json.dumps(
        {
            "wilson": list(wilson()),
            "exact": list(exact()),
            "discoveries": list(discoveries()),
            "quantiles": list(quantiles()),
        },
        indent=1,
    )
)
