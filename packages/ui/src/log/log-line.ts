/** One line of a log, or as much of it as has been read. */
export interface LogLine {
  /** Where its text begins, in bytes. */
  readonly offset: number;
  /** Without its line break. */
  readonly text: string;
  /** Whether a line break follows, so that it goes no further. */
  readonly isEnded: boolean;
}

const UTF8 = new TextEncoder();
const REPLACED = /\ufffd/g;

/** The lines of a part of a log that lies between two places, in bytes. */
export function splitLog(content: string, offset: number, nextOffset: number): LogLine[] {
  const sizeOf = sizeOfText(content, nextOffset - offset);
  const lines: LogLine[] = [];
  let start = 0;
  let at = offset;
  while (start < content.length) {
    const lineBreak = content.indexOf("\n", start);
    const end = lineBreak < 0 ? content.length : lineBreak + 1;
    const text = content.slice(start, end);
    lines.push({ offset: at, text: text.replace(/\r?\n$/, ""), isEnded: lineBreak >= 0 });
    at += sizeOf(text);
    start = end;
  }
  return lines;
}

/** Two parts of a log of which the second begins where the first ends: a line that both have a piece of is mended. */
export function joinLines(earlier: readonly LogLine[], later: readonly LogLine[]): LogLine[] {
  const last = earlier.at(-1);
  const [first] = later;
  if (last === undefined || last.isEnded || first === undefined) return [...earlier, ...later];
  const mended = { offset: last.offset, text: last.text + first.text, isEnded: first.isEnded };
  return [...earlier.slice(0, -1), mended, ...later.slice(1)];
}

/** The index of the line that a byte belongs to; of bytes before the first line, the first. */
export function lineAt(lines: readonly LogLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.offset <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** How many bytes a piece of the content takes; a byte that was no UTF-8, and was replaced, is one. */
function sizeOfText(content: string, sizeBytes: number): (text: string) => number {
  const encodedSize = (text: string) => UTF8.encode(text).length;
  if (encodedSize(content) === sizeBytes) return encodedSize;
  return (text) => encodedSize(text.replace(REPLACED, "?"));
}
