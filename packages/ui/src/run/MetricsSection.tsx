import type { Cell, FieldIndex, FieldInfo, FieldPath, JsonValue, Run } from "@atlas/core";
import { createMemo, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import type { Replicates } from "./ask-replicates.ts";
import { FoldedList } from "./FoldedList.tsx";
import { laneOf } from "./lane.ts";
import { leavesOf } from "./leaves.ts";
import { isFiniteNumber, RangeLane } from "./RangeLane.tsx";
import { Section } from "./Section.tsx";
import { ValueText } from "./ValueText.tsx";

interface Measure {
  readonly path: FieldPath;
  readonly value: JsonValue;
}

/** What a run measured and what was derived of it, each number on the range of its experiment and among its replicates. */
export function MetricsSection(props: {
  readonly run: Run;
  /** Absent while it is awaited. */
  readonly index: FieldIndex | undefined;
  readonly replicates: Replicates | undefined;
}): JSX.Element {
  const measures = createMemo(() => measuresOf(props.run));
  const infos = createMemo(() => new Map(props.index?.fields.map((info) => [info.path, info])));
  const others = () => props.replicates?.rows.filter((row) => row.runId !== props.run.record.run_id) ?? [];
  const note = () => {
    const count = props.index?.run_count ?? 0;
    if (measures().length === 0 || count < 2) return undefined;
    const among = others().length > 0 ? `, and among its ${others().length + 1} replicates` : "";
    return `this run among ${formatCount(count)} of the experiment${among}`;
  };
  return (
    <Section title="Metrics" note={note()}>
      <Show
        when={measures().length > 0}
        fallback={<p class="atl-quiet">{whyNone(props.run.record.status)}</p>}
      >
        <table class="atl-facts atl-metrics">
          <thead>
            <tr>
              <th scope="col">field</th>
              <th scope="col" class="atl-number">
                value
              </th>
              <th scope="col" class="atl-number atl-metrics-bound">
                least
              </th>
              <th scope="col" class="atl-metrics-lane">
                experiment
              </th>
              <th scope="col" class="atl-metrics-bound">
                greatest
              </th>
              <th scope="col" class="atl-number atl-metrics-bound">
                <Show when={others().length > 0}>rank</Show>
              </th>
            </tr>
          </thead>
          <tbody>
            <FoldedList
              items={measures()}
              rest={(button) => (
                <tr>
                  <td colspan="6">{button}</td>
                </tr>
              )}
            >
              {(measure) => (
                <MeasureRow
                  {...measure}
                  info={infos().get(measure.path)}
                  others={others().map((row) => row.cells.get(measure.path))}
                />
              )}
            </FoldedList>
          </tbody>
        </table>
      </Show>
    </Section>
  );
}

function MeasureRow(
  props: Measure & { readonly info: FieldInfo | undefined; readonly others: readonly Cell[] },
): JSX.Element {
  const number = () =>
    isFiniteNumber(props.value ?? undefined) ? (props.value as number | bigint) : undefined;
  const lane = createMemo(() => props.info && laneOf(props.info));
  const placed = () => {
    const value = number();
    const axis = lane();
    return value === undefined || axis === undefined ? undefined : { value, lane: axis };
  };
  return (
    <tr>
      <th scope="row">
        <FieldName path={props.path} />
      </th>
      <Show
        when={placed()}
        fallback={
          <>
            <td classList={{ "atl-number": typeof props.value !== "object" }} class="atl-strong">
              <ValueText value={props.value} path={props.path} />
            </td>
            <td class="atl-metrics-bound" />
            <td class="atl-metrics-lane atl-quiet">{whyNoLane(props.info)}</td>
            <td class="atl-metrics-bound" />
            <td class="atl-metrics-bound" />
          </>
        }
      >
        {(at) => (
          <>
            <td class="atl-number atl-strong">
              <ValueText value={props.value} path={props.path} />
            </td>
            <td class="atl-number atl-quiet atl-metrics-bound" title={formatExact(at().lane.min)}>
              {formatNumber(at().lane.min)}
            </td>
            <td class="atl-metrics-lane">
              <RangeLane lane={at().lane} value={at().value} replicates={props.others} />
            </td>
            <td class="atl-quiet atl-metrics-bound" title={formatExact(at().lane.max)}>
              {formatNumber(at().lane.max)}
              <Show when={at().lane.scale === "log"}> log</Show>
            </td>
            <td class="atl-number atl-metrics-bound">
              <Rank value={at().value} others={props.others} />
            </td>
          </>
        )}
      </Show>
    </tr>
  );
}

/** The place of a value among those of its replicates, from the least on. */
function Rank(props: { readonly value: number | bigint; readonly others: readonly Cell[] }): JSX.Element {
  const others = () => props.others.filter(isFiniteNumber);
  return (
    <Show when={others().length > 0}>
      <span title="Rank among the replicates, the least first">
        {others().filter((other) => other < props.value).length + 1}
        <span class="atl-quiet"> of {others().length + 1}</span>
      </span>
    </Show>
  );
}

function measuresOf(run: Run): Measure[] {
  return [
    ...leavesOf(run.metrics).map(({ key, value }) => ({ path: `metrics.${key}` as const, value })),
    ...leavesOf(run.derived_metrics).map(({ key, value }) => ({ path: `derived.${key}` as const, value })),
  ];
}

/** The fields whose values place a run among its replicates, not more than a table can be asked for at once. */
export function numericMeasuresOf(run: Run): FieldPath[] {
  return measuresOf(run)
    .filter(({ value }) => isFiniteNumber(value))
    .map(({ path }) => path);
}

function whyNone(status: string): string {
  if (status === "running") return "None yet: metrics are written when the run ends.";
  if (status === "failed") return "None: the run failed before it recorded any.";
  return "The run recorded none.";
}

function whyNoLane(info: FieldInfo | undefined): string | undefined {
  if (info?.type === "numeric" && info.distinct === 1 && info.count > 1) return "the same in every run";
  return undefined;
}
