import type { DatasetInfo } from "@atlas/core";
import { Icon, IconButton, KeyHint } from "@atlas/ui";
import { A } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { COMMAND_KEY } from "./command-key.ts";
import type { Theme } from "./create-theme.ts";
import { Mark } from "./Mark.tsx";
import { PAGES } from "./pages.ts";
import { StoreLink } from "./StoreLink.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

/** The bar that never changes from page to page: the pages, the search, the store, the theme, and the help. */
export function TopBar(props: {
  readonly info: DatasetInfo | undefined;
  readonly isSilent: boolean;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}): JSX.Element {
  return (
    <header class="web-bar">
      <A class="web-brand" href="/experiments" activeClass="" inactiveClass="" aria-label="Atlas">
        <Mark />
        <b>Atlas</b>
      </A>
      <nav class="web-pages" aria-label="Pages">
        <For each={PAGES.filter(({ path }) => path !== "/store")}>
          {({ name, path, key }) => (
            <A href={path} activeClass="web-page-open" title={`g then ${key}`}>
              {name}
            </A>
          )}
        </For>
      </nav>
      <button type="button" class="web-search" title="Search everything" onClick={() => props.onSearch()}>
        <Icon name="search" />
        <span class="web-search-words">Search runs, fields, actions</span>
        <KeyHint keys={[`${COMMAND_KEY} K`]} />
      </button>
      <StoreLink info={props.info} isSilent={props.isSilent} />
      <ThemeSwitch theme={props.theme} onTheme={props.onTheme} />
      <IconButton class="web-help" icon="help" label="Keyboard shortcuts" onClick={() => props.onHelp()} />
    </header>
  );
}
