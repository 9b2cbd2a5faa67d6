import type { JsonValue, Manifest } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { formatTime } from "../format/format-time.ts";
import { jsonText } from "../format/json-text.ts";
import { FoldedList } from "../run/FoldedList.tsx";
import { FoldedText } from "../run/FoldedText.tsx";
import { JsonTree } from "../run/JsonTree.tsx";
import { Section } from "../run/Section.tsx";
import { diffManifests, type ManifestChange } from "./manifest-diff.ts";

/** How many items of a list are told. */
const MAX_NAMED = 8;

/** What was submitted: the versions of the manifest, and what changed between two of them. */
export function ManifestsSection(props: { readonly manifests: readonly Manifest[] }): JSX.Element {
  const note = () => {
    const count = props.manifests.length;
    return count === 0 ? undefined : `${formatCount(count)} ${count === 1 ? "version" : "versions"}`;
  };
  return (
    <Section title="Manifests" note={note()}>
      <Show
        when={props.manifests[0]}
        fallback={
          <p class="atl-quiet">
            None: nothing says what was asked for, so that progress is not known, nor what is missing.
          </p>
        }
      >
        {(newest) => (
          <>
            <Show when={props.manifests.length > 1} fallback={<p>{describe(newest())}</p>}>
              <ManifestChanges manifests={props.manifests} />
            </Show>
            <div class="atl-manifest-whole">
              <JsonTree name="the newest, whole" value={newest().content} />
            </div>
          </>
        )}
      </Show>
    </Section>
  );
}

/** Two versions to choose, and what changed from the one to the other. */
function ManifestChanges(props: { readonly manifests: readonly Manifest[] }): JSX.Element {
  const [laterAt, setLaterAt] = createSignal(0);
  const [earlierAt, setEarlierAt] = createSignal(1);
  const at = (place: number) => props.manifests[Math.min(place, props.manifests.length - 1)]!;
  const changes = createMemo(() => diffManifests(at(earlierAt()), at(laterAt())));
  return (
    <>
      <div class="atl-manifest-versions">
        <VersionChoice label="Version" manifests={props.manifests} at={laterAt()} onChoose={setLaterAt} />
        <span class="atl-quiet">against</span>
        <VersionChoice
          label="Compared with"
          manifests={props.manifests}
          at={earlierAt()}
          onChoose={setEarlierAt}
        />
      </div>
      <Show
        when={changes().length > 0}
        fallback={<p class="atl-quiet">Nothing changed but the time of submission.</p>}
      >
        <ul class="atl-manifest-changes">
          <FoldedList items={changes()} rest={(button) => <li>{button}</li>}>
            {(change) => <ChangeLine change={change} />}
          </FoldedList>
        </ul>
      </Show>
    </>
  );
}

function VersionChoice(props: {
  readonly label: string;
  readonly manifests: readonly Manifest[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}): JSX.Element {
  return (
    <select
      class="atl-version-choice"
      aria-label={props.label}
      onChange={(event) => props.onChoose(event.currentTarget.selectedIndex)}
    >
      <For each={props.manifests}>
        {(manifest, at) => (
          <option value={manifest.timestamp} selected={at() === props.at}>
            {timeOf(manifest)}
          </option>
        )}
      </For>
    </select>
  );
}

function ChangeLine(props: { readonly change: ManifestChange }): JSX.Element {
  return (
    <li>
      <p class="atl-manifest-path">
        {props.change.path.map((name) => name || "\u201c\u201d").join(".")}
        <Show when={props.change.kind !== "changed"}>
          <span class="atl-quiet"> {props.change.kind}</span>
        </Show>
      </p>
      <Show when={props.change.before.length > 0}>
        <p class="atl-manifest-before">
          <span class="atl-hidden">before: </span>
          <FoldedText text={valuesText(props.change.before)} />
        </p>
      </Show>
      <Show when={props.change.after.length > 0}>
        <p class="atl-manifest-after">
          <span class="atl-hidden">after: </span>
          <FoldedText text={valuesText(props.change.after)} />
        </p>
      </Show>
    </li>
  );
}

function valuesText(values: readonly JsonValue[]): string {
  const named = values.slice(0, MAX_NAMED).map((value) => jsonText(value));
  const more = values.length - named.length;
  return named.join(", ") + (more > 0 ? ` and ${formatCount(more)} more` : "");
}

function describe(manifest: Manifest): string {
  const runs = `${formatCount(manifest.total_runs)} ${manifest.total_runs === 1 ? "run" : "runs"}`;
  return `${timeOf(manifest)}, ${runs}`;
}

function timeOf({ submitted_at, timestamp }: Manifest): string {
  return submitted_at === "" ? timestamp : formatTime(submitted_at);
}
