import type { JSX } from "solid-js";
import { ComparePage } from "../compare/ComparePage.tsx";
import type { Embedded } from "./embedded.ts";
import type { CompareState } from "./widget-state.ts";

/** Some runs side by side, as a page of others holds them. */
export function EmbeddedCompare(props: Embedded<CompareState>): JSX.Element {
  return (
    <ComparePage
      runIds={props.state.runIds ?? []}
      onRuns={(runIds) => {
        props.change({ runIds });
        props.tell("runidschange", { runIds });
      }}
      runHref={props.links.runHref}
      runsHref={props.links.runsHref()}
    />
  );
}
