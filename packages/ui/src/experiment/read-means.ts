import type { Dataset, FieldPath } from "@atlas/core";
import { numberOf } from "../table/configuration-source.ts";
import type { Mean } from "../table/mean-format.ts";
import { cellKey } from "./cell-colors.ts";
import { experimentQuery } from "./experiment-queries.ts";

const PAGE = 1000;

/** The means of a field over the replicates of each configuration of an experiment, by `cellKey`. */
export async function readMeans(
  dataset: Dataset,
  experimentId: string,
  path: FieldPath,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Mean>> {
  const means = new Map<string, Mean>();
  const filter = experimentQuery(experimentId);
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await dataset.configurations({ filter, columns: [path], limit: PAGE, offset }, { signal });
    total = page.total;
    for (const { params_fingerprint, latest_run_id, cells } of page.configurations) {
      const mean = cells[0] && numberOf(cells[0]);
      if (mean !== undefined) means.set(cellKey({ params_fingerprint, run_id: latest_run_id }), mean);
    }
  }
  return means;
}
