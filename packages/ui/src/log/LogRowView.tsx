import { createMemo, For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import type { AnsiStyle } from "./ansi-spans.ts";
import { cutAtHits, findHits } from "./find-hits.ts";
import { clockOf, levelWordOf, loggerOf } from "./head-words.ts";
import type { LogLevel } from "./log-head.ts";
import { type LogRow, textOfLine } from "./log-rows.ts";

/** One line of a log: a link to it, when it was written, how grave it is, what it says. */
export function LogRowView(props: {
  readonly row: LogRow;
  /** What stands in its margin: its number where that is known. */
  readonly number: string;
  readonly level: LogLevel | undefined;
  readonly href: string;
  readonly onOpen: () => void;
  readonly needle: string;
  readonly isHere: boolean;
  readonly isCurrentHit: boolean;
}): JSX.Element {
  const text = createMemo(() => textOfLine(props.row.line));
  const pieces = createMemo(() => cutAtHits(text().spans, findHits(text().plain, props.needle)));
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    props.onOpen();
  };
  return (
    <div
      class={`atl-log-row atl-log-${props.level ?? "plain"}`}
      classList={{ "atl-log-here": props.isHere, "atl-log-current": props.isCurrentHit }}
    >
      <a
        class="atl-log-number"
        href={props.href}
        aria-label={`Link to line ${props.number === "#" ? `at byte ${props.row.line.offset}` : props.number}`}
        aria-current={props.isHere ? "true" : undefined}
        onClick={open}
      >
        {props.number}
      </a>
      <Show when={text().head}>
        {(head) => (
          <span class="atl-log-head" title={`${head().time} ${head().logger}`}>
            {clockOf(head())} <b>{levelWordOf(head())}</b> {loggerOf(head())}
          </span>
        )}
      </Show>
      <For each={pieces()}>
        {(piece) => (
          <Show when={piece.isHit} fallback={<span class={classOf(piece.style)}>{piece.text}</span>}>
            <mark class={classOf(piece.style)}>{piece.text}</mark>
          </Show>
        )}
      </For>
      <Show when={text().cut > 0}>
        <span class="atl-quiet"> … {formatCount(text().cut)} more characters</span>
      </Show>
    </div>
  );
}

function classOf(style: AnsiStyle): string | undefined {
  const { color, background, isBold, isFaint, isItalic, isUnderlined } = style;
  const names = [
    color && `atl-ansi-${color}`,
    background && `atl-ansi-on-${background}`,
    isBold && "atl-ansi-bold",
    isFaint && "atl-ansi-faint",
    isItalic && "atl-ansi-italic",
    isUnderlined && "atl-ansi-underlined",
  ].filter((name) => typeof name === "string");
  return names.length > 0 ? names.join(" ") : undefined;
}
