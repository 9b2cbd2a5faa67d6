import { allOf, type FieldPath, type Query } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import type { CellFormat } from "../format/column-format.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { shortFingerprint } from "./configuration-label.ts";
import { MeanLaneView } from "./MeanLaneView.tsx";
import type { MeanLane } from "./mean-lane.ts";
import { SeedName, useSeedName } from "./seed-names.tsx";

const LISTED = 200;
const SEED: FieldPath = "record.seed_fingerprint";
const ERROR: FieldPath = "record.error.message";

/** The runs of one configuration, a row of the ranking each: its seed, its number on the same scale, or why it has none. */
export function ReplicateRows(props: {
  readonly fingerprint: string;
  readonly filter: Query;
  readonly metric: FieldPath;
  readonly lane: MeanLane | undefined;
  readonly format: CellFormat;
  readonly ranking: { readonly params: readonly FieldPath[] };
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  const dataset = useDataset();
  const seedName = useSeedName();
  const answer = createAnswer(
    () => ({
      filter: allOf([
        props.filter,
        { field: "record.params_fingerprint", op: "eq", value: props.fingerprint },
      ]),
      columns: [SEED, "record.status", props.metric, ERROR] as FieldPath[],
      sort: [{ field: SEED, order: "asc" as const }],
      limit: LISTED,
    }),
    (query, signal) => dataset.rows(query, { signal }),
  );
  const rows = () => {
    const page = answer.latest();
    return (page?.run_ids ?? []).map((runId, row) => {
      const [seed, status, value, error] = [0, 1, 2, 3].map((column) => page?.columns[column]?.[row]);
      return { runId, seed: String(seed ?? ""), status: String(status ?? ""), value, error };
    });
  };
  const unlisted = () => (answer.latest()?.total ?? 0) - rows().length;
  return (
    <>
      <For each={rows()}>
        {(run) => (
          <tr class="atl-ranking-replicate">
            <td />
            <th scope="row" colspan={props.ranking.params.length + 1}>
              <StatusMark status={run.status} />
              <a class="atl-mono" href={props.runHref(run.runId)} title={`run ${run.runId}`}>
                {shortFingerprint(run.runId)}
              </a>
              <span class="atl-quiet">
                seed <SeedName seed={run.seed} />
              </span>
            </th>
            <td class="atl-number" title={formatExact(run.value)}>
              {props.format(run.value)}
            </td>
            <td />
            <td class="atl-ranking-lane">
              <Show
                when={props.lane && typeof run.value === "number" && Number.isFinite(run.value) && props.lane}
              >
                {(lane) => (
                  <MeanLaneView
                    lane={lane()}
                    dots={[run.value as number]}
                    label={`seed ${seedName(run.seed)}: ${formatNumber(run.value as number)}`}
                  />
                )}
              </Show>
            </td>
            <td colspan="3" class="atl-quiet">
              <Show when={run.error !== undefined}>{String(run.error)}</Show>
            </td>
          </tr>
        )}
      </For>
      <Show when={unlisted() > 0}>
        <tr class="atl-ranking-replicate">
          <td />
          <td colspan={props.ranking.params.length + 7}>and {unlisted()} more runs</td>
        </tr>
      </Show>
    </>
  );
}
