import { compareNatural } from "../model/compare-natural.ts";
import type { FieldPath, Value } from "../model/field.ts";
import type { ParamSource, PlannedDesign } from "../model/planned-design.ts";
import { constantParams } from "../query/experiment-design.ts";
import { type RankedField, rankField } from "../query/rank-field.ts";
import { finish, type Steps } from "../steps.ts";
import type { Table } from "../table/table.ts";
import {
  type DesignKind,
  type DesignShape,
  designShape,
  type ParamRole,
  type ShapeParam,
} from "./design-shape.ts";
import { type GridAxis, type MissingCells, missingCells } from "./missing-cells.ts";
import { type ParamFactor, paramFactorsSteps } from "./param-factors.ts";
import { firstPlaces } from "./permutation-shares.ts";
import { experimentRowsSteps } from "./replicate-numbers.ts";
import { type Replication, replicationOf } from "./replication.ts";

/** How many constant params are listed. */
const MAX_CONSTANTS = 50;

/** A param that differs between configurations. */
export interface DesignParam {
  readonly path: FieldPath;
  /**
   * `crossed` with the others, `nested` in `within` (each value goes with one value of it), `conditional` on `within`
   * (which decides whether there is a value), `drawn` at random, a `label` of nearly every configuration, or `listed`.
   */
  readonly role: ParamRole;
  readonly within: FieldPath | null;
  /** How many different values there are, having none among them. */
  readonly distinct: number;
  /** Params that always change together with this one. */
  readonly aliases: readonly FieldPath[];
}

/** The cells of the crossed params, and those that no run is of: not listed where params depend on each other. */
export interface DesignGrid extends MissingCells {
  readonly params: readonly FieldPath[];
}

/** How the configurations of an experiment were made, and how often each was run. */
export interface RecognizedDesign {
  readonly kind: DesignKind;
  /** In natural order; of those that always change together, the first. */
  readonly params: readonly DesignParam[];
  /** Params that have the same value in all configurations, the first 50. */
  readonly constants: readonly { readonly path: FieldPath; readonly value: Value }[];
  readonly constant_count: number;
  /** Null where nothing is crossed. */
  readonly grid: DesignGrid | null;
  readonly replication: Replication;
  /** What the newest manifest says; null where there is none. */
  readonly planned: {
    readonly source: ParamSource | null;
    readonly configurations: number | null;
    readonly seeds: number | null;
  } | null;
}

/**
 * Recognises the design of an experiment from its runs, and from its manifest where there is one: that tells a value
 * which no run has yet, and draws from a list.
 *
 * @see designShape for what is recognised by what
 */
export function recognizeDesign(
  table: Table,
  experimentId: string,
  planned?: PlannedDesign,
): RecognizedDesign {
  return finish(recognizeDesignSteps(table, experimentId, planned));
}

/** The steps of `recognizeDesign`. */
export function* recognizeDesignSteps(
  table: Table,
  experimentId: string,
  planned?: PlannedDesign,
): Steps<RecognizedDesign> {
  const runs = yield* experimentRowsSteps(table, { experiment_id: experimentId, field: "record.status" }, {});
  const fingerprints = rankField(table.column("record.params_fingerprint"), runs);
  yield;
  const replication = replicationOf(fingerprints, rankField(table.column("record.seed_fingerprint"), runs));
  yield;
  const rows = firstRows(fingerprints, runs);
  const { factors, cells } = yield* paramFactorsSteps(table, rows);
  const combinations = firstPlaces(cells);
  const shape = designShape(
    factors.map((factor) => shapeParamOf(factor, combinations)),
    combinations.length,
  );
  yield;
  const { kind, roles, axes } = withPlan(shape, factors, planned);
  const constants = constantParams(table, rows);
  const grid = gridOf(
    shape,
    axes,
    (path) => Array.from(rows, (row) => table.cell(row, path) ?? null),
    factors,
  );
  return {
    kind: kind === "grid" && grid !== null && grid.missing_count > 0 ? "partial_grid" : kind,
    params: factors.map(({ path, levelCount, aliases }, at) => {
      const { role, within } = roles[at]!;
      return {
        path,
        role,
        within: within === undefined ? null : factors[within]!.path,
        distinct: levelCount,
        aliases,
      };
    }),
    constants: constants.slice(0, MAX_CONSTANTS),
    constant_count: constants.length,
    grid: kind === "random" || kind === "list" ? null : grid,
    replication,
    planned: planned === undefined ? null : planOf(planned),
  };
}

