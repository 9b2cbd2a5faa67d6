import { type JSX, Show } from "solid-js";
import { Icon, type IconName } from "../icon/Icon.tsx";

/** A line of text. */
export function TextInput(props: {
  /** Its name, for those who do not see where it stands. */
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Called by Enter. */
  readonly onEnter?: (() => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly icon?: IconName;
  /** Whether the text cannot be understood. */
  readonly invalid?: boolean;
  readonly type?: "text" | "search" | "datetime-local";
  readonly inputMode?: "text" | "decimal";
  readonly disabled?: boolean;
  readonly ref?: (input: HTMLInputElement) => void;
}): JSX.Element {
  return (
    <span class="atl-input" classList={{ "atl-input-invalid": props.invalid === true }}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      <input
        ref={(input) => props.ref?.(input)}
        type={props.type ?? "text"}
        inputmode={props.inputMode}
        step={props.type === "datetime-local" ? 1 : undefined}
        aria-label={props.label}
        aria-invalid={props.invalid === true}
        placeholder={props.placeholder}
        value={props.value}
        disabled={props.disabled}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") props.onEnter?.();
        }}
      />
    </span>
  );
}
