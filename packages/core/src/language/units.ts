/** A unit of time. */
export interface Unit {
  readonly ms: number;
  readonly short: string;
  readonly long: string;
  /** Another short name, which may have an s behind it as the long one may. */
  readonly other?: string;
}

/** The units of time that a query may name, from the least to the greatest. */
export const UNITS: readonly Unit[] = [
  { ms: 1, short: "ms", long: "millisecond" },
  { ms: 1000, short: "s", long: "second", other: "sec" },
  { ms: 60_000, short: "min", long: "minute", other: "min" },
  { ms: 3_600_000, short: "h", long: "hour", other: "hr" },
  { ms: 86_400_000, short: "d", long: "day" },
  { ms: 604_800_000, short: "w", long: "week" },
];

/** The unit of a name, short or long, in any case; `undefined` for what is no unit. */
export function unitOf(name: string): Unit | undefined {
  const lower = name.toLowerCase();
  const single = lower.replace(/s$/, "");
  return UNITS.find(({ short, long, other }) => lower === short || single === long || single === other);
}
