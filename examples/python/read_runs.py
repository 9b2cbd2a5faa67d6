"""The runs of a running Atlas in pandas and in polars: python read_runs.py http://127.0.0.1:8000 "experiment = spirals:1.0"."""

import io
import sys
from urllib.parse import urlencode
from urllib.request import urlopen

import pandas as pd
import polars as pl
import pyarrow as pa

atlas = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
query = sys.argv[2] if len(sys.argv) > 2 else "experiment = spirals:1.0"

with urlopen(f"{atlas}/api/export?{urlencode({'q': query, 'format': 'arrow'})}") as answer:
    stream = answer.read()

runs = pa.ipc.open_stream(io.BytesIO(stream)).read_all().to_pandas()
print("pandas", len(runs), "runs")
print(runs.groupby("param_hidden")["test_accuracy"].agg(["mean", "std", "count"]))

runs = pl.read_ipc_stream(stream)
print("polars", len(runs), "runs")
print(runs.group_by("param_hidden").agg(pl.col("test_accuracy").mean()).sort("param_hidden"))
