"""The index that is made of five columns, as the pipelines have it: z-scores over all
rows, those of which higher is better turned round, and their weighted mean. A row needs
two thirds of its figures; the mean is that of what it has."""

import argparse
from pathlib import Path

# By the name of the column. A negative weight turns the scores round.
WIDE = {
    "AantalInwoners_5": 0.5,
    "k_65JaarOfOuder_12": 1,
    "GemiddeldeWoningwaarde_35": -0.5,
    "HuishoudensMetEenLaagInkomen_72": 2,
    "PersonenPerSoortUitkeringBijstand_74": 1,
}
LONG = {"indicator_3": 0.5, "indicator_11": 1, "indicator_24": 0.5, "indicator_38": 2, "indicator_47": 1}

FIGURES_NEEDED = 4


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("shape", choices=["wide", "long"])
    parser.add_argument("file")
    parser.add_argument("output", type=Path)
    parser.add_argument("--threads", type=int, required=True)
    options = parser.parse_args()
    options.weights = WIDE if options.shape == "wide" else LONG
    return options
