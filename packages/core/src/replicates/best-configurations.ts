import { meanOf } from "../stats/sum.ts";
import type { Table } from "../table/table.ts";
import { type ConfigurationComparison, pairConfigurations } from "./pair-configurations.ts";
import { type ReplicateRequest, replicateNumbers } from "./replicate-numbers.ts";

/** Above which adjusted p value a configuration is not told apart from the best. */
const SIGNIFICANCE = 0.05;

/** Which configurations are asked for the best. */
export interface BestRequest extends ReplicateRequest {
  /** Whether the least mean is the best, or the greatest. */
  readonly goal: "min" | "max";
  /** Decides which assignments of signs are drawn, where there are too many to try them all; 0 when absent. */
  readonly seed?: number;
}

/** The best configuration, and how sure that is. */
export interface BestResult {
  /** Null where no configuration has a number. */
  readonly best: string | null;
  /**
   * Those that the paired sign-flip test, adjusted for their number (Holm), does not tell apart from the best at 5%,
   * and those that share too few seeds with it to say.
   */
  readonly not_distinguishable: readonly string[];
  /** Every other configuration compared with the best. */
  readonly comparisons: readonly ConfigurationComparison[];
}

/**
 * The configuration of an experiment with the best mean, and the others that are as good as far as the seeds tell.
 * Of equal means the one with more replicates is the best.
 *
 * Throws `AtlasError` `invalid_query`, with the place, for a request that cannot be understood.
 */
export function bestConfigurations(
  table: Table,
  request: BestRequest,
  options: { readonly timeZone?: string } = {},
): BestResult {
  const sign = request.goal === "min" ? 1 : -1;
  const [best] = [...replicateNumbers(table, request, options).values()]
    .filter(({ ofSeed }) => ofSeed.size > 0)
    .map(({ params_fingerprint, ofSeed }) => ({
      params_fingerprint,
      loss: sign * meanOf(Float64Array.from(ofSeed.values())),
      n: ofSeed.size,
    }))
    .sort((a, b) => a.loss - b.loss || b.n - a.n || (a.params_fingerprint < b.params_fingerprint ? -1 : 1));
  if (best === undefined) return { best: null, not_distinguishable: [], comparisons: [] };
  const { comparisons } = pairConfigurations(
    table,
    { ...request, baseline: best.params_fingerprint },
    options,
  );
  return {
    best: best.params_fingerprint,
    not_distinguishable: comparisons
      .filter(({ holm_p }) => holm_p === null || holm_p > SIGNIFICANCE)
      .map(({ params_fingerprint }) => params_fingerprint),
    comparisons,
  };
}
