import type { ResultInfo } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, lazy, Show, Suspense } from "solid-js";
import { Button } from "../control/Button.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { Choice } from "../plot/Choice.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { curveOf } from "./curves.ts";
import { JsonTree } from "./JsonTree.tsx";
import { Section } from "./Section.tsx";

const CurveChart = lazy(async () => ({ default: (await import("../chart/CurveChart.tsx")).CurveChart }));

/** How many curves are drawn before more are asked for. */
const SHORT = 6;
/** How many replicates are drawn behind. */
const MOST_REPLICATES = 30;

/** What a run measured step by step, a chart each, with its replicates behind it when they are asked for. */
export function CurveSection(props: {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly infos: readonly ResultInfo[];
  /** The other runs of these params. */
  readonly replicateIds: readonly string[];
}): JSX.Element {
  const [scale, setScale] = createSignal<"linear" | "log">("linear");
  const [isCompared, setCompared] = createSignal(false);
  const [isOpen, setOpen] = createSignal(false);
  const shown = () => (isOpen() ? props.infos : props.infos.slice(0, SHORT));
  const hidden = () => props.infos.length - shown().length;
  const behind = () => (isCompared() ? props.replicateIds.slice(0, MOST_REPLICATES) : []);
  const note = () => {
    if (!isCompared()) return formatCount(props.infos.length);
    const count = behind().length;
    const all = props.replicateIds.length;
    return count < all
      ? `the first ${count} of ${formatCount(all)} replicates behind, in grey`
      : `${count} ${count === 1 ? "replicate" : "replicates"} behind, in grey`;
  };
  return (
    <Section
      title="Curves"
      note={note()}
      actions={
        <span class="atl-curve-actions">
          <Show when={props.replicateIds.length > 0}>
            <Button
              small
              variant="quiet"
              aria-pressed={isCompared()}
              onClick={() => setCompared(!isCompared())}
            >
              Replicates
            </Button>
          </Show>
          <Choice label="Scale of y" words={["linear", "log"]} value={scale()} onChange={setScale} />
        </span>
      }
    >
      <div class="atl-curve-grid">
        <For each={shown()}>
          {(info) => (
            <SteppedCurve
              runId={props.runId}
              isRunning={props.isRunning}
              name={info.name}
              scale={scale()}
              behind={behind()}
            />
          )}
        </For>
      </div>
      <Show when={hidden() > 0}>
        <button type="button" class="atl-link" onClick={() => setOpen(true)}>
          Show {formatCount(hidden())} more
        </button>
      </Show>
    </Section>
  );
}

function SteppedCurve(props: {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly name: string;
  readonly scale: "linear" | "log";
  readonly behind: readonly string[];
}): JSX.Element {
  const dataset = useDataset();
  const isLive = () => props.isRunning;
  const own = createAnswer(
    () => ({ runId: props.runId, name: props.name }),
    async ({ runId, name }, signal) => ({ data: (await dataset.result(runId, name, { signal }))?.data }),
    isLive,
  );
  const others = createAnswer(
    () => ({ runIds: props.behind, name: props.name }),
    ({ runIds, name }, signal) =>
      Promise.all(
        runIds.map(async (runId) => {
          const result = await dataset.result(runId, name, { signal });
          return { runId, points: (result && curveOf(result.data)) ?? [] };
        }),
      ),
    isLive,
  );
  const points = createMemo(() => curveOf(own.latest()?.data ?? null));
  const last = () => points()?.findLast(([, y]) => Number.isFinite(y));
  const series = createMemo(() => [
    ...(others.latest() ?? []).map(({ runId, points }) => ({
      name: runId.slice(0, 8),
      points,
      color: "ink-4",
      isBehind: true,
    })),
    { name: "this run", points: points() ?? [], color: "cat-1" },
  ]);
  const isWithoutLog = () => props.scale === "log" && !points()?.some(([, y]) => y > 0);
  return (
    <figure class="atl-curve">
      <figcaption>
        <span class="atl-curve-name">{props.name}</span>
        <Show when={last()}>
          {(last) => (
            <span title={`${formatExact(last()[1])} at ${formatExact(last()[0])}, the last finite value`}>
              <b>{formatNumber(last()[1])}</b> <span class="atl-quiet">at {formatNumber(last()[0])}</span>
            </span>
          )}
        </Show>
      </figcaption>
      <Show when={own.error()}>{(error) => <ErrorNote error={error()} onRetry={own.retry} />}</Show>
      <Show when={own.latest()} fallback={<div class="atl-waiting atl-curve-waiting" aria-busy="true" />}>
        {(answer) => (
          <Show when={points()} fallback={<JsonTree value={answer().data ?? null} name="steps" />}>
            <Suspense fallback={<div class="atl-waiting atl-curve-waiting" aria-busy="true" />}>
              <CurveChart
                series={series()}
                xLabel="step"
                yLabel={props.name}
                yScale={props.scale}
                height={190}
              />
            </Suspense>
            <Show when={isWithoutLog()}>
              <p class="atl-quiet atl-small">No value above 0: nothing has a place on a log axis.</p>
            </Show>
          </Show>
        )}
      </Show>
    </figure>
  );
}
