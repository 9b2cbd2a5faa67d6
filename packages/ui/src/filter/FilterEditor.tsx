import { type FieldInfo, type Query, withoutField } from "@atlas/core";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "../control/Button.tsx";
import { Count } from "../control/Count.tsx";
import { FieldName } from "../control/FieldName.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { createFacets } from "../facet/create-facets.ts";
import { FacetView } from "../facet/FacetView.tsx";
import { ConditionText } from "./ConditionText.tsx";
import { containedTextOf, withContainedText } from "./edit-text.ts";
import { editorKind, isEditable } from "./editor-kind.ts";
import { partsOn } from "./query-parts.ts";
import { RangeEditor } from "./RangeEditor.tsx";
import { TimeEditor } from "./TimeEditor.tsx";

const LISTED = 100;
const WHOLE = 1000;

/** What a filter says about one field, to be changed in the way that suits the field. */
export function FilterEditor(props: {
  readonly info: FieldInfo;
  /** How many runs there are, with the field or without. */
  readonly runCount: number;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const [limit, setLimit] = createSignal(LISTED);
  const path = () => props.info.path;
  const kind = () => editorKind(props.info);
  const facets = createFacets(() => ({ filter: props.filter, fields: [path()] }), {
    get limit() {
      return limit();
    },
  });
  const others = () => partsOn(props.filter, path()).filter((part) => !isEditable(part, props.info));
  return (
    <div class="atl-editor">
      <div class="atl-editor-head">
        <p class="atl-editor-title">
          <FieldName path={path()} />
        </p>
        <Show when={partsOn(props.filter, path()).length > 0}>
          <Button small variant="quiet" onClick={() => props.onFilter(withoutField(props.filter, path()))}>
            Clear
          </Button>
        </Show>
      </div>
      <Switch>
        <Match when={kind() === "range"}>
          <RangeEditor info={props.info} filter={props.filter} onFilter={props.onFilter} />
        </Match>
        <Match when={kind() === "time"}>
          <TimeEditor path={path()} filter={props.filter} onFilter={props.onFilter} />
        </Match>
        <Match when={kind() === "text"}>
          <TextInput
            label={`${path()} contains`}
            placeholder="contains"
            value={containedTextOf(props.filter, path())}
            onInput={(text) => props.onFilter(withContainedText(props.filter, path(), text))}
          />
        </Match>
      </Switch>
      <Show when={facets.facet(path())} fallback={<div class="atl-editor-awaited" aria-busy="true" />}>
        {(facet) => (
          <FacetView
            facet={facet()}
            filter={props.filter}
            onFilter={props.onFilter}
            onMore={() => setLimit(WHOLE)}
          />
        )}
      </Show>
      <For each={others()}>
        {(part) => (
          <ConditionText part={part} fields={[props.info]} filter={props.filter} onFilter={props.onFilter} />
        )}
      </For>
      <Show when={props.info.count < props.runCount}>
        <p class="atl-editor-hint">
          <Count count={props.info.count} of={props.runCount} noun="run" /> have a value; the others match no
          condition on it but "no value".
        </p>
      </Show>
    </div>
  );
}
