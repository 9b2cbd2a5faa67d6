import type { IdenticalField, JsonValue } from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { ValueText } from "../run/ValueText.tsx";

const MAX_NAMED = 8;

/** The fields that are the same in all runs, folded into a line: params first. */
export function IdenticalFields(props: { readonly fields: readonly IdenticalField[] }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const rank = ({ path }: IdenticalField) => Number(path.startsWith("record."));
  const fields = () => props.fields.toSorted((a, b) => rank(a) - rank(b));
  return (
    <Show when={props.fields.length > 0}>
      <details class="atl-identical" open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span>
            {formatCount(props.fields.length)} {props.fields.length === 1 ? "field is" : "fields are"} the
            same
          </span>
          <Show when={!isOpen()}>
            <For each={fields().slice(0, MAX_NAMED)}>
              {({ path, value }) => (
                <span class="atl-identical-part">
                  <span class="atl-quiet">{fieldLabel(path)}</span> {formatCell(value, path)}
                </span>
              )}
            </For>
          </Show>
        </summary>
        <Show when={isOpen()}>
          <table class="atl-facts">
            <tbody>
              <FoldedList
                items={fields()}
                rest={(button) => (
                  <tr>
                    <td colspan="2">{button}</td>
                  </tr>
                )}
              >
                {({ path, value }) => (
                  <tr>
                    <th scope="row">
                      <FieldName path={path} />
                    </th>
                    <td>
                      <ValueText value={value as JsonValue} />
                    </td>
                  </tr>
                )}
              </FoldedList>
            </tbody>
          </table>
        </Show>
      </details>
    </Show>
  );
}
