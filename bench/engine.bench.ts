// The questions that a page asks, answered from columns: against the same answered from an array of objects.
import { type FilterSpec, filterRows, indexFields, type Run, selectPage, tableOf } from "@atlas/core";
import { decodeRun } from "@atlas/store";
import { recordText } from "./generate-store.ts";
import { compare, type Measurement } from "./measure.ts";
import { publish } from "./publish.ts";
import { rowsOf } from "./rows.ts";

const measurements: Measurement[] = [];
for (const rows of rowsOf([20_000, 100_000])) {
  const encoder = new TextEncoder();
  const runs: Run[] = [];
  for (let run = 0; run < rows; run++) {
    const decoded = decodeRun(encoder.encode(recordText(run)), `${run}.json`);
    if (decoded.value) runs.push(decoded.value);
  }
  const table = tableOf(runs);
  const filter: FilterSpec = {
    field_filters: [
      { field: "metrics.metric_02", op: "lt", value: 5 },
      { field: "params.algorithm", op: "in", value: ["adam", "gd"] },
    ],
  };
  const passes = (run: Run) =>
    (run.metrics["metric_02"] as number) < 5 && ["adam", "gd"].includes(run.params["algorithm"] as string);
  const byMetric = (a: Run, b: Run) =>
    (a.metrics["metric_03"] as number) - (b.metrics["metric_03"] as number);
  const columns = table.paths.filter((path) => path.startsWith("params.") || path.startsWith("metrics."));
  const sort = [{ field: "metrics.metric_03", order: "asc" }] as const;

  measurements.push(
    await compare({
      operation: "filter",
      rows,
      ours: () => filterRows(table, filter),
      peers: { "array of objects": () => runs.filter(passes) },
    }),
    await compare({
      operation: "sorted page of 100",
      rows,
      ours: () => selectPage(table, { columns, sort, limit: 100 }, { version: 1 }),
      peers: { "array of objects": () => [...runs].sort(byMetric).slice(0, 100) },
    }),
    await compare({
      operation: "filtered, sorted page of 100",
      rows,
      ours: () => selectPage(table, { filter, columns, sort, limit: 100 }, { version: 1 }),
      peers: { "array of objects": () => runs.filter(passes).sort(byMetric).slice(0, 100) },
    }),
    await compare({
      operation: "field index of the filtered",
      rows,
      ours: () => indexFields(table, filterRows(table, filter)),
      peers: { "array of objects": () => naiveIndex(runs.filter(passes)) },
    }),
  );
}
publish("engine", measurements);

/** What one would write first: count, range and values of every field, run by run. */
function naiveIndex(runs: readonly Run[]) {
  const fields = new Map<string, { count: number; min: number; max: number; values: Set<unknown> }>();
  for (const run of runs) {
    for (const [namespace, values] of Object.entries({ params: run.params, metrics: run.metrics })) {
      for (const [name, value] of Object.entries(values)) {
        const path = `${namespace}.${name}`;
        const field = fields.get(path) ?? { count: 0, min: Infinity, max: -Infinity, values: new Set() };
        fields.set(path, field);
        field.count++;
        field.values.add(value);
        if (typeof value === "number") {
          field.min = Math.min(field.min, value);
          field.max = Math.max(field.max, value);
        }
      }
    }
  }
  return fields;
}
