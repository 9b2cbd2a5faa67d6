"""Makes paired-golden.json, beside this file: scipy's and statsmodels' answers about pairs, for the tests.

    pip install scipy statsmodels && python make-paired-golden.py && npx biome format --write paired-golden.json
"""

import itertools
import json
from pathlib import Path

import numpy
from scipy import stats
from statsmodels.stats.multitest import multipletests

rng = numpy.random.default_rng(20260126)


def exact_signed_rank(differences):
    """The two-sided p value from every assignment of signs to the ranks, which scipy gives without ties only."""
    nonzero = differences[differences != 0]
    ranks = stats.rankdata(abs(nonzero))
    seen = ranks[nonzero > 0].sum()
    sums = numpy.array([numpy.dot(signs, ranks) for signs in itertools.product([0, 1], repeat=len(ranks))])
    nearer = min(seen, ranks.sum() - seen)
    return seen, min(1.0, 2 * float(numpy.mean(sums <= nearer + 1e-9)))


def sign_flip(differences):
    result = stats.permutation_test((differences,), numpy.mean, permutation_type="samples", n_resamples=numpy.inf)
    return float(result.pvalue)


def case(first, second):
    first, second = numpy.asarray(first, float), numpy.asarray(second, float)
    differences = second - first
    t = stats.ttest_rel(second, first)
    interval = t.confidence_interval(0.95)
    answer = {
        "first": first.tolist(), "second": second.tolist(), "mean_difference": float(differences.mean()),
        "sd": float(differences.std(ddof=1)), "low": float(interval.low), "high": float(interval.high),
        "t": float(t.statistic), "p": float(t.pvalue),
        "variance_removed": float(1 - differences.var(ddof=1) / (first.var(ddof=1) + second.var(ddof=1))),
    }
    if len(first) <= 12:
        answer["rank_sum"], answer["signed_rank_p"] = exact_signed_rank(differences)
        answer["sign_flip_p"] = sign_flip(differences)
    elif len(first) <= 50:
        signed = stats.wilcoxon(differences, method="exact")
        answer["signed_rank_p"] = float(signed.pvalue)
    elif len(first) > 200:
        signed = stats.wilcoxon(differences, method="asymptotic", correction=False)
        answer["signed_rank_p"] = float(signed.pvalue)
    return answer


def pairs(n, shift, shared, noise):
    seeds = rng.normal(size=n) * shared
    return seeds + rng.normal(size=n) * noise, seeds + shift + rng.normal(size=n) * noise


CASES = [
    case(*pairs(2, 0.5, 1, 0.1)), case(*pairs(3, 0, 1, 1)), case(*pairs(5, 0.3, 1, 0.2)), case(*pairs(8, -2, 3, 1)),
    case(*pairs(10, 0.1, 1, 0.5)), case(*pairs(12, 1, 0, 1)), case(*pairs(40, 0.05, 1, 0.1)), case(*pairs(300, 0.02, 1, 0.3)),
    case([1, 2, 3, 4, 5, 6], [2, 2, 4, 4, 7, 5]), case([0.1, 0.2, 0.3, 0.4], [0.2, 0.3, 0.4, 0.6]),
    case([1e9 + 1, 1e9 + 2, 1e9 + 4], [1e9 + 2, 1e9 + 4, 1e9 + 5]),
]
PS = [[0.01, 0.04, 0.03, 0.005], [0.5], [0.2, 0.2, 0.2], [1e-9, 0.9, 0.049, 0.05, 0.051, 1.0], rng.uniform(size=30).tolist()]
NORMAL = [0, 0.1, 0.5, 1, 1.959963984540054, 2.9, 2.999, 3, 3.5, 6, 10, 20, 37]
T = [[t, df] for df in (1, 2, 3, 5, 9, 29, 99.5, 1000, 1e6) for t in (0, 0.01, 0.5, 1, 2, 3.4, 3.5, 5, 10, 40)]
Path(__file__).with_name("paired-golden.json").write_text(json.dumps({
    "pairs": CASES,
    "adjusted": [{"ps": p, "holm": multipletests(p, method="holm")[1].tolist(), "benjamini_hochberg": multipletests(p, method="fdr_bh")[1].tolist()} for p in PS],
    "normal_tails": [[z, float(stats.norm.sf(z))] for z in NORMAL],
    "t_tails": [[t, df, float(stats.t.sf(t, df))] for t, df in T],
}))
