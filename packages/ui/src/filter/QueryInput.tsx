import {
  type Completion,
  completionsAt,
  EVERY_RUN,
  type FieldInfo,
  parseQuery,
  type Query,
} from "@atlas/core";
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { completed } from "./completed.ts";
import { createValueCounts } from "./create-value-counts.ts";
import { valueFieldAt } from "./value-field.ts";

const LISTED = 50;

/**
 * The text of a query, to be written: what may stand at the caret is offered below, and what cannot be understood is
 * underlined, with what was expected. Enter accepts what is offered while the text cannot be understood yet, and hands
 * the text in otherwise.
 */
export function QueryInput(props: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Called with Enter, for a text that can be understood. */
  readonly onEnter: () => void;
  /** Called with Escape, when nothing is offered. */
  readonly onEscape?: () => void;
  /** Called when the focus goes elsewhere. */
  readonly onBlur?: () => void;
  readonly fields: readonly FieldInfo[];
  /** The runs among which values are counted; all when absent. */
  readonly scope?: Query;
  readonly placeholder?: string;
  readonly ref?: (input: HTMLTextAreaElement) => void;
}): JSX.Element {
  const id = createUniqueId();
  let input!: HTMLTextAreaElement;
  let list: HTMLDivElement | undefined;
  const [caret, setCaret] = createSignal(0);
  const [isOpen, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(-1);
  const parsed = createMemo(() => parseQuery(props.text));
  const error = () => {
    const result = parsed();
    return result.ok ? undefined : result;
  };
  const infos = createMemo(() => new Map(props.fields.map((info) => [info.path, info])));
  const offered = createMemo(() => {
    if (!isOpen()) return [];
    const found = completionsAt(props.text, caret(), props.fields).slice(0, LISTED);
    const isWritten = ({ text, position }: Completion) =>
      props.text.slice(position.start, position.end) === text;
    return found.length === 1 && isWritten(found[0]!) ? [] : found;
  });
  const countOf = createValueCounts(
    () => {
      const value = offered().find(({ kind }) => kind === "value");
      return value && valueFieldAt(props.text.slice(0, value.position.start));
    },
    () => props.scope ?? EVERY_RUN,
  );
  const optionId = (place: number) => `atl-${id}-${place}`;
  createEffect(() => {
    offered();
    setActive(-1);
  });

  const open = (isWanted: boolean) => {
    setCaret(input.selectionEnd);
    setOpen(isWanted);
  };
  const accept = (completion: Completion) => {
    const { text, caret: next } = completed(props.text, completion);
    props.onText(text);
    input.value = text;
    input.setSelectionRange(next, next);
    input.focus();
    setCaret(next);
    setOpen(completion.kind !== "value");
  };
  const move = (step: number) => {
    if (!isOpen()) return open(true);
    const count = offered().length;
    if (count === 0) return;
    setActive((place) => (place < 0 ? (step > 0 ? 0 : count - 1) : (place + step + count) % count));
    list?.children[active()]?.scrollIntoView({ block: "nearest" });
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = offered()[active()];
    const isTaken = (() => {
      switch (event.key) {
        case "ArrowDown":
          move(1);
          return true;
        case "ArrowUp":
          move(-1);
          return true;
        case " ":
          if (event.ctrlKey) open(true);
          return event.ctrlKey;
        case "Tab":
          if (chosen !== undefined) accept(chosen);
          return chosen !== undefined;
        case "Enter": {
          const next = chosen ?? (parsed().ok ? undefined : offered()[0]);
          if (next !== undefined) accept(next);
          else if (parsed().ok) {
            setOpen(false);
            props.onEnter();
          }
          return true;
        }
        case "Escape":
          if (offered().length > 0) setOpen(false);
          else if (props.onEscape === undefined) return false;
          else props.onEscape();
          return true;
        default:
          return false;
      }
    })();
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const note = (completion: Completion) => {
    if (completion.kind === "text search") return "in any field";
    const count = completion.kind === "value" ? countOf(completion.text) : undefined;
    if (count !== undefined) return `${formatCount(count)} ${count === 1 ? "run" : "runs"}`;
    const info = completion.field && infos().get(completion.field);
    if (info === undefined) return "";
    const values = `${formatCount(info.distinct)} ${info.distinct === 1 ? "value" : "values"}`;
    return `${values} in ${formatCount(info.count)} ${info.count === 1 ? "run" : "runs"}`;
  };

  return (
    <div class="atl-query-input">
      <div class="atl-query-text atl-mono">
        <div class="atl-query-mirror" aria-hidden="true">
          <Show when={error()} fallback={`${props.text} `}>
            {(wrong) => (
              <>
                {props.text.slice(0, wrong().position.start)}
                <span class="atl-query-wrong">
                  {props.text.slice(wrong().position.start, wrong().position.end) || " "}
                </span>
                {props.text.slice(wrong().position.end)}{" "}
              </>
            )}
          </Show>
        </div>
        <textarea
          ref={(element) => {
            input = element;
            props.ref?.(element);
          }}
          rows={1}
          aria-label={props.label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={`atl-${id}-list`}
          aria-activedescendant={active() < 0 ? undefined : optionId(active())}
          aria-invalid={error() !== undefined}
          aria-describedby={error() === undefined ? undefined : `atl-${id}-error`}
          placeholder={props.placeholder}
          value={props.text}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            props.onText(event.currentTarget.value.replaceAll("\n", " "));
            open(true);
          }}
          onClick={() => open(true)}
          onKeyUp={() => setCaret(input.selectionEnd)}
          onKeyDown={pressKey}
          onBlur={() => {
            setOpen(false);
            props.onBlur?.();
          }}
        />
      </div>
      <div class="atl-query-help" classList={{ "atl-query-help-open": offered().length > 0 }}>
        <Show when={error()}>
          {(wrong) => (
            <p id={`atl-${id}-error`} class="atl-query-error" role="status">
              {wrong().message}
            </p>
          )}
        </Show>
        <div
          id={`atl-${id}-list`}
          ref={list}
          class="atl-query-options"
          role="listbox"
          aria-label="What may stand here"
        >
          <For each={offered()}>
            {(completion, place) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, whose aria-activedescendant this is
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the keys
              <div
                id={optionId(place())}
                role="option"
                aria-selected={place() === active()}
                class="atl-query-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => accept(completion)}
              >
                <span class="atl-mono">{completion.text}</span>
                <span class="atl-quiet">{note(completion)}</span>
              </div>
            )}
          </For>
        </div>
      </div>
    </div>
  );
}
