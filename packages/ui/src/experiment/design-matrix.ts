import {
  type CoveredConfiguration,
  exactJson,
  type PlannedDesign,
  splitFieldPath,
  type Value,
  type VariedParam,
} from "@atlas/core";

/** A param along one side of a matrix, and its values in their order there; null stands for having none. */
export interface MatrixAxis {
  readonly name: string;
  readonly values: readonly (Value | null)[];
}

/** Configurations laid out by the values of their params, those of the first axis changing slowest. */
export interface DesignMatrix {
  readonly rows: readonly MatrixAxis[];
  readonly columns: readonly MatrixAxis[];
  /** Row by row; `undefined` where there is no run. */
  readonly cells: readonly (readonly (CoveredConfiguration | undefined)[])[];
}

const MAX_ROWS = 80;
const MAX_COLUMNS = 40;
const MAX_CELLS = 1500;
/** Below this share of cells that hold a configuration, the params were drawn, not crossed. */
const MIN_FILLED = 0.3;

interface Axis extends MatrixAxis {
  /** The place of the param in the values of a configuration. */
  readonly at: number;
  readonly isNumeric: boolean;
}

/**
 * A matrix of configurations, params of texts down its side and params of numbers along its top where that fits;
 * `undefined` where the params are not crossed, or are too many. Values that are planned have their place before any
 * run has them.
 */
export function designMatrix(
  varied: readonly VariedParam[],
  configurations: readonly CoveredConfiguration[],
  planned: PlannedDesign,
): DesignMatrix | undefined {
  if (varied.length === 0 || varied.some((param) => param.distinct > param.values.length)) return undefined;
  const axes = varied.map((param, at) => axisOf(param, at, configurations, planned));
  const { rows, columns } = arrange(axes);
  const [height, width] = [sizeOf(rows), sizeOf(columns)];
  if (height > MAX_ROWS || width > MAX_COLUMNS || height * width > MAX_CELLS) return undefined;
  if (configurations.length < MIN_FILLED * height * width) return undefined;
  const cells = Array.from({ length: height }, () =>
    new Array<CoveredConfiguration | undefined>(width).fill(undefined),
  );
  for (const configuration of configurations) {
    const row = cells[placeOf(configuration, rows)]!;
    const column = placeOf(configuration, columns);
    // Two that look the same cannot be told apart by their params.
    if (row[column] !== undefined) return undefined;
    row[column] = configuration;
  }
  return { rows, columns, cells };
}

function axisOf(
  { path, values, missing }: VariedParam,
  at: number,
  configurations: readonly CoveredConfiguration[],
  planned: PlannedDesign,
): Axis {
  const name = splitFieldPath(path).key;
  const known = values.map(({ value }) => value);
  const identities = new Set(known.map(exactJson));
  const toCome = (planned.values.get(name) ?? []).filter((value) => !identities.has(exactJson(value)));
  const all: (Value | null)[] = [...known, ...toCome];
  if (all.every((value) => typeof value === "number")) all.sort((a, b) => Number(a) - Number(b));
  if (missing > 0 || configurations.some((configuration) => configuration.values[at] === null))
    all.push(null);
  const isNumeric = all.every(
    (value) => typeof value === "number" || typeof value === "bigint" || value === null,
  );
  return { name, values: all, at, isNumeric };
}

/** Numbers along the top and all else down the side, unless one of the two would be bare or too long. */
function arrange(axes: readonly Axis[]): { rows: Axis[]; columns: Axis[] } {
  const rows = axes.filter((axis) => !axis.isNumeric);
  const columns = axes.filter((axis) => axis.isNumeric);
  while (columns.length > 1 && (sizeOf(columns) > MAX_COLUMNS || rows.length === 0)) {
    rows.push(columns.shift()!);
  }
  if (columns.length === 0) columns.push(rows.pop()!);
  if (rows.length === 0 && sizeOf(columns) > MAX_COLUMNS) rows.push(columns.pop()!);
  return { rows, columns };
}

function sizeOf(axes: readonly MatrixAxis[]): number {
  return axes.reduce((size, { values }) => size * values.length, 1);
}

function placeOf(configuration: CoveredConfiguration, axes: readonly Axis[]): number {
  return axes.reduce((place, { values, at }) => {
    const identity = exactJson(configuration.values[at] ?? null);
    return place * values.length + values.findIndex((value) => exactJson(value) === identity);
  }, 0);
}
