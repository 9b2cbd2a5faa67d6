import type { JSX } from "solid-js";

/** A choice that is on or off, with its label. */
export function CheckBox(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: JSX.Element;
  readonly title?: string;
}): JSX.Element {
  return (
    <label class="atl-check" title={props.title}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="atl-check-label">{props.children}</span>
    </label>
  );
}
