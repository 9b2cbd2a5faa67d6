import { EVERY_RUN, type Query } from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { conditionText } from "../filter/condition-words.ts";
import { partsOf, withPart } from "../filter/query-parts.ts";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

/** Says that no run matches, and how many would without each of the conditions. */
export function NoMatch(props: {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const dataset = useDataset();
  const conditions = createMemo(() => partsOf(props.filter));
  const matches = createAnswer(
    () => conditions().map((condition) => withPart(props.filter, condition)),
    (filters, signal) =>
      Promise.all(
        filters.map(
          async (filter) => (await dataset.rows({ filter, columns: [], limit: 1 }, { signal })).total,
        ),
      ),
  );
  const without = (place: number) => {
    const total = matches.latest()?.[place];
    if (total === undefined) return "";
    return total === 0 ? "still none" : `${formatCount(total)} ${total === 1 ? "run" : "runs"}`;
  };
  return (
    <EmptyState title="No run matches">
      <p>No run has {conditions().map(conditionText).join(" and ")}.</p>
      <div class="atl-no-match">
        <For each={conditions()}>
          {(condition, place) => (
            <Button onClick={() => props.onFilter(withPart(props.filter, condition))}>
              Drop {conditionText(condition)}
              <span class="atl-quiet">{without(place())}</span>
            </Button>
          )}
        </For>
        <Show when={conditions().length > 1}>
          <Button variant="quiet" onClick={() => props.onFilter(EVERY_RUN)}>
            Clear all
          </Button>
        </Show>
      </div>
    </EmptyState>
  );
}
