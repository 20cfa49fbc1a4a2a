"""Expected weights, correlations and reliabilities, from numpy, scipy and scikit-learn.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/weights.py > Tests/Oracles/weights.json

The inputs are random (seeded) and made up, but for the Technology Achievement Index of 23 countries: the data of
UNDP, "Human development report", 2001, as the handbook of OECD and JRC (2008) works them out.
numpy 2.4, scipy 1.17 and scikit-learn 1.9 wrote the committed file.
"""

import json

import numpy as np
from scipy import optimize, stats
from sklearn.decomposition import PCA

random = np.random.default_rng(20171101)

# Patents, royalties, internet hosts, technology exports, telephones (log), electricity (log), schooling, university.
TECHNOLOGY = """
187 125.6 200.2 50.7 3.08 4.15 10 27.4; 289 130 179.1 66.2 3 4.07 12 13.9; 271 156.6 125.8 59.7 3.1 4.14 11.4 15.3
994 64.6 49 80.8 3 3.86 9.5 10; 779 9.8 4.8 66.7 2.97 3.65 10.8 23.2; 189 151.2 136 50.9 3.02 3.77 9.4 9.5
82 134 57.4 61.9 3.02 3.73 9.4 14.9; 31 38.6 108 48.7 2.94 4.18 11.6 14.2; 75 18.2 125.9 16.2 2.94 3.94 10.9 25.3
8 25.5 72.3 74.9 2.95 3.83 7.1 24.2; 235 36.8 41.2 64.2 2.94 3.75 10.2 14.4; 103 20.2 193.6 19 3.12 4.39 11.9 11.2
106 110.3 48.6 53.6 2.97 3.68 9.4 12.3; 72 73.9 58.9 47.6 2.91 3.86 9.3 13.6; 103 13 146.7 15.4 2.86 3.91 11.7 13.1
165 14.8 84.2 50.3 2.99 3.79 8.4 13.6; 205 33.6 36.4 58.9 2.97 3.8 7.9 12.6; 74 43.6 43.2 45 2.96 3.74 9.6 11
42 8.6 21 53.4 2.86 3.62 7.3 15.6; 13 9.8 30.4 51 3 3.65 7.2 13; 28 4.2 25 51.7 2.75 3.68 9.5 8.2
26 6.2 21.6 63.5 2.73 3.46 9.1 7.7; 105 4 20.3 49.5 2.84 3.71 7.1 10.6
"""


