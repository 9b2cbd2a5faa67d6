import { type Facet, type FieldInfo, type Query, withoutField } from "@atlas/core";
import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { partsOn } from "../filter/query-parts.ts";
import { fieldLabel } from "../format/field-label.ts";
import { formatCount } from "../format/format-count.ts";
import { Icon } from "../icon/Icon.tsx";
import { createFacets } from "./create-facets.ts";
import { FacetView } from "./FacetView.tsx";

const ALL = 1000;

/** One facet: its name, which opens and closes it, and its values while it is open. */
export function FacetSection(props: {
  readonly info: FieldInfo;
  /** `undefined` while it is not known. */
  readonly facet: Facet | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  const [isWhole, setWhole] = createSignal(false);
  const path = () => props.info.path;
  const whole = createFacets(
    () => ({ filter: props.filter, fields: isWhole() && props.isOpen ? [path()] : [] }),
    { limit: ALL },
  );
  const shown = () => (isWhole() ? whole.facet(path()) : undefined) ?? props.facet;
  const isFiltered = () => partsOn(props.filter, path()).length > 0;
  const name = () => (path() === "record.experiment_id" ? "experiment" : fieldLabel(path()));
  return (
    <div class="atl-facet" classList={{ "atl-facet-filtered": isFiltered() }}>
      <div class="atl-facet-head">
        <button
          type="button"
          class="atl-facet-name"
          title={path()}
          aria-expanded={props.isOpen}
          onClick={() => props.onToggle()}
        >
          <Icon name={props.isOpen ? "chevron-down" : "chevron-right"} />
          <bdi>{name()}</bdi>
        </button>
        <Show
          when={isFiltered()}
          fallback={<span class="atl-facet-note">{formatCount(props.info.distinct)}</span>}
        >
          <Button
            small
            variant="quiet"
            aria-label={`Clear ${name()}`}
            onClick={() => props.onFilter(withoutField(props.filter, path()))}
          >
            Clear
          </Button>
        </Show>
      </div>
      <Show when={props.isOpen}>
        <Show when={shown()} fallback={<FacetSkeleton info={props.info} />}>
          {(facet) => (
            <FacetView
              facet={facet()}
              filter={props.filter}
              onFilter={props.onFilter}
              onMore={() => setWhole(true)}
            />
          )}
        </Show>
      </Show>
    </div>
  );
}

const MAX_LISTED = 20;
const LISTED_NUMBERS = 12;
const ROW_PX = 21;
const BRUSH_PX = 58;

/** As high as what is awaited, so that nothing below it moves. */
function FacetSkeleton(props: { readonly info: FieldInfo }): JSX.Element {
  const height = () => {
    const { type, distinct } = props.info;
    if (type === "numeric" && distinct > LISTED_NUMBERS) return BRUSH_PX;
    return ROW_PX * Math.min(MAX_LISTED, distinct);
  };
  return <div style={{ height: `${height()}px` }} aria-hidden="true" />;
}
