const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS_MS = [
  ...[1, 5, 15, 30].map((count) => count * SECOND),
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14].map((count) => count * DAY),
];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];

/** A moment on a time axis, in milliseconds of a wall clock since 1970, and its text. */
export interface TimeTick {
  readonly timeMs: number;
  readonly label: string;
}

/** Round moments between two, at most about `count`. The first of a day names it. */
export function timeTicks(lowMs: number, highMs: number, count: number): TimeTick[] {
  const least = (highMs - lowMs) / Math.max(1, count);
  if (!(least > 0)) return [];
  const step = STEPS_MS.find((candidate) => candidate >= least);
  const times = step === undefined ? monthStarts(lowMs, highMs, least) : multiples(lowMs, highMs, step);
  const isOfDays = step === undefined || step >= DAY;
  let day: string | undefined;
  return times.map((timeMs) => {
    const isNewDay = dayOf(timeMs) !== day;
    day = dayOf(timeMs);
    if (isOfDays) return { timeMs, label: step === undefined ? monthOf(timeMs) : day };
    const isMidnight = timeMs % DAY === 0;
    const clock = clockOf(timeMs, step < MINUTE);
    return { timeMs, label: isNewDay ? (isMidnight ? day : `${day} ${clock}`) : clock };
  });
}

function multiples(low: number, high: number, step: number): number[] {
  const times: number[] = [];
  for (let time = Math.ceil(low / step) * step; time <= high; time += step) times.push(time);
  return times;
}

function monthStarts(low: number, high: number, least: number): number[] {
  const step = MONTH_STEPS.find((months) => months * 30 * DAY >= least) ?? MONTH_STEPS.at(-1)!;
  const times: number[] = [];
  const start = new Date(low);
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (; ; month += step) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > high) return times;
    if (time >= low) times.push(time);
  }
}

function dayOf(timeMs: number): string {
  const date = new Date(timeMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function monthOf(timeMs: number): string {
  const date = new Date(timeMs);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function clockOf(timeMs: number, withSeconds: boolean): string {
  return new Date(timeMs).toISOString().slice(11, withSeconds ? 19 : 16);
}
