import { Popover as Floating } from "@kobalte/core/popover";
import type { JSX } from "solid-js";
import { usePortalMount } from "../state/use-root.ts";

/**
 * A button that opens a panel beside itself. The panel's contents exist only while it is open; the first input in it
 * has the focus then.
 */
export function Popover(props: {
  /** The name of the panel; of the button, too, when `triggerLabel` does not say otherwise. */
  readonly label: string;
  /** What is on the button. */
  readonly trigger: JSX.Element;
  /** The button's name where what is on it does not tell. */
  readonly triggerLabel?: string | undefined;
  /** The button's look; a plain button when absent. */
  readonly triggerClass?: string;
  readonly placement?: "bottom-start" | "bottom-end" | "bottom";
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: JSX.Element;
}): JSX.Element {
  const mount = usePortalMount();
  let content: HTMLElement | undefined;
  const focusInput = (event: Event) => {
    const input = content?.querySelector("input");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  };
  return (
    <Floating
      placement={props.placement ?? "bottom-start"}
      gutter={4}
      overflowPadding={8}
      onOpenChange={(open) => props.onOpenChange?.(open)}
    >
      <Floating.Trigger
        class={props.triggerClass ?? "atl-button atl-button-plain"}
        aria-label={props.triggerLabel}
        title={props.triggerLabel}
      >
        {props.trigger}
      </Floating.Trigger>
      <Floating.Portal mount={mount}>
        <Floating.Content
          ref={(element: HTMLElement) => {
            content = element;
          }}
          class="atl atl-popover"
          aria-label={props.label}
          onOpenAutoFocus={focusInput}
        >
          {props.children}
        </Floating.Content>
      </Floating.Portal>
    </Floating>
  );
}
