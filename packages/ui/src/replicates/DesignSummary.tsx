import type { RecognizedDesign } from "@atlas/core";
import { designName, designSentences } from "@atlas/core/replicates";
import { For, type JSX } from "solid-js";
import { HowComputed } from "./HowComputed.tsx";

/** What the design of an experiment is recognised as, and why. */
export function DesignSummary(props: { readonly design: RecognizedDesign }): JSX.Element {
  return (
    <div class="atl-design-words">
      <p>
        <b>{designName(props.design)}</b>
      </p>
      <ul>
        <For each={designSentences(props.design)}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
      <HowComputed topic="design" />
    </div>
  );
}
