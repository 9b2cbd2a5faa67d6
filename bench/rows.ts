/** The sizes to measure: `--rows 20000,100000` of the command line, else what the bench names. */
export function rowsOf(defaults: readonly number[]): readonly number[] {
  const at = process.argv.indexOf("--rows");
  if (at < 0) return defaults;
  const rows = (process.argv[at + 1] ?? "").split(",").map(Number);
  if (rows.some((count) => !Number.isInteger(count) || count < 1)) {
    throw new Error(`--rows takes whole numbers joined by commas, not "${process.argv[at + 1]}"`);
  }
  return rows;
}
