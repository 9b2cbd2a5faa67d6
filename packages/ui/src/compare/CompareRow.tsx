import { exactJson, splitFieldPath, type Value } from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { columnFormat } from "../format/column-format.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell, isTimeField, MISSING } from "../format/format-cell.ts";
import { formatDuration } from "../format/format-duration.ts";
import { formatExact } from "../format/format-exact.ts";
import { jsonText, shorten } from "../format/json-text.ts";
import { isMeasured } from "./compare-groups.ts";
import type { ComparedField } from "./compared.ts";
import { deltaOf, formatDifference, formatShare } from "./delta.ts";
import { type Direction, judge } from "./direction.ts";
import { textDifference } from "./text-difference.ts";

const LONG = 400;

/** One field of all runs: what is as in the baseline is quiet, what is not shows where, or by how much. */
export function CompareRow(props: {
  readonly field: ComparedField;
  /** The ids of those that are drawn beside the baseline. */
  readonly drawn: readonly string[];
  readonly placeOf: (id: string) => number;
  readonly direction: Direction | undefined;
  readonly onTurn: () => void;
}): JSX.Element {
  const path = () => props.field.path;
  const valueAt = (place: number) => props.field.values[place] ?? null;
  const valueIn = (id: string) => valueAt(props.placeOf(id));
  const write = createMemo(() =>
    columnFormat(
      props.field.values.map((value) => value ?? undefined),
      path(),
    ),
  );
  const hasDeltas = createMemo(
    () => isMeasured(path()) && props.field.values.some((value) => deltaOf(value, value) !== undefined),
  );
  const text = (value: Value) => {
    if (typeof value === "string") return textOf(value);
    if (typeof value !== "object") return write()(value);
    return path() === "record.tags" ? formatCell(value, path()) : jsonText(value);
  };
  const textOf = (value: string) => (isTimeField(path()) ? value.replace("T", " ") : value);
  return (
    <tr>
      <th scope="row" class="atl-compare-field">
        <Show when={splitFieldPath(path()).namespace === "record"} fallback={<FieldName path={path()} />}>
          {fieldLabel(path())}
        </Show>
        <Show when={hasDeltas()}>
          <DirectionButton name={fieldLabel(path())} direction={props.direction} onTurn={props.onTurn} />
        </Show>
      </th>
      <td class="atl-compare-baseline" aria-colindex={2}>
        <CompareValue value={valueAt(0)} text={text} isStatus={path() === "record.status"} />
        <Note text={props.field.notes?.[0]} />
      </td>
      <td />
      <For each={props.drawn}>
        {(id) => (
          <td
            aria-colindex={props.placeOf(id) + 2}
            classList={{ "atl-compare-differs": !isSame(valueIn(id), valueAt(0)) }}
          >
            <CompareValue
              value={valueIn(id)}
              baseline={valueAt(0)}
              text={text}
              isStatus={path() === "record.status"}
            />
            <Note text={props.field.notes?.[props.placeOf(id)]} />
            <Show when={hasDeltas() && valueIn(id) !== null}>
              <DeltaText
                value={valueIn(id)}
                baseline={valueAt(0)}
                direction={props.direction}
                isDuration={path() === "record.duration_ms"}
              />
            </Show>
          </td>
        )}
      </For>
      <td />
      <td />
    </tr>
  );
}

function CompareValue(props: {
  readonly value: Value | null;
  /** Absent in the baseline itself. */
  readonly baseline?: Value | null;
  readonly text: (value: Value) => string;
  readonly isStatus: boolean;
}): JSX.Element {
  const isAsBefore = () => props.baseline !== undefined && isSame(props.value, props.baseline);
  const parts = () => {
    const { value, baseline } = props;
    const isText = (known: typeof baseline) => typeof known === "string" || Array.isArray(known);
    if (isAsBefore() || value === null || !isText(value) || !isText(baseline)) return undefined;
    const difference = textDifference(props.text(value), props.text(baseline as Value));
    const shared = difference.before.length + difference.after.length;
    // Where hardly anything is shared, all of it differs.
    return shared > difference.different.length ? difference : undefined;
  };
  return (
    <Show when={props.value !== null} fallback={<span class="atl-quiet">{MISSING}</span>}>
      <Show when={!props.isStatus} fallback={<StatusMark status={String(props.value)} word />}>
        <span
          class="atl-compare-value"
          classList={{ "atl-compare-same-value": isAsBefore() }}
          title={formatExact(props.value ?? undefined).slice(0, LONG)}
        >
          <Show when={parts()} fallback={shorten(props.text(props.value as Value), LONG) || "empty text"}>
            {(known) => (
              <>
                {known().before}
                <mark>{shorten(known().different, LONG) || "\u2205"}</mark>
                {known().after}
              </>
            )}
          </Show>
        </span>
      </Show>
    </Show>
  );
}

/** What is to be said beside a value, if anything is. */
function Note(props: { readonly text: string | undefined }): JSX.Element {
  return <Show when={props.text}>{(text) => <span class="atl-compare-note">{text()}</span>}</Show>;
}

function isSame(value: Value | null, baseline: Value | null): boolean {
  return exactJson(value) === exactJson(baseline);
}

function DeltaText(props: {
  readonly value: Value | null;
  readonly baseline: Value | null;
  readonly direction: Direction | undefined;
  readonly isDuration: boolean;
}): JSX.Element {
  const delta = () => deltaOf(props.value, props.baseline);
  const verdict = () => judge(delta()?.difference ?? 0, props.direction);
  return (
    <Show when={delta()}>
      {(known) => (
        <span
          class="atl-compare-delta"
          classList={{
            "atl-better": verdict() === "better",
            "atl-worse": verdict() === "worse",
          }}
        >
          <Show when={Number(known().difference) !== 0}>
            {props.isDuration
              ? formatDifference(known().difference, formatDuration)
              : formatDifference(known().difference)}
            <Show when={known().share}>{(share) => <span>{formatShare(share())}</span>}</Show>
            <Show when={verdict()}>{(word) => <span>{word()}</span>}</Show>
          </Show>
        </span>
      )}
    </Show>
  );
}

const DIRECTION_WORDS = { lower: "lower is better", higher: "higher is better", none: "no direction set" };

/** What better means for a metric, and a way to turn it. */
function DirectionButton(props: {
  readonly name: string;
  readonly direction: Direction | undefined;
  readonly onTurn: () => void;
}): JSX.Element {
  const words = () => DIRECTION_WORDS[props.direction ?? "none"];
  return (
    <button
      type="button"
      class="atl-compare-direction"
      aria-label={`${props.name}: ${words()}`}
      title="Change what is better"
      onClick={() => props.onTurn()}
    >
      {words()}
    </button>
  );
}
