import type { JsonObject, JsonValue } from "../json/value.ts";
import type { Value } from "./field.ts";
import type { Manifest } from "./manifest.ts";

/** Where the params of an experiment come from, as its manifest says: crossed, drawn at random, or listed one by one. */
export type ParamSource = "grid" | "random" | "list";

/** What a manifest says of the design before any run has begun. */
export interface PlannedDesign {
  /** `undefined` where the manifest does not say, or says something unknown. */
  readonly source: ParamSource | undefined;
  /** The values of each param of a grid, by name; empty where the params are no grid. */
  readonly values: ReadonlyMap<string, readonly Value[]>;
  /** How many combinations of params there are; `undefined` where the manifest does not say. */
  readonly configurations: number | undefined;
  /** How many seeds each combination is to run with; `undefined` where the manifest does not say. */
  readonly seeds: number | undefined;
  /** What the seeds are derived from, with their number; `undefined` where the manifest does not say. */
  readonly seedBase: number | bigint | undefined;
}

const SOURCES: ReadonlyMap<JsonValue | undefined, ParamSource> = new Map([
  ["GridSource", "grid"],
  ["RandomSource", "random"],
  ["ManualSource", "list"],
]);

/** The design of an experiment as its manifest has it. */
export function plannedDesign(manifest: Manifest | undefined): PlannedDesign {
  const params = memberOf(manifest?.content, "params");
  const seeds = memberOf(manifest?.content, "seeds");
  const spec = memberOf(params, "spec");
  const grid = Object.entries(isObject(spec) ? spec : {}).filter(([, list]) => Array.isArray(list));
  const base = memberOf(seeds, "base");
  return {
    source: SOURCES.get(memberOf(params, "type")),
    values: new Map(
      grid.map(([name, list]) => [name, (list as JsonValue[]).filter((item) => item !== null)]),
    ),
    configurations: countOf(memberOf(params, "total_cases")) ?? countOf(memberOf(params, "n_trials")),
    seeds: countOf(memberOf(seeds, "replicates")),
    seedBase: typeof base === "bigint" || Number.isSafeInteger(base) ? (base as number | bigint) : undefined,
  };
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function countOf(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}
