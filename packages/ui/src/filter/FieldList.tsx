import type { FieldInfo } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { TextInput } from "../control/TextInput.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { NAMESPACE_NAMES } from "../format/namespace-names.ts";
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
              <p class="atl-fields-group">{NAMESPACE_NAMES[group.namespace]}</p>
              <For each={group.fields}>{(info) => props.children(info, fieldLabel(info.path))}</For>
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
