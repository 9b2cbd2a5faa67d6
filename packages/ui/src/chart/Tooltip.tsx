import { For, type JSX, Show } from "solid-js";
import type { Figure, Target } from "./figure.ts";
import { themePaint } from "./svg-of-marks.ts";

const WIDTH = 230;
const AWAY = 12;

/** A ring around what is pointed at, and what it is, beside it; said to those who do not see it. */
export function Tooltip(props: {
  readonly target: Target;
  readonly figure: Figure;
  readonly hint?: string | undefined;
}): JSX.Element {
  const isLeft = () => props.target.x + AWAY + WIDTH > props.figure.width && props.target.x > WIDTH;
  const isUp = () => props.target.y > props.figure.height / 2;
  const place = () => ({
    ...(isLeft()
      ? { right: `${props.figure.width - props.target.x + AWAY}px` }
      : { left: `${Math.max(0, Math.min(props.target.x + AWAY, props.figure.width - WIDTH))}px` }),
    ...(isUp()
      ? { bottom: `${props.figure.height - props.target.y + AWAY}px` }
      : { top: `${props.target.y + AWAY}px` }),
  });
  const ring = () => {
    const { cover, x, y } = props.target;
    const { left, top, width, height } = cover
      ? { left: cover.x - 1, top: cover.y - 1, width: cover.width + 2, height: cover.height + 2 }
      : { left: x - 6, top: y - 6, width: 12, height: 12 };
    return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
  };
  return (
    <>
      <div
        class="atl-figure-ring"
        classList={{ "atl-figure-ring-round": !props.target.cover }}
        style={ring()}
      />
      <div class="atl-tip" role="status" style={place()}>
        <p class="atl-tip-subject">
          <Show when={props.target.paint}>
            {(paint) => <span class="atl-swatch" style={{ background: themePaint(paint()) }} />}
          </Show>
          <For each={props.target.subject}>
            {([name, value]) => (
              <span>
                {name} <b>{value}</b>
              </span>
            )}
          </For>
        </p>
        <dl>
          <For each={props.target.facts}>
            {([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            )}
          </For>
        </dl>
        <Show when={props.hint}>
          <p class="atl-tip-hint">{props.hint}</p>
        </Show>
      </div>
    </>
  );
}
