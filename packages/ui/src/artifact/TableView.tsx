import type { JsonValue, TablePreview } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { MISSING } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { jsonText, shorten } from "../format/json-text.ts";

const MOST_COLUMNS = 100;
const MOST_TEXT = 160;

/** The first rows of a table, with the type of each column, and how many rows there are. */
export function TableView(props: { readonly table: TablePreview; readonly name: string }): JSX.Element {
  const columns = () => props.table.columns.slice(0, MOST_COLUMNS);
  return (
    <>
      <section class="atl-table-view" aria-label={`Rows of ${props.name}`} tabindex="0">
        <table class="atl-facts">
          <thead>
            <tr>
              <For each={columns()}>
                {(column) => (
                  <th scope="col" classList={{ "atl-number": column.type === "number" }}>
                    <b>{column.name || <i>no name</i>}</b> {column.type}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.table.rows}>
              {(row) => (
                <tr>
                  <For each={columns()}>
                    {(column, index) => (
                      <td
                        classList={{ "atl-number": column.type === "number" }}
                        title={longText(row[index()])}
                      >
                        {cellText(row[index()])}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <p class="atl-quiet atl-small">{countWords(props.table)}</p>
      <Show when={props.table.columns.length > MOST_COLUMNS}>
        <p class="atl-quiet atl-small">
          The first {MOST_COLUMNS} of {formatCount(props.table.columns.length)} columns.
        </p>
      </Show>
    </>
  );
}

function countWords({ columns, rows, row_count }: TablePreview): string {
  const shape = `${formatCount(columns.length)} ${columns.length === 1 ? "column" : "columns"}`;
  const shown = formatCount(rows.length);
  if (row_count === rows.length) return `All ${shown} rows, ${shape}`;
  return row_count === null
    ? `The first ${shown} rows, ${shape}; how many there are was not read`
    : `The first ${shown} of ${formatCount(row_count)} rows, ${shape}`;
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return MISSING;
  return typeof value === "string" ? value : jsonText(value, 10 * MOST_TEXT);
}

function cellText(value: JsonValue | undefined): string {
  return shorten(textOf(value), MOST_TEXT);
}

function longText(value: JsonValue | undefined): string | undefined {
  const text = textOf(value);
  return text.length > MOST_TEXT ? text.slice(0, 10 * MOST_TEXT) : undefined;
}
