import { type JSX, Show, splitProps } from "solid-js";
import { Icon, type IconName } from "../icon/Icon.tsx";

/** What a button may be given beside everything that a native one takes. */
export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** `plain` has an edge, `main` is filled (at most one a page), `quiet` has neither until it is hovered. */
  readonly variant?: "plain" | "main" | "quiet";
  /** Lower, for heads and lines of chips. */
  readonly small?: boolean;
  readonly icon?: IconName;
}

/** A button with a word on it. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, native] = splitProps(props, ["variant", "small", "icon", "class", "children"]);
  return (
    <button
      type="button"
      {...native}
      class={`atl-button atl-button-${own.variant ?? "plain"} ${own.class ?? ""}`}
      classList={{ "atl-button-small": own.small === true }}
    >
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      {own.children}
    </button>
  );
}
