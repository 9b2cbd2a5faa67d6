import type { LogLine } from "./capture.ts";
import { formatLocalTime, type LocalMicros } from "./format/local-time.ts";

/** A line as metalab logs it, with its line break. */
export function logText(runId: string, { level, message }: LogLine, at: LocalMicros): string {
  const time = formatLocalTime(at).slice(0, 19).replace("T", " ");
  return `${time} [${level.padEnd(7)}] [metalab.run.${runId.slice(0, 8)}.process:1] ${message}\n`;
}
