import { allOf, type FieldPath, withoutField } from "@atlas/core";
import { createMemo, type JSX, Show } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { Count } from "../control/Count.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { FieldName } from "../control/FieldName.tsx";
import { FacetView } from "../facet/FacetView.tsx";
import { partsOn } from "../filter/query-parts.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { type Embedded, filterDetail, readFilter } from "./embedded.ts";
import { UnreadableFilter } from "./UnreadableFilter.tsx";
import type { HistogramState } from "./widget-state.ts";

/** How many values are listed where there are few enough to tick. */
const MOST_VALUES = 12;
const BINS = 40;

/** How one field is distributed, to brush, as a page of others holds it; its few values, to tick. */
export function EmbeddedHistogram(props: Embedded<HistogramState>): JSX.Element {
  const filter = createMemo(() => readFilter(props.state.filter));
  return (
    <Show
      when={filter().unreadable === undefined}
      fallback={<UnreadableFilter text={filter().unreadable!} />}
    >
      <Show when={props.state.field}>{(field) => <Histogram {...props} field={field()} />}</Show>
    </Show>
  );
}

function Histogram(props: Embedded<HistogramState> & { readonly field: FieldPath }): JSX.Element {
  const dataset = useDataset();
  const query = createMemo(() => readFilter(props.state.filter).query);
  const answer = createAnswer(
    () => ({ filter: query(), fields: [props.field], limit: MOST_VALUES, bins: BINS }),
    (request, signal) => dataset.facets(request, { signal }),
  );
  const facet = () => answer.latest()?.facets.find(({ field }) => field === props.field);
  const brushed = () => partsOn(query(), props.field);
  const brush = (next: ReturnType<typeof query>) => {
    const detail = filterDetail(next);
    props.change({ filter: detail.filter });
    props.tell("brush", { ...filterDetail(allOf([...brushed()])), field: props.field });
    props.tell("filterchange", detail);
  };
  return (
    <section class="atl atl-embedded-histogram" aria-label={`Distribution of ${props.field}`}>
      <BusyLine busy={answer.pending()} />
      <header>
        <h2 class="atl-strong">
          <FieldName path={props.field} />
        </h2>
        <Show when={answer.latest()}>
          {(known) => (
            <p class="atl-quiet atl-small" role="status">
              <Count count={known().matched} of={known().total} noun="run" />
            </p>
          )}
        </Show>
        <Show when={brushed().length > 0}>
          <Button small variant="quiet" onClick={() => brush(withoutField(query(), props.field))}>
            Clear
          </Button>
        </Show>
      </header>
      <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
      <Show when={facet()}>
        {(known) => <FacetView facet={known()} filter={query()} onFilter={brush} onMore={() => {}} />}
      </Show>
    </section>
  );
}
