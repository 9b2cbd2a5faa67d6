import type { FieldPath, Query, SortKey } from "@atlas/core";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { QueryLine } from "../filter/QueryLine.tsx";
import { formatCount } from "../format/format-count.ts";
import { experimentOf } from "../plot/scope-of.ts";
import { createAnswer } from "../state/create-answer.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataset } from "../state/use-dataset.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { ConstantLine } from "./ConstantLine.tsx";
import { CountLine } from "./CountLine.tsx";
import { createGrid } from "./create-grid.ts";
import { createQuestion } from "./create-question.ts";
import { createViewport } from "./create-viewport.ts";
import { NoMatch } from "./NoMatch.tsx";
import { NoRuns } from "./NoRuns.tsx";
import { RunGrid } from "./RunGrid.tsx";

/** What a table of runs shows, and whom it tells what a person wants to see instead. */
export interface RunTableProps {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** From the most significant key on; newest run first when empty. */
  readonly sort: readonly SortKey[];
  readonly onSort: (sort: readonly SortKey[]) => void;
  /** The columns in their order; `undefined` lets the table choose: what varies among the runs that match. */
  readonly columns: readonly FieldPath[] | undefined;
  readonly onColumns: (columns: readonly FieldPath[] | undefined) => void;
  /** The address of a run's page. */
  readonly runHref: (runId: string) => string;
  /** Called instead of following that address. */
  readonly onOpenRun?: (runId: string) => void;
}

/** Below this width the columns that are sorted by come first, since little else is seen. */
const NARROW = 560;

/** The runs that match a filter, in an order, as a table over any number of runs; the host keeps its state. */
export function RunTable(props: RunTableProps): JSX.Element {
  const dataset = useDataset();
  const viewport = createViewport();
  const [isEditing, setEditing] = createSignal(false);
  const filter = createMemo(() => props.filter, undefined, { equals: sameValue });
  const isNarrow = createMemo(() => viewport.width() > 0 && viewport.width() < NARROW);
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  const asked = createQuestion({
    filter,
    sort: () => props.sort,
    columns: () => props.columns,
    isHeld: isEditing,
    isNarrow,
  });
  const grid = createGrid({
    viewport,
    question: asked.question,
    sort: () => props.sort,
    info: asked.info,
    scope: () => experimentOf(filter()),
  });
  const counts = () => {
    grid.rows.revision();
    return grid.rows.shown()?.blocks.newest?.counts;
  };
  const error = () => grid.rows.error() ?? asked.matching.error() ?? asked.all.error() ?? info.error();
  const retry = () => {
    for (const answer of [info, asked.all, asked.matching]) if (answer.error() !== undefined) answer.retry();
    grid.rows.retry();
  };
  const progress = () => info.latest()?.progress;
  const hasRuns = () => (asked.all.latest()?.run_count ?? 0) > 0;
  const isRead = () => progress()?.done !== false;
  const share = () => (isRead() ? undefined : (progress()?.read ?? 0) / Math.max(1, progress()?.found ?? 1));

  /** Rows that were read stay as they are while the data do not answer: then a word among the counts is enough. */
  const isStale = () => error()?.code === "unavailable" && grid.rows.shown() !== undefined;

  return (
    <section class="atl atl-runs" aria-label="Runs">
      <QueryLine filter={filter()} onFilter={props.onFilter} index={asked.all.latest()} />
      <BusyLine busy={grid.rows.pending() || asked.matching.pending() || !isRead()} share={share()} />
      <CountLine counts={counts()} progress={progress()}>
        <Show when={isStale()}>
          <Button small variant="quiet" icon="refresh" title={error()?.message} onClick={retry}>
            Not up to date
          </Button>
        </Show>
        <Show when={grid.newAbove() > 0}>
          <Button small icon="arrow-up" onClick={() => viewport.scrollTo(0)}>
            {formatCount(grid.newAbove())} new
          </Button>
        </Show>
        <Show when={hasRuns() && asked.all.latest()}>
          {(known) => <ColumnChooser index={known()} columns={asked.columns()} onColumns={props.onColumns} />}
        </Show>
      </CountLine>
      <ConstantLine fields={asked.constants()} />
      <Show when={!isStale() && error()}>{(failure) => <ErrorNote error={failure()} onRetry={retry} />}</Show>
      <Switch>
        <Match when={isRead() && info.latest()?.runs === 0 && info.latest()}>
          {(known) => (
            <div class="atl-runs-empty">
              <NoRuns info={known()} />
            </div>
          )}
        </Match>
        <Match when={grid.rows.shown() || error() === undefined}>
          <RunGrid
            grid={grid}
            index={asked.all.latest()}
            info={asked.info}
            sort={props.sort}
            onSort={props.onSort}
            filter={filter()}
            onFilter={props.onFilter}
            onEditing={setEditing}
            runHref={props.runHref}
            onOpenRun={props.onOpenRun}
          />
          <Show when={counts()?.matched === 0 && isRead()}>
            <div class="atl-runs-empty">
              <NoMatch filter={filter()} onFilter={props.onFilter} />
            </div>
          </Show>
        </Match>
      </Switch>
    </section>
  );
}
