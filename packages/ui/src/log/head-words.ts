import type { LogHead } from "./log-head.ts";

/** Loggers that metalab makes for each run: their names say nothing that the page does not. */
const OWN_LOGGER = /^metalab\.run\./;
const DATE_LENGTH = "0000-00-00 ".length;
/** As wide as the longest common level, so that messages begin below one another. */
const LEVEL_COLUMNS = "warning".length;

/** The time of day of a line, as written. */
export function clockOf({ time }: LogHead): string {
  return time.slice(DATE_LENGTH);
}

/** The level of a line, in a column of its own. */
export function levelWordOf({ word }: LogHead): string {
  return word.toLowerCase().padEnd(LEVEL_COLUMNS);
}

/** The logger of a line with a space after it; nothing for the run's own. */
export function loggerOf({ logger }: LogHead): string {
  return logger === "" || OWN_LOGGER.test(logger) ? "" : `${logger} `;
}

/** How many columns the head of a line takes as it is shown. */
export function headColumnsOf(head: LogHead): number {
  return clockOf(head).length + levelWordOf(head).length + loggerOf(head).length + 2;
}
