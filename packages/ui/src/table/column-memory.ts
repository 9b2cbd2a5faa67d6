import { type FieldPath, isFieldPath } from "@atlas/core";

/** What a person chose of an experiment's columns, as plain data. */
export interface ColumnMemory {
  /** The columns in their order; absent for the table's own choice. */
  readonly columns?: readonly FieldPath[];
  /** Those that do not scroll away. */
  readonly pinned: readonly FieldPath[];
  /** In pixels, of columns that were made wider or narrower. */
  readonly widths: readonly (readonly [path: FieldPath, widthPx: number])[];
}

/** Nothing chosen. */
export const NO_MEMORY: ColumnMemory = { pinned: [], widths: [] };

/** A choice that was kept as JSON; what in it is none is left out. */
export function readColumnMemory(json: unknown): ColumnMemory | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { columns, pinned, widths } = json as Partial<Record<keyof ColumnMemory, unknown>>;
  return {
    ...(Array.isArray(columns) ? { columns: columns.filter(isPath) } : {}),
    pinned: Array.isArray(pinned) ? pinned.filter(isPath) : [],
    widths: Array.isArray(widths) ? widths.filter(isWidth) : [],
  };
}

function isPath(value: unknown): value is FieldPath {
  return typeof value === "string" && isFieldPath(value);
}

function isWidth(value: unknown): value is [FieldPath, number] {
  return Array.isArray(value) && isPath(value[0]) && Number.isFinite(value[1]) && value[1] > 0;
}
