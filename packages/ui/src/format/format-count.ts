import { groupDigits, MINUS } from "./digits.ts";

/** How many, in digits with a comma at every thousand: `2,012`. */
export function formatCount(count: number | bigint): string {
  const digits = String(typeof count === "number" ? Math.round(count) : count);
  return digits.startsWith("-") ? MINUS + groupDigits(digits.slice(1)) : groupDigits(digits);
}
