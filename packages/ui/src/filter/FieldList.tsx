import { type FieldInfo, type Namespace, splitFieldPath } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { TextInput } from "../control/TextInput.tsx";
import { formatCount } from "../format/format-count.ts";
import { groupFields, searchFields } from "./search-fields.ts";

const LISTED = 200;

/** The fields by namespace, with a search over their names. */
export function FieldList(props: {
  readonly fields: readonly FieldInfo[];
  /** How one field is shown; `name` is its name without the namespace. */
  readonly children: (info: FieldInfo, name: string) => JSX.Element;
}): JSX.Element {
  const [search, setSearch] = createSignal("");
  const found = createMemo(() => searchFields(props.fields, search()));
  const groups = createMemo(() => groupFields(found().slice(0, LISTED)));
  const left = () => found().length - LISTED;
  return (
    <>
      <div class="atl-fields-search">
        <TextInput
          ref={(input) => queueMicrotask(() => input.focus())}
          label="Search fields"
          placeholder={`Search ${formatCount(props.fields.length)} fields`}
          icon="search"
          type="search"
          value={search()}
          onInput={setSearch}
        />
      </div>
      <div class="atl-fields">
        <For each={groups()} fallback={<p class="atl-editor-hint">No field has this in its name.</p>}>
          {(group) => (
            <section aria-label={group.namespace}>
              <p class="atl-fields-group">{NAMES[group.namespace]}</p>
              <For each={group.fields}>{(info) => props.children(info, splitFieldPath(info.path).key)}</For>
            </section>
          )}
        </For>
        <Show when={left() > 0}>
          <p class="atl-editor-hint">{formatCount(left())} more: type to find them.</p>
        </Show>
      </div>
    </>
  );
}

const NAMES: Record<Namespace, string> = {
  record: "Record",
  params: "Params",
  metrics: "Metrics",
  derived: "Derived",
};
