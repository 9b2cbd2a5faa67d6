import { fixedText } from "./digits.ts";

const UNITS = ["kB", "MB", "GB", "TB", "PB"];

/** A size in steps of a thousand: `620 B`, `48.2 kB`, `1.3 MB`. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  let size = sizeBytes / 1000;
  let unit = 0;
  while (size >= 999.95 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${fixedText(size, 1)} ${UNITS[unit]}`;
}
