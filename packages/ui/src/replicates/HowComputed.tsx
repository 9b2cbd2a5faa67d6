import type { JSX } from "solid-js";
import { HOW_COMPUTED, type HowTopic } from "./how-computed.ts";

/** What the numbers of a section are made of, to be opened below them. */
export function HowComputed(props: { readonly topic: HowTopic }): JSX.Element {
  return (
    <details class="atl-how">
      <summary>How it is computed</summary>
      <p>{HOW_COMPUTED[props.topic].text}</p>
      <p class="atl-quiet">docs/replicates.md, "{HOW_COMPUTED[props.topic].section}"</p>
    </details>
  );
}