def table(areas, indicators, gaps=0.0):
    """Scores that go together in groups, on different scales, some missing."""
    factors = random.normal(size=(areas, max(1, indicators // 3)))
    mix = random.normal(size=(factors.shape[1], indicators))
    scores = factors @ mix + random.normal(size=(areas, indicators))
    scores = scores * 10.0 ** random.integers(-1, 3, indicators) + random.normal(size=indicators) * 5
    scores = np.round(scores, 4)
    scores[random.random(scores.shape) < gaps] = np.nan
    return scores


def columns(scores):
    return [[None if np.isnan(x) else float(x) for x in column] for column in scores.T]


def complete(scores):
    return scores[~np.isnan(scores).any(axis=1)]


def directed(vector):
    return vector if vector.sum() > 0 else -vector


def varimax(loadings):
    """By singular values (Kaiser normalised), another road than the planar rotations that are tested."""
    sizes = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    scaled = loadings / sizes
    rotation = np.eye(loadings.shape[1])
    for _ in range(20000):
        turned = scaled @ rotation
        target = turned**3 - turned * (turned**2).mean(axis=0)
        left, _, right = np.linalg.svd(scaled.T @ target)
        rotation = left @ right
    rotated = scaled @ rotation * sizes
    return rotated[:, np.argsort(-(rotated**2).sum(axis=0))]


def components(scores, count=None):
    used = complete(scores)
    z = (used - used.mean(axis=0)) / used.std(axis=0, ddof=1)
    fit = PCA().fit(z)
    values = np.zeros(scores.shape[1])
    values[: len(fit.explained_variance_)] = fit.explained_variance_
    kept = count or max(1, int((values > 1).sum()))
    loadings = (fit.components_[:kept] * np.sqrt(values[:kept, None])).T
    rotated = varimax(loadings) if kept > 1 else loadings
    squares = (rotated**2).max(axis=1)
    return {
        "columns": columns(scores),
        "count": count,
        "eigenvalues": values.tolist(),
        "loadings": [directed(column).tolist() for column in loadings.T],
        "factors": [directed(column).tolist() for column in rotated.T],
        "first": (loadings[:, 0] ** 2 / (loadings[:, 0] ** 2).sum()).tolist(),
        "rotated": (squares / squares.sum()).tolist(),
    }


def entropy(scores):
    parts = []
    for column in scores.T:
        values = column[~np.isnan(column)]
        values = values - min(0, values.min())
        parts.append(stats.entropy(values) / np.log(len(values)))
    parts = np.array(parts)
    return {
        "columns": columns(scores),
        "entropies": parts.tolist(),
        "weights": ((1 - parts) / (1 - parts).sum()).tolist(),
    }


def correlations(scores):
    def matrix(measure):
        rows = []
        for a in scores.T:
            both = [~np.isnan(a) & ~np.isnan(b) for b in scores.T]
            rows.append([float(measure(a[k], b[k])[0]) for k, b in zip(both, scores.T)])
        return rows

    used = complete(scores)
    k = scores.shape[1]
    alpha = k / (k - 1) * (1 - used.var(axis=0, ddof=1).sum() / used.sum(axis=1).var(ddof=1))
    return {
        "columns": columns(scores),
        "pearson": matrix(stats.pearsonr),
        "spearman": matrix(stats.spearmanr),
        "alpha": float(alpha),
        "areas": len(used),
    }


def doubt(scores, shares=None):
    used = complete(scores)
    found = []
    for area in scores:
        if np.isnan(area).any():
            found.append(None)
            continue
        bounds, zeros = [], []
        for j, (low, high) in enumerate(shares or []):
            bounds += [low * area - np.eye(len(area))[j] * area, np.eye(len(area))[j] * area - high * area]
            zeros += [0, 0]
        solution = optimize.linprog(
            -area, A_ub=np.vstack([used] + bounds), b_ub=np.r_[np.ones(len(used)), zeros], method="highs"
        )
        found.append(float(-solution.fun))
    return {"columns": columns(scores), "shares": shares, "scores": found}


def positive(areas, indicators, gaps=0.0):
    scores = table(areas, indicators, gaps)
    low, high = np.nanmin(scores, axis=0), np.nanmax(scores, axis=0)
    return np.round(1 + 99 * (scores - low) / (high - low), 3)


technology = np.array([[float(x) for x in row.split()] for row in TECHNOLOGY.replace("\n", ";").split(";") if row.strip()])
tied = np.round(random.normal(size=(40, 5)) * 1.5)
tied[3, 2] = np.nan

print(
    json.dumps(
        {
            "technology": components(technology, 4),
            "components": [components(table(*shape)) for shape in ((30, 3), (60, 6, 0.05), (12, 14), (100, 12))],
            "entropy": [entropy(x) for x in (table(20, 3), positive(50, 6, 0.1), np.abs(table(9, 4)))],
            "correlations": [correlations(x) for x in (table(25, 4), table(60, 6, 0.1), tied)],
            "doubt": [
                doubt(positive(15, 2)),
                doubt(positive(40, 5, 0.03)),
                doubt(positive(60, 8)),
                doubt(np.round(random.random((30, 4)), 1)),
                doubt(positive(30, 4), [[0.1, 0.5]] * 4),
                doubt(positive(25, 3, 0.03), [[0.2, 1.0], [0.0, 0.4], [0.3, 0.6]]),
            ],
        }
    )
)
