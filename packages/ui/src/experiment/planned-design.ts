import type { JsonObject, JsonValue, Manifest, Value } from "@atlas/core";

/** What a manifest says of the design before any run has begun. */
export interface PlannedDesign {
  /** The values of each param of a grid, by name; empty where the params are no grid. */
  readonly values: ReadonlyMap<string, readonly Value[]>;
  /** How many combinations of params there are; `undefined` where the manifest does not say. */
  readonly configurations: number | undefined;
  /** How many seeds each combination is to run with; `undefined` where the manifest does not say. */
  readonly seeds: number | undefined;
}

/** The design of an experiment as its manifest has it. */
export function plannedDesign(manifest: Manifest | undefined): PlannedDesign {
  const params = memberOf(manifest?.content, "params");
  const spec = memberOf(params, "spec");
  const grid = Object.entries(isObject(spec) ? spec : {}).filter(([, list]) => Array.isArray(list));
  return {
    values: new Map(
      grid.map(([name, list]) => [name, (list as JsonValue[]).filter((item) => item !== null)]),
    ),
    configurations: countOf(memberOf(params, "total_cases")) ?? countOf(memberOf(params, "n_trials")),
    seeds: countOf(memberOf(memberOf(manifest?.content, "seeds"), "replicates")),
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
