// What a stranger writes against the packed packages, type-checked in an empty project with every strictness on.

import { createApi } from "@atlas/api";
import { openHttpDataset } from "@atlas/api/client";
import { aggregate, datasetOf, openMemorySource, parseQuery, type Run, tableOf } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";

export async function meansOf(directory: string): Promise<readonly number[]> {
  const source = openFileSource([await openLocalFileSystem(directory)]);
  try {
    await source.ready();
    const parsed = parseQuery("status = success");
    const answer = aggregate(source.state().table, {
      x: "params.n_samples",
      y: "metrics.pi_estimate",
      ...(parsed.ok && { filter: parsed.query }),
    });
    return answer.series.flatMap(({ points }) => points.map(({ y }) => y));
  } finally {
    await source.close();
  }
}

export const table = tableOf([] satisfies Run[]);
export const api = createApi({ source: openMemorySource([]), version: "1" });
export const datasets = [datasetOf(openMemorySource([])), openHttpDataset("http://localhost:8000")];
