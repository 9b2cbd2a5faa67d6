import type { Cell, ExperimentOverview } from "@atlas/core";
import { createMemo, Index, type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import { formatCell } from "../format/format-cell.ts";
import { createCurrentAnswer } from "../run/create-current-answer.ts";
import { Section } from "../run/Section.tsx";
import { useDataset } from "../state/use-dataset.ts";
import type { ExperimentLinks } from "./experiment-links.ts";
import { experimentQuery } from "./experiment-queries.ts";

const COUNT = 8;
const MAX_PARAMS = 4;

/** The runs of an experiment that started last. */
export function LatestRunsSection(
  props: ExperimentLinks & { readonly overview: ExperimentOverview },
): JSX.Element {
  const dataset = useDataset();
  const question = createMemo(
    () => ({
      experimentId: props.overview.experiment_id,
      params: props.overview.design.varied.slice(0, MAX_PARAMS).map(({ path }) => path),
    }),
    undefined,
    { equals: (a, b) => a.experimentId === b.experimentId && a.params.join() === b.params.join() },
  );
  const page = createCurrentAnswer(question, ({ experimentId, params }, signal) =>
    dataset.rows(
      {
        filter: { experiment_id: experimentId },
        columns: ["record.status", "record.started_at", ...params],
        limit: COUNT,
      },
      { signal },
    ),
  );
  const rows = () => {
    const { columns = [], run_ids = [] } = page() ?? {};
    const [statuses = [], starts = [], ...params] = columns;
    return run_ids.map((runId, row) => ({
      runId,
      status: String(statuses[row] ?? ""),
      startedAt: starts[row] as Cell,
      title: params.map((cells, at) => formatCell(cells[row], question().params[at]!)).join(" \u00b7 "),
    }));
  };
  return (
    <Section
      title="Latest runs"
      actions={
        <a class="atl-link" href={props.runsHref(experimentQuery(props.overview.experiment_id))}>
          All runs
        </a>
      }
    >
      <Show when={page()}>
        <table class="atl-facts atl-latest">
          <tbody>
            <Index each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <StatusMark status={row().status} />
                    <a class="atl-mono" href={props.runHref(row().runId)} title={row().runId}>
                      {row().runId.slice(0, 8)}
                    </a>
                  </th>
                  <td class="atl-latest-title" title={row().title}>
                    {row().title}
                  </td>
                  <td class="atl-number atl-quiet">{formatCell(row().startedAt, "record.started_at")}</td>
                </tr>
              )}
            </Index>
          </tbody>
        </table>
      </Show>
    </Section>
  );
}
