import { Icon } from "@atlas/ui";
import type { JSX } from "solid-js";

/** Says that the server does not answer, since when, and what is on the page meanwhile. */
export function SilenceLine(props: { readonly since: Date }): JSX.Element {
  const clock = () => props.since.toLocaleTimeString("en-GB");
  return (
    <p class="web-notice web-silence" role="status">
      <Icon name="warning" />
      No answer from the server since {clock()}; showing what was read. It is asked again every 2 seconds.
    </p>
  );
}
