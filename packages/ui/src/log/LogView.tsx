import type { LogChunk, LogRange } from "@atlas/core";
import { createEffect, createMemo, createSignal, For, type JSX, on, Show, untrack } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatBytes } from "../format/format-bytes.ts";
import { formatCount } from "../format/format-count.ts";
import { createLineScroller, LINE_HEIGHT } from "./create-line-scroller.ts";
import { createLogReader } from "./create-log-reader.ts";
import { createLogSearch } from "./create-log-search.ts";
import { LogBar } from "./LogBar.tsx";
import { LogRowView } from "./LogRowView.tsx";
import type { LogLevel } from "./log-head.ts";
import { lineAt } from "./log-line.ts";
import { countLevels, levelsOf, rowsOf } from "./log-rows.ts";

const NO_LEVELS: ReadonlySet<LogLevel> = new Set();
const MOST_LINES_SHOWN = 22;
const FEWEST_LINES_SHOWN = 3;

/** A log of any size, its end first: searched, filtered by level, followed while its run is running. */
export function LogView(props: {
  readonly name: string;
  readonly read: (range: LogRange, signal: AbortSignal) => Promise<LogChunk | undefined>;
  /** Whether more may be written to it. */
  readonly isGrowing: boolean;
  /** The byte whose line is marked and shown. */
  readonly at: number | undefined;
  /** The address of a line, by its first byte. */
  readonly lineHref: (offset: number) => string;
  readonly onOpenLine: (offset: number) => void;
}): JSX.Element {
  const [isWrapped, setWrapped] = createSignal(false);
  const [isWanted, setWanted] = createSignal(true);
  const [hidden, setHidden] = createSignal(NO_LEVELS);
  const isFollowed = () => props.isGrowing && isWanted();
  const reader = createLogReader((range, signal) => props.read(range, signal), {
    at: untrack(() => props.at),
    isFollowed,
  });

  const lines = createMemo(() => reader.window()?.lines ?? []);
  const levels = createMemo(() => levelsOf(lines()));
  const rows = createMemo(() => rowsOf(lines(), levels(), hidden()));
  const scroller = createLineScroller(rows, isWrapped);
  const search = createLogSearch(rows, scroller.reveal);
  const drawnRows = createMemo(() => rows().slice(...scroller.drawn()));
  const isFromStart = () => reader.window()?.offset === 0;
  const hereIndex = createMemo(() => {
    const { at } = props;
    const window = reader.window();
    return at !== undefined && window && at >= window.offset && at < window.nextOffset
      ? lineAt(window.lines, at)
      : undefined;
  });
  const hereRow = createMemo(() => rows().findIndex((row) => row.index === hereIndex()));
  // Once a line is shown, what is read later must not bring the eye back to it.
  let shown: number | undefined;
  createEffect(() => {
    const { at } = props;
    if (at === undefined || at === shown) return;
    if (hereRow() < 0) return reader.readAround(at);
    shown = at;
    scroller.reveal(hereRow());
  });
  // Scrolling up ends following; coming back to the end goes on with it.
  createEffect(on(scroller.isAtEnd, (isAtEnd) => setWanted(isAtEnd), { defer: true }));
  createEffect(
    on(scroller.isAtStart, (isAtStart) => isAtStart && !scroller.isAtEnd() && reader.readEarlier(), {
      defer: true,
    }),
  );
  let isStartWanted = false;
  const fromStart = () => {
    isStartWanted = true;
    reader.readStart();
  };
  createEffect(() => {
    if (!isFromStart() || !isStartWanted) return;
    isStartWanted = false;
    scroller.toStart();
  });
  const follow = () => {
    setWanted(true);
    scroller.toEnd();
    const window = reader.window();
    if (window && window.nextOffset < window.sizeBytes) reader.readEnd();
  };

  return (
    <div class="atl-log">
      <Show when={(reader.window()?.sizeBytes ?? 0) > 0}>
        <LogBar
          name={props.name}
          window={reader.window() ?? undefined}
          counts={countLevels(levels())}
          hidden={hidden()}
          onHide={setHidden}
          search={search}
          isWrapped={isWrapped()}
          onWrap={setWrapped}
          isGrowing={props.isGrowing}
          isFollowed={isFollowed()}
          onFollow={follow}
          read={props.read}
          text={() =>
            rows()
              .map((row) => row.line.text)
              .join("\n")
          }
        />
      </Show>
      <BusyLine busy={reader.isReading() && !isFollowed()} />
      <Show when={reader.error()}>{(error) => <ErrorNote error={error()} onRetry={reader.readEnd} />}</Show>
      <Show when={reader.window() === null}>
        <p class="atl-log-empty atl-quiet">There is no log of this name.</p>
      </Show>
      <Show when={reader.window()}>
        {(window) => (
          <Show
            when={window().sizeBytes > 0}
            fallback={
              <p class="atl-log-empty atl-quiet">The log is empty{props.isGrowing ? " so far" : ""}.</p>
            }
          >
            <Show when={!isFromStart()}>
              <div class="atl-log-edge">
                <span>{formatBytes(window().offset)} before this</span>
                <button type="button" class="atl-link" onClick={reader.readEarlier}>
                  Earlier
                </button>
                <button type="button" class="atl-link" onClick={fromStart}>
                  From the start
                </button>
              </div>
            </Show>
            <section
              class="atl-log-scroll"
              classList={{ "atl-log-wrapped": isWrapped() }}
              aria-label={`Lines of ${props.name}`}
              tabindex="0"
              ref={scroller.attach}
              style={{ height: `${heightOf(rows().length)}px` }}
            >
              <div
                style={{
                  height: `${scroller.layout().tops.at(-1) ?? 0}px`,
                  "min-width": isWrapped() ? undefined : `${scroller.mostColumns()}ch`,
                }}
              >
                <div
                  style={{ transform: `translateY(${scroller.layout().tops[scroller.drawn()[0]] ?? 0}px)` }}
                >
                  <For each={drawnRows()}>
                    {(row, index) => (
                      <LogRowView
                        row={row}
                        number={isFromStart() ? formatCount(row.index + 1) : "#"}
                        level={levels()[row.index]}
                        href={props.lineHref(row.line.offset)}
                        onOpen={() => props.onOpenLine(row.line.offset)}
                        needle={search.needle()}
                        isHere={row.index === hereIndex()}
                        isCurrentHit={search.currentRow() === scroller.drawn()[0] + index()}
                      />
                    )}
                  </For>
                </div>
              </div>
            </section>
            <Show when={rows().length === 0}>
              <p class="atl-log-empty atl-quiet">No line of these levels in what has been read.</p>
            </Show>
            <Show when={window().nextOffset < window().sizeBytes}>
              <div class="atl-log-edge">
                <span>{formatBytes(window().sizeBytes - window().nextOffset)} after this</span>
                <button type="button" class="atl-link" onClick={reader.readLater}>
                  Later
                </button>
                <button type="button" class="atl-link" onClick={follow}>
                  To the end
                </button>
              </div>
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
}

function heightOf(rowCount: number): number {
  return LINE_HEIGHT * Math.min(MOST_LINES_SHOWN, Math.max(FEWEST_LINES_SHOWN, rowCount + 1)) + 12;
}
