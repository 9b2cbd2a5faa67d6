import { type FieldIndex, type FieldInfo, type FieldPath, isFieldPath, type Query } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { groupFields, searchFields } from "../filter/search-fields.ts";
import { formatCount } from "../format/format-count.ts";
import { NAMESPACE_NAMES } from "../format/namespace-names.ts";
import { createFacets } from "./create-facets.ts";
import { createKept } from "./create-kept.ts";
import { FacetSection } from "./FacetSection.tsx";
import { facetFields, openAtFirst } from "./facet-fields.ts";

const LISTED = 100;
const SEARCHED_FROM = 10;

/** The fields that differ between runs, each with its values to narrow down by; what is open is remembered. */
export function FacetPanel(props: {
  /** The fields of the scope, which decides what is listed. */
  readonly index: FieldIndex;
  /** The experiment that the filter asks for: what is open is remembered for each. */
  readonly experimentId: string | undefined;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const [search, setSearch] = createSignal("");
  const fields = createMemo(() => facetFields(props.index));
  const found = createMemo(() => searchFields(fields(), search()).slice(0, LISTED));
  const [kept, keep] = createKept(() => `atlas.facets.${props.experimentId ?? ""}`, readPaths);
  const openPaths = createMemo(() => new Set(kept() ?? openAtFirst(fields())));
  const facets = createFacets(() => ({
    filter: props.filter,
    fields: found()
      .map((info) => info.path)
      .filter((path) => openPaths().has(path)),
  }));
  const toggle = (path: FieldPath) => {
    const next = new Set(openPaths());
    if (!next.delete(path)) next.add(path);
    keep([...next]);
  };
  /** The experiment, and then groups in the order of the fields. */
  const groups = createMemo(() => {
    const [first, ...rest] = found();
    const isExperiment = first?.path === "record.experiment_id";
    const ordered = ["params", "record", "metrics", "derived"] as const;
    const grouped = groupFields(isExperiment ? rest : found());
    const named = ordered.flatMap((namespace) => grouped.filter((group) => group.namespace === namespace));
    return [
      ...(isExperiment ? [{ title: "", fields: [first] as readonly FieldInfo[] }] : []),
      ...named.map((group) => ({ title: NAMESPACE_NAMES[group.namespace], fields: group.fields })),
    ];
  });
  return (
    <div class="atl-facets" aria-busy={facets.pending()}>
      <Show when={fields().length >= SEARCHED_FROM}>
        <TextInput
          label="Search facets"
          placeholder={`Search ${formatCount(fields().length)} fields`}
          icon="search"
          type="search"
          value={search()}
          onInput={setSearch}
        />
      </Show>
      <Show when={facets.error()}>
        {(error) => <ErrorNote error={error()} onRetry={() => facets.retry()} />}
      </Show>
      <For each={groups()} fallback={<p class="atl-editor-hint">No field has this in its name.</p>}>
        {(group) => (
          <section aria-label={group.title || "Experiment"}>
            <Show when={group.title}>
              <p class="atl-facets-group">{group.title}</p>
            </Show>
            <For each={group.fields}>
              {(info) => (
                <FacetSection
                  info={info}
                  facet={facets.facet(info.path)}
                  isOpen={openPaths().has(info.path)}
                  onToggle={() => toggle(info.path)}
                  filter={props.filter}
                  onFilter={props.onFilter}
                />
              )}
            </For>
          </section>
        )}
      </For>
    </div>
  );
}

function readPaths(json: unknown): readonly FieldPath[] | undefined {
  if (!Array.isArray(json)) return undefined;
  return json.filter((path): path is FieldPath => typeof path === "string" && isFieldPath(path));
}
