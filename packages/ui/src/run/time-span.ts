import { formatDuration } from "../format/format-duration.ts";
import { formatTime } from "../format/format-time.ts";

const ISO_SECONDS = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)/;
const CLOCK_LENGTH = "00:00:00".length;

/** From when to when, to the second: `31 Jan 10:28:27 to 10:28:28`. Without an end only the beginning. */
export function formatTimeSpan(startedAt: string, finishedAt: string | null, now: Date = new Date()): string {
  const start = timeToSecond(startedAt, now);
  if (finishedAt === null) return start;
  const end = timeToSecond(finishedAt, now);
  const isSameDay = startedAt.slice(0, 10) === finishedAt.slice(0, 10) && ISO_SECONDS.test(finishedAt);
  return `${start} to ${isSameDay ? end.slice(-CLOCK_LENGTH) : end}`;
}

/**
 * For how long something has been going on, in whole seconds, minutes or hours; `undefined` when it has not begun
 * yet or has no time that can be read. Times without a zone are those of this machine.
 */
export function formatElapsed(startedAt: string, now: number): string | undefined {
  const seconds = Math.floor((now - Date.parse(startedAt)) / 1000);
  if (!(seconds >= 0)) return undefined;
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}

function timeToSecond(iso: string, now: Date): string {
  return formatTime(iso, now) + (ISO_SECONDS.exec(iso)?.[1] ?? "");
}
