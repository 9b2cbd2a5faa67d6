import type { FieldIndex, FieldPath, Query } from "@atlas/core";
import { createMemo, createSignal, Index, type JSX, Show } from "solid-js";
import { IconButton } from "../control/IconButton.tsx";
import { Popover } from "../control/Popover.tsx";
import { ConditionText } from "./ConditionText.tsx";
import { conditionText, conditionWords } from "./condition-words.ts";
import { isEditable } from "./editor-kind.ts";
import { FieldList } from "./FieldList.tsx";
import { FilterEditor } from "./FilterEditor.tsx";
import { partsOf, withPart } from "./query-parts.ts";

interface ChipsProps {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  readonly index: FieldIndex | undefined;
}

/** What a filter asks for as chips, one for each condition that must hold, and a way to add another. */
export function QueryChips(props: ChipsProps): JSX.Element {
  const parts = createMemo(() => partsOf(props.filter));
  return (
    <div class="atl-chips">
      <Index each={parts()}>
        {(part, place) => (
          <>
            <Show when={place > 0}>
              <span class="atl-and">and</span>
            </Show>
            <Chip {...props} part={part()} />
          </>
        )}
      </Index>
      <AddCondition {...props} />
    </div>
  );
}

/** One condition: its words open its editor, its cross drops it. */
function Chip(props: ChipsProps & { readonly part: Query }): JSX.Element {
  const words = () => conditionWords(props.part);
  const info = () => {
    const known = props.index?.fields.find((field) => field.path === words().path);
    return known !== undefined && isEditable(props.part, known) ? known : undefined;
  };
  const shown = () => (
    <>
      <span class="atl-chip-field">{words().field}</span> <span class="atl-quiet">{words().operator}</span>{" "}
      <b>{words().value}</b>
    </>
  );
  return (
    <span class="atl-chip" classList={{ "atl-chip-scope": words().path === "record.experiment_id" }}>
      <Popover label={conditionText(props.part)} trigger={shown()} triggerClass="atl-chip-text">
        <Show
          when={info()}
          fallback={
            <div class="atl-editor">
              <ConditionText {...props} fields={props.index?.fields ?? []} />
            </div>
          }
        >
          {(known) => (
            <FilterEditor
              info={known()}
              runCount={props.index?.run_count ?? 0}
              filter={props.filter}
              onFilter={props.onFilter}
            />
          )}
        </Show>
      </Popover>
      <IconButton
        small
        class="atl-chip-drop"
        icon="close"
        label={`Drop ${conditionText(props.part)}`}
        onClick={() => props.onFilter(withPart(props.filter, props.part))}
      />
    </span>
  );
}

function AddCondition(props: ChipsProps): JSX.Element {
  const [path, setPath] = createSignal<FieldPath>();
  const info = () => props.index?.fields.find((field) => field.path === path());
  let panel!: HTMLDivElement;
  const choose = (chosen: FieldPath) => {
    setPath(chosen);
    panel.querySelector("input")?.focus();
  };
  return (
    <Popover
      label="Add a condition"
      trigger="Add a condition"
      triggerClass="atl-button atl-button-quiet atl-button-small"
      onOpenChange={(isOpen) => {
        if (isOpen) setPath(undefined);
      }}
    >
      <div ref={panel} class="atl-panel">
        <Show
          when={info()}
          fallback={
            <FieldList fields={props.index?.fields ?? []}>
              {(field, name) => (
                <button type="button" class="atl-fields-choice" onClick={() => choose(field.path)}>
                  {name}
                  <span class="atl-quiet">{field.type === "unknown" ? "" : field.type}</span>
                </button>
              )}
            </FieldList>
          }
        >
          {(field) => (
            <FilterEditor
              info={field()}
              runCount={props.index?.run_count ?? 0}
              filter={props.filter}
              onFilter={props.onFilter}
            />
          )}
        </Show>
      </div>
    </Popover>
  );
}
