import type { Cell, ConfigurationSortKey, FieldPath, Run } from "@atlas/core";
import { naiveCell, naiveCompare } from "../naive.ts";
import { identityOf } from "./naive-aggregate.ts";

// What configurations are, from run objects and loops: an oracle, written apart from the source.

/** The runs of each configuration, by experiment, fingerprint, and the id of a run without one. */
export function naiveConfigurations(runs: readonly Run[]): Run[][] {
  const groups = new Map<string, Run[]>();
  const inOrder = runs.toSorted(
    ({ record: a }, { record: b }) =>
      naiveCompare(a.experiment_id, b.experiment_id) ||
      naiveCompare(a.params_fingerprint, b.params_fingerprint) ||
      naiveCompare(a.run_id, b.run_id),
  );
  for (const run of inOrder) {
    const { experiment_id, params_fingerprint, run_id } = run.record;
    const key = JSON.stringify([
      experiment_id,
      params_fingerprint,
      params_fingerprint === "" ? run_id : null,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

/** What a configuration shows of a field, but for the digits of its statistics. */
export function naiveConfigurationCell(runs: readonly Run[], path: FieldPath) {
  const cells = runs.map((run) => naiveCell(run, path));
  const identities = new Set(cells.map(identityOf));
  if (identities.size === 1) return { kind: "value", value: [...identities][0]! };
  const present = cells.filter((cell) => cell !== undefined);
  if (present.every((cell) => typeof cell === "boolean")) {
    const [yes, no] = [true, false].map((one) => present.filter((cell) => cell === one).length);
    return { kind: "booleans", counts: { true: yes, false: no, missing: cells.length - present.length } };
  }
  if (!present.every(isNumber)) {
    return { kind: "mixed", distinct: new Set(present.map(identityOf)).size };
  }
  const finite = present.map(Number).filter(Number.isFinite);
  return {
    kind: "summary",
    finite,
    missing: cells.length - present.length,
    not_finite: present.length - finite.length,
  };
}

/** The order of two configurations by one key; 0 where it does not tell them apart. */
export function naiveConfigurationOrder(
  all: readonly (readonly Run[])[],
  { field, order, by }: ConfigurationSortKey,
): (a: readonly Run[], b: readonly Run[]) => number {
  const cellsOf = (runs: readonly Run[]) => runs.map((run) => naiveCell(run, field));
  const varies = all.some((runs) => new Set(cellsOf(runs).map(identityOf)).size > 1);
  const present = all.flatMap(cellsOf).filter((cell) => cell !== undefined);
  const isNumeric = present.every(isNumber);
  const isBoolean = present.every((cell) => typeof cell === "boolean");
  const shown = (runs: readonly Run[]): Cell => {
    const cells = cellsOf(runs);
    if (by === undefined && varies && isBoolean) return trueShare(cells);
    const statistic = by ?? (varies && isNumeric ? "mean" : undefined);
    if (statistic !== undefined) return statisticOf(cells.filter(isNumber).map(Number), statistic);
    return new Set(cells.map(identityOf)).size === 1 ? cells[0] : undefined;
  };
  return (a, b) => {
    const [x, y] = [shown(a), shown(b)];
    const [isLastX, isLastY] = [x, y].map((value) => value === undefined || Number.isNaN(value));
    if (isLastX || isLastY) return Number(isLastX) - Number(isLastY);
    return naiveCompare(x!, y!) * (order === "asc" ? 1 : -1);
  };
}

function trueShare(cells: readonly Cell[]): number | undefined {
  const present = cells.filter((cell) => cell !== undefined);
  return present.length === 0 ? undefined : present.filter((cell) => cell === true).length / present.length;
}

/** Exact enough for the sort of small numbers: n and mean only. */
function statisticOf(numbers: number[], statistic: ConfigurationSortKey["by"]): number | undefined {
  const finite = numbers.filter(Number.isFinite);
  if (statistic === "n") return finite.length;
  if (finite.length === 0) return undefined;
  return finite.reduce((sum, number) => sum + number, 0) / finite.length;
}

function isNumber(cell: Cell): cell is number | bigint {
  return typeof cell === "number" || typeof cell === "bigint";
}
