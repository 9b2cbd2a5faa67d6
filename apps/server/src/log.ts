import { type Command, Option } from "commander";

/** How much is said, from nothing to everything. */
export const LOG_LEVELS = ["silent", "error", "warn", "info"] as const;

/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How much a command says of what it does, and how. */
export interface LogOptions {
  /** `warn` when absent. */
  readonly logLevel?: LogLevel;
  /** Whether each message is an object of JSON on a line. */
  readonly logJson?: boolean;
}

/** Where messages go: those of the level that was asked for, and of those before it. */
export interface Log {
  /** @param members what a machine wants to know, by name; in text `message` says it */
  say(level: Exclude<LogLevel, "silent">, message: string, members?: Readonly<Record<string, unknown>>): void;
}

/** Adds the options of `LogOptions` to a command. */
export function addLogOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--log-level <level>",
        "what is said of requests and troubles, on stderr: all of it with info",
      )
        .choices(LOG_LEVELS)
        .default("warn"),
    )
    .option("--log-json", "say it in JSON, an object a line");
}

/** Opens a log that writes lines, to stderr when it is not told where. */
export function createLog(
  { logLevel = "warn", logJson = false }: LogOptions,
  write: (line: string) => void = (line) => console.error(line),
): Log {
  const lineOf = logJson ? jsonLine : textLine;
  return {
    say(level, message, members = {}) {
      if (LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(logLevel)) write(lineOf(level, message, members));
    },
  };
}

function jsonLine(level: LogLevel, message: string, members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ time: new Date().toISOString(), level, message, ...members });
}

function textLine(level: LogLevel, message: string): string {
  if (level === "info") return `${new Date().toISOString()} ${message}`;
  return `${level === "warn" ? "warning" : level}: ${message}`;
}
