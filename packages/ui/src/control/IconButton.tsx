import { type JSX, splitProps } from "solid-js";
import { Icon, type IconName } from "../icon/Icon.tsx";

/** What an icon button may be given beside everything that a native button takes. */
export interface IconButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  /** What it does, for those who do not see the icon and for hovering. */
  readonly label: string;
  readonly small?: boolean;
}

/** A button that is a known sign. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, native] = splitProps(props, ["icon", "label", "small", "class"]);
  return (
    <button
      type="button"
      title={own.label}
      aria-label={own.label}
      {...native}
      class={`atl-icon-button ${own.class ?? ""}`}
      classList={{ "atl-icon-button-small": own.small === true }}
    >
      <Icon name={own.icon} />
    </button>
  );
}
