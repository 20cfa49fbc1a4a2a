"""Expected ranks over many ways to make an index, and indices of sensitivity, from numpy, scipy and SALib.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/robustness.py > Tests/Oracles/robustness.json

The inputs are random (seeded) and made up. An index of two levels is computed anew for each point of the unit cube,
the coordinates of which stand for: the way to score, the way to fill gaps, the rule of the root, the rule of its two
groups, and each weight. Ranks are scipy's, quantiles numpy's `inverted_cdf`. The indices of sensitivity are those of
SALib 1.6 (with numpy 2.4 and scipy 1.17), which divides a variance by n where we divide by n - 1, as COINr does.
"""

import json

import numpy as np
from SALib.analyze import sobol
from scipy.stats import rankdata

random = np.random.default_rng(20051101)
AREAS, COVERAGE, SPREAD, TOP = 23, 0.6, 0.25, 3
GROUPS = [[0, 1, 2], [3, 4]]
REVERSED = [False, True, False, False, True]
WEIGHTS = [2.0, 1.0, 1.0, 3.0, 1.0, 1.0, 2.0]


def numbers(array):
    return [None if np.isnan(value) else float(value) for value in array]


def filled(column, way):
    if way == 0:
        return column
    filling = np.nanmean(column) if way == 1 else np.nanmedian(column)
    return np.where(np.isnan(column), filling, column)


def scored(column, way, positive):
    present = column[~np.isnan(column)]
    if way == 0:
        score = (column - present.mean()) / present.std(ddof=1)
        return 100 + 10 * score if positive else score
    if way == 1:
        score = (column - present.min()) / (present.max() - present.min())
    else:
        score = np.full(len(column), np.nan)
        score[~np.isnan(column)] = (rankdata(present) - 1) / (len(present) - 1)
    if positive:
        return 1 + 99 * score
    return 100 * score if way == 1 else score


def aggregated(columns, weights, rule):
    result = np.full(AREAS, np.nan)
    for area in range(AREAS):
        row = np.array([column[area] for column in columns])
        there = ~np.isnan(row)
        if not there.any() or there.mean() < COVERAGE:
            continue
        x, w = row[there], np.array(weights)[there]
        if rule == "arithmetic":
            result[area] = (w * x).sum() / w.sum()
        elif rule == "geometric":
            result[area] = np.exp((w * np.log(x)).sum() / w.sum())
        else:
            result[area] = w.sum() / (w / x).sum()
    return result


def pick(coordinate, choices):
    return min(int(coordinate * choices), choices - 1)


def index(values, point):
    way, gaps = pick(point[0], 3), pick(point[1], 3)
    root = ["arithmetic", "geometric"][pick(point[2], 2)]
    group = ["arithmetic", "harmonic"][pick(point[3], 2)]
    weights = [w * (1 + SPREAD * (2 * u - 1)) for w, u in zip(WEIGHTS, point[4:])]
    positive = (root, group) != ("arithmetic", "arithmetic")
    scores = [
        scored(-column if is_reversed else column, way, positive)
        for column, is_reversed in zip([filled(column, gaps) for column in values], REVERSED)
    ]
    parts = [
        aggregated([scores[member] for member in GROUPS[0]], weights[0:3], group),
        aggregated([scores[member] for member in GROUPS[1]], weights[3:5], group),
    ]
    return aggregated(parts, weights[5:7], root)


def ranked(scores, among):
    ranks = np.zeros(AREAS, dtype=int)
    there = among & ~np.isnan(scores)
    ranks[there] = rankdata(-scores[there], method="min")
    return ranks


def simulation():
    values = [np.round(random.normal(40, 10, AREAS), 1) for _ in REVERSED]
    for column in values:
        column[random.choice(AREAS, 3, replace=False)] = np.nan
    points = random.random((200, 4 + len(WEIGHTS)))
    # The middle of the weights, and the first of all choices.
    nominal_scores = index(values, [0, 0, 0, 0] + [0.5] * len(WEIGHTS))
    among = ~np.isnan(nominal_scores)
    nominal = ranked(nominal_scores, among)
    ranks = np.array([ranked(index(values, point), among) for point in points])
    summary = []
    for area in range(AREAS):
        found = ranks[:, area][ranks[:, area] > 0]
        if not among[area]:
            summary.append(None)
            continue
        quantiles = np.quantile(found, [0.05, 0.5, 0.95], method="inverted_cdf")
        fifth = int(np.ceil(among.sum() / 5))
        summary.append({
            "lower": int(quantiles[0]), "median": int(quantiles[1]), "upper": int(quantiles[2]),
            "top": float(((ranks[:, area] > 0) & (ranks[:, area] <= TOP)).mean()),
            "topFifth": float(((ranks[:, area] > 0) & (ranks[:, area] <= fifth)).mean()),
            "shift": float(np.abs(found - nominal[area]).mean()), "replications": len(found),
        })
    return {
        "values": [numbers(column) for column in values], "reversed": REVERSED, "weights": WEIGHTS,
        "coverage": COVERAGE, "spread": SPREAD, "top": TOP, "points": points.tolist(),
        "nominal": nominal.tolist(), "ranks": ranks.tolist(), "summary": summary,
    }


def sensitivity(inputs, rows):
    # Any outputs do: what is checked are the estimators.
    sets = random.normal(3, 1, (inputs + 2, rows))
    for number in range(inputs):
        sets[number + 2] += sets[0] * (0.5 + 0.4 * number / inputs)
    a, b, mixed = sets[0], sets[1], sets[2:]
    interleaved = np.column_stack([a, *mixed, b]).ravel()
    problem = {"num_vars": inputs, "names": [f"x{i}" for i in range(inputs)], "bounds": [[0, 1]] * inputs}
    found = sobol.analyze(problem, interleaved, calc_second_order=False, num_resamples=10, seed=1)
    divisor = (2 * rows - 1) / (2 * rows)
    return {
        "rows": rows, "inputs": inputs, "outputs": np.concatenate([a, b, *mixed]).tolist(),
        "first": (found["S1"] * divisor).tolist(), "total": (found["ST"] * divisor).tolist(),
    }


print(json.dumps(
    {"simulation": simulation(), "sensitivities": [sensitivity(3, 40), sensitivity(5, 7)]}, indent=None,
    separators=(",", ":")))
