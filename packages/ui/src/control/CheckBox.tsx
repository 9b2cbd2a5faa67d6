import { createEffect, type JSX } from "solid-js";

/** A choice that is on or off, with its label. `mixed` stands for some of several. */
export function CheckBox(props: {
  readonly checked: boolean | "mixed";
  readonly onChange: (checked: boolean) => void;
  readonly children: JSX.Element;
  readonly disabled?: boolean;
  readonly title?: string;
}): JSX.Element {
  return (
    <label class="atl-check" title={props.title}>
      <input
        ref={(input) =>
          createEffect(() => Object.assign(input, { indeterminate: props.checked === "mixed" }))
        }
        type="checkbox"
        checked={props.checked === true}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="atl-check-label">{props.children}</span>
    </label>
  );
}
