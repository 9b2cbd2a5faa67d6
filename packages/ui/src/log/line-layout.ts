/** Where lines of different heights lie below one another, in pixels. */
export interface LineLayout {
  /** The upper edge of each line, and after the last one the whole height. */
  readonly tops: Float64Array;
}

/** Of what a terminal draws in two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;
const TAB = 8;
const NOT_ASCII = /\P{ASCII}/u;

/** How many columns of a terminal a text takes at most. */
export function columnsOf(text: string): number {
  const tabs = text.includes("\t") ? text.split("\t").length - 1 : 0;
  const characters = NOT_ASCII.test(text) ? [...text].length + (text.match(WIDE)?.length ?? 0) : text.length;
  return characters + tabs * (TAB - 1);
}

/**
 * The places of lines, given how many columns each takes.
 *
 * @param room how many columns there are before a line goes on below; without end when absent
 */
export function layOutLines(columns: readonly number[], lineHeight: number, room?: number): LineLayout {
  const tops = new Float64Array(columns.length + 1);
  for (const [index, taken] of columns.entries()) {
    const rows = room === undefined ? 1 : Math.max(1, Math.ceil(taken / Math.max(1, room)));
    tops[index + 1] = tops[index]! + rows * lineHeight;
  }
  return { tops };
}

/** The lines that lie, in part at least, between two heights, half-open. */
export function linesBetween({ tops }: LineLayout, top: number, bottom: number): readonly [number, number] {
  const first = Math.max(0, firstAbove(tops, top) - 1);
  const count = tops.length - 1;
  return [Math.min(first, count), Math.min(count, Math.max(first, firstAbove(tops, bottom)))];
}

/** The index of the first edge beyond a height. */
function firstAbove(tops: Float64Array, height: number): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle]! > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
