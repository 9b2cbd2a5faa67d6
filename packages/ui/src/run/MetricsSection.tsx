import type { Cell, FieldIndex, FieldInfo, Run } from "@atlas/core";
import { createMemo, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import type { Replicates } from "./ask-replicates.ts";
import { FoldedList } from "./FoldedList.tsx";
import { laneOf } from "./lane.ts";
import { isFiniteNumber, type Measure, measuresOf } from "./measures.ts";
import { RangeLane } from "./RangeLane.tsx";
import { Section } from "./Section.tsx";
import { ValueText } from "./ValueText.tsx";

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
  const isRanked = () => others().length > 0;
  const note = () => {
    const count = props.index?.run_count ?? 0;
    if (measures().length === 0 || count < 2) return undefined;
    const among = isRanked() ? `, and among its ${others().length + 1} replicates` : "";
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
              <Show when={isRanked()}>
                <th scope="col" class="atl-number atl-metrics-bound">
                  rank
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <FoldedList
              items={measures()}
              rest={(button) => (
                <tr>
                  <td colspan={isRanked() ? 6 : 5}>{button}</td>
                </tr>
              )}
            >
              {(measure) => (
                <MeasureRow
                  {...measure}
                  info={infos().get(measure.path)}
                  others={others().map((row) => row.cells.get(measure.path))}
                  isRanked={isRanked()}
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
  props: Measure & {
    readonly info: FieldInfo | undefined;
    /** The values of the other replicates. */
    readonly others: readonly Cell[];
    readonly isRanked: boolean;
  },
): JSX.Element {
  const placed = createMemo(() => {
    const { value, info } = props;
    const lane = info && laneOf(info);
    return lane !== undefined && isFiniteNumber(value) ? { value, lane } : undefined;
  });
  const isNested = () => typeof props.value === "object" && props.value !== null;
  return (
    <tr>
      <th scope="row">
        <FieldName path={props.path} />
      </th>
      <td class="atl-strong" classList={{ "atl-number": !isNested() }}>
        <ValueText value={props.value} />
      </td>
      <td class="atl-number atl-quiet atl-metrics-bound" title={formatExact(placed()?.lane.min)}>
        <Show when={placed()}>{(at) => formatNumber(at().lane.min)}</Show>
      </td>
      <td class="atl-metrics-lane">
        <Show when={placed()} fallback={<span class="atl-quiet">{whyNoLane(props.info)}</span>}>
          {(at) => <RangeLane lane={at().lane} value={at().value} replicates={props.others} />}
        </Show>
      </td>
      <td class="atl-quiet atl-metrics-bound" title={formatExact(placed()?.lane.max)}>
        <Show when={placed()}>
          {(at) => formatNumber(at().lane.max) + (at().lane.scale === "log" ? " log" : "")}
        </Show>
      </td>
      <Show when={props.isRanked}>
        <td class="atl-number atl-metrics-bound">
          <Show when={placed()}>{(at) => <Rank value={at().value} others={props.others} />}</Show>
        </td>
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

function whyNone(status: string): string {
  if (status === "running") return "None yet: metrics are written when the run ends.";
  if (status === "failed") return "None: the run failed before it recorded any.";
  return "The run recorded none.";
}

function whyNoLane(info: FieldInfo | undefined): string | undefined {
  if (info?.type === "numeric" && info.distinct === 1 && info.count > 1) return "the same in every run";
  return undefined;
}
