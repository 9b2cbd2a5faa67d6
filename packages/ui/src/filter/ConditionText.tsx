import { type FieldInfo, parseQuery, printQuery, type Query } from "@atlas/core";
import { createSignal, type JSX } from "solid-js";
import { Button } from "../control/Button.tsx";
import { QueryInput } from "./QueryInput.tsx";
import { withPart } from "./query-parts.ts";

/** A part of a filter that has no editor of its own, to be changed as text. */
export function ConditionText(props: {
  readonly part: Query;
  readonly fields: readonly FieldInfo[];
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const [draft, setDraft] = createSignal<string>();
  const text = () => draft() ?? printQuery(props.part);
  const parsed = () => parseQuery(text());
  const apply = () => {
    const result = parsed();
    if (!result.ok) return;
    setDraft(undefined);
    props.onFilter(withPart(props.filter, props.part, result.query));
  };
  return (
    <div class="atl-condition-text">
      <QueryInput label="Condition" text={text()} onText={setDraft} onEnter={apply} fields={props.fields} />
      <Button small disabled={draft() === undefined || !parsed().ok} onClick={apply}>
        Apply
      </Button>
    </div>
  );
}
