import type { FailingValue, Query } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { pText } from "./replicate-words.ts";

/** Under which values of params runs fail more often than under the others, each leading to the runs that failed. */
export function FailingValues(props: {
  readonly values: readonly FailingValue[];
  readonly hrefOf: (conditions: readonly Query[]) => string;
}): JSX.Element {
  const percent = (rate: number) => `${formatNumber(100 * rate, { significant: 2 })}%`;
  return (
    <Show when={props.values.length > 0}>
      <h3 class="atl-odd-head">Where runs fail</h3>
      <ul class="atl-odd" aria-label="Values under which runs fail">
        <For each={props.values}>
          {(value) => (
            <li>
              <a class="atl-link" href={props.hrefOf([...conditionsOf(value), FAILED])}>
                {fieldLabel(value.path)} {valueText(value)}
              </a>
              : {formatCount(value.failed)} of {formatCount(value.runs)} failed,{" "}
              {percent(value.failed / value.runs)}{" "}
              <span class="atl-quiet">
                (95% CI {percent(value.low)} to {percent(value.high)}); of the others{" "}
                {percent(value.rate_of_others)}; Fisher, {pText(value.holm_p)} (Holm)
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

const FAILED: Query = { field: "record.status", op: "eq", value: "failed" };

function valueText({ path, from, to }: FailingValue): string {
  if (from === null) return "none";
  const first = formatCell(from, path);
  return from === to ? first : `${first} to ${formatCell(to ?? undefined, path)}`;
}

/** The runs of a value. */
function conditionsOf({ path, from, to }: FailingValue): Query[] {
  if (from === null) return [{ field: path, op: "is", value: "missing" }];
  if (from === to || typeof from !== "number" || typeof to !== "number")
    return [{ field: path, op: "eq", value: from }];
  return [{ field: path, op: "between", value: [from, to] }];
}
