import type { FieldPath } from "@atlas/core";
import { Index, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { columnFormat } from "../format/column-format.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import type { Replicate, Replicates } from "./ask-replicates.ts";
import { Section } from "./Section.tsx";

/** The runs that differ from a run only in their seed, this one marked. */
export function ReplicatesSection(props: {
  readonly runId: string;
  readonly replicates: Replicates;
  /** The number shown for each. */
  readonly metric: FieldPath | undefined;
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  const rows = () => props.replicates.rows;
  const isAlone = () => rows().length === 1;
  const note = () => {
    if (isAlone()) return undefined;
    const succeeded = rows().filter((row) => row.status === "success").length;
    return rows().length < props.replicates.total
      ? `the first ${formatCount(rows().length)} of ${formatCount(props.replicates.total)}`
      : `${formatCount(succeeded)} of ${formatCount(rows().length)} succeeded`;
  };
  const cellOf = (row: Replicate) => props.metric && row.cells.get(props.metric);
  const format = () => (props.metric ? columnFormat(rows().map(cellOf), props.metric) : () => "");
  return (
    <Section title="Replicates" note={note()}>
      <Show
        when={!isAlone()}
        fallback={<p class="atl-quiet">No other run of the experiment has these params.</p>}
      >
        <div class="atl-replicates">
          <table class="atl-facts">
            <thead>
              <tr>
                <th scope="col">run</th>
                <th scope="col" class="atl-number">
                  duration
                </th>
                <th scope="col" class="atl-number">
                  <Show when={props.metric}>{(path) => <FieldName path={path()} />}</Show>
                </th>
              </tr>
            </thead>
            <tbody>
              <Index each={rows()}>
                {(row) => (
                  <tr classList={{ "atl-here": row().runId === props.runId }}>
                    <th scope="row">
                      <StatusMark status={row().status} />
                      <a
                        class="atl-mono"
                        href={props.runHref(row().runId)}
                        title={row().runId}
                        aria-current={row().runId === props.runId ? "true" : undefined}
                      >
                        {row().runId.slice(0, 8)}
                      </a>
                    </th>
                    <td class="atl-number atl-quiet">{formatCell(row().durationMs, "record.duration_ms")}</td>
                    <td class="atl-number" title={formatExact(cellOf(row()))}>
                      {format()(cellOf(row()))}
                    </td>
                  </tr>
                )}
              </Index>
            </tbody>
          </table>
        </div>
      </Show>
    </Section>
  );
}
