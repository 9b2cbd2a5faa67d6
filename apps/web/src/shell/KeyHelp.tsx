import { ShortcutHelp } from "@atlas/ui";
import type { JSX } from "solid-js";
import { SHORTCUTS } from "./shortcuts.ts";

/** The keys of Atlas. */
export function KeyHelp(props: { readonly onClose: () => void }): JSX.Element {
  return <ShortcutHelp groups={SHORTCUTS} onClose={() => props.onClose()} />;
}
