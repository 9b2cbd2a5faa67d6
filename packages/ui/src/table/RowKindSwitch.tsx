import { For, type JSX } from "solid-js";
import type { RowKind } from "./row-kind.ts";

const KINDS: readonly { readonly kind: RowKind; readonly name: string }[] = [
  { kind: "runs", name: "Runs" },
  { kind: "configurations", name: "Configurations" },
];

/** Which kind of rows a table has. */
export function RowKindSwitch(props: {
  readonly kind: RowKind;
  readonly onKind: (kind: RowKind) => void;
}): JSX.Element {
  return (
    <fieldset class="atl-row-kinds">
      <legend class="atl-hidden">Rows</legend>
      <For each={KINDS}>
        {({ kind, name }) => (
          <button
            type="button"
            class="atl-row-kind"
            aria-pressed={props.kind === kind}
            onClick={() => props.onKind(kind)}
          >
            {name}
          </button>
        )}
      </For>
    </fieldset>
  );
}
