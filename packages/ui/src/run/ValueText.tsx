import type { JsonValue } from "@atlas/core";
import { type JSX, Match, Switch } from "solid-js";
import { MISSING } from "../format/format-cell.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { jsonText } from "../format/json-text.ts";
import { FoldedText } from "./FoldedText.tsx";
import { JsonTree } from "./JsonTree.tsx";

const LINE = 120;

/** A value of any type, whole: numbers as they are read, exact on hover; what is long folded, what is nested a tree. */
export function ValueText(props: {
  readonly value: JsonValue;
  /** Significant digits of a number at most; as many as `formatNumber` gives when absent. */
  readonly significant?: number;
}): JSX.Element {
  return (
    <Switch fallback={<JsonTree value={props.value} />}>
      <Match when={props.value === null}>
        <span class="atl-quiet" title="null">
          {MISSING}
        </span>
      </Match>
      <Match when={props.value === ""}>
        <span class="atl-quiet">empty text</span>
      </Match>
      <Match when={typeof props.value === "string" && props.value}>
        {(text) => <FoldedText text={text()} />}
      </Match>
      <Match when={shortTextOf(props.value, props.significant)}>
        {(text) => (
          <span
            classList={{ "atl-quiet": typeof props.value === "number" && !Number.isFinite(props.value) }}
            title={formatExact(props.value ?? undefined)}
          >
            {text()}
          </span>
        )}
      </Match>
    </Switch>
  );
}

/** The value on one line; `undefined` when it is too long for one. */
function shortTextOf(value: JsonValue, significant: number | undefined): string | undefined {
  if (typeof value === "number" || typeof value === "bigint")
    return formatNumber(value, significant === undefined ? {} : { significant });
  const text = jsonText(value, LINE);
  return text.length <= LINE ? text : undefined;
}
