"""Expected values of the small-area model, by other methods than those of the program.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/literacy.py > Tests/Oracles/literacy.json

With --check it compares them with the committed file instead.

- A fitted table is the one nearest to its seed (Kullback-Leibler) among those with the margins; it is found by
  minimising the convex dual with Newton steps, not by going through the margins.
- Conditional effects solve the equations of the marginal rates with a root finder, not by fitting a table.
- The illustrative model that the pipelines use is read from its file. Its table of the population is the one nearest to
  the product of the associations; published rates then give effects as above.
- Shifts come from Brent's method; quantiles from numpy.

The other inputs are random (seeded) and made up; numpy 2.4, scipy 1.17 and PyYAML 6 wrote the committed file.
"""

import json
import pathlib
import sys

import numpy as np
import yaml
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


def conditional(population, sizes, rates):
    """The intercept and main effects with which a population has the rates of each factor."""
    positions = [groups(sizes, f) for f in range(len(sizes))]
    # Rates of several sources imply totals that differ a little: those of the first factor count.
    whole = [np.sum(np.bincount(p, population) * np.array(r)) for p, r in zip(positions, rates)]
    rates = [np.array(r) * whole[0] / total for r, total in zip(rates, whole)]

    def unpack(x):
        b, odds = x[1:], np.full(len(population), x[0])
        for size, position in zip(sizes, positions):
            odds = odds + np.concatenate([[0.0], b[: size - 1]])[position]
            b = b[size - 1:]
        return odds

    def gaps(x):
        p = logistic(unpack(x))
        out = [(np.sum(population * p) - whole[0]) / np.sum(population)]
        for f, position in enumerate(positions):
            people = np.bincount(position, population)
            out += list((np.bincount(position, population * p) / people - rates[f])[1:])
        return np.array(out)

    start = np.concatenate([[-2.0], np.zeros(sum(sizes) - len(sizes))])
    x = optimize.root(gaps, start, tol=1e-14).x
    effects, flat = [], x[1:]
    for size in sizes:
        effects.append([0.0] + flat[: size - 1].tolist())
        flat = flat[size - 1:]
    return float(x[0]), effects


def effects():
    for sizes in ((2, 2), (5, 3, 3)):
        population = random.gamma(3, 100, int(np.prod(sizes)))
        # Rates of a risk with interactions, which main effects alone do not give.
        risk = logistic(random.normal(-2, 0.7, len(population)))
        positions = [groups(sizes, f) for f in range(len(sizes))]
        rates = [np.bincount(p, population * risk) / np.bincount(p, population) for p in positions]
        intercept, found = conditional(population, sizes, rates)
        yield {
            "sizes": list(sizes), "population": population.tolist(), "rates": [r.tolist() for r in rates],
            "intercept": intercept, "effects": found,
        }


def illustrative():
    """The model of the pipelines: its table of the population, and effects from the published rates."""
    model = yaml.safe_load(pathlib.Path("Pipelines/literacy/illustrative-2012.yml").read_text())
    names = list(model["factors"])
    factors = [model["factors"][name] for name in names]
    sizes = tuple(len(factor) for factor in factors)
    shares = [[category["share"] / 100 for category in factor.values()] for factor in factors]
    seed = np.ones(int(np.prod(sizes)))
    associations = []
    for association in model["associations"]:
        given, of = names.index(association["given"]), names.index(association["of"])
        table = [[row[c] for c in factors[of]] for row in (association["shares"][c] for c in factors[given])]
        associations.append({"given": given, "of": of, "shares": table})
        seed *= np.array(table, float)[groups(sizes, given), groups(sizes, of)]
    population = nearest(seed, [(groups(sizes, f), np.array(shares[f]) / sum(shares[f])) for f in range(len(sizes))])
    # Rates published for age, education and origin.
    rates = [[0.067, 0.077, 0.098, 0.134, 0.206], [0.26, 0.08, 0.03], [0.099, 0.263, 0.101]]
    joint = population.reshape(sizes).sum(axis=3)
    # The reference categories of the file: 25 to 34 years, middle education, Dutch.
    reference = [1, 1, 0]
    intercept, found = conditional(joint.ravel(), sizes[:3], rates)
    base = intercept + sum(found[f][reference[f]] for f in range(3))
    return {
        "names": names, "categories": [list(factor) for factor in factors], "shares": shares,
        "associations": associations, "seed": population.tolist(), "rates": rates, "reference": reference,
        "intercept": base,
        "effects": [[e - found[f][reference[f]] for e in found[f]] for f in range(3)],
        "stated": [[category.get("effect", 0) for category in factor.values()] for factor in factors[:3]],
        "stated_intercept": model["intercept"]["effect"],
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


def close(a, b):
    """Whether two vectors agree but for what another version of numpy rounds differently."""
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(close(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(close, a, b))
    return a == b if isinstance(a, str) else abs(a - b) <= 1e-9 * max(1, abs(a))


vectors = {
    "fits": list(fits()), "effects": list(effects()), "shifts": list(shifts()), "hierarchy": hierarchy(),
    "quantiles": list(quantiles()), "illustrative": illustrative(),
}
if "--check" in sys.argv:
    if not close(vectors, json.loads(pathlib.Path("Tests/Oracles/literacy.json").read_text())):
        sys.exit("Tests/Oracles/literacy.json differs")
else:
    print(json.dumps(vectors, indent=1))
