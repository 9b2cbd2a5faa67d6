import { Button } from "@atlas/ui";
import { type JSX, Show } from "solid-js";

/** Says which filter of the address cannot be read, so that the page is without it, and offers to drop it. */
export function UnreadableFilter(props: {
  /** `undefined` where the filter can be read. */
  readonly text: string | undefined;
  readonly onDrop: () => void;
}): JSX.Element {
  return (
    <Show when={props.text}>
      {(text) => (
        <div class="web-notice web-unreadable" role="alert">
          <p>
            The filter in the address cannot be read and was left out: <span class="atl-mono">{text()}</span>
          </p>
          <Button small onClick={() => props.onDrop()}>
            Drop it
          </Button>
        </div>
      )}
    </Show>
  );
}
