import type { FieldIndex, FieldInfo, FieldPath, FilterSpec } from "@atlas/core";
import { createSignal, Index, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { Popover } from "../control/Popover.tsx";
import { Icon } from "../icon/Icon.tsx";
import { type Condition, conditionsOf, conditionText } from "./conditions.ts";
import { FieldList } from "./FieldList.tsx";
import { FilterEditor } from "./FilterEditor.tsx";

/** The conditions of a filter as chips, each to be changed or dropped, and a way to add one. */
export function QueryLine(props: {
  readonly filter: FilterSpec;
  readonly onFilter: (filter: FilterSpec) => void;
  /** The fields that may be filtered, over all runs in question; `undefined` while they are not known. */
  readonly index: FieldIndex | undefined;
}): JSX.Element {
  const conditions = () => conditionsOf(props.filter);
  return (
    <search class="atl-query" aria-label="Filter">
      <Icon name="filter" />
      <Index each={conditions()}>
        {(condition, place) => (
          <>
            <Show when={place > 0}>
              <span class="atl-and">and</span>
            </Show>
            <Chip
              condition={condition()}
              info={props.index?.fields.find((field) => field.path === condition().path)}
              runCount={props.index?.run_count ?? 0}
              filter={props.filter}
              onFilter={props.onFilter}
            />
          </>
        )}
      </Index>
      <AddCondition filter={props.filter} onFilter={props.onFilter} index={props.index} />
      <Show when={conditions().length > 0}>
        <Button small variant="quiet" onClick={() => props.onFilter({})}>
          Clear all
        </Button>
      </Show>
    </search>
  );
}

/** One condition: its words open its editor where it has one, its cross drops it. */
function Chip(props: {
  readonly condition: Condition;
  readonly info: FieldInfo | undefined;
  readonly runCount: number;
  readonly filter: FilterSpec;
  readonly onFilter: (filter: FilterSpec) => void;
}): JSX.Element {
  const words = () => (
    <>
      <span class="atl-chip-field">{props.condition.field}</span>{" "}
      <span class="atl-quiet">{props.condition.operator}</span> <b>{props.condition.value}</b>
    </>
  );
  return (
    <span class="atl-chip">
      <Show when={props.info} fallback={<span class="atl-chip-text">{words()}</span>}>
        {(info) => (
          <Popover label={conditionText(props.condition)} trigger={words()} triggerClass="atl-chip-text">
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
        label={`Drop ${conditionText(props.condition)}`}
        onClick={() => props.onFilter(props.condition.without)}
      />
    </span>
  );
}

function AddCondition(props: {
  readonly filter: FilterSpec;
  readonly onFilter: (filter: FilterSpec) => void;
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
