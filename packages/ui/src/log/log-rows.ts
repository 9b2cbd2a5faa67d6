import { type AnsiSpan, ansiSpans, plainText } from "./ansi-spans.ts";
import { foldReturns } from "./fold-returns.ts";
import { type LogHead, type LogLevel, readLogHead } from "./log-head.ts";
import type { LogLine } from "./log-line.ts";

/** What of a line is shown. */
export interface LogText {
  readonly head: LogHead | undefined;
  /** The message in colours, carriage returns folded. */
  readonly spans: readonly AnsiSpan[];
  /** The message as it reads: what is searched. */
  readonly plain: string;
  /** How many characters of a very long line are left out. */
  readonly cut: number;
}

/** A line that is shown. */
export interface LogRow {
  readonly line: LogLine;
  /** Its place among the lines that have been read. */
  readonly index: number;
}

/** How many lines there are of each level, those of a traceback among those of the record that it belongs to. */
export type LevelCounts = Readonly<Record<LogLevel, number>>;

/** How much of a line is drawn. */
const MOST_CHARACTERS = 20_000;

const texts = new WeakMap<LogLine, LogText>();

/** What of a line is shown; worked out once. */
export function textOfLine(line: LogLine): LogText {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const head = readLogHead(line.text);
  const message = foldReturns(head === undefined ? line.text : line.text.slice(head.length));
  const shown = message.slice(0, MOST_CHARACTERS);
  const spans = ansiSpans(shown);
  const text = { head, spans, plain: plainText(spans), cut: message.length - shown.length };
  texts.set(line, text);
  return text;
}

/**
 * The level of each line: its own, or that of the record that it goes on from. Lines before the first record, and
 * those of a log without such records, have none.
 */
export function levelsOf(lines: readonly LogLine[]): (LogLevel | undefined)[] {
  let level: LogLevel | undefined;
  return lines.map((line) => {
    level = textOfLine(line).head?.level ?? level;
    return level;
  });
}

/** How many lines there are of each level. */
export function countLevels(levels: readonly (LogLevel | undefined)[]): LevelCounts {
  const counts = { debug: 0, info: 0, warning: 0, error: 0 };
  for (const level of levels) if (level !== undefined) counts[level]++;
  return counts;
}

/** The lines but those of hidden levels. Lines without a level are always shown. */
export function rowsOf(
  lines: readonly LogLine[],
  levels: readonly (LogLevel | undefined)[],
  hidden: ReadonlySet<LogLevel>,
): LogRow[] {
  return lines.flatMap((line, index) => {
    const level = levels[index];
    return level !== undefined && hidden.has(level) ? [] : [{ line, index }];
  });
}
