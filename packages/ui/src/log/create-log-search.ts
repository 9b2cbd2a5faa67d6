import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { findHits } from "./find-hits.ts";
import { type LogRow, textOfLine } from "./log-rows.ts";

/** What is searched for in a log, as far as it has been read. */
export interface LogSearch {
  readonly needle: Accessor<string>;
  setNeedle(needle: string): void;
  readonly hitCount: Accessor<number>;
  /** Which row with a hit was gone to last, from 1; 0 before the first. */
  readonly place: Accessor<number>;
  /** How many rows have a hit. */
  readonly rowCount: Accessor<number>;
  readonly currentRow: Accessor<number | undefined>;
  /** Goes to the next row with a hit, or the one before; on from the end at the start. */
  go(step: 1 | -1): void;
}

/** Searches the rows of a log and reveals the ones that are gone to, the last one first. */
export function createLogSearch(rows: Accessor<readonly LogRow[]>, reveal: (row: number) => void): LogSearch {
  const [needle, setNeedle] = createSignal("");
  const [current, setCurrent] = createSignal<number>();
  const found = createMemo(() => {
    const text = needle();
    let hitCount = 0;
    const hitRows: number[] = [];
    if (text !== "")
      for (const [row, { line }] of rows().entries()) {
        const hits = findHits(textOfLine(line).plain, text).length;
        hitCount += hits;
        if (hits > 0) hitRows.push(row);
      }
    return { hitCount, hitRows };
  });
  const goTo = (place: number) => {
    const { hitRows } = found();
    const row = hitRows.at(place % Math.max(1, hitRows.length));
    setCurrent(row);
    if (row !== undefined) reveal(row);
  };
  const place = () => found().hitRows.indexOf(current() ?? -1);
  createEffect(on(needle, (text) => (text === "" ? setCurrent(undefined) : goTo(-1)), { defer: true }));
  return {
    needle,
    setNeedle,
    hitCount: () => found().hitCount,
    rowCount: () => found().hitRows.length,
    place: () => place() + 1,
    currentRow: current,
    go: (step) => {
      const at = place();
      goTo(at < 0 ? (step > 0 ? 0 : -1) : at + step);
    },
  };
}
