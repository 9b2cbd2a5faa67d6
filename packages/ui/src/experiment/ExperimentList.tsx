import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { ExperimentCounts } from "./ExperimentCounts.tsx";
import { ExperimentHead } from "./ExperimentHead.tsx";
import { ExperimentLine } from "./ExperimentLine.tsx";
import { ExperimentSkeleton } from "./ExperimentSkeleton.tsx";
import { type ExperimentSort, experimentRows } from "./experiment-rows.ts";
import { NoExperiments } from "./NoExperiments.tsx";

/** Every experiment with its progress, the versions of one name together: what there is, and how it is. */
export function ExperimentList(props: {
  /** The address of an experiment. */
  readonly experimentHref: (experimentId: string) => string;
  /** Shows only experiments whose name, version or tags hold this text. */
  readonly search: string;
  readonly sort: ExperimentSort;
  readonly onSearch: (search: string) => void;
  readonly onSort: (sort: ExperimentSort) => void;
}): JSX.Element {
  const dataset = useDataset();
  const experiments = createAnswer(
    () => true,
    (_, signal) => dataset.experiments({ signal }),
  );
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  ).latest;
  const designs = createAnswer(
    () => true,
    (_, signal) => dataset.designs({ signal }),
  ).latest;
  const designOfId = createMemo(
    () => new Map(designs()?.designs.map((design) => [design.experiment_id, design])),
  );
  const rows = createMemo(() =>
    experimentRows(experiments.latest() ?? [], designOfId(), props.search, props.sort),
  );
  const rowsById = createMemo(() => new Map(rows().map((row) => [row.experiment.experiment_id, row])));
  const isReading = () => info()?.progress.done !== true;

  return (
    <div class="atl atl-experiments">
      <search class="atl-experiment-search">
        <TextInput
          type="search"
          icon="search"
          label="Find experiments by name, version, tag or varied param"
          placeholder="Find by name, version, tag or varied param"
          value={props.search}
          onInput={props.onSearch}
        />
      </search>
      <BusyLine busy={experiments.pending()} />
      <Show when={experiments.error()}>
        {(error) => <ErrorNote error={error()} onRetry={experiments.retry} />}
      </Show>
      <Switch>
        <Match when={experiments.latest()?.length}>
          <ExperimentCounts
            listed={rows().map((row) => row.experiment)}
            all={experiments.latest() ?? []}
            onTag={props.onSearch}
          />
          <Show
            when={rows().length > 0}
            fallback={<NoExperimentMatches search={props.search} onSearch={props.onSearch} />}
          >
            <div class="atl-experiment-table">
              <table>
                <ExperimentHead sort={props.sort} onSort={props.onSort} />
                <tbody>
                  <For each={[...rowsById().keys()]}>
                    {(id) => (
                      <Show when={rowsById().get(id)}>
                        {(row) => (
                          <ExperimentLine
                            row={row()}
                            href={props.experimentHref(id)}
                            onTag={props.onSearch}
                          />
                        )}
                      </Show>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </Show>
        </Match>
        <Match when={experiments.latest() && !isReading() && info()}>
          {(info) => <NoExperiments info={info()} />}
        </Match>
        <Match when={!experiments.error()}>
          <ExperimentSkeleton />
        </Match>
      </Switch>
    </div>
  );
}

function NoExperimentMatches(props: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}): JSX.Element {
  return (
    <EmptyState title="No experiment matches">
      <p>None has "{props.search.trim()}" in its name, version, tags or varied params.</p>
      <Button onClick={() => props.onSearch("")}>Show all</Button>
    </EmptyState>
  );
}
