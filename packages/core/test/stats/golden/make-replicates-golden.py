"""Makes replicates-golden.json, beside this file: scipy's, statsmodels' and scikit-learn's answers about replicates, for the tests.

    pip install scipy statsmodels pandas scikit-learn && python make-replicates-golden.py && npx biome format --write replicates-golden.json
"""

import itertools
import json
from pathlib import Path

import numpy
import pandas
import statsmodels.api
from scipy import stats
from sklearn.ensemble import GradientBoostingRegressor
from statsmodels.formula.api import ols

rng = numpy.random.default_rng(20260126)


def mean(values):
    values = numpy.asarray(values, float)
    interval = stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
    return {"values": values.tolist(), "mean": float(values.mean()), "sd": float(values.std(ddof=1)), "low": float(interval[0]), "high": float(interval[1])}


def expected(sd, n, added):
    return {"sd": sd, "n": n, "added": added, "margin": [float(stats.t.ppf(0.975, n + more - 1) * sd / (n + more) ** 0.5) for more in added]}


def robust(values):
    """The factors for up to nine numbers are those of Croux and Rousseeuw (1992), for more theirs, too: n / (n - 0.8)."""
    factors = {2: 1.196, 3: 1.495, 4: 1.363, 5: 1.206, 6: 1.2, 7: 1.14, 8: 1.129, 9: 1.107}
    n = len(values)
    scale = stats.median_abs_deviation(values, scale="normal") * factors.get(n, n / (n - 0.8))
    return {"values": list(map(float, values)), "median": float(numpy.median(values)), "scale": float(scale)}


def odd_seeds(numbers):
    """A row a configuration, a column a seed: the mean of each seed's standardised residuals, and whether it is 0."""
    residuals = (numbers - numbers.mean(axis=1, keepdims=True)) / numbers.std(axis=1, ddof=1, keepdims=True)
    tests = [stats.ttest_1samp(column, 0) for column in residuals.T]
    return {"numbers": numbers.tolist(), "means": residuals.mean(axis=0).tolist(), "ps": [float(test.pvalue) for test in tests]}


def fisher(hits, size, total, everything):
    table = [[hits, size - hits], [total - hits, everything - size - total + hits]]
    return [hits, size, total, everything, float(stats.fisher_exact(table).pvalue)]


def shares(sizes, replicates, effect):
    """Each term's part of the sum of squares, with its interval by the jackknife over replicates: two factors."""
    frame = pandas.DataFrame(
        [[*levels, replicate, effect(*levels) + rng.normal()] for levels in itertools.product(*map(range, sizes)) for replicate in range(replicates)],
        columns=["a", "b", "replicate", "y"],
    )

    def parts(frame):
        squares = statsmodels.api.stats.anova_lm(ols("y ~ C(a) * C(b)", frame).fit(), typ=1)["sum_sq"]
        return (squares / squares.sum()).to_numpy()

    whole = parts(frame)
    without = numpy.array([parts(frame[frame.replicate != left]) for left in range(replicates)])
    error = numpy.sqrt((replicates - 1) / replicates * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    margin = stats.t.ppf(0.975, replicates - 1) * error
    return {
        "runs": frame.to_numpy().tolist(),
        "shares": whole.tolist(), "low": numpy.maximum(0, whole - margin).tolist(), "high": numpy.minimum(1, whole + margin).tolist(),
    }


def importance(features, noise):
    """Boosted trees told what they were not shown, with each feature replaced by every other case's: no draw is left to chance."""
    y = features @ [2, -1, 0.5] + features[:, 0] * features[:, 1] + noise * rng.normal(size=len(features))
    order = numpy.lexsort((y, *features.T[::-1]))
    part = numpy.empty(len(y), int)
    part[order] = numpy.arange(len(y)) % 10
    growth, errors = numpy.zeros((10, features.shape[1])), numpy.zeros(10)
    sizes = numpy.bincount(part, minlength=10)
    for left in range(10):
        known, told = part != left, part == left
        model = GradientBoostingRegressor(n_estimators=60, learning_rate=0.15, max_depth=3, min_samples_leaf=5, random_state=0)
        model.fit(features[known], y[known])
        squared = lambda x: ((y[told] - model.predict(x)) ** 2).sum()
        errors[left] = squared(features[told])
        for feature in range(features.shape[1]):
            values, counts = numpy.unique(features[:, feature], return_counts=True)
            for value, count in zip(values, counts):
                replaced = features[told].copy()
                replaced[:, feature] = value
                growth[left, feature] += count / len(y) * (squared(replaced) - errors[left])
    estimate = lambda kept: growth[kept].sum(axis=0) / sizes[kept].sum() / y.var() / 2
    predicted = lambda kept: 1 - errors[kept].sum() / sizes[kept].sum() / y.var()

    def jackknife(estimate):
        without = numpy.array([estimate(numpy.arange(10) != left) for left in range(10)])
        margin = stats.t.ppf(0.975, 9) * numpy.sqrt(9 / 10 * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
        whole = numpy.maximum(0, estimate(numpy.arange(10) >= 0))
        return {"share": whole.tolist(), "low": numpy.maximum(0, whole - margin).tolist(), "high": numpy.minimum(1, whole + margin).tolist()}

    return {"features": features.tolist(), "y": y.tolist(), "shares": jackknife(estimate), "predicted": jackknife(predicted)}


Path(__file__).with_name("replicates-golden.json").write_text(json.dumps({
    "means": [mean(values) for values in ([1, 2], [0.1, 0.2, 0.4], rng.normal(1e6, 1, 10), rng.lognormal(size=50))],
    "expected": [expected(1.5, 2, [0, 1, 5, 100]), expected(0.031, 10, [0, 5, 10, 20, 50, 1000])],
    "robust": [robust(rng.normal(5, 2, n)) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 25)] + [robust([1, 1, 2, 2, 40])],
    "odd_seeds": [odd_seeds(rng.normal(size=(8, 5)) + [0, 0, 4, 0, -1]), odd_seeds(rng.normal(size=(20, 4)))],
    "fisher": [fisher(*case) for case in [(8, 10, 9, 20), (0, 5, 3, 30), (5, 5, 5, 10), (1, 9, 12, 24), (30, 300, 100, 5000), (80, 1000, 900, 20000), (0, 1, 1, 2)]],
    "shares": [shares((2, 3), 5, lambda a, b: 2 * a + b), shares((3, 4), 3, lambda a, b: a * b)],
    "importance": [importance(rng.integers(0, 8, size=(200, 3)).astype(float), 0.1), importance(rng.integers(0, 5, size=(240, 3)).astype(float), 2)],
}))
