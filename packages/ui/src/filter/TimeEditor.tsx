import type { FieldPath, Query } from "@atlas/core";
import type { JSX } from "solid-js";
import { TextInput } from "../control/TextInput.tsx";
import { type Range, timeRangeOf, withRange } from "./edit-range.ts";

/** What a native input of date and time takes: to the second, without a zone. */
const SECONDS = "YYYY-MM-DDTHH:MM:SS".length;

/** Bounds of the time at which runs started, or finished. */
export function TimeEditor(props: {
  readonly path: FieldPath;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const range = () => timeRangeOf(props.filter, props.path);
  const change = (next: Range<string>) => props.onFilter(withRange(props.filter, props.path, next));
  /** A native input takes no space between date and time. */
  const shown = (time: string | undefined) => time?.replace(" ", "T").slice(0, SECONDS) ?? "";
  return (
    <>
      <div class="atl-editor-times">
        <TextInput
          label="From"
          type="datetime-local"
          value={shown(range().from)}
          onInput={(from) => change({ ...range(), from: from || undefined })}
        />
        <TextInput
          label="Until"
          type="datetime-local"
          value={shown(range().to)}
          onInput={(to) => change({ ...range(), to: to || undefined })}
        />
      </div>
      <p class="atl-editor-hint">
        From and until, by the clock of the machine that ran it. Both are included.
      </p>
    </>
  );
}
