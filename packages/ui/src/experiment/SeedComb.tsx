import { For, type JSX } from "solid-js";
import { combPaths, STATE_WORDS } from "./seed-comb.ts";

/** From so many teeth on, there is no room for gaps between them. */
const DENSE = 25;

/** The seeds of a configuration as a comb, a tooth a seed; its words are the business of what holds it. */
export function SeedComb(props: { readonly states: string }): JSX.Element {
  return (
    <svg
      class="atl-comb"
      classList={{ "atl-comb-dense": props.states.length >= DENSE }}
      viewBox={`0 0 ${Math.max(1, props.states.length)} 16`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <For each={combPaths(props.states)}>
        {({ letter, path }) => <path class={`atl-comb-${STATE_WORDS[letter]}`} d={path} />}
      </For>
    </svg>
  );
}
