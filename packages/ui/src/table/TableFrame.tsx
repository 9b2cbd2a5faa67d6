import { type JSX, lazy, Match, Show, Suspense, Switch, untrack } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatCount } from "../format/format-count.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { ConstantLine } from "./ConstantLine.tsx";
import { CountLine } from "./CountLine.tsx";
import type { Grid } from "./create-grid.ts";
import type { TableSelection } from "./create-selection.ts";
import { NoMatch } from "./NoMatch.tsx";
import { NoRuns } from "./NoRuns.tsx";
import { RowKindSwitch } from "./RowKindSwitch.tsx";
import type { TablePage } from "./row-source.ts";
import { isNothing } from "./selection.ts";
import type { TableBody } from "./table-body.ts";

/** Loaded with the first selection. */
const SelectionBar = lazy(async () => ({ default: (await import("./SelectionBar.tsx")).SelectionBar }));

/** What is around a grid of any kind of rows: the counts above it, what it has to say, and the bar of the selection. */
export function TableFrame<P extends TablePage>(props: {
  readonly body: TableBody;
  readonly grid: Grid<P>;
  readonly selection: TableSelection;
  /** Whether a range was longer than one may be. */
  readonly isRangeCut: boolean;
  /** What one row is: "run". */
  readonly noun: string;
  /** What is beside the grid, if anything is. */
  readonly side?: JSX.Element;
  readonly children: JSX.Element;
}): JSX.Element {
  const rows = () => props.grid.rows;
  const { asked, info, host } = untrack(() => props.body);
  const newest = () => {
    rows().revision();
    return rows().shown()?.blocks.newest;
  };
  const counts = () => newest()?.counts;
  const error = () => rows().error() ?? asked.matching.error() ?? asked.all.error() ?? info.error();
  const retry = () => {
    for (const answer of [info, asked.all, asked.matching]) if (answer.error() !== undefined) answer.retry();
    rows().retry();
  };
  const progress = () => info.latest()?.progress;
  const hasRuns = () => (asked.all.latest()?.run_count ?? 0) > 0;
  const isRead = () => progress()?.done !== false;
  const share = () => (isRead() ? undefined : (progress()?.read ?? 0) / Math.max(1, progress()?.found ?? 1));
  const newAbove = () => props.grid.newAbove();

  /** Rows that were read stay as they are while the data do not answer: then a word among the counts is enough. */
  const isStale = () => error()?.code === "unavailable" && rows().shown() !== undefined;

  return (
    <>
      <BusyLine busy={rows().pending() || asked.matching.pending() || !isRead()} share={share()} />
      <CountLine
        counts={counts()}
        progress={progress()}
        configurations={props.noun === "configuration" ? newest()?.total : undefined}
      >
        <Show when={isStale()}>
          <Button small variant="quiet" icon="refresh" title={error()?.message} onClick={retry}>
            Not up to date
          </Button>
        </Show>
        <Show when={newAbove() > 0}>
          <Button small icon="arrow-up" onClick={() => props.body.viewport.scrollTo(0)}>
            {formatCount(newAbove())} new {newAbove() === 1 ? props.noun : `${props.noun}s`}: show
          </Button>
        </Show>
        <Show when={host.onRows}>
          {(onRows) => <RowKindSwitch kind={host.rows ?? "runs"} onKind={onRows()} />}
        </Show>
        <Show when={hasRuns() && asked.all.latest()}>
          {(known) => (
            <ColumnChooser index={known()} columns={asked.columns()} onColumns={props.body.setColumns} />
          )}
        </Show>
      </CountLine>
      <Show when={hasRuns() && asked.matching.latest()}>
        <ConstantLine fields={asked.constants()} />
      </Show>
      <Show when={!isStale() && error()}>{(failure) => <ErrorNote error={failure()} onRetry={retry} />}</Show>
      <Switch>
        <Match when={isRead() && info.latest()?.runs === 0 && info.latest()}>
          {(known) => (
            <div class="atl-runs-empty">
              <NoRuns info={known()} />
            </div>
          )}
        </Match>
        <Match when={rows().shown() || error() === undefined}>
          <div class="atl-table-work">
            <div class="atl-table-main">
              {props.children}
              <Show when={!isNothing(props.selection.selection())}>
                <Suspense>
                  <SelectionBar
                    selection={props.selection}
                    isRangeCut={props.isRangeCut}
                    total={newest()?.total ?? 0}
                    noun={props.noun}
                    columns={asked.columns()}
                    links={host.links ?? {}}
                  />
                </Suspense>
              </Show>
            </div>
            {props.side}
          </div>
          <Show when={counts()?.matched === 0 && isRead()}>
            <div class="atl-runs-empty">
              <NoMatch filter={props.body.filter()} onFilter={host.onFilter} />
            </div>
          </Show>
        </Match>
      </Switch>
    </>
  );
}
