import type { FieldIndex, FieldPath, MeansTableRequest, ReplicateRequest } from "@atlas/core";
import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Direction } from "../compare/direction.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { configurationLabel, shortFingerprint } from "./configuration-label.ts";
import { longRanking } from "./long-ranking.ts";
import { defaultLayout, type MeansLayout } from "./means-layout.ts";
import type { ReplicatesPageProps } from "./replicates-view.ts";

const PAGE = 200;
/** So many configurations are compared with the baseline. */
const MOST_COMPARED = 200;

/** What a report is of: an experiment's runs, a metric, and which of its numbers are better. */
export interface ReportProps extends ReplicatesPageProps {
  readonly experimentId: string;
  readonly metric: FieldPath;
  readonly direction: Direction;
  readonly index: FieldIndex;
}

/** What is asked of the replicates of one metric, and what was chosen where a person has chosen nothing. */
export function createReport(props: ReportProps) {
  const dataset = useDataset();
  const request = createMemo(
    (): ReplicateRequest => ({
      experiment_id: props.experimentId,
      field: props.metric,
      filter: props.filter,
    }),
  );
  const goal = () => (props.direction === "lower" ? ("min" as const) : ("max" as const));
  const [limit, setLimit] = createSignal(PAGE);
  createEffect(on(request, () => setLimit(PAGE), { defer: true }));
  const by = () => props.view.by ?? "mean";
  const ranking = createAnswer(
    () => ({ ...request(), goal: goal(), by: by(), limit: limit() }),
    (asked, signal) => longRanking(dataset, asked, signal),
  );
  const variance = createAnswer(request, (asked, signal) => dataset.variance(asked, { signal }));
  const odd = createAnswer(request, (asked, signal) => dataset.odd(asked, { signal }));
  const missing = createAnswer(request, (asked, signal) => dataset.missing(asked, { signal }));
  const design = createAnswer(
    () => props.experimentId,
    (id, signal) => dataset.design(id, { signal }),
  );

  const baseline = () => props.view.baseline ?? ranking.latest()?.best ?? undefined;
  const compared = () => {
    const first = ranking
      .latest()
      ?.configurations.find(({ params_fingerprint, n }) => params_fingerprint !== baseline() && n > 0);
    return props.view.compared ?? first?.params_fingerprint;
  };
  const pairs = createAnswer(
    () => {
      const [from, to] = [baseline(), compared()];
      if (from === undefined || to === undefined || from === to) return undefined;
      return { ...request(), baseline: from, others: [to] };
    },
    (asked, signal) => dataset.pairs(asked, { signal }),
  );
  const againstBaseline = createMemo(() => {
    const from = baseline();
    const listed = ranking.latest()?.configurations.map(({ params_fingerprint }) => params_fingerprint) ?? [];
    const others = listed.filter((fingerprint) => fingerprint !== from).slice(0, MOST_COMPARED);
    return from === undefined || others.length < 2 ? undefined : { ...request(), baseline: from, others };
  });
  const comparison = () => pairs.latest()?.comparisons[0];

  const layout = createMemo((): MeansLayout => {
    const { rows, columns, bestOf } = props.view;
    const sides =
      rows !== undefined || columns !== undefined
        ? { rows: rows ?? [], columns: columns ?? [] }
        : defaultLayout(ranking.latest()?.params ?? [], props.index);
    return bestOf === undefined ? sides : { ...sides, bestOf };
  });
  const means = createAnswer(
    () => ranking.latest() && ({ ...request(), ...layout(), goal: goal() } satisfies MeansTableRequest),
    async (asked, signal) => ({ request: asked, table: await dataset.means(asked, { signal }) }),
  );

  const labels = createMemo(() => {
    const known = ranking.latest();
    return new Map(
      known?.configurations.map((configuration) => [
        configuration.params_fingerprint,
        configurationLabel(known.params, configuration),
      ]),
    );
  });
  const labelOf = (fingerprint: string) => labels().get(fingerprint) ?? shortFingerprint(fingerprint);
  const isBusy = () => [ranking, variance, odd, missing, pairs, means].some((answer) => answer.pending());
  return {
    ...{ ranking, variance, odd, missing, design, pairs, means },
    ...{ by, baseline, compared, comparison, againstBaseline, layout, labelOf, isBusy },
    showMore: () => setLimit(limit() + PAGE),
  };
}
