import { Button } from "@atlas/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, type JSX, on, Show } from "solid-js";
import { createInfo } from "../server/create-info.ts";
import type { Server } from "../server/open-server.ts";
import { createPageKeys } from "./create-page-keys.ts";
import { ReadingLine } from "./ReadingLine.tsx";
import { SilenceLine } from "./SilenceLine.tsx";
import { TopBar } from "./TopBar.tsx";

const PAGE_KEYS = new Map([
  ["e", "/experiments"],
  ["r", "/runs"],
  ["p", "/plots"],
  ["c", "/compare"],
  ["s", "/store"],
]);

/** What is around every page. Opening another page moves the focus to its heading. */
export function Shell(props: { readonly server: Server; readonly children?: JSX.Element }): JSX.Element {
  const location = useLocation();
  const navigate = useNavigate();
  const info = createInfo().latest;
  let main: HTMLElement | undefined;

  const focusHeading = () => (main?.querySelector("h1") ?? main)?.focus({ preventScroll: true });
  createEffect(on(() => location.pathname, focusHeading, { defer: true }));
  createPageKeys(PAGE_KEYS, (path) => navigate(path));

  return (
    <>
      <Button class="web-skip" onClick={focusHeading}>
        Skip to the page
      </Button>
      <TopBar info={info()} isSilent={props.server.silentSince() !== undefined} />
      <Show when={props.server.silentSince()}>{(since) => <SilenceLine since={since()} />}</Show>
      <Show when={info()?.progress.done === false && info()?.progress}>
        {(progress) => <ReadingLine progress={progress()} />}
      </Show>
      <main class="web-main" tabindex="-1" ref={main}>
        {props.children}
      </main>
    </>
  );
}
