import {
  type Configuration,
  type ConfigurationCell,
  exactJson,
  type FieldPath,
  type IdenticalField,
  type Value,
} from "@atlas/core";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatTrueCount } from "../format/format-true-count.ts";
import { isMeasured } from "./compare-groups.ts";
import type { Compared, ComparedField } from "./compared.ts";
import { writeConfigurationKey } from "./configuration-key.ts";

/**
 * What some configurations differ in, `columns` being the fields of their cells. Of a number that varies between the
 * replicates it is the mean, with half of its 95% interval and its n beside it.
 */
export function comparedConfigurations(
  configurations: readonly Configuration[],
  columns: readonly FieldPath[],
): Compared {
  const differing: ComparedField[] = [];
  const identical: IdenticalField[] = [];
  for (const [column, path] of columns.entries()) {
    const cells = configurations.map((one) => one.cells[column]!);
    const values = cells.map(cellValue);
    const notes = cells.map((cell) => noteOf(cell, path));
    const [first] = values;
    const isSame = values.every((value) => exactJson(value ?? null) === exactJson(first ?? null));
    const isOne = isSame && notes.every((note) => note === notes[0]);
    if (isOne && first !== null && first !== undefined) identical.push({ path, value: first });
    // What varies between replicates only, an id or a time, tells configurations apart as little as what none has.
    else if (!isSame || (isMeasured(path) && !isOne)) differing.push({ path, values, notes });
  }
  return { ids: configurations.map(writeConfigurationKey), differing, identical };
}

function cellValue(cell: ConfigurationCell): Value | null {
  if (cell.kind === "value") return cell.value ?? null;
  return cell.kind === "summary" ? cell.summary.mean : null;
}

function noteOf(cell: ConfigurationCell, path: FieldPath): string {
  if (cell.kind === "mixed")
    return `${formatCount(cell.distinct)} ${cell.distinct === 1 ? "value" : "values"}`;
  if (cell.kind === "value") return "";
  if (cell.kind === "booleans") return `${formatTrueCount(cell.counts)} true`;
  const { n, low, high } = cell.summary;
  const half = low === null || high === null ? "" : `\u00b1\u2009${formatCell((high - low) / 2, path)}, `;
  return `${half}n ${formatCount(n)}`;
}
