import { type RunSource, readLog, type SearchRequest } from "@atlas/core";
import { inLanes } from "../in-lanes.ts";
import type { FileSearchGroup } from "../schemas/search.ts";

/** In which runs to look, at what, and for how long. */
interface SearchFilesOptions {
  readonly runIds: readonly string[];
  readonly artifacts: boolean;
  readonly maxMs: number;
  readonly signal: AbortSignal;
}

/** What was found in runs' files. */
export interface FoundInFiles {
  /** Those in which something was found. */
  readonly groups: readonly FileSearchGroup[];
  /** In how many runs was looked before the time was over. */
  readonly runs_searched: number;
}

type Hit = FileSearchGroup["hits"][number];

/** As much of each log is searched, from its beginning. */
const MAX_LOG_BYTES = 1024 * 1024;

/** How many runs' files are read at once. */
const LANES = 8;

/** How much of a line is shown. */
const MAX_SHOWN = 300;

/**
 * Looks for a text, in any case, in the names of runs' artifacts, and in the names and lines of their logs: one hit a
 * run and a category, in the order of the runs. What cannot be read is passed over.
 */
export async function searchFiles(
  source: RunSource,
  { query, limit = 5 }: SearchRequest,
  { runIds, artifacts, maxMs, signal }: SearchFilesOptions,
): Promise<FoundInFiles> {
  const needle = query.trim().toLowerCase();
  const endsAt = performance.now() + maxMs;
  const found = { artifacts: new Map<number, Hit>(), logs: new Map<number, Hit>() };
  let searched = 0;
  await inLanes(runIds, LANES, async (runId, place) => {
    if (signal.aborted || performance.now() > endsAt) return;
    const artifact = artifacts ? await artifactNamed(source, runId, needle) : undefined;
    if (artifact !== undefined) found.artifacts.set(place, hitOf(runId, artifact));
    const line = await logLineWith(source, runId, needle);
    if (line !== undefined) found.logs.set(place, hitOf(runId, line));
    searched++;
  });
  const groups = [
    groupOf("artifacts", "Artifact names", found.artifacts, limit),
    groupOf("logs", "Log contents", found.logs, limit),
  ];
  return { groups: groups.filter(({ total }) => total > 0), runs_searched: searched };
}

function groupOf(
  category: FileSearchGroup["category"],
  label: string,
  found: ReadonlyMap<number, Hit>,
  limit: number,
): FileSearchGroup {
  const hits = [...found].sort(([a], [b]) => a - b).map(([, hit]) => hit);
  return { category, label, scope: "run", hits: hits.slice(0, limit), total: hits.length };
}

function hitOf(runId: string, sublabel: string): Hit {
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
    if (line !== undefined) return `${name}: ${line}`;
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
