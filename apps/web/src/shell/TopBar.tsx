import type { DatasetInfo } from "@atlas/core";
import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Mark } from "./Mark.tsx";
import { StoreLink } from "./StoreLink.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

/** The bar that never changes from page to page: the pages, the store, and the theme. */
export function TopBar(props: {
  readonly info: DatasetInfo | undefined;
  readonly isSilent: boolean;
}): JSX.Element {
  return (
    <header class="web-bar">
      <A class="web-brand" href="/experiments" activeClass="" inactiveClass="" aria-label="Atlas">
        <Mark />
        <b>Atlas</b>
      </A>
      <nav class="web-pages" aria-label="Pages">
        <A href="/experiments" activeClass="web-page-open" title="g then e">
          Experiments
        </A>
        <A href="/runs" activeClass="web-page-open" title="g then r">
          Runs
        </A>
        <A href="/plots" activeClass="web-page-open" title="g then p">
          Plots
        </A>
        <A href="/compare" activeClass="web-page-open" title="g then c">
          Compare
        </A>
      </nav>
      <StoreLink info={props.info} isSilent={props.isSilent} />
      <ThemeSwitch />
    </header>
  );
}
