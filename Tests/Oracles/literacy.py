"""Expected values of the small-area model, by other methods than those of the program.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/literacy.py > Tests/Oracles/literacy.json

- A fitted table is the one nearest to its seed (Kullback-Leibler) among those with the margins; it is found by
  minimising the convex dual with Newton steps, not by going through the margins.
- Conditional effects solve the equations of the marginal rates with a root finder, not by fitting a table.
- Shifts come from Brent's method; quantiles from numpy.

The inputs are random (seeded) and made up; numpy 2.4 and scipy 1.17 wrote the committed file.
"""

import json

import numpy as np
from scipy import optimize

random = np.random.default_rng(20121008)


def logistic(x):
    return 1 / (1 + np.exp(-x))


def nearest(seed, margins):
    """The table nearest to a seed with some margins, each a pair of groups and totals."""
    rows = []
    for groups, totals in margins:
        rows += [np.where(groups == group, 1.0, 0.0) for group in range(len(totals))]
    a, b = np.array(rows), np.concatenate([totals for _, totals in margins])
    lam = np.zeros(len(b))
    for _ in range(200):
        p = seed * np.exp(lam @ a)
        gap = b - a @ p
        if np.abs(gap).max() < 1e-13 * b.max():
            break
        # Margins share their total, so the matrix is singular: least squares gives a step all the same.
        step = np.linalg.lstsq((a * p) @ a.T, gap, rcond=1e-12)[0]
        lam += step * min(1, 2 / max(np.abs(step).max(), 1e-300))
    return seed * np.exp(lam @ a)


def groups(sizes, factor):
    return np.indices(sizes)[factor].ravel()


def fits():
    for sizes in ((2, 2), (3, 4), (5, 3, 3), (5, 3, 3, 2)):
        cells = int(np.prod(sizes))
        seed, truth = random.gamma(2, 1, cells), random.gamma(2, 100, cells)
        margins = [
            (groups(sizes, factor), np.bincount(groups(sizes, factor), truth)) for factor in range(len(sizes))
        ]
        # Two categories that a table holds together.
        merged = np.minimum(margins[-1][0], 0) if sizes[-1] == 2 else np.minimum(margins[-1][0], sizes[-1] - 2)
        margins[-1] = (merged, np.bincount(merged, truth))
        yield {
            "seed": seed.tolist(),
            "margins": [{"groups": g.tolist(), "totals": t.tolist()} for g, t in margins],
            "cells": nearest(seed, margins).tolist(),
        }


def effects():
    for sizes in ((2, 2), (5, 3, 3)):
        population = random.gamma(3, 100, int(np.prod(sizes)))
        # Rates of a risk with interactions, which main effects alone do not give.
        risk = logistic(random.normal(-2, 0.7, len(population)))
        rates = [
            np.bincount(groups(sizes, f), population * risk) / np.bincount(groups(sizes, f), population)
            for f in range(len(sizes))
        ]
        positions = [groups(sizes, f) for f in range(len(sizes))]

        def unpack(x):
            b, odds = x[1:], np.full(len(population), x[0])
            for size, position in zip(sizes, positions):
                odds = odds + np.concatenate([[0.0], b[: size - 1]])[position]
                b = b[size - 1:]
            return odds

        def gaps(x):
            p = logistic(unpack(x))
            out = [np.sum(population * (p - risk)) / np.sum(population)]
            for f, position in enumerate(positions):
                people = np.bincount(position, population)
                out += list((np.bincount(position, population * p) / people - rates[f])[1:])
            return np.array(out)

        solved = optimize.root(gaps, np.concatenate([[-2.0], np.zeros(sum(sizes) - len(sizes))]), tol=1e-14)
        x, flat = solved.x, solved.x[1:]
        effects = []
        for size in sizes:
            effects.append([0.0] + flat[: size - 1].tolist())
            flat = flat[size - 1:]
        yield {
            "sizes": list(sizes), "population": population.tolist(), "rates": [r.tolist() for r in rates],
            "intercept": float(x[0]), "effects": effects,
        }


def shift(odds, weights, rate):
    return optimize.brentq(lambda d: np.sum(weights * (logistic(odds + d) - rate)), -50, 50, xtol=1e-14, rtol=1e-14)


def shifts():
    for size in (1, 2, 45):
        for rate in (1e-4, 0.119, 0.5, 0.97):
            odds, weights = random.normal(-2, 1, size), random.gamma(1, 100, size)
            yield {
                "odds": odds.tolist(), "weights": weights.tolist(), "rate": rate, "shift": shift(odds, weights, rate),
            }


def hierarchy():
    """A country of three municipalities, one with a figure of its own, with four wijken each."""
    odds, national = random.normal(-2, 0.8, 6), 0.119
    people = random.integers(300, 9000, (3, 4)).astype(float)
    wijken = random.dirichlet(np.ones(6), (3, 4))
    totals = people.sum(axis=1)
    towns = (people[..., None] * wijken).sum(axis=1) / totals[:, None]
    country = (totals[:, None] * towns).sum(axis=0) / totals.sum()
    known = {1: 0.15}
    free = [m for m in range(3) if m not in known]
    rest = (national * totals.sum() - sum(known[m] * totals[m] for m in known)) / totals[free].sum()
    d = shift(odds, (totals[free][:, None] * towns[free]).sum(axis=0), rest)
    shares = [known.get(m, float(towns[m] @ logistic(odds + d))) for m in range(3)]
    parts = []
    for m in range(3):
        d = shift(odds, (people[m][:, None] * wijken[m]).sum(axis=0), shares[m])
        parts.append((wijken[m] @ logistic(odds + d)).tolist())
    return {
        "odds": odds.tolist(), "national": national, "country": country.tolist(), "known": 0.15,
        "people": people.tolist(), "wijken": wijken.tolist(), "towns": towns.tolist(), "shares": shares, "parts": parts,
    }


def quantiles():
    for size in (1, 2, 3, 10, 1000):
        values = np.round(random.normal(0, 1, size), 2)
        probabilities = [0, 0.05, 0.5, 0.95, 1]
        yield {
            "values": values.tolist(), "probabilities": probabilities,
            "expected": np.quantile(values, probabilities).tolist(),
        }


print(
    json.dumps(
        {
            "fits": list(fits()), "effects": list(effects()), "shifts": list(shifts()), "hierarchy": hierarchy(),
            "quantiles": list(quantiles()),
        },
        indent=1,
    )
)
