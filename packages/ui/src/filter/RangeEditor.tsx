import type { FieldInfo, Query } from "@atlas/core";
import { createEffect, createSignal, type JSX, Show, untrack } from "solid-js";
import { TextInput } from "../control/TextInput.tsx";
import { formatCell } from "../format/format-cell.ts";
import { formatExact } from "../format/format-exact.ts";
import { rangeOf, withRange } from "./edit-range.ts";
import { parseNumber } from "./parse-number.ts";

/** Bounds of a numeric field, beside those that its values have. */
export function RangeEditor(props: {
  readonly info: FieldInfo;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const range = () => rangeOf(props.filter, props.info.path);
  const limit = (bound: "min_value" | "max_value") => formatCell(props.info[bound], props.info.path);
  return (
    <>
      <div class="atl-editor-bounds">
        <BoundInput
          label={`${props.info.path} from`}
          placeholder={`from ${limit("min_value")}`}
          value={range().from}
          onValue={(from) => props.onFilter(withRange(props.filter, props.info.path, { ...range(), from }))}
        />
        <BoundInput
          label={`${props.info.path} to`}
          placeholder={`to ${limit("max_value")}`}
          value={range().to}
          onValue={(to) => props.onFilter(withRange(props.filter, props.info.path, { ...range(), to }))}
        />
      </div>
      <Show
        when={props.info.min_value !== undefined}
        fallback={<p class="atl-editor-hint">No finite value.</p>}
      >
        <p class="atl-editor-hint">
          Values from {limit("min_value")} to {limit("max_value")}. Both bounds are included.
        </p>
      </Show>
    </>
  );
}

/** Keeps what is typed while it is no number yet, and hands on what is. */
function BoundInput(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: number | bigint | undefined;
  readonly onValue: (value: number | bigint | undefined) => void;
}): JSX.Element {
  const [text, setText] = createSignal("");
  createEffect(() => {
    if (parseNumber(untrack(text)) !== props.value) setText(formatExact(props.value));
  });
  const type = (typed: string) => {
    setText(typed);
    const value = parseNumber(typed);
    if (value !== undefined || typed.trim() === "") props.onValue(value);
  };
  return (
    <TextInput
      label={props.label}
      placeholder={props.placeholder}
      inputMode="decimal"
      value={text()}
      invalid={text().trim() !== "" && parseNumber(text()) === undefined}
      onInput={type}
    />
  );
}
