/**
 * The p values of several tests, adjusted so that the probability of even one false finding is kept (Holm). In the
 * order of `ps`.
 *
 * @see S. Holm, "A simple sequentially rejective multiple test procedure", SJS 6 (1979)
 */
export function holmAdjusted(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let greatest = 0;
  ascending(ps).forEach((i, rank) => {
    greatest = Math.max(greatest, Math.min(1, (ps.length - rank) * ps[i]!));
    adjusted[i] = greatest;
  });
  return adjusted;
}

/**
 * The p values of several tests, adjusted so that the expected share of false findings among all findings is kept
 * (Benjamini-Hochberg). In the order of `ps`.
 *
 * @see Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995)
 */
export function benjaminiHochbergAdjusted(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let least = 1;
  const order = ascending(ps);
  for (let rank = order.length; rank > 0; rank--) {
    const i = order[rank - 1]!;
    least = Math.min(least, (ps.length / rank) * ps[i]!);
    adjusted[i] = least;
  }
  return adjusted;
}

function ascending(ps: readonly number[]): number[] {
  return ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
}
