import type { JSX } from "solid-js";

/** What a plot is, what its marks mean, and what can be done with it. */
export function PlotHead(props: {
  readonly title: string;
  readonly meaning: string;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <header class="atl-plots-head">
      <h2>{props.title}</h2>
      <p class="atl-quiet">{props.meaning}</p>
      <span class="atl-plots-actions">{props.children}</span>
    </header>
  );
}
