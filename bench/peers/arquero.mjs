import { escape as call, desc, op, table } from "arquero";
import { placeSum } from "../place-sum.ts";

/**
 * The questions of the engine's bench to arquero.
 *
 * @param {Map<string, readonly unknown[]>} columns by field path
 */
export async function openPeer(columns) {
  const runs = table(Object.fromEntries(columns));
  const pass = (rows) =>
    rows.filter(
      `d => d["metrics.metric_02"] < 5 && (d["params.algorithm"] === "adam" || d["params.algorithm"] === "gd")`,
    );
  const page = (rows, ...keys) =>
    rows
      .orderby(...keys, "record.run_id")
      .slice(0, 100)
      .array("record.run_id");
  const countsOf = (rows, name) => rows.groupby(name).count().orderby(desc("count")).array("count");
  const names = [...columns.keys()];
  const holds = (value) => value !== undefined && String(value).toLowerCase().includes("node-03");
  const indexed = names.filter((name) => name !== "record.run_id");
  const summaries = Object.fromEntries(
    indexed.flatMap((name) =>
      ["valid", "distinct", "min", "max"].map((summary) => [`${summary} ${name}`, op[summary](name)]),
    ),
  );
  const y = "metrics.metric_04";
  return {
    name: "arquero",
    answers: {
      filter: () => pass(runs).numRows(),
      "top 100": () => page(runs, "metrics.metric_03"),
      page: () => page(pass(runs), "metrics.metric_03"),
      "newest page": () => page(runs, desc("record.started_at")),
      "full sort": () => placeSum(runs.orderby("metrics.metric_03", "record.run_id").indices()),
      "group statistics": () =>
        runs
          .groupby("params.lr", "params.algorithm")
          .rollup({
            n: op.count(),
            mean: op.mean(y),
            std: op.stdev(y),
            min: op.min(y),
            q1: op.quantile(y, 0.25),
            median: op.median(y),
            q3: op.quantile(y, 0.75),
            max: op.max(y),
          })
          .numRows(),
      histogram: () =>
        runs
          .groupby({ bin: 'd => op.floor(d["metrics.metric_05"] * 5)' })
          .count()
          .orderby("bin")
          .array("count"),
      "field index": () => pass(runs).rollup(summaries).numCols() / 4,
      "facet counts": () => [
        countsOf(
          runs.filter((d) => d["metrics.metric_02"] < 5),
          "params.algorithm",
        ),
        countsOf(pass(runs), "params.problem"),
        countsOf(pass(runs), "record.status"),
      ],
      distinct: () => runs.rollup({ n: op.distinct("metrics.metric_06") }).get("n", 0),
      "part of run_id": () => runs.filter(call((d) => d["record.run_id"].includes("abc"))).numRows(),
      search: () => runs.filter(call((d) => names.some((name) => holds(d[name])))).numRows(),
    },
    close() {},
  };
}
