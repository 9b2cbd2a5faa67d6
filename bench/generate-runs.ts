import type { Run } from "@atlas/core";
import { decodeRun } from "@atlas/store";
import { recordText } from "./generate-store.ts";

const encoder = new TextEncoder();

/** The runs of a generated store: 13 fields of the record that have a value, 8 params, 20 metrics. */
export function* generateRuns(count: number): Iterable<Run> {
  for (let run = 0; run < count; run++) {
    const { value } = decodeRun(encoder.encode(recordText(run)), `${run}.json`);
    if (value === undefined) throw new Error(`run ${run} cannot be decoded`);
    yield value;
  }
}
