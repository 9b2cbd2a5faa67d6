import type { Value } from "../model/field.ts";
import { pythonText } from "./python-text.ts";

/** What metalab is to run: some configurations, each with the first seeds of a plan. */
export interface MetalabCases {
  /** The params of each configuration, by name. */
  readonly cases: readonly ReadonlyMap<string, Value | null>[];
  /** What the plan derives its seeds from; `undefined` where no manifest says. */
  readonly seedBase: number | bigint | undefined;
  /** How many replicates the plan is to have. */
  readonly replicates: number;
}

/**
 * The arguments of a `metalab.Experiment` that runs some configurations, as Python: metalab passes over runs that have
 * succeeded, so that what is missing alone is run.
 *
 * @see https://github.com/matthewmazurek/metalab for `manual`, `seeds` and `run`
 */
export function metalabSnippet({ cases, seedBase, replicates }: MetalabCases): string {
  const names = new Set(cases.flatMap((params) => [...params.keys()]));
  const floats = new Set([...names].filter((name) => cases.some((params) => isFraction(params.get(name)))));
  const lines = cases.map((params) => {
    const members = Array.from(
      params,
      ([name, value]) => `${pythonText(name)}: ${pythonText(value, floats.has(name))}`,
    );
    return `        {${members.join(", ")}},`;
  });
  const base = seedBase ?? "...";
  return [
    "import metalab",
    "",
    "# Name, version, context and operation as in the experiment's own script: with the same code,",
    "# runs that have succeeded are passed over. Write 1.0 for 1 where the experiment did.",
    "experiment = metalab.Experiment(",
    "    name=..., version=..., context=..., operation=...,",
    "    params=metalab.manual([",
    ...lines,
    "    ]),",
    `    seeds=metalab.seeds(base=${base}, replicates=${replicates}),`,
    ")",
    "metalab.run(experiment, store=...).result()",
    "",
  ].join("\n");
}

function isFraction(value: Value | null | undefined): boolean {
  return typeof value === "number" && !Number.isInteger(value);
}
