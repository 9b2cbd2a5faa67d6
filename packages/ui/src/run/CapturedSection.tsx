import type { JsonObject, JsonValue, ResultInfo, StoredResult } from "@atlas/core";
import { createMemo, createSignal, type JSX, lazy, Match, Show, Suspense, Switch, untrack } from "solid-js";
import { planeOf, shapeOfData } from "../artifact/array-data.ts";
import { SlicePicker } from "../artifact/SlicePicker.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { matrixNames, resultWords } from "./captured.ts";
import { FoldedList } from "./FoldedList.tsx";
import { JsonTree } from "./JsonTree.tsx";
import { Section } from "./Section.tsx";
import { ValueText } from "./ValueText.tsx";

const ArrayFigure = lazy(async () => ({
  default: (await import("../artifact/ArrayFigure.tsx")).ArrayFigure,
}));

/** How many are open at first, and how many elements these may have. */
const OPEN = 4;
const OPEN_ELEMENTS = 20_000;

/** The values that a run captured: arrays as curves, colours or tables, everything else as a tree. */
export function CapturedSection(props: {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly infos: readonly ResultInfo[];
}): JSX.Element {
  return (
    <Section title="Captured" note={formatCount(props.infos.length)}>
      <ul class="atl-captured">
        <FoldedList items={props.infos} rest={(button) => <li>{button}</li>}>
          {(info) => (
            <li>
              <Captured
                info={info}
                runId={props.runId}
                isRunning={props.isRunning}
                isOpenAtFirst={
                  props.infos.indexOf(info) < OPEN &&
                  (info.shape ?? []).reduce((count, length) => count * length, 1) <= OPEN_ELEMENTS
                }
              />
            </li>
          )}
        </FoldedList>
      </ul>
    </Section>
  );
}

function Captured(props: {
  readonly info: ResultInfo;
  readonly runId: string;
  readonly isRunning: boolean;
  readonly isOpenAtFirst: boolean;
}): JSX.Element {
  const dataset = useDataset();
  const [isOpen, setOpen] = createSignal(untrack(() => props.isOpenAtFirst));
  const answer = createAnswer(
    () => (isOpen() ? { runId: props.runId, name: props.info.name } : undefined),
    async ({ runId, name }, signal) => ({ result: await dataset.result(runId, name, { signal }) }),
    () => props.isRunning,
  );
  return (
    <details open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="atl-captured-name">{props.info.name}</span>
        <span class="atl-quiet">{resultWords(props.info)}</span>
      </summary>
      <Show when={isOpen()}>
        <div class="atl-captured-body">
          <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
          <Show when={answer.latest()} fallback={<div class="atl-waiting" aria-busy="true" />}>
            {(latest) => (
              <Show
                when={latest().result}
                fallback={<p class="atl-quiet">It cannot be read: the store's page says why.</p>}
              >
                {(result) => <ResultValue result={result()} />}
              </Show>
            )}
          </Show>
        </div>
      </Show>
    </details>
  );
}

function ResultValue(props: { readonly result: StoredResult }): JSX.Element {
  const shape = createMemo(() => shapeOfData(props.result.data));
  const [slice, setSlice] = createSignal<readonly number[]>();
  const axes = () => shape()?.slice(0, -2) ?? [];
  const place = () => slice() ?? axes().map(() => 0);
  const names = () => matrixNames(props.result.metadata, shape()?.slice(-2) ?? []);
  return (
    <>
      <Switch fallback={<JsonTree value={props.result.data} open />}>
        <Match when={typeof props.result.data !== "object" || props.result.data === null}>
          <ValueText value={props.result.data} />
        </Match>
        <Match when={shape()?.includes(0)}>
          <p class="atl-quiet">It has no elements.</p>
        </Match>
        <Match when={isLong(shape()) && shape()?.length === 1}>
          <Suspense>
            <ArrayFigure name={props.result.name} points={pointsOf(props.result.data as JsonValue[])} />
          </Suspense>
        </Match>
        <Match when={(shape()?.length ?? 0) >= 2}>
          <Show when={axes().length > 0}>
            <SlicePicker name={props.result.name} lengths={axes()} slice={place()} onSlice={setSlice} />
          </Show>
          <Suspense>
            <ArrayFigure
              name={props.result.name}
              grid={planeOf(props.result.data, place())}
              rowNames={names().rows}
              columnNames={names().columns}
            />
          </Suspense>
        </Match>
      </Switch>
      <Show when={Object.keys(props.result.metadata).length > 0}>
        <JsonTree value={props.result.metadata as JsonObject} name="metadata" />
      </Show>
    </>
  );
}

/** A few numbers are read, not drawn. */
function isLong(shape: readonly number[] | undefined): boolean {
  return (shape?.[0] ?? 0) > 4;
}

function pointsOf(data: readonly JsonValue[]): (readonly [number, number])[] {
  return data.map((value, index) => [index, value === null ? Number.NaN : Number(value)]);
}
