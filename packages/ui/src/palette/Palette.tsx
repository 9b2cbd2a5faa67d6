import type { SearchHit } from "@atlas/core";
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { Dialog } from "../control/Dialog.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { KeyHint } from "../control/KeyHint.tsx";
import { Icon } from "../icon/Icon.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { createSettled } from "../state/create-settled.ts";
import { useDataset } from "../state/use-dataset.ts";
import { type PaletteAction, type PaletteEntry, paletteGroups } from "./palette-entries.ts";

const SETTLED_MS = 80;
const LISTED = 6;
/** A shorter text is in every log. */
const SHORTEST_IN_FILES = 3;

/** A search over everything: experiments, runs, fields, values, and what can be done; by keyboard first. */
export function Palette(props: {
  readonly actions: readonly PaletteAction[];
  /** Called with what was found and chosen. */
  readonly onHit: (hit: SearchHit) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const dataset = useDataset();
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const [active, setActive] = createSignal(0);
  let list!: HTMLDivElement;
  const settled = createSettled(() => text().trim(), SETTLED_MS);
  const found = createAnswer(
    () => settled() || undefined,
    (query, signal) => dataset.search({ query, limit: LISTED }, { signal }),
  );
  // Files have to be read for it: what is known at once does not wait for them.
  const foundInFiles = createAnswer(
    () => (settled().length >= SHORTEST_IN_FILES ? settled() : undefined),
    (query, signal) => dataset.searchFiles({ query, limit: LISTED }, { signal }),
  );
  const groups = createMemo(() => {
    const isAsked = text().trim() !== "";
    const inFiles = text().trim().length >= SHORTEST_IN_FILES ? foundInFiles.latest() : undefined;
    return paletteGroups(text().trim(), props.actions, isAsked ? found.latest() : undefined, inFiles);
  });
  const entries = createMemo(() => groups().flatMap((group) => group.entries));
  createEffect(on(text, () => setActive(0), { defer: true }));
  const place = () => Math.min(active(), entries().length - 1);
  const optionId = (entry: PaletteEntry) => `atl-${id}-${entries().indexOf(entry)}`;
  const current = () => entries()[place()];

  const choose = (entry: PaletteEntry) => {
    props.onClose();
    if (entry.kind === "action") entry.action.run();
    else props.onHit(entry.hit);
  };
  const pressKey = (event: KeyboardEvent) => {
    const count = entries().length;
    const entry = current();
    if (event.isComposing) return;
    if (event.key === "Enter" && entry !== undefined) choose(entry);
    else if (event.key === "ArrowDown" && count > 0) setActive((place() + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) setActive((place() - 1 + count) % count);
    else return;
    event.preventDefault();
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  };
  const isAwaited = () => found.pending() || foundInFiles.pending() || settled() !== text().trim();
  return (
    <Dialog label="Search" class="atl-palette" onClose={props.onClose}>
      <div class="atl-palette-input">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label="Search runs, experiments, fields, values, artifacts, logs and actions"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`atl-${id}-list`}
          aria-activedescendant={current() === undefined ? undefined : optionId(current()!)}
          placeholder="Search runs, fields, values, artifacts, logs, actions"
          autofocus
          autocomplete="off"
          spellcheck={false}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={pressKey}
        />
      </div>
      <div ref={list} id={`atl-${id}-list`} class="atl-palette-list" role="listbox" aria-label="Found">
        <For each={groups()}>
          {(group, groupPlace) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options
            <div role="group" aria-labelledby={`atl-${id}-group-${groupPlace()}`}>
              <p id={`atl-${id}-group-${groupPlace()}`} class="atl-palette-group" role="presentation">
                {group.title}
                <span>{group.more}</span>
              </p>
              <For each={group.entries}>
                {(entry) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
                  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
                  <div
                    id={optionId(entry)}
                    class="atl-palette-entry"
                    role="option"
                    aria-selected={entry === current()}
                    onMouseMove={() => setActive(entries().indexOf(entry))}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => choose(entry)}
                  >
                    {entry.kind === "action" ? (
                      <ActionWords action={entry.action} />
                    ) : (
                      <HitWords hit={entry.hit} />
                    )}
                  </div>
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <p class="atl-palette-none" role="status">
        {entries().length === 0
          ? isAwaited()
            ? "Searching"
            : `Nothing has \u201c${text().trim()}\u201d.`
          : ""}
      </p>
      <Show when={found.error()}>
        {(error) => <ErrorNote error={error()} onRetry={() => found.retry()} />}
      </Show>
    </Dialog>
  );
}

function ActionWords(props: { readonly action: PaletteAction }): JSX.Element {
  return (
    <>
      <span>{props.action.label}</span>
      <Show when={props.action.keys}>{(keys) => <KeyHint keys={keys()} />}</Show>
    </>
  );
}

function HitWords(props: { readonly hit: SearchHit }): JSX.Element {
  return (
    <>
      <bdi class={props.hit.entity_type === "run" ? "atl-mono" : ""}>{props.hit.label}</bdi>
      <span class="atl-quiet">{props.hit.sublabel}</span>
    </>
  );
}
