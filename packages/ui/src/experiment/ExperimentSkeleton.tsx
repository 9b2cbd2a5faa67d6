import { Index, type JSX } from "solid-js";

/** The list of experiments before the first answer: its lines without words. */
export function ExperimentSkeleton(): JSX.Element {
  return (
    <ul class="atl-experiment-skeleton" aria-label="Loading experiments" aria-busy="true">
      <Index each={Array.from({ length: 6 })}>
        {() => (
          <li>
            <span class="atl-skeleton" />
            <span class="atl-skeleton" />
            <span class="atl-skeleton" />
          </li>
        )}
      </Index>
    </ul>
  );
}
