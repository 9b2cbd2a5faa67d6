import type { FieldInfo, FilterSpec, FilterValue } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { CheckBox } from "../control/CheckBox.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { formatExact } from "../format/format-exact.ts";
import { choicesOf, withChoices } from "./edit-filter.ts";
import { choicesFor } from "./editor-kind.ts";

const SEARCHED_FROM = 9;

/** The values of a field, each to be let through or not; none chosen means any. */
export function ChoiceEditor(props: {
  readonly info: FieldInfo;
  readonly filter: FilterSpec;
  readonly onFilter: (filter: FilterSpec) => void;
}): JSX.Element {
  const [search, setSearch] = createSignal("");
  const chosen = () => choicesOf(props.filter, props.info.path);
  const isChosen = (value: FilterValue) => chosen().some((other) => isSame(other, value));
  const values = createMemo(() => {
    const known = choicesFor(props.info);
    const gone = chosen().filter((value) => !known.some((other) => isSame(other, value)));
    return [...known, ...gone];
  });
  const found = () =>
    values().filter((value) => textOf(value).toLowerCase().includes(search().trim().toLowerCase()));
  const choose = (value: FilterValue, isOn: boolean) => {
    const others = chosen().filter((other) => !isSame(other, value));
    props.onFilter(withChoices(props.filter, props.info.path, isOn ? [...others, value] : others));
  };
  return (
    <>
      <Show when={values().length >= SEARCHED_FROM}>
        <TextInput
          label={`Search the values of ${props.info.path}`}
          placeholder={`Search ${values().length} values`}
          icon="search"
          type="search"
          value={search()}
          onInput={setSearch}
        />
      </Show>
      <fieldset class="atl-editor-choices" aria-label={`Values of ${props.info.path}`}>
        <For each={found()} fallback={<p class="atl-editor-hint">No value holds this text.</p>}>
          {(value) => (
            <CheckBox
              checked={isChosen(value)}
              onChange={(isOn) => choose(value, isOn)}
              title={textOf(value)}
            >
              <Show when={props.info.path === "record.status"} fallback={<Value value={value} />}>
                <StatusMark status={textOf(value)} word />
              </Show>
            </CheckBox>
          )}
        </For>
      </fieldset>
    </>
  );
}

function Value(props: { readonly value: FilterValue }): JSX.Element {
  return (
    <Show when={props.value !== ""} fallback={<span class="atl-quiet">empty</span>}>
      {textOf(props.value)}
    </Show>
  );
}

function textOf(value: FilterValue): string {
  return value === null ? "null" : formatExact(value);
}

/** A boolean may stand in a filter as its text: "True" or "true". */
function isSame(a: FilterValue, b: FilterValue): boolean {
  if (typeof a === "boolean" || typeof b === "boolean")
    return textOf(a).toLowerCase() === textOf(b).toLowerCase();
  return textOf(a) === textOf(b);
}
