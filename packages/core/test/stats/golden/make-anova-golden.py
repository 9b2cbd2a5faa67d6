"""Makes anova-golden.json, beside this file: statsmodels' analyses of variance of balanced designs, for the tests.

    pip install statsmodels pandas && python make-anova-golden.py && npx biome format --write anova-golden.json
"""

import itertools
import json
from pathlib import Path

import numpy
import pandas
import statsmodels.api
from statsmodels.formula.api import ols

rng = numpy.random.default_rng(20260126)


def design(sizes, replicates, effect, shift=0.0):
    rows = []
    for levels in itertools.product(*(range(size) for size in sizes)):
        for _ in range(replicates):
            rows.append([*levels, shift + effect(*levels) + rng.normal()])
    return pandas.DataFrame(rows, columns=[*"abc"[: len(sizes)], "y"])


def analysis(frame):
    names = [name for name in "abc" if name in frame]
    table = statsmodels.api.stats.anova_lm(ols("y ~ " + " * ".join(f"C({name})" for name in names), frame).fit(), typ=1)
    squares = table["sum_sq"]
    term = lambda *which: float(squares[":".join(f"C({name})" for name in which)])
    return {
        "values": frame["y"].tolist(),
        "factors": [frame[name].tolist() for name in names],
        "main": [term(name) for name in names],
        "pairs": [term(*pair) for pair in itertools.combinations(names, 2)],
        "higher": term(*names) if len(names) == 3 else 0.0,
        "within": float(squares["Residual"]),
    }


Path(__file__).with_name("anova-golden.json").write_text(json.dumps([
    analysis(design((3, 4), 5, lambda a, b: a + 0.5 * b)),
    analysis(design((2, 3), 2, lambda a, b: a * b * 3, shift=1e6)),
    analysis(design((2, 3, 4), 3, lambda a, b, c: a - b + a * c)),
]))
