import type { Cell, FieldInfo } from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatExact } from "../format/format-exact.ts";
import { Icon } from "../icon/Icon.tsx";

const LISTED = 12;

/**
 * What is the same in all runs, said once: a line of names and values, all of them when it is opened. Where nothing is
 * the same the line stays, so that what is below it holds still.
 */
export function ConstantLine(props: { readonly fields: readonly FieldInfo[] }): JSX.Element {
  const [isWanted, setWanted] = createSignal(false);
  const isOpen = () => isWanted() && props.fields.length > 0;
  return (
    <div class="atl-constants" classList={{ "atl-constants-open": isOpen() }}>
      <button
        type="button"
        class="atl-constants-toggle"
        aria-expanded={isOpen()}
        disabled={props.fields.length === 0}
        onClick={() => setWanted(!isOpen())}
      >
        <Icon name={isOpen() ? "chevron-down" : "chevron-right"} />
        {props.fields.length} constant
      </button>
      <dl>
        <For each={isOpen() ? props.fields : props.fields.slice(0, LISTED)}>
          {(info) => (
            <div title={`${info.path} ${formatExact(constantOf(info))}`}>
              <dt>
                <Show when={isOpen()} fallback={fieldLabel(info.path)}>
                  <FieldName path={info.path} />
                </Show>
              </dt>{" "}
              <dd>{formatCell(constantOf(info), info.path)}</dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  );
}

/** The one value of a field that has one; of lists and objects the field does not tell. */
function constantOf(info: FieldInfo): Cell {
  const [text] = info.values ?? [];
  return info.type === "boolean" ? text === "True" : (info.min_value ?? text);
}
