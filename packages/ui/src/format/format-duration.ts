import { fixedText, MINUS } from "./digits.ts";
import { formatNumber } from "./format-number.ts";

/** How long something took: `272 ms`, `1.8 s`, `3 min 12 s`, `2 h 05 min`, `3 d 01 h`. */
export function formatDuration(durationMs: number | bigint): string {
  const ms = Number(durationMs);
  if (!Number.isFinite(ms)) return formatNumber(ms);
  if (ms < 0) return MINUS + formatDuration(-ms);
  if (ms < 999.5) return `${ms < 10 ? formatNumber(ms, { significant: 2 }) : Math.round(ms)} ms`;
  if (ms < 59_950) return `${fixedText(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
  const hours = Math.round(ms / 3_600_000);
  return `${Math.floor(hours / 24)} d ${twoDigits(hours % 24)} h`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}
