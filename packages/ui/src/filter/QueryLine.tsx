import { EVERY_RUN, type FieldIndex, type FieldInfo, type FieldPath, type Query } from "@atlas/core";
import { createMemo, createSignal, Index, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { Popover } from "../control/Popover.tsx";
import { Icon } from "../icon/Icon.tsx";
import { conditionText, conditionWords } from "./condition-words.ts";
import { FieldList } from "./FieldList.tsx";
import { FilterEditor } from "./FilterEditor.tsx";
import { partsOf, withPart } from "./query-parts.ts";

/** The conditions of a filter as chips, each to be changed or dropped, and a way to add one. */
export function QueryLine(props: {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** The fields that may be filtered, over all runs in question; `undefined` while they are not known. */
  readonly index: FieldIndex | undefined;
}): JSX.Element {
  const parts = createMemo(() => partsOf(props.filter));
  return (
    <search class="atl-query" aria-label="Filter">
      <Icon name="filter" />
      <Index each={parts()}>
        {(part, place) => (
          <>
            <Show when={place > 0}>
              <span class="atl-and">and</span>
            </Show>
            <Chip
              part={part()}
              info={props.index?.fields.find((field) => field.path === conditionWords(part()).path)}
              runCount={props.index?.run_count ?? 0}
              filter={props.filter}
              onFilter={props.onFilter}
            />
          </>
        )}
      </Index>
      <AddCondition filter={props.filter} onFilter={props.onFilter} index={props.index} />
      <Show when={parts().length > 0}>
        <Button small variant="quiet" onClick={() => props.onFilter(EVERY_RUN)}>
          Clear all
        </Button>
      </Show>
    </search>
  );
}

/** One condition: its words open its editor where it has one, its cross drops it. */
function Chip(props: {
  readonly part: Query;
  readonly info: FieldInfo | undefined;
  readonly runCount: number;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const words = () => (
    <>
      <span class="atl-chip-field">{conditionWords(props.part).field}</span>{" "}
      <span class="atl-quiet">{conditionWords(props.part).operator}</span> <b>{conditionWords(props.part).value}</b>
    </>
  );
  return (
    <span class="atl-chip">
      <Show when={props.info} fallback={<span class="atl-chip-text">{words()}</span>}>
        {(info) => (
          <Popover label={conditionText(props.part)} trigger={words()} triggerClass="atl-chip-text">
            <FilterEditor
              info={info()}
              runCount={props.runCount}
              filter={props.filter}
              onFilter={props.onFilter}
            />
          </Popover>
        )}
      </Show>
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

function AddCondition(props: {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  readonly index: FieldIndex | undefined;
}): JSX.Element {
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
