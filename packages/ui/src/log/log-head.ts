/** How grave the lines of a record are. */
export type LogLevel = "debug" | "info" | "warning" | "error";

/** All levels, the gravest last. */
export const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warning", "error"];

/** What a line says before its message. */
export interface LogHead {
  /** As written: `2026-02-17 09:15:21`. */
  readonly time: string;
  /** As written, without padding: `WARNING`. */
  readonly word: string;
  readonly level: LogLevel;
  readonly logger: string;
  /** How long the head is, in UTF-16 units. */
  readonly length: number;
}

const HEAD = /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?) \[([A-Z]+) *\] (?:\[([^\]]*)\] ?)?/;
const LEVEL_OF: ReadonlyMap<string, LogLevel> = new Map([
  ["DEBUG", "debug"],
  ["INFO", "info"],
  ["WARNING", "warning"],
  ["ERROR", "error"],
  ["CRITICAL", "error"],
]);

/** The head of a line that metalab wrote; `undefined` for a line of another form. */
export function readLogHead(text: string): LogHead | undefined {
  const found = HEAD.exec(text);
  if (found === null) return undefined;
  const [whole, time = "", word = "", logger = ""] = found;
  const level = LEVEL_OF.get(word);
  return level && { time, word, level, logger, length: whole.length };
}
