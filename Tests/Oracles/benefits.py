"""Expected benefits, from exact fractions and the closed form of the geometric sum.

Run from the root of the repository; prints the vectors as JSON:

    python3 Tests/Oracles/benefits.py > Tests/Oracles/benefits.json

The first scenarios are the three of Pipelines/benefits/pwc-2018.yml, worked out here from the table and not from
that file; the others are random (seeded).
"""

import json
import random
from fractions import Fraction

random.seed(20180401)

TABLE = {
    "low": dict(cost="2500", completion="0.5", additionality="0.6", removed="0.05", persistence="0.8", years=5, rate="0.03"),
    "central": dict(cost="2000", completion="0.6", additionality="0.8", removed="0.15", persistence="0.9", years=10, rate="0.0225"),
    "high": dict(cost="500", completion="0.7", additionality="1", removed="0.3", persistence="1", years=20, rate="0.015"),
}
MUNICIPAL = {"low": "0.25", "central": "0.5", "high": "0.75"}


def work_out(name, participants, cost, completion, additionality, persistence, years, rate, payers):
    F = Fraction
    q = F(persistence) / (1 + F(rate))
    # sum over t = 1..T of s^(t-1) / (1 + r)^t, in closed form
    worth = F(years) / (1 + F(rate)) if q == 1 else (1 - q**years) / (1 - q) / (1 + F(rate))
    yearly = sum(F(amount) for amount, _, _ in payers)
    effect = F(completion) * F(additionality)
    savings = [F(participants) * effect * F(removed) * F(amount) * worth for amount, removed, _ in payers]
    municipal = sum(saving * F(share) for saving, (_, _, share) in zip(savings, payers))
    return {
        "name": name,
        "participants": float(F(participants)),
        "cost": float(F(cost)),
        "completion": float(F(completion)),
        "additionality": float(F(additionality)),
        "persistence": float(F(persistence)),
        "years": years,
        "rate": float(F(rate)),
        "payers": [[float(F(x)) for x in payer] for payer in payers],
        "worth": float(worth),
        "breakEven": float(F(cost) / (effect * yearly * worth)),
        "savings": [float(s) for s in savings],
        "total": float(sum(savings)),
        "municipal": float(municipal),
        "net": float(sum(savings) - F(participants) * F(cost)),
    }


def published():
    for name, row in TABLE.items():
        parts = [("318", "0"), ("44", "0"), ("118", MUNICIPAL[name]), ("89", "0")]
        payers = [(amount, row["removed"], share) for amount, share in parts]
        yield work_out(
            name, "100", row["cost"], row["completion"], row["additionality"], row["persistence"], row["years"], row["rate"], payers
        )


def made_up(number):
    share = lambda: str(round(random.uniform(0.01, 1), 3))
    payers = [(str(round(random.uniform(1, 900), 2)), share(), share()) for _ in range(random.randint(1, 6))]
    return work_out(
        f"random {number}", str(random.randint(0, 5000)), str(random.randint(0, 4000)), share(), share(),
        random.choice(["1", "0", share()]), random.randint(1, 40), random.choice(["0", str(round(random.uniform(0, 0.08), 4))]), payers
    )


print(json.dumps(list(published()) + [made_up(n) for n in range(40)], indent=1))
