import { createMemo, createSignal, type JSX, lazy, Show, Suspense } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatCount } from "../format/format-count.ts";
import { Choice } from "../plot/Choice.tsx";
import { curveOf, isStepped } from "../run/curves.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { createNameChoice } from "./create-pair.ts";
import { FoldedPart } from "./FoldedPart.tsx";
import { FileChoice } from "./PairChoice.tsx";

const CurveChart = lazy(async () => ({ default: (await import("../chart/CurveChart.tsx")).CurveChart }));

/** More curves than this cannot be told apart. */
const MOST_DRAWN = 20;
const SHORT = 8;

/** What some runs measured step by step, over one another; read when it is opened. */
export function CurveComparison(props: { readonly runIds: readonly string[] }): JSX.Element {
  return (
    <FoldedPart title="Curves, over one another">
      <Curves runIds={props.runIds} />
    </FoldedPart>
  );
}

function Curves(props: { readonly runIds: readonly string[] }): JSX.Element {
  const dataset = useDataset();
  const [scale, setScale] = createSignal<"linear" | "log">("linear");
  const runIds = createMemo(() => props.runIds.slice(0, MOST_DRAWN));
  const infos = createAnswer(runIds, (ids, signal) =>
    Promise.all(ids.map(async (runId) => (await dataset.results(runId, { signal })) ?? [])),
  );
  const names = () => [
    ...new Set(
      (infos.latest() ?? [])
        .flat()
        .filter(isStepped)
        .map(({ name }) => name),
    ),
  ];
  const [name, setName] = createNameChoice(names);
  const curves = createAnswer(
    () => {
      const chosen = name();
      return chosen === undefined ? undefined : { name: chosen, runIds: runIds() };
    },
    (asked, signal) =>
      Promise.all(
        asked.runIds.map(async (runId) => {
          const result = await dataset.result(runId, asked.name, { signal });
          return { name: runId.slice(0, SHORT), points: (result && curveOf(result.data)) ?? [] };
        }),
      ),
  );
  const error = () => infos.error() ?? curves.error();
  const retry = () => (infos.error() === undefined ? curves : infos).retry();
  return (
    <>
      <div class="atl-compare-choice">
        <Show when={names().length > 0}>
          <FileChoice label="Curve" names={names()} name={name()} onName={setName} />
          <Choice label="Scale of y" words={["linear", "log"]} value={scale()} onChange={setScale} />
        </Show>
        <Show when={props.runIds.length > MOST_DRAWN}>
          <span class="atl-quiet atl-small">
            the first {MOST_DRAWN} of {formatCount(props.runIds.length)} runs
          </span>
        </Show>
      </div>
      <Show when={error()}>{(reason) => <ErrorNote error={reason()} onRetry={retry} />}</Show>
      <Show when={infos.latest() !== undefined && names().length === 0}>
        <p class="atl-quiet">None of the runs has captured a value step by step.</p>
      </Show>
      <Show when={curves.latest()}>
        {(series) => (
          <Suspense fallback={<div class="atl-waiting atl-curve-waiting" aria-busy="true" />}>
            <CurveChart series={series()} xLabel="step" yLabel={name() ?? ""} yScale={scale()} height={260} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
