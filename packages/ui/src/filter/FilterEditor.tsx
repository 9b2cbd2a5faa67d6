import { type FieldInfo, type Query, withoutField } from "@atlas/core";
import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "../control/Button.tsx";
import { Count } from "../control/Count.tsx";
import { FieldName } from "../control/FieldName.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { ChoiceEditor } from "./ChoiceEditor.tsx";
import { editorKind } from "./editor-kind.ts";
import { asksForState, containedTextOf, withContainedText, withState } from "./edit-text.ts";
import { partsOn } from "./query-parts.ts";
import { RangeEditor } from "./RangeEditor.tsx";
import { TimeEditor } from "./TimeEditor.tsx";

/** What a filter says about one field, to be changed in the way that suits the field. */
export function FilterEditor(props: {
  readonly info: FieldInfo;
  /** How many runs there are, with the field or without. */
  readonly runCount: number;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const kind = () => editorKind(props.info);
  return (
    <div class="atl-editor">
      <div class="atl-editor-head">
        <p class="atl-editor-title">
          <FieldName path={props.info.path} />
        </p>
        <Show when={partsOn(props.filter, props.info.path).length > 0}>
          <Button
            small
            variant="quiet"
            onClick={() => props.onFilter(withoutField(props.filter, props.info.path))}
          >
            Clear
          </Button>
        </Show>
      </div>
      <Switch>
        <Match when={kind() === "range"}>
          <RangeEditor info={props.info} filter={props.filter} onFilter={props.onFilter} />
        </Match>
        <Match when={kind() === "time"}>
          <TimeEditor path={props.info.path} filter={props.filter} onFilter={props.onFilter} />
        </Match>
        <Match when={kind() === "choices"}>
          <ChoiceEditor info={props.info} filter={props.filter} onFilter={props.onFilter} />
        </Match>
        <Match when={kind() === "text"}>
          <TextInput
            label={`${props.info.path} contains`}
            placeholder="contains"
            value={containedTextOf(props.filter, props.info.path)}
            onInput={(text) => props.onFilter(withContainedText(props.filter, props.info.path, text))}
          />
          <p class="atl-editor-hint">In any case. {describe(props.info)}</p>
        </Match>
      </Switch>
      <Show when={props.info.count < props.runCount}>
        <p class="atl-editor-hint">
          <Count count={props.info.count} of={props.runCount} noun="run" /> have a value; the others never
          match.
        </p>
      </Show>
    </div>
  );
}

function describe(info: FieldInfo): string {
  if (info.type === "string") return `${info.distinct} different texts.`;
  return info.type === "unknown" ? "Lists, objects and mixed values are searched as text." : "";
}
