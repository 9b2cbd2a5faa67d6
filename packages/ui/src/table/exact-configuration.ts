import type { Configuration, ConfigurationCell } from "@atlas/core";
import { formatExact } from "../format/format-exact.ts";

/** What a cell of a configuration says in full: for hovering and copying. */
export function exactCell(cell: ConfigurationCell): string {
  if (cell.kind === "value") return formatExact(cell.value);
  if (cell.kind === "mixed") return `${cell.distinct} values`;
  if (cell.kind === "booleans") {
    const { true: trueCount, false: falseCount, missing } = cell.counts;
    const without = missing === 0 ? "" : `, ${missing} missing`;
    return `${trueCount} of ${trueCount + falseCount} true${without}`;
  }
  const { n, mean, sd, low, high, missing, not_finite } = cell.summary;
  if (mean === null) return "";
  const interval = low === null || high === null ? "" : `, 95% CI (t) ${low} to ${high}, sd ${sd}`;
  const without = missing + not_finite === 0 ? "" : `, ${missing} missing, ${not_finite} not finite`;
  return `${mean}${interval}, n ${n}${without}`;
}

/** A row of a configuration in full, tab-separated: its fingerprint, runs and failed runs, then mean after mean. */
export function exactConfiguration(one: Configuration): string {
  const cells = one.cells.map((cell) =>
    cell.kind === "summary" ? formatExact(cell.summary.mean ?? undefined) : exactCell(cell),
  );
  return [one.params_fingerprint, one.run_count, one.failed, ...cells].join("\t");
}
