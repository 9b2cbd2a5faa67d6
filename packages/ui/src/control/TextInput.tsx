import { type JSX, Show } from "solid-js";
import { Icon, type IconName } from "../icon/Icon.tsx";

/** A line of text. */
export function TextInput(props: {
  /** Its name, for those who do not see where it stands. */
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly icon?: IconName;
  /** Whether the text cannot be understood. */
  readonly invalid?: boolean;
  readonly type?: "text" | "search" | "datetime-local";
  readonly inputMode?: "text" | "decimal";
}): JSX.Element {
  return (
    <span class="atl-input" classList={{ "atl-input-invalid": props.invalid === true }}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      <input
        type={props.type ?? "text"}
        inputmode={props.inputMode}
        step={props.type === "datetime-local" ? 1 : undefined}
        aria-label={props.label}
        aria-invalid={props.invalid === true}
        placeholder={props.placeholder}
        value={props.value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </span>
  );
}
