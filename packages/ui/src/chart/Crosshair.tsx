import { For, type JSX, Show } from "solid-js";
import { panelAt } from "./create-gestures.ts";
import type { Figure } from "./figure.ts";
import type { Place } from "./selection.ts";

/** Lines through a place of one panel, in all panels, and what the axes have there. */
export function Crosshair(props: { readonly figure: Figure; readonly at: Place }): JSX.Element {
  const here = () => {
    const panel = props.figure.panels[panelAt(props.figure, props.at)];
    if (panel === undefined) return undefined;
    const { area } = panel;
    const x = (props.at.x - area.x) / area.width;
    const y = (area.y + area.height - props.at.y) / area.height;
    return x < 0 || x > 1 || y < 0 || y > 1 ? undefined : { panel, x, y };
  };
  return (
    <Show when={here()}>
      {(place) => (
        <>
          <svg
            class="atl-crosshair"
            width={props.figure.width}
            height={props.figure.height}
            aria-hidden="true"
          >
            <For each={props.figure.panels}>
              {({ area }) => {
                const x = () => area.x + place().x * area.width;
                const y = () => area.y + area.height - place().y * area.height;
                return (
                  <path
                    d={`M${x()} ${area.y}V${area.y + area.height}M${area.x} ${y()}H${area.x + area.width}`}
                  />
                );
              }}
            </For>
          </svg>
          <span
            class="atl-crosshair-x"
            style={{
              left: `${props.at.x}px`,
              top: `${place().panel.area.y + place().panel.area.height + 4}px`,
            }}
            aria-hidden="true"
          >
            {place().panel.x.labelAt(place().x)}
          </span>
          <span
            class="atl-crosshair-y"
            style={{
              right: `${props.figure.width - place().panel.area.x + 3}px`,
              top: `${props.at.y}px`,
            }}
            aria-hidden="true"
          >
            {place().panel.y.labelAt(place().y)}
          </span>
        </>
      )}
    </Show>
  );
}
