import type { Progress } from "@atlas/core";
import { BusyLine, formatCount } from "@atlas/ui";
import type { JSX } from "solid-js";

/** How far the first reading of the stores is. */
export function ReadingLine(props: { readonly progress: Progress }): JSX.Element {
  return (
    <div class="web-notice">
      <p>
        Reading runs <b>{formatCount(props.progress.read)}</b>{" "}
        <span class="atl-quiet">of {formatCount(props.progress.found)}</span>
      </p>
      <BusyLine
        busy
        share={props.progress.found === 0 ? undefined : props.progress.read / props.progress.found}
      />
    </div>
  );
}
