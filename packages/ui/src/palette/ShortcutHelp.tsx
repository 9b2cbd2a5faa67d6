import { For, type JSX } from "solid-js";
import { Dialog } from "../control/Dialog.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { KeyHint } from "../control/KeyHint.tsx";

/** What some keys do. */
export interface Shortcut {
  /** Pressed one after the other; any of several ways is a list of its own. */
  readonly ways: readonly (readonly string[])[];
  readonly label: string;
}

/** Shortcuts that belong together. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** All that can be done by keys. */
export function ShortcutHelp(props: {
  readonly groups: readonly ShortcutGroup[];
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Dialog label="Keyboard shortcuts" class="atl-shortcuts" onClose={props.onClose}>
      <div class="atl-shortcuts-head">
        <h2>Keyboard shortcuts</h2>
        <IconButton icon="close" label="Close" onClick={() => props.onClose()} />
      </div>
      <div class="atl-shortcuts-groups">
        <For each={props.groups}>
          {(group) => (
            <section>
              <h3>{group.title}</h3>
              <dl>
                <For each={group.shortcuts}>
                  {(shortcut) => (
                    <div>
                      <dt>
                        <For each={shortcut.ways}>{(keys) => <KeyHint keys={keys} />}</For>
                      </dt>
                      <dd>{shortcut.label}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}
