import { type FieldIndex, type FieldPath, isFieldPath, type Query, splitFieldPath } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { searchFields } from "../filter/search-fields.ts";
import { formatCount } from "../format/format-count.ts";
import { NAMESPACE_NAMES } from "../format/namespace-names.ts";
import { createFacets } from "./create-facets.ts";
import { createKept } from "./create-kept.ts";
import { FacetSection } from "./FacetSection.tsx";
import { facetFields, openAtFirst } from "./facet-fields.ts";

const EXPERIMENT: FieldPath = "record.experiment_id";
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
  const infos = createMemo(() => new Map(found().map((info) => [info.path, info])));
  /** The paths by the title above them, the experiment first. Texts, so that what is shown stays as data change. */
  const groups = createMemo(() => {
    const paths = new Map<string, FieldPath[]>();
    for (const { path } of found()) {
      const title = path === EXPERIMENT ? EXPERIMENT : NAMESPACE_NAMES[splitFieldPath(path).namespace];
      paths.set(title, [...(paths.get(title) ?? []), path]);
    }
    return paths;
  });
  const titles = createMemo(() => [...groups().keys()]);
  /** That the server does not answer is said by the table beside it; what was counted stays. */
  const refusal = () => {
    const error = facets.error();
    return error?.code === "unavailable" ? undefined : error;
  };
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
      <Show when={refusal()}>{(error) => <ErrorNote error={error()} onRetry={() => facets.retry()} />}</Show>
      <For each={titles()} fallback={<p class="atl-editor-hint">No field has this in its name.</p>}>
        {(title) => (
          <section aria-label={title === EXPERIMENT ? "Experiment" : title}>
            <Show when={title !== EXPERIMENT}>
              <p class="atl-facets-group">{title}</p>
            </Show>
            <For each={groups().get(title)}>
              {(path) => (
                <Show when={infos().get(path)}>
                  {(info) => (
                    <FacetSection
                      info={info()}
                      facet={facets.facet(path)}
                      isOpen={openPaths().has(path)}
                      onToggle={() => toggle(path)}
                      filter={props.filter}
                      onFilter={props.onFilter}
                    />
                  )}
                </Show>
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
