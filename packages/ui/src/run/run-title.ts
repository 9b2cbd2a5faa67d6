import type { Cell, FieldIndex, FieldPath, Run } from "@atlas/core";
import { formatCell } from "../format/format-cell.ts";
import { formatNumber } from "../format/format-number.ts";
import { shorten } from "../format/json-text.ts";
import { type Leaf, leavesOf } from "./leaves.ts";
import { isVarying } from "./varying.ts";

/** One param of a title. */
export interface TitlePart {
  /** Absent where the value speaks for itself. */
  readonly name?: string;
  readonly text: string;
}

const MAX_PARTS = 8;
const MAX_LENGTH = 40;
const SIGNIFICANT = 6;

/**
 * What tells a run from the others of its experiment: the params that vary there, in the order of the index, the
 * first text of them before all others and without its name. Empty when none varies.
 */
export function titleOf(run: Run, index: FieldIndex): TitlePart[] {
  const leaves = new Map<FieldPath, Leaf>();
  for (const leaf of leavesOf(run.params)) if (leaf.value !== null) leaves.set(`params.${leaf.key}`, leaf);
  const varying = index.fields.flatMap((field) => {
    const leaf = leaves.get(field.path);
    return leaf !== undefined && isVarying(field, index.run_count) ? [leaf] : [];
  });
  const lead = varying.find(({ value }) => typeof value === "string");
  const rest = varying.filter((leaf) => leaf !== lead);
  const parts: TitlePart[] = lead === undefined ? [] : [{ text: textOf(lead) }];
  return [...parts, ...rest.map((leaf) => ({ name: leaf.key, text: textOf(leaf) }))].slice(0, MAX_PARTS);
}

function textOf({ key, value }: Leaf): string {
  if (typeof value === "number") return formatNumber(value, { significant: SIGNIFICANT });
  return shorten(formatCell(value as Cell, `params.${key}`), MAX_LENGTH);
}
