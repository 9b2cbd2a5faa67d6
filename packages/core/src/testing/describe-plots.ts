import { describe, expect, it } from "vitest";
import { aggregate } from "../query/aggregate.ts";
import type { AggregateRequest } from "../query/aggregate-request.ts";
import { filterRows } from "../query/filter-rows.ts";
import { type HistogramRequest, histogram } from "../query/histogram.ts";
import type { OpenedDataset } from "./opened-dataset.ts";

const AGGREGATES: readonly AggregateRequest[] = [
  { x: "params.lr", y: "metrics.loss", errorBars: "ci95", includeRunIds: true },
  { x: "params.algorithm", y: "metrics.converged", groupBy: ["record.experiment_id"], statistic: "sum" },
  {
    x: "record.status",
    y: "params.lr",
    groupBy: ["params.layers"],
    facetBy: ["metrics.mixed"],
    statistic: "none",
  },
  { x: "metrics.big", y: "metrics.big", groupBy: ["metrics.loss"], statistic: "median", errorBars: "ci95" },
  { x: "params.lr", y: "params.nobody", filter: { experiment_id: "alpha:1.0" } },
  {
    x: "params.lr",
    y: "metrics.loss",
    filter: { field_filters: [{ field: "params.algorithm", op: "in", value: ["sgd", "adam"] }] },
    replicateField: "record.seed_fingerprint",
    statistic: "max",
    errorBars: "none",
  },
];

const HISTOGRAMS: readonly HistogramRequest[] = [
  { field: "metrics.loss" },
  { field: "params.lr", bins: 3, stackBy: "params.algorithm", filter: { status: ["success"] } },
  { field: "metrics.big", bins: 2, range: [0, 100], stackBy: "metrics.mixed" },
  { field: "params.nobody", bins: 5 },
];

/** What every data set must answer to plots of `sampleRuns`: what core itself makes of the same table. */
export function describePlots(opened: () => OpenedDataset): void {
  describe("aggregate and histogram", () => {
    it.each(AGGREGATES)("brings together %j", async (request) => {
      const { table, version } = opened().source.state();
      const { filter, ...aggregation } = request;
      const rows = filter && filterRows(table, filter);
      expect(await opened().dataset.aggregate(request)).toEqual({
        ...aggregate(table, aggregation, rows),
        version,
      });
    });

    it.each(HISTOGRAMS)("counts %j", async (request) => {
      const { table, version } = opened().source.state();
      expect(await opened().dataset.histogram(request)).toEqual({ ...histogram(table, request), version });
    });

    it("refuse what cannot be understood", async () => {
      const { dataset } = opened();
      const invalid = { code: "invalid_query" };
      await expect(dataset.aggregate({ x: "lr" as "params.lr", y: "metrics.loss" })).rejects.toMatchObject(
        invalid,
      );
      await expect(
        dataset.aggregate({ x: "params.lr", y: "metrics.loss", statistic: "mode" as "mean" }),
      ).rejects.toMatchObject(invalid);
      await expect(dataset.histogram({ field: "metrics.loss", bins: 0 })).rejects.toMatchObject(invalid);
      await expect(dataset.histogram({ field: "metrics.loss", bins: 101 })).rejects.toMatchObject(invalid);
    });
  });
}
