"""Expected intervals, p-values of exact tests and adjusted p-values, from scipy.

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


ALTERNATIVES = {"greater": "greater", "less": "less", "twoSided": "two-sided"}


def clopper_pearson():
    """By beta quantiles: the interval of binomtest comes from a root finder with an absolute tolerance."""
    for people in (1, 7, 95, 1200, 224459):
        for cases in sorted({0, 1, people // 3, people}):
            for level in (0.9, 0.95, 0.998):
                tail = (1 - level) / 2
                lower = stats.beta.ppf(tail, cases, people - cases + 1) if cases else 0.0
                upper = stats.beta.isf(tail, cases + 1, people - cases) if cases < people else 1.0
                yield {
                    "cases": cases, "people": people, "level": level, "lower": float(lower), "upper": float(upper),
                }


def binomial():
    for _ in range(60):
        people = int(np.exp(random.uniform(0, np.log(200_000))))
        share = float(random.beta(0.8, 3))
        cases = int(np.clip(random.normal(people * share, 3 * np.sqrt(people * share * (1 - share)) + 1), 0, people))
        expected = {
            name: float(stats.binomtest(cases, people, share, alternative=alternative).pvalue)
            for name, alternative in ALTERNATIVES.items()
        }
        yield {"cases": cases, "people": people, "share": share, "expected": expected}


def poisson():
    """scipy has no exact test of one count; the two-sided one adds up all counts that are no likelier."""
    for _ in range(40):
        mean = float(np.exp(random.uniform(np.log(0.1), np.log(5000))))
        count = max(0, round(random.normal(mean, 3 * np.sqrt(mean))))
        likely = stats.poisson.pmf(np.arange(0, int(mean * 3) + 200), mean)
        limit = stats.poisson.pmf(count, mean) * (1 + 1e-7)
        expected = {
            "greater": float(stats.poisson.sf(count - 1, mean)),
            "less": float(stats.poisson.cdf(count, mean)),
            "twoSided": float(min(1.0, likely[likely <= limit].sum())),
        }
        yield {"count": count, "mean": mean, "expected": expected}


def fisher():
    for _ in range(60):
        whole = int(np.exp(random.uniform(np.log(4), np.log(60_000))))
        people = int(random.integers(1, whole + 1))
        whole_cases = int(random.integers(0, whole + 1)) if random.random() < 0.3 else int(whole * random.beta(1, 8))
        least, most = max(0, people + whole_cases - whole), min(people, whole_cases)
        mean = people * whole_cases / whole
        cases = int(np.clip(random.normal(mean, 2 * np.sqrt(mean) + 1), least, most))
        table = [[cases, people - cases], [whole_cases - cases, whole - whole_cases - people + cases]]
        expected = {
            name: float(stats.fisher_exact(table, alternative=alternative).pvalue)
            for name, alternative in ALTERNATIVES.items()
        }
        yield {
            "cases": cases, "people": people, "parentCases": whole_cases, "parentPeople": whole, "expected": expected,
        }


print(
    json.dumps(
        {
            "wilson": list(wilson()),
            "exact": list(exact()),
            "discoveries": list(discoveries()),
            "quantiles": list(quantiles()),
            "clopperPearson": list(clopper_pearson()),
            "binomial": list(binomial()),
            "poisson": list(poisson()),
            "fisher": list(fisher()),
        },
        indent=1,
    )
)
