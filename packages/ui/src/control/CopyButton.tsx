import { createSignal, type JSX, onCleanup } from "solid-js";
import { IconButton } from "./IconButton.tsx";

const CONFIRMATION_MS = 1500;

/** Copies a text, and shows for a moment that it has. */
export function CopyButton(props: { readonly text: string; readonly label?: string }): JSX.Element {
  const [copied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
  };
  return (
    <IconButton
      small
      icon={copied() ? "check" : "copy"}
      label={copied() ? "Copied" : (props.label ?? "Copy")}
      onClick={() => void copy()}
    />
  );
}
