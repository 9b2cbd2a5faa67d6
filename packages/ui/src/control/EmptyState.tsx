import { For, type JSX } from "solid-js";
import { CopyButton } from "./CopyButton.tsx";

/** Why there is nothing to see: what was looked for, where, and the next command. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: JSX.Element;
  /** Commands to try, each of which can be copied. */
  readonly commands?: readonly string[];
}): JSX.Element {
  return (
    <section class="atl-empty">
      <h2 class="atl-empty-title">{props.title}</h2>
      {props.children}
      <For each={props.commands}>
        {(command) => (
          <p class="atl-command">
            <code>{command}</code>
            <CopyButton text={command} label="Copy the command" />
          </p>
        )}
      </For>
    </section>
  );
}
