import type { Mark } from "./mark.ts";

/** A mark at another place. */
export function moveMark(mark: Mark, dx: number, dy: number): Mark {
  const right = (xs: readonly number[]) => xs.map((x) => x + dx);
  const down = (ys: readonly number[]) => ys.map((y) => y + dy);
  switch (mark.kind) {
    case "rule":
      return { ...mark, x1: mark.x1 + dx, x2: mark.x2 + dx, y1: mark.y1 + dy, y2: mark.y2 + dy };
    case "line":
    case "dots":
      return { ...mark, xs: right(mark.xs), ys: down(mark.ys) };
    case "band":
      return { ...mark, xs: right(mark.xs), lows: down(mark.lows), highs: down(mark.highs) };
    case "rect":
    case "text":
      return { ...mark, x: mark.x + dx, y: mark.y + dy };
  }
}
