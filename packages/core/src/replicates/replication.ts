import type { RankedField } from "../query/rank-field.ts";

/** How often the configurations of an experiment were run. */
export interface Replication {
  /**
   * `none`: once each. `repeated`: each with the same seeds. `incomplete`: they share their seeds, but not all have all
   * of them. `own_seeds`: they hardly share any.
   */
  readonly kind: "none" | "repeated" | "incomplete" | "own_seeds";
  readonly configurations: number;
  /** How many different seeds there are. */
  readonly seeds: number;
  /** Of the configuration that has fewest, and of the one that has most. */
  readonly least_seeds: number;
  readonly most_seeds: number;
}

/** How runs repeat configurations, by what tells both; those without either are left out. */
export function replicationOf(configurations: RankedField, seeds: RankedField): Replication {
  const seedsOf = new Map<number, Set<number>>();
  const all = new Set<number>();
  for (let i = 0; i < seeds.ranks.length; i++) {
    const [configuration, seed] = [configurations.ranks[i]!, seeds.ranks[i]!];
    if (!configurations.valueAt(configuration) || !seeds.valueAt(seed)) continue;
    all.add(seed);
    const known = seedsOf.get(configuration);
    if (known === undefined) seedsOf.set(configuration, new Set([seed]));
    else known.add(seed);
  }
  const sizes = Array.from(seedsOf.values(), ({ size }) => size);
  const least = sizes.reduce((a, b) => Math.min(a, b), sizes[0] ?? 0);
  const most = sizes.reduce((a, b) => Math.max(a, b), 0);
  const kind =
    most < 2 ? "none" : least === all.size ? "repeated" : all.size > 2 * most ? "own_seeds" : "incomplete";
  return { kind, configurations: sizes.length, seeds: all.size, least_seeds: least, most_seeds: most };
}
