import { Index, type JSX } from "solid-js";

/** What a page shows before the first answer: lines without words. */
export function OverviewSkeleton(props: { readonly label: string }): JSX.Element {
  return (
    <ul class="atl-experiment-skeleton" aria-label={props.label} aria-busy="true">
      <Index each={Array.from({ length: 8 })}>
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
