import { allOf, type Configuration, type Query } from "@atlas/core";

/** What tells a configuration from all others. */
export type ConfigurationKey = Pick<Configuration, "experiment_id" | "params_fingerprint">;

/** The key as a text: `optbench:2.0/04b7e826`. */
export function writeConfigurationKey({ experiment_id, params_fingerprint }: ConfigurationKey): string {
  return `${experiment_id}/${params_fingerprint}`;
}

/** The key of such a text; `undefined` for any other. A fingerprint has no slash, the id of an experiment may have. */
export function readConfigurationKey(text: string): ConfigurationKey | undefined {
  const slash = text.lastIndexOf("/");
  if (slash < 1 || slash === text.length - 1) return undefined;
  return { experiment_id: text.slice(0, slash), params_fingerprint: text.slice(slash + 1) };
}

/** The runs of some configurations. */
export function configurationsQuery(keys: readonly ConfigurationKey[]): Query {
  const byExperiment = new Map<string, string[]>();
  for (const { experiment_id, params_fingerprint } of keys) {
    byExperiment.set(experiment_id, [...(byExperiment.get(experiment_id) ?? []), params_fingerprint]);
  }
  const queries = [...byExperiment].map(([experiment, fingerprints]) =>
    allOf([
      { field: "record.experiment_id", op: "eq", value: experiment },
      { field: "record.params_fingerprint", op: "in", value: fingerprints },
    ]),
  );
  return queries.length === 1 ? queries[0]! : { op: "or", queries };
}
