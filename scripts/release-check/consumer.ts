// What a stranger writes against the packed packages, type-checked in an empty project with every strictness on.

import { createApi } from "@atlas/api";
import { openHttpDataset } from "@atlas/api/client";
import { aggregate, filterRows, openMemorySource, parseQuery, type Run, tableOf } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { readPlotSpec } from "@atlas/ui";
import { type AtlasElement, mount } from "@atlas/ui/elements";

export async function meansOf(directory: string): Promise<readonly number[]> {
  const source = openFileSource([await openLocalFileSystem(directory)]);
  try {
    await source.ready();
    const parsed = parseQuery("status = success");
    const { table } = source.state();
    const fields = { x: "params.n_samples", y: "metrics.pi_estimate" } as const;
    const answer = aggregate(table, fields, parsed.ok ? filterRows(table, parsed.query) : undefined);
    return answer.series.flatMap(({ points }) => points.map(({ y }) => y));
  } finally {
    await source.close();
  }
}

export const table = tableOf([] satisfies Run[]);
export const api = createApi({ source: openMemorySource([]), version: "1" });
export const datasets = [datasetOf(openMemorySource([])), openHttpDataset("http://localhost:8000")];

/** The elements are known to the document by their names, with their events. */
export function listenTo(page: Document): void {
  const runs: AtlasElement<"runs"> = page.createElement("atlas-runs");
  runs.filter = "status = success";
  runs.data = datasets[0];
  runs.addEventListener("openrun", ({ detail }) => page.defaultView?.open(`/runs/${detail.runId}`));
  const plot = mount(page.body, "plot", { data: datasets[1]!, spec: { x: "params.lr" } });
  plot.set({ spec: readPlotSpec({ y: "metrics.loss" }) });
}
