import type { PlannedDesign } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { shorten } from "../format/json-text.ts";
import { Section } from "../run/Section.tsx";

/** How much of a param's values is told. */
const LONG = 400;

/** An experiment that has no run yet: what its manifest asks for, and what will happen. */
export function NoRunsYet(props: { readonly planned: PlannedDesign }): JSX.Element {
  const isPlanned = () => props.planned.configurations !== undefined || props.planned.values.size > 0;
  return (
    <Section title="No runs yet">
      <p class="atl-quiet">
        <Show
          when={isPlanned()}
          fallback="A store is named after this experiment, and holds no run of it. A run appears here as soon as its record is written."
        >
          The manifest asks for{" "}
          <Show when={props.planned.configurations}>
            {(count) => `${formatCount(count())} configurations`}
          </Show>
          <Show when={props.planned.seeds}>
            {(seeds) => ` with ${formatCount(seeds())} ${seeds() === 1 ? "seed" : "seeds"} each`}
          </Show>
          . A run appears here as soon as its record is written.
        </Show>
      </p>
      <Show when={props.planned.values.size > 0}>
        <table class="atl-facts atl-varied atl-planned">
          <tbody>
            <For each={[...props.planned.values]}>
              {([name, values]) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td>
                    {shorten(values.map((value) => formatCell(value, `params.${name}`)).join(", "), LONG)}
                  </td>
                  <td class="atl-number atl-quiet">{formatCount(values.length)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </Section>
  );
}
