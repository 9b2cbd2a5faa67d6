import { createMemo, For, type JSX, Show } from "solid-js";
import { themePaint } from "../chart/svg-of-marks.ts";
import { CheckBox } from "../control/CheckBox.tsx";
import { formatCount } from "../format/format-count.ts";
import type { BuilderProps } from "./BuilderRow.tsx";
import type { PlotGroup } from "./shown-groups.ts";
import { styleSeries } from "./styled-series.ts";
import type { ValueColors } from "./value-colors.ts";

/** What the list of groups is made of. */
export interface GroupsProps {
  readonly groups: readonly PlotGroup[];
  readonly colors: ValueColors;
}

const LISTED = 40;

/** The groups of a plot with their colours and how many runs each has: to hide one, or to see one alone. */
export function GroupsSection(props: BuilderProps & GroupsProps): JSX.Element {
  const styles = createMemo(() => styleSeries(props.groups, props.plot.group, props.colors));
  const listed = () => props.groups.slice(0, LISTED);
  const isHidden = (name: string) => props.plot.hidden.includes(name);
  const hide = (hidden: readonly string[]) =>
    props.onChange({ hidden: hidden.length === 0 ? undefined : hidden });
  const toggle = (name: string, isShown: boolean) =>
    hide(isShown ? props.plot.hidden.filter((one) => one !== name) : [...props.plot.hidden, name]);
  const others = (name: string) => props.groups.map((one) => one.name).filter((one) => one !== name);
  const isAlone = (name: string) => !isHidden(name) && others(name).every(isHidden);
  return (
    <Show when={props.groups.length > 1}>
      <section aria-label="Groups">
        <h2>Groups</h2>
        <For each={listed()}>
          {(one) => (
            <div class="atl-group-row">
              <CheckBox checked={!isHidden(one.name)} onChange={(isShown) => toggle(one.name, isShown)}>
                <span class="atl-swatch" style={{ background: themePaint(styles().of(one).paint) }} />{" "}
                {styles().of(one).label}
              </CheckBox>
              <button
                type="button"
                class="atl-group-only"
                aria-pressed={isAlone(one.name)}
                onClick={() => hide(isAlone(one.name) ? [] : others(one.name))}
              >
                {isAlone(one.name) ? "all" : "only"}
                <span class="atl-hidden"> {styles().of(one).label}</span>
              </button>
              <span class="atl-quiet atl-number">{formatCount(one.count)}</span>
            </div>
          )}
        </For>
        <Show when={props.groups.length > LISTED}>
          <p class="atl-quiet atl-small">{formatCount(props.groups.length - LISTED)} more</p>
        </Show>
      </section>
    </Show>
  );
}
