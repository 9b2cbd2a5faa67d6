import type { Query } from "@atlas/core";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { SeedComb } from "../experiment/SeedComb.tsx";
import { combWidth, stateWords } from "../experiment/seed-comb.ts";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { statesOfRuns } from "../table/create-seed-states.ts";
import { CompareCounts } from "./CompareCounts.tsx";
import { CompareTable } from "./CompareTable.tsx";
import { MAX_COMPARED, MIN_COMPARED } from "./compare-limits.ts";
import { comparedConfigurations } from "./compared-configurations.ts";
import {
  type ConfigurationKey,
  configurationsQuery,
  readConfigurationKey,
  writeConfigurationKey,
} from "./configuration-key.ts";
import { createDirections } from "./create-directions.ts";
import { IdenticalFields } from "./IdenticalFields.tsx";

/** What tells replicates apart, and so no configurations. */
const OWN_FIELDS = new Set(["record.run_id", "record.params_fingerprint", "record.seed_fingerprint"]);

/** What some configurations differ in, side by side, by the means of their runs; the first is the baseline. */
export function CompareConfigurationsPage(props: {
  /** Those to compare, the baseline first, each once: `EXPERIMENT/PARAMS_FINGERPRINT`. */
  readonly configurations: readonly string[];
  readonly onConfigurations: (configurations: readonly string[]) => void;
  /** The runs that pass a filter. */
  readonly runsHref: (filter: Query) => string;
  /** The replicates of two configurations of an experiment, paired by seed; without it, nothing leads there. */
  readonly pairHref?: (baseline: ConfigurationKey, compared: ConfigurationKey) => string;
}): JSX.Element {
  const dataset = useDataset();
  const keys = createMemo(() => props.configurations.flatMap((text) => readConfigurationKey(text) ?? []));
  const ids = createMemo(() => keys().map(writeConfigurationKey));
  const answer = createAnswer(
    () => (ids().length >= MIN_COMPARED && ids().length <= MAX_COMPARED ? keys() : undefined),
    async (keys, signal) => {
      const filter = configurationsQuery(keys);
      const { fields } = await dataset.fields({ filter }, { signal });
      const columns = fields.map(({ path }) => path).filter((path) => !OWN_FIELDS.has(path));
      const { configurations } = await dataset.configurations(
        { filter, columns, limit: MAX_COMPARED },
        { signal },
      );
      const byId = new Map(configurations.map((one) => [writeConfigurationKey(one), one]));
      const found = keys.flatMap((key) => byId.get(writeConfigurationKey(key)) ?? []);
      return { byId, compared: comparedConfigurations(found, columns), missing: keys.length - found.length };
    },
  );
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  const [directions, setDirections] = createDirections(() => info.latest()?.location);
  const pair = () => {
    const [baseline, compared, ...others] = keys();
    const isPair = baseline?.experiment_id === compared?.experiment_id && others.length === 0;
    return isPair && baseline && compared ? props.pairHref?.(baseline, compared) : undefined;
  };

  return (
    <article class="atl atl-compare">
      <BusyLine busy={answer.pending()} />
      <Switch fallback={<OverviewSkeleton label="Loading the configurations" />}>
        <Match when={ids().length < MIN_COMPARED}>
          <EmptyState title="One configuration needs another one">
            <p>Choose 2 to {MAX_COMPARED} configurations in the table of runs, and compare them.</p>
          </EmptyState>
        </Match>
        <Match when={ids().length > MAX_COMPARED}>
          <EmptyState title={`${formatCount(ids().length)} configurations are too many to compare`}>
            <Button onClick={() => props.onConfigurations(ids().slice(0, MAX_COMPARED))}>
              Compare the first {MAX_COMPARED}
            </Button>
          </EmptyState>
        </Match>
        <Match when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Match>
        <Match when={answer.latest()}>
          {(known) => (
            <>
              <CompareCounts compared={known().compared} noun="configuration">
                Numbers are means with half of their 95% interval (t).
                <Show when={pair()}>
                  {(href) => (
                    <>
                      {" "}
                      <a class="atl-link" href={href()}>
                        Pair their seeds
                      </a>
                    </>
                  )}
                </Show>
              </CompareCounts>
              <Show when={known().missing > 0}>
                <p class="atl-compare-unknown" role="alert">
                  {formatCount(known().missing)} of the configurations{" "}
                  {known().missing === 1 ? "has" : "have"} no run here.
                </p>
              </Show>
              <Show when={known().compared.ids.length > 0}>
                <CompareTable
                  compared={known().compared}
                  label="Configurations side by side"
                  mark={(id) => (
                    <Show when={known().byId.get(id)}>
                      {(one) => (
                        <span
                          class="atl-compare-comb"
                          style={{ width: `${combWidth(statesOfRuns(one()))}px` }}
                          title={`${stateWords(statesOfRuns(one()))} runs`}
                        >
                          <SeedComb states={statesOfRuns(one())} />
                        </span>
                      )}
                    </Show>
                  )}
                  nameOf={(id) => readConfigurationKey(id)?.params_fingerprint ?? id}
                  hrefOf={(id) =>
                    props.runsHref(configurationsQuery([readConfigurationKey(id) ?? []].flat()))
                  }
                  directions={directions()}
                  onDirections={setDirections}
                  onBaseline={(id) => props.onConfigurations([id, ...ids().filter((other) => other !== id)])}
                  onRemove={(id) => props.onConfigurations(ids().filter((other) => other !== id))}
                />
                <IdenticalFields fields={known().compared.identical} />
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </article>
  );
}
