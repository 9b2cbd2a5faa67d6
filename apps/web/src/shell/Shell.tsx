import { Button } from "@atlas/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import {
  createEffect,
  createSignal,
  Index,
  type JSX,
  lazy,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { createInfo } from "../server/create-info.ts";
import type { Server } from "../server/open-server.ts";
import { createReturn } from "./create-return.ts";
import { createShellKeys } from "./create-shell-keys.ts";
import { createTheme } from "./create-theme.ts";
import { LostLinkLine } from "./LostLinkLine.tsx";
import { ReadingLine } from "./ReadingLine.tsx";
import { SilenceLine } from "./SilenceLine.tsx";
import { TopBar } from "./TopBar.tsx";

/** Loaded once the first page is there, so that keys typed right after opening the search are not lost. */
const StoreSearch = lazy(async () => ({ default: (await import("./StoreSearch.tsx")).StoreSearch }));
const SEARCH_LOADED_AFTER_MS = 1000;
const KeyHelp = lazy(async () => ({ default: (await import("./KeyHelp.tsx")).KeyHelp }));

/** What is around every page. Opening another page moves the focus to its heading, coming back to one to where it was left. */
export function Shell(props: { readonly server: Server; readonly children?: JSX.Element }): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const info = createInfo().latest;
  let main: HTMLElement | undefined;

  const focusHeading = () => (main?.querySelector("h1") ?? main)?.focus({ preventScroll: true });
  const returnToPlace = createReturn(() => main);
  const arrive = (pathname: string) => {
    if (!returnToPlace(pathname)) focusHeading();
  };
  createEffect(on(() => location.pathname, arrive, { defer: true }));
  const [opened, setOpened] = createSignal<"search" | "help">();
  const [theme, chooseTheme] = createTheme();
  const openSearch = () => setOpened("search");
  const openHelp = () => setOpened("help");
  const close = () => setOpened(undefined);
  const loading = setTimeout(() => void StoreSearch.preload().catch(() => {}), SEARCH_LOADED_AFTER_MS);
  onCleanup(() => clearTimeout(loading));
  createShellKeys({ openPage: (path) => navigate(path), openSearch, openHelp });

  return (
    <>
      <Button class="web-skip" onClick={focusHeading}>
        Skip to the page
      </Button>
      <TopBar
        info={info()}
        isSilent={props.server.silentSince() !== undefined}
        theme={theme()}
        onTheme={chooseTheme}
        onSearch={openSearch}
        onHelp={openHelp}
      />
      <Show when={props.server.silentSince()}>{(since) => <SilenceLine since={since()} />}</Show>
      <Index each={info()?.links?.filter(({ state }) => state === "lost")}>
        {(link) => <LostLinkLine link={link()} lastScan={info()?.last_scan ?? null} />}
      </Index>
      <Show when={info()?.progress.done === false && info()?.progress}>
        {(progress) => <ReadingLine progress={progress()} />}
      </Show>
      <main class="web-main" tabindex="-1" ref={main}>
        {props.children}
      </main>
      <Suspense>
        <Switch>
          <Match when={opened() === "search"}>
            <StoreSearch theme={theme()} onTheme={chooseTheme} onHelp={openHelp} onClose={close} />
          </Match>
          <Match when={opened() === "help"}>
            <KeyHelp onClose={close} />
          </Match>
        </Switch>
      </Suspense>
    </>
  );
}
