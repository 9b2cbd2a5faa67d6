/** A unit of time. */
export interface Unit {
  readonly ms: number;
  readonly short: string;
  readonly long: string;
}

/** The units of time that a query may name, from the least to the greatest. */
export const UNITS: readonly Unit[] = [
  { ms: 1, short: "ms", long: "millisecond" },
  { ms: 1000, short: "s", long: "second" },
  { ms: 60_000, short: "min", long: "minute" },
  { ms: 3_600_000, short: "h", long: "hour" },
  { ms: 86_400_000, short: "d", long: "day" },
  { ms: 604_800_000, short: "w", long: "week" },
];

const OTHER_NAMES = { second: ["sec", "secs"], minute: ["mins"], hour: ["hr", "hrs"] };

const unitOfName = new Map<string, Unit>();
for (const unit of UNITS) {
  const { short, long } = unit;
  const others = new Map(Object.entries(OTHER_NAMES)).get(long) ?? [];
  for (const name of [short, long, `${long}s`, ...others]) unitOfName.set(name, unit);
}

/** The unit of a name, short or long, in any case; `undefined` for what is no unit. */
export function unitOf(name: string): Unit | undefined {
  return unitOfName.get(name.toLowerCase());
}
