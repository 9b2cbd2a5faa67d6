import { parseQuery } from "@atlas/core";
import { createEffect, createSignal, type JSX, Show, untrack } from "solid-js";
import { Button } from "../control/Button.tsx";
import { Count } from "../control/Count.tsx";
import { TextInput } from "../control/TextInput.tsx";

/** What is brushed, as text that can be edited, and how many runs that leaves. */
export function BrushLine(props: {
  /** Empty where nothing is. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly matched?: number | undefined;
  readonly total?: number | undefined;
  readonly onRuns: () => void;
  /** Called to filter the page by what is brushed. */
  readonly onKeep: () => void;
}): JSX.Element {
  const [draft, setDraft] = createSignal(untrack(() => props.text));
  const [isFocused, setFocused] = createSignal(false);
  createEffect(() => {
    const { text } = props;
    if (!isFocused()) setDraft(text);
  });
  const isReadable = () => parseQuery(draft()).ok;
  const edit = (text: string) => {
    setDraft(text);
    if (parseQuery(text).ok) props.onText(text);
  };
  return (
    <div class="atl-brush-line" onFocusIn={() => setFocused(true)} onFocusOut={() => setFocused(false)}>
      <TextInput
        label="What is brushed"
        icon="filter"
        placeholder="Nothing is brushed: drag over a chart, or type params.x in 1..10"
        value={draft()}
        invalid={!isReadable()}
        onInput={edit}
      />
      <Show when={props.matched !== undefined && props.total !== undefined}>
        <Count count={props.matched ?? 0} of={props.total ?? 0} noun="run" />
      </Show>
      <Button small onClick={() => props.onRuns()}>
        Its runs
      </Button>
      <Show when={props.text !== ""}>
        <Button small onClick={() => props.onKeep()}>
          Keep only these
        </Button>
        <Button small onClick={() => props.onText("")}>
          Brush nothing
        </Button>
      </Show>
    </div>
  );
}
