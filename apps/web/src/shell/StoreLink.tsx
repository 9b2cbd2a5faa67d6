import type { DatasetInfo } from "@atlas/core";
import { formatCount } from "@atlas/ui";
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { shortPath } from "./short-path.ts";

/** Where the data come from, how many runs they are, and whether all is well; leads to the store page. */
export function StoreLink(props: {
  readonly info: DatasetInfo | undefined;
  /** Whether the server does not answer. */
  readonly isSilent: boolean;
}): JSX.Element {
  const isLost = () => props.info?.links?.some(({ state }) => state === "lost") ?? false;
  return (
    <A class="web-store" href="/store" title={props.info?.location}>
      <span
        class="web-health"
        classList={{ "web-health-off": props.isSilent || isLost() }}
        aria-hidden="true"
      />
      <span class="atl-hidden">
        Store
        {props.isSilent
          ? ", the server does not answer"
          : isLost()
            ? ", the other machine does not answer"
            : ""}
        :{" "}
      </span>
      <Show when={props.info}>
        {(info) => (
          <>
            <span class="atl-mono web-store-path">{shortPath(info().location)}</span>
            <span class="atl-quiet web-store-runs">
              {formatCount(info().runs)} {info().runs === 1 ? "run" : "runs"}
            </span>
            <Show when={info().problem_count}>
              {(count) => (
                <span class="web-store-problems">
                  {formatCount(count())} {count() === 1 ? "problem" : "problems"}
                </span>
              )}
            </Show>
          </>
        )}
      </Show>
    </A>
  );
}
