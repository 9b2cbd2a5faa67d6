import { type JSX, onCleanup, onMount } from "solid-js";

/** What floats over the page until it is closed, by Escape or a click beside it; the focus goes back then. */
export function Dialog(props: {
  readonly label: string;
  readonly class?: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  onCleanup(() => dialog.close());
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a dialog has Escape
    <dialog
      ref={dialog}
      class={`atl atl-dialog ${props.class ?? ""}`}
      aria-label={props.label}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) dialog.close();
      }}
    >
      <div class="atl-dialog-body">{props.children}</div>
    </dialog>
  );
}
