import type { Configuration } from "@atlas/core";
import { type Accessor, createMemo } from "solid-js";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

/**
 * A function that tells how each seed of a configuration ended, a letter each. In a table of one experiment that is
 * every seed of it, in one order for all configurations and the missing ones included; otherwise the runs that match,
 * the best first.
 */
export function createSeedStates(experimentId: Accessor<string | undefined>): (one: Configuration) => string {
  const dataset = useDataset();
  const overview = createAnswer(experimentId, (id, signal) => dataset.overview(id, { signal }));
  const byFingerprint = createMemo(
    () =>
      new Map(
        overview
          .latest()
          ?.coverage.configurations.map(({ params_fingerprint, states }) => [params_fingerprint, states]),
      ),
  );
  return (one) =>
    (one.params_fingerprint === "" ? undefined : byFingerprint().get(one.params_fingerprint)) ??
    statesOfRuns(one);
}

/** How the runs of a configuration ended, a letter each, the best first. */
export function statesOfRuns({ success, running, failed, cancelled, other }: Configuration): string {
  return [
    "s".repeat(success),
    "r".repeat(running),
    "f".repeat(failed),
    "c".repeat(cancelled),
    "o".repeat(other),
  ].join("");
}
