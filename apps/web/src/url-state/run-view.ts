import type { RunView } from "@atlas/ui";
import { writeQueryString } from "./query-string.ts";
import { runPath } from "./run-path.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** The address of a run's page with some of its files open. */
export function runHref(runId: string, { artifact, log, at }: RunView = {}): string {
  const path = runPath(runId);
  const texts: (readonly [string, string])[] = [];
  if (artifact !== undefined) texts.push(["artifact", writeTextList([artifact])]);
  if (log !== undefined) texts.push(["log", writeTextList([log])]);
  if (at !== undefined) texts.push(["at", String(at)]);
  const query = writeQueryString(texts);
  return path + (path.includes("?") ? query.replace("?", "&") : query);
}

/** What is open at an address that `runHref` gave. What cannot be read is left out. */
export function readRunView(search: string): RunView {
  const query = new URLSearchParams(search);
  const text = (name: string) => {
    const list = query.get(name);
    return list === null ? undefined : readTextList(list).join(",");
  };
  const artifact = text("artifact");
  const log = text("log");
  const at = query.get("at");
  return {
    ...(artifact === undefined ? {} : { artifact }),
    ...(log === undefined ? {} : { log }),
    ...(at !== null && /^\d{1,15}$/.test(at) ? { at: Number(at) } : {}),
  };
}
