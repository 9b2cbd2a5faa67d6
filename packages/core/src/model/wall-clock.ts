const TIME =
  /^(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d))(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d+))?)?|(\d\d)(?:(\d\d)(?:[.,](\d+))?)?)?(Z|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)?)?$/i;

/** What an ISO 8601 text says. */
export interface ReadTime {
  /** Microseconds from 1970-01-01T00:00:00 of the same wall clock; further digits are cut off. */
  readonly wallClockUs: number;
  /** How far the wall clock is ahead of UTC, in seconds; `undefined` for a text without a zone. */
  readonly zoneOffsetS: number | undefined;
}

/**
 * Reads an ISO 8601 text: a date, or a date and a time ("T" or a space between them; with or without seconds, a
 * fraction of any length, "Z" or an offset), in the extended or the basic format. `undefined` for anything else.
 * Microseconds are exact between 1684 and 2255, and to 32 µs up to year 9999.
 */
export function readTime(text: string): ReadTime | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year,
    month1,
    day1,
    month2,
    day2,
    hour,
    minute1,
    second1,
    fraction1,
    minute2,
    second2,
    fraction2,
    zone,
  ] = match;
  const y = Number(year);
  const m = Number(month1 ?? month2);
  const d = Number(day1 ?? day2);
  const h = Number(hour ?? 0);
  const min = Number(minute1 ?? minute2 ?? 0);
  const s = Number(second1 ?? second2 ?? 0);
  if (y === 0 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m) || h > 23 || min > 59 || s > 59)
    return undefined;
  const micros = Number((fraction1 ?? fraction2 ?? "").slice(0, 6).padEnd(6, "0"));
  const seconds = daysSince1970(y, m, d) * 86_400 + h * 3600 + min * 60 + s;
  return {
    wallClockUs: seconds * 1e6 + micros,
    zoneOffsetS: zone === undefined ? undefined : offsetOf(zone),
  };
}

/**
 * Microseconds from 1970-01-01T00:00:00 to the wall-clock time of an ISO 8601 text; a zone is passed over, since a
 * record's time is compared by what its clock showed. `undefined` for a text that is no time.
 */
export function wallClock(text: string): number | undefined {
  return usualWallClock(text) ?? readTime(text)?.wallClockUs;
}

/** The same of the text that metalab writes mostly, `2026-01-26T10:30:00.000001`; `undefined` for any other. */
function usualWallClock(text: string): number | undefined {
  if (text.length !== 26 || text[4] !== "-" || text[7] !== "-" || text[10] !== "T") return undefined;
  if (text[13] !== ":" || text[16] !== ":" || text[19] !== ".") return undefined;
  const y = digitsAt(text, 0, 4);
  const m = digitsAt(text, 5, 2);
  const d = digitsAt(text, 8, 2);
  const h = digitsAt(text, 11, 2);
  const min = digitsAt(text, 14, 2);
  const s = digitsAt(text, 17, 2);
  const micros = digitsAt(text, 20, 6);
  const isDate = y > 0 && m > 0 && m <= 12 && d > 0 && d <= daysInMonth(y, m);
  if (!isDate || !(h <= 23 && min <= 59 && s <= 59) || Number.isNaN(h + min + s + micros)) return undefined;
  return (daysSince1970(y, m, d) * 86_400 + h * 3600 + min * 60 + s) * 1e6 + micros;
}

/** The number that some digits of a text are; NaN where something else is among them. */
function digitsAt(text: string, start: number, count: number): number {
  let number = 0;
  for (let i = start; i < start + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = 10 * number + digit;
  }
  return number;
}

/** The text that metalab writes for a wall-clock time: `2026-01-26T10:30:00.000001`, without a fraction when it is 0. */
export function wallClockText(wallClockUs: number): string {
  const seconds = Math.floor(wallClockUs / 1e6);
  const micros = wallClockUs - seconds * 1e6;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return micros === 0 ? text : `${text}.${String(micros).padStart(6, "0")}`;
}

/** Whether a text is what `wallClockText` makes of its wall clock. */
export function isUsualText(text: string, wallClockUs: number): boolean {
  return Number.isSafeInteger(wallClockUs) && USUAL.test(text);
}

const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?!000000)\d{6})?$/;

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
function daysSince1970(year: number, month: number, day: number): number {
  // Years that begin in March, so that the leap day is their last.
  const y = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 719_469;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function offsetOf(zone: string): number {
  if (zone === "Z" || zone === "z") return 0;
  const digits = zone.slice(1).replaceAll(":", "").padEnd(6, "0");
  const seconds =
    Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2, 4)) * 60 + Number(digits.slice(4, 6));
  return zone.startsWith("-") ? -seconds : seconds;
}
