import type { FilterSpec } from "@atlas/core";
import type { JSX } from "solid-js";
import { TextInput } from "../control/TextInput.tsx";
import { timeRangeOf, withTimeRange } from "./edit-filter.ts";

/** What a native input of date and time takes: to the second, without a zone. */
const SECONDS = "YYYY-MM-DDTHH:MM:SS".length;

/** Bounds of the time at which runs started. */
export function TimeEditor(props: {
  readonly filter: FilterSpec;
  readonly onFilter: (filter: FilterSpec) => void;
}): JSX.Element {
  const range = () => timeRangeOf(props.filter);
  return (
    <>
      <div class="atl-editor-times">
        <TextInput
          label="Started from"
          type="datetime-local"
          value={range().from?.slice(0, SECONDS) ?? ""}
          onInput={(from) => props.onFilter(withTimeRange(props.filter, { ...range(), from }))}
        />
        <TextInput
          label="Started until"
          type="datetime-local"
          value={range().to?.slice(0, SECONDS) ?? ""}
          onInput={(to) => props.onFilter(withTimeRange(props.filter, { ...range(), to }))}
        />
      </div>
      <p class="atl-editor-hint">
        From and until, by the clock of the machine that ran it. Both are included.
      </p>
    </>
  );
}
