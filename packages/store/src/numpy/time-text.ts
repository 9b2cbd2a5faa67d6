/** What stands for no time and no duration. */
const NOT_A_TIME = -(2n ** 63n);

/** How many of a unit make a second; those that are longer than a second make up so many seconds. */
const PER_SECOND = new Map([
  ["s", 1n],
  ["ms", 10n ** 3n],
  ["us", 10n ** 6n],
  ["ns", 10n ** 9n],
  ["ps", 10n ** 12n],
  ["fs", 10n ** 15n],
  ["as", 10n ** 18n],
]);
const SECONDS = new Map([
  ["m", 60n],
  ["h", 3600n],
  ["D", 86_400n],
  ["W", 7n * 86_400n],
]);

/** What numpy calls the units of durations. */
const DURATIONS = new Map([
  ["Y", "years"],
  ["M", "months"],
  ["W", "weeks"],
  ["D", "days"],
  ["h", "hours"],
  ["m", "minutes"],
  ["s", "seconds"],
  ["ms", "milliseconds"],
  ["us", "microseconds"],
  ["ns", "nanoseconds"],
  ["ps", "picoseconds"],
  ["fs", "femtoseconds"],
  ["as", "attoseconds"],
]);

/** The seconds that a `Date` can hold, before and after 1970. */
const MAX_SECONDS = 8_640_000_000_000n;

/**
 * A time or duration of numpy in its own words: "2026-01-27T10:30:00", "2026-01", "90 minutes", "NaT". A time that no
 * calendar of JavaScript has is its number and unit.
 *
 * @param unit such as "D" or "25s": the number counts so many of them, since 1970 for a time
 */
export function timeText(count: bigint, kind: "time" | "duration", unit: string): string {
  if (count === NOT_A_TIME) return "NaT";
  const [, many = "", name = ""] = /^(\d*)(\w*)/.exec(unit) ?? [];
  const units = count * BigInt(many || 1);
  const calendar = kind === "time" ? calendarText(units, name) : undefined;
  return calendar ?? `${units} ${DURATIONS.get(name) ?? name}`.trimEnd();
}

function calendarText(units: bigint, unit: string): string | undefined {
  if (unit === "Y" || unit === "M") {
    const months = unit === "Y" ? units * 12n : units;
    if (abs(months) > 3_000_000n) return undefined;
    const date = new Date(Date.UTC(1970, Number(months), 1)).toISOString();
    return date.slice(0, date.indexOf("-", 1) + (unit === "Y" ? 0 : 3));
  }
  const perSecond = PER_SECOND.get(unit) ?? 1n;
  const secondsEach = SECONDS.get(unit) ?? 1n;
  if (!PER_SECOND.has(unit) && !SECONDS.has(unit)) return undefined;
  const fraction = ((units % perSecond) + perSecond) % perSecond;
  const seconds = ((units - fraction) / perSecond) * secondsEach;
  if (abs(seconds) > MAX_SECONDS) return undefined;
  const text = new Date(Number(seconds) * 1000).toISOString().replace(/\.000Z$/, "");
  return text.slice(0, text.length - hidden(unit)) + fractionText(fraction, perSecond);
}

/** How many characters of a time are finer than its unit. */
function hidden(unit: string): number {
  if (unit === "D" || unit === "W") return "T00:00:00".length;
  if (unit === "h") return ":00:00".length;
  return unit === "m" ? ":00".length : 0;
}

function fractionText(fraction: bigint, perSecond: bigint): string {
  const digits = perSecond.toString().length - 1;
  return digits === 0 ? "" : `.${fraction.toString().padStart(digits, "0")}`;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
