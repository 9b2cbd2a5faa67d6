import { createSignal, type JSX, onCleanup } from "solid-js";
import { Button } from "../control/Button.tsx";
import { IconButton } from "../control/IconButton.tsx";

const CONFIRMATION_MS = 1500;

/** Copies a text under its name, saying for a moment that it has; and saves it as a file. */
export function TextActions(props: {
  /** What it is: "Markdown". */
  readonly name: string;
  readonly fileName: string;
  readonly text: () => string;
}): JSX.Element {
  const [isCopied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await navigator.clipboard.writeText(props.text());
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([props.text()], { type: "text/plain" }));
    Object.assign(document.createElement("a"), { href: url, download: props.fileName }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <span class="atl-text-actions">
      <Button
        small
        variant="quiet"
        icon={isCopied() ? "check" : "copy"}
        aria-label={`Copy as ${props.name}`}
        onClick={() => void copy()}
      >
        {props.name}
      </Button>
      <IconButton small icon="arrow-down" label={`Download as ${props.name}`} onClick={save} />
    </span>
  );
}
