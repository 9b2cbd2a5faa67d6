import type { LinkInfo } from "@atlas/core";
import { formatAge, Icon } from "@atlas/ui";
import { type JSX, Show } from "solid-js";

/** Says that another machine does not answer, since when, how old what is shown is, and that it is tried further. */
export function LostLinkLine(props: {
  readonly link: LinkInfo;
  /** When the stores were last read, ISO 8601 with zone; null before the first time. */
  readonly lastScan: string | null;
}): JSX.Element {
  const clock = () => new Date(props.link.since).toLocaleTimeString("en-GB");
  const age = (time: string) => formatAge(Date.now() - Date.parse(time));
  return (
    <p class="web-notice web-silence" role="status" title={props.link.reason ?? undefined}>
      <Icon name="warning" />
      <span>
        No answer from <span class="atl-mono">{machineOf(props.link.root)}</span> since {clock()}
        <Show when={props.lastScan}>
          {(time) => (
            <>
              ; showing what was read <time datetime={time()}>{age(time())}</time>
            </>
          )}
        </Show>
        . It is tried again by itself.
      </span>
    </p>
  );
}

/** The machine that an address names: what stands between the user and the path. */
function machineOf(root: string): string {
  return /^(?:ssh:\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/]+)/.exec(root)?.[1] ?? root;
}
