"""Makes golden.json, beside this file: answers of scipy and numpy that the tests hold the statistics to.

    pip install scipy && python make-golden.py && npx biome format --write golden.json
"""

import json
from pathlib import Path

import numpy
import scipy
from scipy import stats

PROBABILITIES = [0.9, 0.95, 0.975, 0.99, 0.995, 0.9995]
DEGREES_OF_FREEDOM = [*range(1, 61), 64, 80, 99, 100, 127, 128, 129, 200, 500, 999, 1000, 10_000, 99_999, 100_000, 1_000_000]
SIZES = [*range(0, 61), 99, 100, 101, 500, 999, 1000, 1077, 10_000, 99_999, 1_000_000]
RATES = [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (1, 3), (3, 10), (0, 30), (29, 30), (30, 30), (500, 1000), (1, 1_000_000)]


def median_rank(n: int) -> int:
    """The greatest rank whose values, from below and from above, enclose the median with at least 95%; 0 without one."""
    below = int(stats.binom.ppf(0.025, n, 0.5)) if n else 0
    return max(rank for rank in range(max(0, below - 2), below + 3) if rank == 0 or 2 * stats.binom.cdf(rank - 1, n, 0.5) <= 0.05)


def wilson(successes: int, trials: int) -> list[float]:
    interval = stats.binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    return [successes, trials, float(interval.low), float(interval.high)]


def histogram(values, bins: int, limits=None) -> dict:
    counts, edges = numpy.histogram(values, bins, limits)
    return {"values": list(map(float, values)), "bins": bins, "range": limits, "edges": edges.tolist(), "counts": counts.tolist()}


rng = numpy.random.default_rng(20260126)
tenths = [i / 10 for i in range(-20, 41)]
thirds = [i / 3 for i in range(100)]
HISTOGRAMS = [
    histogram([2.5] * 5, 10),
    histogram([0.0], 1),
    histogram([-3.0, 7.0], 100),
    histogram([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5),
    histogram([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 10),
    *[histogram(tenths, bins) for bins in (1, 3, 6, 7, 10, 20, 30, 60, 61, 99, 100)],
    *[histogram(thirds, bins) for bins in (3, 9, 11, 33, 99)],
    *[histogram(rng.normal(1e9, 1e-3, 200).tolist(), bins) for bins in (5, 20)],
    *[histogram((10 ** rng.uniform(-6, 6, 200)).tolist(), bins) for bins in (5, 100)],
    histogram((1e-300 * rng.uniform(-1, 1, 50)).tolist(), 7),
    histogram((1e300 * rng.uniform(-1, 1, 50)).tolist(), 7),
    histogram(tenths, 10, (0, 2)),
    histogram(tenths, 7, (-1.5, 1.1)),
    histogram(tenths, 4, (1.0, 1.0)),
    histogram(tenths, 4, (100.0, 200.0)),
]

golden = {
    "made_with": {"scipy": scipy.__version__, "numpy": numpy.__version__},
    "t_quantiles": [[p, df, float(stats.t.ppf(p, df))] for df in DEGREES_OF_FREEDOM for p in PROBABILITIES],
    "median_ranks": [[n, median_rank(n)] for n in SIZES],
    "wilson_intervals": [wilson(*rate) for rate in RATES],
    "histograms": HISTOGRAMS,
}
lines = []
for name, value in golden.items():
    if isinstance(value, list):
        rows = ",\n    ".join(json.dumps(row) for row in value)
        lines.append(f'  "{name}": [\n    {rows}\n  ]')
    else:
        lines.append(f'  "{name}": {json.dumps(value)}')
Path(__file__).with_name("golden.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
