import type { Facet, Query } from "@atlas/core";
import { type JSX, Match, Show, Switch } from "solid-js";
import { asksForState, withState } from "../filter/edit-text.ts";
import { FacetBrush } from "./FacetBrush.tsx";
import { FacetRow } from "./FacetRow.tsx";
import { FacetValues } from "./FacetValues.tsx";

/** What values a field has, to choose among: a list to tick, or a histogram to brush; and the runs without a value. */
export function FacetView(props: {
  readonly facet: Facet;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** Lists all values. */
  readonly onMore: () => void;
}): JSX.Element {
  const listed = () => {
    const { values, rest } = props.facet;
    return values !== undefined && rest !== undefined ? { ...props.facet, values, rest } : undefined;
  };
  const notFinite = () => props.facet.histogram?.not_finite;
  const isOn = (state: "missing" | "not finite") => asksForState(props.filter, props.facet.field, state);
  const toggle = (state: "missing" | "not finite") =>
    props.onFilter(withState(props.filter, props.facet.field, state, !isOn(state)));
  return (
    <div class="atl-facet-view">
      <Switch fallback={<p class="atl-editor-hint">No value.</p>}>
        <Match when={listed()}>{(facet) => <FacetValues {...props} facet={facet()} />}</Match>
        <Match when={props.facet.histogram}>
          {(histogram) => <FacetBrush {...props} field={props.facet.field} histogram={histogram()} />}
        </Match>
      </Switch>
      <Show when={listed() === undefined && (notFinite()?.total ?? 0) > 0 && notFinite()}>
        {(count) => (
          <FacetRow
            name="not finite"
            isState
            {...count()}
            most={props.facet.matched.total}
            isOn={isOn("not finite")}
            isOut={false}
            onTick={() => toggle("not finite")}
          />
        )}
      </Show>
      <Show when={props.facet.missing.total > 0 || isOn("missing")}>
        <FacetRow
          name="no value"
          isState
          count={props.facet.missing.count}
          total={props.facet.missing.total}
          most={props.facet.matched.total}
          isOn={isOn("missing")}
          isOut={false}
          onTick={() => toggle("missing")}
        />
      </Show>
    </div>
  );
}
