import { EVERY_RUN, type FieldIndex, parseQuery, printQuery, type Query } from "@atlas/core";
import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { isTyping } from "../control/is-typing.ts";
import { Icon } from "../icon/Icon.tsx";
import { createKeyListener } from "../state/create-key-listener.ts";
import { QueryChips } from "./QueryChips.tsx";
import { QueryInput } from "./QueryInput.tsx";
import { scopeOf } from "./scope-of.ts";

/**
 * The filter of a view, as chips or as one line of text: two faces of the same thing. The text is applied with Enter,
 * and when the focus goes elsewhere; what is not applied yet stays until it is, or is discarded.
 */
export function QueryLine(props: {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** The fields that may be filtered, over all runs in question; `undefined` while they are not known. */
  readonly index: FieldIndex | undefined;
  /** A text that was to be the filter and cannot be understood: it stands here to be mended. */
  readonly unreadable?: string | undefined;
  /** What stands at its beginning; an icon when absent. */
  readonly lead?: JSX.Element;
}): JSX.Element {
  const [isText, setText] = createSignal(false);
  const [draft, setDraft] = createSignal<string>();
  let input: HTMLTextAreaElement | undefined;
  const applied = () => printQuery(props.filter);
  const text = () => draft() ?? applied();
  const isUnfinished = () => draft() !== undefined && draft() !== applied();

  const apply = () => {
    const parsed = parseQuery(text());
    if (!parsed.ok) return;
    const isNew = isUnfinished();
    setDraft(undefined);
    if (isNew) props.onFilter(parsed.query);
  };
  const edit = () => {
    setText(true);
    input?.focus();
    input?.setSelectionRange(text().length, text().length);
  };
  const leave = () => {
    setText(false);
    toggle.focus();
  };
  const discard = () => {
    setDraft(undefined);
    setText(false);
    props.onFilter(props.filter);
  };
  let toggle!: HTMLButtonElement;

  createEffect(
    on(
      () => props.unreadable,
      (unreadable) => {
        if (unreadable === undefined) return;
        setDraft(unreadable);
        setText(true);
      },
    ),
  );
  createKeyListener((event) => {
    const isOther = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || isOther || isTyping(event.target)) return;
    event.preventDefault();
    edit();
  });

  return (
    <search class="atl-query" aria-label="Filter">
      <Show when={props.lead} fallback={<Icon name="filter" />}>
        {props.lead}
      </Show>
      <Show
        when={isText()}
        fallback={<QueryChips filter={props.filter} onFilter={props.onFilter} index={props.index} />}
      >
        <QueryInput
          ref={(element) => {
            input = element;
          }}
          label="Filter as text"
          placeholder="params.lr >= 0.01 and status = success"
          text={text()}
          onText={setDraft}
          onEnter={apply}
          onEscape={leave}
          onBlur={() => {
            if (isText()) apply();
          }}
          fields={props.index?.fields ?? []}
          scope={scopeOf(props.filter)}
        />
      </Show>
      <span class="atl-query-actions">
        <Show when={isUnfinished()}>
          <Show when={!isText()}>
            <Button small class="atl-query-unfinished" title={draft()} onClick={edit}>
              Unfinished text
            </Button>
          </Show>
          <Button small variant="quiet" onClick={discard}>
            Discard
          </Button>
        </Show>
        <Show when={!isText() && applied() !== ""}>
          <Button small variant="quiet" onClick={() => props.onFilter(EVERY_RUN)}>
            Clear all
          </Button>
        </Show>
        <Button
          ref={toggle}
          small
          variant="quiet"
          aria-pressed={isText()}
          title="Edit as text ( / )"
          onClick={() => (isText() ? setText(false) : edit())}
        >
          Text
        </Button>
      </span>
    </search>
  );
}
