import { inLanes } from "../in-lanes.ts";
import { readLog } from "../model/read-log.ts";
import { checkSearch, type SearchRequest } from "../query/search.ts";
import type { RunSource } from "../source.ts";
import type { Cancellation } from "../steps.ts";
import { newestRuns } from "./newest-runs.ts";

/** Runs that were found by their files. */
export interface FileSearchGroup {
  readonly category: "artifacts" | "logs";
  /** The category, as a person would name it. */
  readonly label: string;
  readonly scope: "run";
  /** One a run. */
  readonly hits: readonly FileSearchHit[];
  /** How many runs there are, listed or not. */
  readonly total: number;
}

/** A run that was found by one of its files. */
export interface FileSearchHit {
  /** The run's id. */
  readonly label: string;
  /** The name of the artifact; or the log's, and the line. */
  readonly sublabel: string;
  readonly entity_type: "run";
  readonly entity_id: string;
  readonly field: null;
  readonly value: null;
}

/** What a search in files finds. */
export interface FileSearchResult {
  /** The text that was looked for, without the spaces around it. */
  readonly query: string;
  /** Those in which something was found. */
  readonly groups: readonly FileSearchGroup[];
  /** Whether some group holds more than it lists. */
  readonly truncated: boolean;
  /** In all files of how many runs was looked before the time was over. */
  readonly runs_searched: number;
  readonly runs_total: number;
}

/** At what to look, and for how long. */
export interface FileSearchOptions {
  /** Whether artifacts' names count; true when absent. */
  readonly artifacts?: boolean;
  /** How long files are read at most: 500 ms when absent. */
  readonly maxMs?: number;
  readonly signal?: Cancellation | undefined;
}

/** In the files of how many runs is looked at most. */
export const MAX_RUNS_SEARCHED = 1000;

/** As much of each log is searched, from its beginning. */
const MAX_LOG_BYTES = 1024 * 1024;

/** How many runs' files are read at once. */
const LANES = 8;

/** How much of a line is shown. */
const MAX_SHOWN = 300;

/**
 * Looks for a text, in any case, in the names of runs' artifacts, and in the names and lines of their logs. Files are
 * read for it, those of the newest runs of each experiment first, as far as the time goes; what cannot be read is passed
 * over. One hit a run and a category, in the order in which runs are looked at.
 *
 * Throws `AtlasError` `invalid_query` for no text, and for a limit that is no such number.
 */
export async function searchFiles(
  source: RunSource,
  request: SearchRequest,
  { artifacts = true, maxMs = 500, signal }: FileSearchOptions = {},
): Promise<FileSearchResult> {
  const { query, limit } = checkSearch(request);
  const needle = query.toLowerCase();
  const state = source.state();
  const runIds = newestRuns(state, MAX_RUNS_SEARCHED);
  const startedAt = Date.now();
  const found = { artifacts: new Map<number, FileSearchHit>(), logs: new Map<number, FileSearchHit>() };
  /** Looks into runs until so much time has gone since the beginning; answers with how many that were. */
  const lookInto = async (
    untilMs: number,
    hits: Map<number, FileSearchHit>,
    find: (source: RunSource, runId: string, needle: string) => Promise<string | undefined>,
  ) => {
    let searched = 0;
    await inLanes(runIds, LANES, async (runId, place) => {
      if (signal?.aborted || Date.now() - startedAt > untilMs) return;
      const what = await find(source, runId, needle);
      if (what !== undefined) hits.set(place, hitOf(runId, what));
      searched++;
    });
    return searched;
  };
  // Names are read much faster than logs, and are not to wait for them.
  const named = artifacts ? await lookInto(maxMs / 2, found.artifacts, artifactNamed) : runIds.length;
  const read = await lookInto(maxMs, found.logs, logLineWith);
  const groups = [
    groupOf("artifacts", "Artifact names", found.artifacts, limit),
    groupOf("logs", "Log contents", found.logs, limit),
  ].filter(({ total }) => total > 0);
  return {
    query,
    groups,
    truncated: groups.some(({ hits, total }) => hits.length < total),
    runs_searched: Math.min(named, read),
    runs_total: state.table.rowCount,
  };
}

function groupOf(
  category: FileSearchGroup["category"],
  label: string,
  found: ReadonlyMap<number, FileSearchHit>,
  limit: number,
): FileSearchGroup {
  const hits = [...found].sort(([a], [b]) => a - b).map(([, hit]) => hit);
  return { category, label, scope: "run", hits: hits.slice(0, limit), total: hits.length };
}

function hitOf(runId: string, sublabel: string): FileSearchHit {
  return { label: runId, sublabel, entity_type: "run", entity_id: runId, field: null, value: null };
}

async function artifactNamed(source: RunSource, runId: string, needle: string): Promise<string | undefined> {
  const artifacts = (await readable(source.artifacts(runId))) ?? [];
  return artifacts.find(({ name }) => name.toLowerCase().includes(needle))?.name;
}

/** The first line that holds a text, with the name of its log; of a log whose name holds it, the first line. */
async function logLineWith(source: RunSource, runId: string, needle: string): Promise<string | undefined> {
  for (const name of (await readable(source.logs(runId))) ?? []) {
    const content = await readable(source.log(runId, name));
    const chunk = content && (await readable(readLog(content, { offset: 0, limit: MAX_LOG_BYTES })));
    if (chunk === undefined) continue;
    const isNamed = name.toLowerCase().includes(needle);
    const line = lineWith(chunk.content, isNamed ? "" : needle);
    if (line !== undefined) return line === "" ? name : `${name}: ${line}`;
  }
  return undefined;
}

function lineWith(text: string, needle: string): string | undefined {
  const at = text.toLowerCase().indexOf(needle);
  if (at < 0) return undefined;
  // Letters that become longer in lower case move what is behind them: the line may be the one beside it, then.
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end < 0 ? undefined : end).trim();
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}...` : line;
}

/** `undefined` in place of what fails. */
async function readable<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading;
  } catch {
    return undefined;
  }
}
