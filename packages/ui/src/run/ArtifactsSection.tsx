import type { Artifact } from "@atlas/core";
import { createEffect, createMemo, type JSX, lazy, on, Show, Suspense, untrack } from "solid-js";
import { isTyping } from "../control/is-typing.ts";
import { formatBytes } from "../format/format-bytes.ts";
import { MISSING } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { createKeyListener } from "../state/create-key-listener.ts";
import { artifactIndex, artifactKey } from "./artifact-choice.ts";
import { FoldedList } from "./FoldedList.tsx";
import type { RunView, RunViewLinks } from "./run-view.ts";
import { Section } from "./Section.tsx";

const ArtifactView = lazy(async () => ({
  default: (await import("../artifact/ArtifactView.tsx")).ArtifactView,
}));

/** The files that a run left behind, one of which can be open. */
export function ArtifactsSection(
  props: RunViewLinks & {
    readonly runId: string;
    readonly isRunning: boolean;
    readonly artifacts: readonly Artifact[];
  },
): JSX.Element {
  let host!: HTMLDivElement;
  const opened = createMemo(() => artifactIndex(props.view.artifact, props.artifacts));
  const viewOf = (index: number): RunView => {
    const { artifact: _, ...others } = props.view;
    const next = props.artifacts[index];
    return next === undefined ? others : { ...others, artifact: artifactKey(next, props.artifacts) };
  };
  const openAt = (index: number) => {
    if (index < 0 || index >= props.artifacts.length) return undefined;
    return () => props.onView(viewOf(index));
  };
  const close = () => {
    const link = host.querySelector<HTMLElement>("[aria-current=true]");
    props.onView(viewOf(-1));
    link?.focus();
  };
  const note = () => {
    const sizeBytes = props.artifacts.reduce((sum, artifact) => sum + (artifact.size_bytes ?? 0), 0);
    return `${formatCount(props.artifacts.length)}, ${formatBytes(sizeBytes)}`;
  };
  createKeyListener((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === "{") openAt(opened() - 1)?.();
    if (event.key === "}") openAt(opened() + 1)?.();
  });
  const onListKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const links = [...host.querySelectorAll<HTMLElement>(".atl-artifact-list a")];
    const next = links[links.indexOf(event.target) + step];
    next?.focus();
    next?.click();
  };
  // A link to an artifact leads to it, also where it is far down the page.
  let isAwaited = untrack(opened) >= 0;
  const onShown = () => {
    if (!isAwaited) return;
    isAwaited = false;
    host.scrollIntoView({ block: "start" });
    revealRow();
  };
  const revealRow = () => {
    const row = host.querySelector<HTMLElement>("[aria-current=true]")?.closest("tr");
    const list = row?.closest("nav");
    if (!row || !list) return;
    const isSeen = row.offsetTop >= list.scrollTop && row.offsetTop < list.scrollTop + list.clientHeight - 30;
    if (!isSeen) list.scrollTop = row.offsetTop - list.clientHeight / 2;
  };
  createEffect(on(opened, revealRow, { defer: true }));

  return (
    <Show when={props.artifacts.length > 0}>
      <div ref={host} class="atl-artifacts-place">
        <Section title="Artifacts" note={note()}>
          <div class="atl-artifacts" classList={{ "atl-artifacts-open": opened() >= 0 }}>
            <nav class="atl-artifact-list" aria-label="Artifacts" onKeyDown={onListKey}>
              <table class="atl-facts">
                <thead>
                  <tr>
                    <th scope="col">name</th>
                    <th scope="col" class="atl-artifact-wide">
                      kind
                    </th>
                    <th scope="col" class="atl-artifact-wide">
                      format
                    </th>
                    <th scope="col" class="atl-number">
                      size
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <FoldedList
                    items={props.artifacts}
                    rest={(button) => (
                      <tr>
                        <td colspan="4">{button}</td>
                      </tr>
                    )}
                  >
                    {(artifact) => (
                      <ArtifactRow
                        artifact={artifact}
                        isOpen={props.artifacts[opened()] === artifact}
                        href={props.viewHref(viewOf(props.artifacts.indexOf(artifact)))}
                        onOpen={() => props.onView(viewOf(props.artifacts.indexOf(artifact)))}
                      />
                    )}
                  </FoldedList>
                </tbody>
              </table>
            </nav>
            <Show when={props.artifacts[opened()]}>
              {(artifact) => (
                <Suspense fallback={<div class="atl-waiting atl-artifact-waiting" aria-busy="true" />}>
                  <ArtifactView
                    runId={props.runId}
                    artifact={artifact()}
                    isLive={props.isRunning}
                    onPrevious={openAt(opened() - 1)}
                    onNext={openAt(opened() + 1)}
                    onClose={close}
                    onShown={onShown}
                  />
                </Suspense>
              )}
            </Show>
          </div>
          <Show when={props.view.artifact !== undefined && opened() < 0}>
            <p class="atl-quiet">
              The run has left no artifact <span class="atl-mono">{props.view.artifact}</span>.
            </p>
          </Show>
        </Section>
      </div>
    </Show>
  );
}

function ArtifactRow(props: {
  readonly artifact: Artifact;
  readonly isOpen: boolean;
  readonly href: string;
  readonly onOpen: () => void;
}): JSX.Element {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    props.onOpen();
  };
  return (
    <tr classList={{ "atl-here": props.isOpen }}>
      <th scope="row">
        <a href={props.href} aria-current={props.isOpen ? "true" : undefined} onClick={open}>
          {props.artifact.name || <i>no name</i>}
        </a>
      </th>
      <td class="atl-quiet atl-artifact-wide">{props.artifact.kind || MISSING}</td>
      <td class="atl-quiet atl-artifact-wide">{props.artifact.format || MISSING}</td>
      <td class="atl-number atl-quiet">
        {props.artifact.size_bytes === null ? MISSING : formatBytes(props.artifact.size_bytes)}
      </td>
    </tr>
  );
}
