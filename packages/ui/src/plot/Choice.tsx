import { For, type JSX } from "solid-js";

/** One of a few words, side by side. */
export function Choice<Word extends string>(props: {
  readonly label: string;
  readonly words: readonly Word[];
  readonly value: Word;
  readonly onChange: (word: Word) => void;
}): JSX.Element {
  return (
    <fieldset class="atl-choice" aria-label={props.label}>
      <For each={props.words}>
        {(word) => (
          <button type="button" aria-pressed={word === props.value} onClick={() => props.onChange(word)}>
            {word}
          </button>
        )}
      </For>
    </fieldset>
  );
}

/** One of several words, out of a list. */
export function Select<Word extends string>(props: {
  readonly label: string;
  readonly words: readonly Word[];
  readonly names?: Readonly<Record<Word, string>>;
  readonly value: Word;
  readonly onChange: (word: Word) => void;
}): JSX.Element {
  return (
    <select
      class="atl-select"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as Word)}
    >
      <For each={props.words}>{(word) => <option value={word}>{props.names?.[word] ?? word}</option>}</For>
    </select>
  );
}
