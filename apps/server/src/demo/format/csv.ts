/** A table of numbers and simple words as CSV, its head first. */
export function csvBytes(
  head: readonly string[],
  rows: readonly (readonly (number | string)[])[],
): Uint8Array {
  return Buffer.from([head, ...rows].map((row) => `${row.join(",")}\n`).join(""));
}
