import type { Facet, FacetValue, Query } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { TextInput } from "../control/TextInput.tsx";
import {
  type Choice,
  choiceOf,
  isLetThrough,
  isTicked,
  withChoice,
  withTick,
} from "../filter/edit-choice.ts";
import { isWithin, rangeOf } from "../filter/edit-range.ts";
import { asksForState, withState } from "../filter/edit-text.ts";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { FacetRow } from "./FacetRow.tsx";

const SEARCHED_FROM = 9;

/**
 * The values of a field to tick, with how many runs have each. A tick lets a value through; with Shift it alone, with
 * Alt all but it.
 */
export function FacetValues(props: {
  readonly facet: Facet & Required<Pick<Facet, "values" | "rest">>;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** Lists all values. */
  readonly onMore: () => void;
}): JSX.Element {
  const [search, setSearch] = createSignal("");
  const field = () => props.facet.field;
  const choice = () => choiceOf(props.filter, field());
  const range = createMemo(() => rangeOf(props.filter, field()));
  const listed = createMemo((): readonly FacetValue[] => {
    const { values } = props.facet;
    const names = new Set(values.map(({ name }) => name));
    const gone = choice().values.map((value) => ({ name: formatExact(value), value, count: 0, total: 0 }));
    return [...values, ...gone.filter(({ name, value }) => !names.has(name) && typeof value !== "boolean")];
  });
  const byKey = createMemo(() => new Map(listed().map((item) => [keyOf(item), item])));
  /** Keys, not values: a row stays, and keeps the focus, while its counts change. */
  const found = createMemo(() => {
    const wanted = search().trim().toLowerCase();
    const fitting = [...byKey()].filter(([, { name }]) => name.toLowerCase().includes(wanted));
    return fitting.map(([key]) => key);
  });
  const most = () => Math.max(1, ...props.facet.values.map(({ total }) => total));
  const choose = (next: Choice) => props.onFilter(withChoice(props.filter, field(), next));
  const tick = (item: FacetValue, event: MouseEvent) => {
    if (Number.isNaN(item.value)) {
      const isAsked = asksForState(props.filter, field(), "nan");
      props.onFilter(withState(props.filter, field(), "nan", !isAsked));
    } else if (event.altKey) choose({ values: [item.value], isExcluding: true });
    else if (event.shiftKey) choose({ values: [item.value], isExcluding: false });
    else choose(withTick(choice(), item.value));
  };
  const isOn = (item: FacetValue) =>
    Number.isNaN(item.value) ? asksForState(props.filter, field(), "nan") : isTicked(choice(), item.value);
  return (
    <>
      <Show when={listed().length >= SEARCHED_FROM}>
        <TextInput
          label={`Search the values of ${field()}`}
          placeholder={`Search ${formatCount(listed().length)} values`}
          icon="search"
          type="search"
          value={search()}
          onInput={setSearch}
        />
      </Show>
      <fieldset class="atl-facet-values" aria-label={`Values of ${field()}`}>
        <For each={found()} fallback={<p class="atl-editor-hint">No value holds this text.</p>}>
          {(key) => (
            <Show when={byKey().get(key)}>
              {(item) => (
                <FacetRow
                  name={item().name}
                  isStatus={field() === "record.status"}
                  count={item().count}
                  total={item().total}
                  most={most()}
                  isOn={isOn(item())}
                  isOut={!isLetThrough(choice(), item().value) || !isWithin(range(), item().value)}
                  onTick={(event) => tick(item(), event)}
                />
              )}
            </Show>
          )}
        </For>
      </fieldset>
      <Show when={props.facet.rest.distinct > 0}>
        <button type="button" class="atl-link atl-facet-more" onClick={() => props.onMore()}>
          {formatCount(props.facet.rest.distinct)} more
        </button>
      </Show>
    </>
  );
}

/** Tells the text "1" from the number. */
function keyOf({ name, value }: FacetValue): string {
  return `${typeof value} ${name}`;
}
