import type { ArrayPreview } from "@atlas/core";
import { batch, createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import type { CurvePoint } from "../chart/thin-curve.ts";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { shapeWords } from "../run/captured.ts";
import { createAnswer } from "../state/create-answer.ts";
import { ArrayFigure } from "./ArrayFigure.tsx";
import { SlicePicker } from "./SlicePicker.tsx";

/** The arrays of a file of numpy's: one at a time, with its shape, type and range. */
export function ArraysView(props: {
  readonly arrays: { readonly [name: string]: ArrayPreview };
  /** Reads another plane of one of them. */
  readonly readPart: (
    part: { readonly array: string; readonly slice: readonly number[] },
    signal: AbortSignal,
  ) => Promise<ArrayPreview | undefined>;
}): JSX.Element {
  const names = () => Object.keys(props.arrays);
  const [chosen, setChosen] = createSignal<string>();
  const [slice, setSlice] = createSignal<readonly number[]>();
  const name = createMemo(() => chosen() ?? names()[0]);
  const choose = (array: string) => batch(() => [setChosen(array), setSlice(undefined)]);
  const plane = createAnswer(
    () => {
      const array = name();
      const place = slice();
      return array === undefined || place === undefined ? undefined : { array, slice: place };
    },
    (part, signal) => props.readPart(part, signal),
    () => false,
  );
  const array = () => {
    const known = name();
    return plane.latest() ?? (known === undefined ? undefined : props.arrays[known]);
  };
  return (
    <Show when={array()} fallback={<p class="atl-quiet">The file holds no arrays.</p>}>
      {(array) => (
        <div class="atl-arrays">
          <Show when={names().length > 1}>
            <ul class="atl-array-names" aria-label="Arrays of the file">
              <For each={names()}>
                {(other) => (
                  <li>
                    <button type="button" aria-pressed={other === name()} onClick={() => choose(other)}>
                      <span>{other}</span>{" "}
                      <span class="atl-quiet">{shapeWords(props.arrays[other]?.shape ?? [])}</span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <p class="atl-array-facts">
            <b>{name()}</b> {array().dtype} {shapeWords(array().shape)}
            <span class="atl-quiet">{rangeWords(array())}</span>
          </p>
          <Show when={array().shape.length > 2 && array().grid}>
            <SlicePicker
              name={name() ?? ""}
              lengths={array().shape.slice(0, -2)}
              slice={
                slice() ??
                array()
                  .shape.slice(0, -2)
                  .map(() => 0)
              }
              onSlice={setSlice}
            />
          </Show>
          <Show when={plane.error()}>{(error) => <ErrorNote error={error()} onRetry={plane.retry} />}</Show>
          <ArrayValues name={name() ?? ""} array={array()} />
        </div>
      )}
    </Show>
  );
}

function ArrayValues(props: { readonly name: string; readonly array: ArrayPreview }): JSX.Element {
  const points = createMemo(() => pointsOf(props.array));
  return (
    <Switch>
      <Match when={props.array.error}>
        {(error) => <p class="atl-quiet">It cannot be shown: {error()}.</p>}
      </Match>
      <Match when={props.array.texts}>
        {(texts) => (
          <ol class="atl-array-texts" start="0">
            <For each={texts()}>{(text) => <li>{text}</li>}</For>
          </ol>
        )}
      </Match>
      <Match when={props.array.shape.length === 0 && props.array.min !== undefined}>
        <b>{formatExact(props.array.min)}</b>
      </Match>
      <Match when={points()}>{(points) => <ArrayFigure name={props.name} points={points()} />}</Match>
      <Match when={props.array.grid}>{(grid) => <ArrayFigure name={props.name} grid={grid()} />}</Match>
      <Match when={props.array.shape.includes(0)}>
        <p class="atl-quiet">It has no elements.</p>
      </Match>
    </Switch>
  );
}

/** The points of an array of one dimension; of a long one those that its only row kept. */
function pointsOf({ shape, values, grid }: ArrayPreview): CurvePoint[] | undefined {
  if (values !== undefined)
    return values.map((value, index) => [index, value === null ? Number.NaN : Number(value)]);
  const [row] = grid?.values ?? [];
  if (shape.length !== 1 || row === undefined || grid === undefined) return undefined;
  return row.map((value, index) => [index * grid.column_step, value ?? Number.NaN]);
}

function rangeWords({ min, max, mean, not_finite = 0, grid, shape }: ArrayPreview): string {
  const parts: string[] = [];
  if (min !== undefined && max !== undefined) parts.push(`${formatNumber(min)} to ${formatNumber(max)}`);
  if (mean !== undefined) parts.push(`mean ${formatNumber(mean)}`);
  if (not_finite > 0) parts.push(`${formatCount(not_finite)} not finite`);
  if (shape.length === 1 && (grid?.column_step ?? 1) > 1)
    parts.push(`every ${formatCount(grid?.column_step ?? 1)}th value drawn`);
  return parts.map((part) => `, ${part}`).join("");
}
