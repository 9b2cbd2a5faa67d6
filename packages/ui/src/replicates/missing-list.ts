import type { MissingReplicates } from "@atlas/core";
import { csvOf } from "../plot/table-text.ts";

/** The missing replicates as CSV: a line each, with the values of the params, the seed, and the run that left none. */
export function missingCsv({ params, configurations }: MissingReplicates): string {
  return csvOf({
    head: [...params, "record.params_fingerprint", "record.seed_fingerprint", "run_id", "status"],
    rows: configurations.flatMap(({ values, params_fingerprint, missing }) =>
      missing.map(({ seed, run_id, status }) => [
        ...values.map((value) => value ?? undefined),
        params_fingerprint,
        seed,
        run_id ?? undefined,
        status ?? undefined,
      ]),
    ),
  });
}
