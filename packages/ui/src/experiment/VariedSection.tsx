import {
  type ExperimentOverview,
  type PlannedDesign,
  splitFieldPath,
  type Value,
  type VariedParam,
} from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { Section } from "../run/Section.tsx";
import type { ExperimentLinks } from "./experiment-links.ts";
import { valueQuery } from "./experiment-queries.ts";

/** How many params are shown before the rest is asked for. */
const SHORT = 10;
/** How many values of a param are named before the rest is counted. */
const MAX_NAMED = 8;

/** Which params an experiment varies, with their values, and its seeds. */
export function VariedSection(
  props: ExperimentLinks & { readonly overview: ExperimentOverview; readonly planned: PlannedDesign },
): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const design = () => props.overview.design;
  const shown = () => (isOpen() ? design().varied : design().varied.slice(0, SHORT));
  const folded = () => design().varied.length - shown().length;
  const note = () => {
    const all = design().varied.length + design().constant_count;
    return `${formatCount(design().varied.length)} of ${formatCount(all)} ${all === 1 ? "param" : "params"}`;
  };
  return (
    <Section title="Varied" note={note()}>
      <table class="atl-facts atl-varied">
        <tbody>
          <For each={shown()}>
            {(param) => (
              <tr>
                <th scope="row">{fieldLabel(param.path)}</th>
                <td>
                  <VariedValues
                    param={param}
                    planned={props.planned.values.get(splitFieldPath(param.path).key) ?? []}
                    hrefOf={(value) =>
                      props.runsHref(valueQuery(props.overview.experiment_id, param.path, value))
                    }
                  />
                </td>
                <td class="atl-number atl-quiet">{formatCount(param.distinct)}</td>
              </tr>
            )}
          </For>
          <Show when={folded() > 0}>
            <tr>
              <td colspan="3">
                <button type="button" class="atl-link" onClick={() => setOpen(true)}>
                  Show {formatCount(folded())} more
                </button>
              </td>
            </tr>
          </Show>
          <tr>
            <th scope="row" class="atl-quiet">
              seeds
            </th>
            <td class="atl-quiet">
              <Show when={(props.planned.seeds ?? 0) > design().seed_count && props.planned.seeds}>
                {(seeds) => `of ${formatCount(seeds())} that are planned`}
              </Show>
            </td>
            <td class="atl-number atl-quiet">{formatCount(design().seed_count)}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

/** The values that a param takes, each leading to its runs; from the least to the greatest where they are many numbers. */
function VariedValues(props: {
  readonly param: VariedParam;
  readonly planned: readonly Value[];
  readonly hrefOf: (value: Value) => string;
}): JSX.Element {
  const values = () => props.param.values;
  const isRange = () =>
    props.param.distinct > MAX_NAMED &&
    values().every(({ value }) => typeof value === "number" || typeof value === "bigint");
  const named = () => values().slice(0, isRange() ? 1 : MAX_NAMED);
  const unnamed = () => props.param.distinct - named().length;
  return (
    <>
      <For each={named()}>
        {({ value, count }, index) => (
          <>
            {index() > 0 ? ", " : ""}
            <a href={props.hrefOf(value)} title={`${formatCount(count)} runs`}>
              {formatCell(value, props.param.path)}
            </a>
          </>
        )}
      </For>
      <Show when={isRange()} fallback={<Show when={unnamed() > 0}> and {formatCount(unnamed())} more</Show>}>
        {" "}
        to{" "}
        <Show when={props.param.distinct <= values().length && values().at(-1)} fallback="greater ones">
          {(last) => <a href={props.hrefOf(last().value)}>{formatCell(last().value, props.param.path)}</a>}
        </Show>
      </Show>
      <Show when={props.param.missing > 0}>
        <span class="atl-quiet">, none in {formatCount(props.param.missing)} runs</span>
      </Show>
    </>
  );
}
