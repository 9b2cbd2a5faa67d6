import type { LogChunk, LogRange } from "@atlas/core";
import { createSignal, For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { CopyButton } from "../control/CopyButton.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { TextInput } from "../control/TextInput.tsx";
import { formatBytes } from "../format/format-bytes.ts";
import { formatCount } from "../format/format-count.ts";
import type { LogSearch } from "./create-log-search.ts";
import { LOG_LEVELS, type LogLevel } from "./log-head.ts";
import type { LevelCounts } from "./log-rows.ts";
import type { LogWindow } from "./log-window.ts";
import { readWholeLog } from "./read-whole-log.ts";

/** What is done with a log: its size, levels to hide, search, wrapping, following, copy and download. */
export function LogBar(props: {
  readonly name: string;
  readonly window: LogWindow | undefined;
  readonly counts: LevelCounts;
  readonly hidden: ReadonlySet<LogLevel>;
  readonly onHide: (hidden: ReadonlySet<LogLevel>) => void;
  readonly search: LogSearch;
  readonly isWrapped: boolean;
  readonly onWrap: (isWrapped: boolean) => void;
  readonly isGrowing: boolean;
  readonly isFollowed: boolean;
  readonly onFollow: () => void;
  readonly read: (range: LogRange, signal: AbortSignal) => Promise<LogChunk | undefined>;
  /** The lines that are shown. */
  readonly text: () => string;
}): JSX.Element {
  const toggle = (level: LogLevel) => {
    const hidden = new Set(props.hidden);
    if (!hidden.delete(level)) hidden.add(level);
    props.onHide(hidden);
  };
  const sizeWords = () => {
    const { window } = props;
    if (window === undefined) return "";
    const { lines, offset, nextOffset, sizeBytes } = window;
    const isWhole = offset === 0 && nextOffset === sizeBytes;
    const count = `${formatCount(lines.length)} ${lines.length === 1 ? "line" : "lines"}`;
    return isWhole
      ? `${count}, ${formatBytes(sizeBytes)}`
      : `${count} read, ${formatBytes(nextOffset - offset)} of ${formatBytes(sizeBytes)}`;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    props.search.go(event.shiftKey ? -1 : 1);
  };
  return (
    <div class="atl-log-bar">
      <span class="atl-quiet atl-small">{sizeWords()}</span>
      <fieldset class="atl-log-levels" aria-label="Levels shown">
        <For each={LOG_LEVELS.filter((level) => props.counts[level] > 0)}>
          {(level) => (
            <button
              type="button"
              class={`atl-log-level atl-log-${level}`}
              aria-pressed={!props.hidden.has(level)}
              onClick={() => toggle(level)}
            >
              <b>{level}</b> {formatCount(props.counts[level])}
            </button>
          )}
        </For>
      </fieldset>
      <search class="atl-log-search" onKeyDown={onKey}>
        <TextInput
          label={`Search ${props.name}`}
          placeholder="Search what is read"
          icon="search"
          type="search"
          value={props.search.needle()}
          onInput={props.search.setNeedle}
        />
        <Show when={props.search.needle() !== ""}>
          <output class="atl-quiet atl-small">{hitWords(props.search)}</output>
          <IconButton
            small
            icon="arrow-up"
            label="Previous line with a hit"
            onClick={() => props.search.go(-1)}
          />
          <IconButton
            small
            icon="arrow-down"
            label="Next line with a hit"
            onClick={() => props.search.go(1)}
          />
        </Show>
      </search>
      <span class="atl-log-actions">
        <Button
          small
          variant="quiet"
          aria-pressed={props.isWrapped}
          onClick={() => props.onWrap(!props.isWrapped)}
        >
          Wrap
        </Button>
        <Show when={props.isGrowing}>
          <Button small variant="quiet" aria-pressed={props.isFollowed} onClick={() => props.onFollow()}>
            Follow
          </Button>
        </Show>
        <SaveLog name={props.name} read={props.read} sizeBytes={props.window?.sizeBytes ?? 0} />
        <CopyButton text={props.text()} label="Copy the lines" />
      </span>
    </div>
  );
}

/** Saves a whole log as a file, read part by part. */
function SaveLog(props: {
  readonly name: string;
  readonly read: (range: LogRange, signal: AbortSignal) => Promise<LogChunk | undefined>;
  readonly sizeBytes: number;
}): JSX.Element {
  const [readBytes, setReadBytes] = createSignal<number>();
  const [failure, setFailure] = createSignal<string>();
  const save = async () => {
    setReadBytes(0);
    setFailure(undefined);
    try {
      const url = URL.createObjectURL(await readWholeLog(props.read, setReadBytes));
      Object.assign(document.createElement("a"), { href: url, download: `${props.name}.log` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (cause) {
      setFailure(cause instanceof Error ? cause.message : String(cause));
    }
    setReadBytes(undefined);
  };
  return (
    <Button
      small
      variant="quiet"
      disabled={readBytes() !== undefined}
      title={failure() ?? `The whole log as a file, ${formatBytes(props.sizeBytes)}`}
      onClick={() => void save()}
    >
      {failure() !== undefined
        ? "Failed, again?"
        : readBytes() === undefined
          ? "Download"
          : `${formatBytes(readBytes() ?? 0)}…`}
    </Button>
  );
}

function hitWords(search: LogSearch): string {
  if (search.hitCount() === 0) return "no hit";
  const hits = `${formatCount(search.hitCount())} ${search.hitCount() === 1 ? "hit" : "hits"}`;
  return `${hits}, line ${formatCount(search.place())} of ${formatCount(search.rowCount())}`;
}
