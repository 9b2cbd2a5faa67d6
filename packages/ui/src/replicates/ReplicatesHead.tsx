import type { FieldIndex, FieldPath } from "@atlas/core";
import type { JSX } from "solid-js";
import type { Direction } from "../compare/direction.ts";
import { Choice } from "../plot/Choice.tsx";
import { FieldPicker } from "../plot/FieldPicker.tsx";

const DIRECTIONS: readonly Direction[] = ["lower", "higher"];

/** Of which experiment the page is, by which number it compares, and which of its numbers are better. */
export function ReplicatesHead(props: {
  readonly experimentId: string;
  readonly experimentHref: (experimentId: string) => string;
  readonly experimentsHref: string;
  readonly index: FieldIndex;
  readonly metric: FieldPath | undefined;
  readonly onMetric: (metric: FieldPath) => void;
  readonly direction: Direction;
  readonly onDirection: (direction: Direction) => void;
}): JSX.Element {
  return (
    <header class="atl-run-head">
      <div class="atl-run-identity">
        <nav class="atl-crumbs" aria-label="Breadcrumb">
          <a href={props.experimentsHref}>Experiments</a>
          <a class="atl-mono" href={props.experimentHref(props.experimentId)}>
            {props.experimentId || "no id"}
          </a>
          <span aria-current="page">Replicates</span>
        </nav>
        <h1 class="atl-run-title" tabindex="-1">
          Which configuration is better?
        </h1>
      </div>
      <div class="atl-replicates-choice">
        <span>by</span>
        <FieldPicker
          label="metric"
          index={props.index}
          field={props.metric}
          onField={props.onMetric}
          accepts={({ path, type }) =>
            !path.startsWith("params.") && (type === "numeric" || type === "boolean")
          }
        />
        <Choice
          label="Which numbers are better"
          words={DIRECTIONS}
          value={props.direction}
          onChange={props.onDirection}
        />
        <span>is better</span>
      </div>
    </header>
  );
}
