import { AtlasError } from "../errors.ts";
import { tQuantile } from "../stats/t-quantile.ts";

/** How wide an interval of a mean will be with some more seeds. */
export interface ExpectedInterval {
  readonly added: number;
  /** Half the width of the 95% interval that is expected then. */
  readonly margin: number;
}

/**
 * How wide the 95% interval of a mean (or of a mean difference of pairs) is expected to be with more seeds, if they
 * spread as those so far: t(0.975, n - 1) sd / √n for every larger n. It takes four times the seeds for half the
 * width, and somewhat less while there are few.
 *
 * Throws `AtlasError` `invalid_query` for fewer than 2 seeds so far, and for what is no count.
 *
 * @param sd the sample standard deviation so far
 * @param n how many seeds (or pairs) there are
 * @param added how many more there might be
 */
export function expectedIntervals(sd: number, n: number, added: readonly number[]): ExpectedInterval[] {
  if (!Number.isInteger(n) || n < 2) {
    throw new AtlasError("invalid_query", `expected at least 2 seeds, not ${n}`, { location: ["n"] });
  }
  return added.map((more, i) => {
    if (!Number.isInteger(more) || more < 0) {
      const message = `expected a count of seeds, not ${more}`;
      throw new AtlasError("invalid_query", message, { location: ["added", i] });
    }
    return { added: more, margin: (tQuantile(0.975, n + more - 1) * sd) / Math.sqrt(n + more) };
  });
}
