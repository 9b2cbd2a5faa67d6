import type { FieldInfo, Query, Value } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { CheckBox } from "../control/CheckBox.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { formatExact } from "../format/format-exact.ts";
import { choiceOf, isTicked, withChoice, withTick } from "./edit-choice.ts";
import { choicesFor } from "./editor-kind.ts";

const SEARCHED_FROM = 9;

/** The values of a field, each to be let through or not; none chosen means any. */
export function ChoiceEditor(props: {
  readonly info: FieldInfo;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const [search, setSearch] = createSignal("");
  const choice = () => choiceOf(props.filter, props.info.path);
  const values = createMemo(() => {
    const known = choicesFor(props.info);
    const texts = new Set(known.map(formatExact));
    return [...known, ...choice().values.filter((value) => !texts.has(formatExact(value)))];
  });
  const found = () =>
    values().filter((value) => formatExact(value).toLowerCase().includes(search().trim().toLowerCase()));
  const tick = (value: Value) =>
    props.onFilter(withChoice(props.filter, props.info.path, withTick(choice(), value)));
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
              checked={isTicked(choice(), value)}
              onChange={() => tick(value)}
              title={formatExact(value)}
            >
              <Show when={props.info.path === "record.status"} fallback={<ValueName value={value} />}>
                <StatusMark status={formatExact(value)} word />
              </Show>
            </CheckBox>
          )}
        </For>
      </fieldset>
    </>
  );
}

function ValueName(props: { readonly value: Value }): JSX.Element {
  return (
    <Show when={props.value !== ""} fallback={<span class="atl-quiet">empty</span>}>
      {formatExact(props.value)}
    </Show>
  );
}