function planOf({ source, configurations, seeds }: PlannedDesign): RecognizedDesign["planned"] {
  return { source: source ?? null, configurations: configurations ?? null, seeds: seeds ?? null };
}

/** A shape as the manifest has it: what was drawn, and a grid's values that no run has yet; with the crossed params' values. */
function withPlan(
  { kind, roles, grid }: DesignShape,
  factors: readonly ParamFactor[],
  planned: PlannedDesign | undefined,
): Pick<DesignShape, "kind" | "roles"> & { readonly axes: readonly GridAxis[] } {
  if (planned?.source === "random" && factors.length > 0) {
    return { kind: "random", roles: factors.map(() => ({ role: "drawn" })), axes: [] };
  }
  const axes = planned?.source === "grid" ? plannedAxes(planned) : [];
  if (axes.length > 0) {
    const paths = new Set(axes.map(({ path }) => path));
    const isPlanned = ({ path, aliases }: ParamFactor) => [path, ...aliases].some((name) => paths.has(name));
    return {
      kind: "grid",
      roles: factors.map((factor, at) => (isPlanned(factor) ? { role: "crossed" } : roles[at]!)),
      axes,
    };
  }
  const isIndependent = grid !== undefined && roles.every(({ within }) => within === undefined);
  const crossed = isIndependent ? factors.filter((_, at) => roles[at]!.role === "crossed") : [];
  return {
    kind,
    roles,
    axes: crossed.map(({ path, values }) => ({ path, values: values.map((v) => v ?? null) })),
  };
}

/** The params of a planned grid that take several values. */
function plannedAxes({ values }: PlannedDesign): GridAxis[] {
  return Array.from(values, ([name, list]) => ({ path: `params.${name}` as const, values: list }))
    .filter(({ values: list }) => list.length > 1)
    .sort((a, b) => compareNatural(a.path, b.path));
}

function gridOf(
  { grid, roles }: DesignShape,
  axes: readonly GridAxis[],
  valuesOf: (path: FieldPath) => readonly (Value | null)[],
  factors: readonly ParamFactor[],
): DesignGrid | null {
  if (axes.length > 0) {
    const found = axes.map(({ path }) => valuesOf(path));
    return { params: axes.map(({ path }) => path), ...missingCells(axes, found) };
  }
  if (grid === undefined) return null;
  const isCrossed = (_: unknown, at: number) =>
    ["crossed", "nested", "conditional"].includes(roles[at]!.role);
  const params = factors.filter(isCrossed).map(({ path }) => path);
  return { params, cells: grid.cells, missing_count: grid.cells - grid.found, missing: [] };
}

/** A row of each configuration. */
function firstRows({ ranks, valueAt }: RankedField, rows: Uint32Array): Uint32Array {
  const firstOfRank = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) if (!firstOfRank.has(ranks[i]!)) firstOfRank.set(ranks[i]!, rows[i]!);
  return Uint32Array.from([...firstOfRank].flatMap(([rank, row]) => (valueAt(rank) ? [row] : [])));
}

function shapeParamOf({ levels, levelCount, values, numbers }: ParamFactor, places: Uint32Array): ShapeParam {
  const noneLevel = values.indexOf(undefined);
  return {
    levels: places.map((place) => levels[place]!),
    levelCount,
    ...(numbers !== undefined && { distinct: values.filter((value) => typeof value === "number") }),
    ...(noneLevel >= 0 && { noneLevel }),
  };
}
