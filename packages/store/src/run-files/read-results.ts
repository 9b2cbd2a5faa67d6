import { AtlasError, compareNatural, type Problem, type ResultInfo, type StoredResult } from "@atlas/core";
import { type DescribedResult, decodeResult, describeResultByEnd } from "../decode/result.ts";
import type { StorePath } from "../path.ts";
import { decodeOutcome, problemsOf } from "../problems.ts";
import { type ResultFile, resultFiles, resultPath } from "./result-files.ts";
import type { RunPlace } from "./run-place.ts";

/** What a run captured, and what was wrong with the files of it. */
export interface ResultList {
  /** In natural order of their names; without those whose files cannot be read. */
  readonly results: readonly ResultInfo[];
  readonly problems: readonly Problem[];
}

/** How many bytes a file may have to be read whole for a list. */
const SMALL_BYTES = 256 * 1024;

/** How many bytes at the end of a larger file are looked at first. */
const END_BYTES = 64 * 1024;

/**
 * What a run captured, without the values. Of a large file only the end is read, where metalab writes what describes
 * the value.
 *
 * @throws {AtlasError} `unavailable` when the folder cannot be read.
 */
export async function listResults(place: RunPlace): Promise<ResultList> {
  const files = await resultFiles(place);
  const described = new Map<StorePath, DescribedResult>();
  const large = files.filter(({ sizeBytes }) => sizeBytes > SMALL_BYTES);
  for (const file of large) {
    const description = await describeByEnd(place, file);
    if (description !== undefined) described.set(file.path, description);
  }
  const problems: Problem[] = [];
  const unread = files.filter(({ path }) => !described.has(path)).map(({ path }) => path);
  await place.fs.readMany(unread, (path, outcome) => {
    const decoded = decodeOutcome(outcome, decodeResult);
    if (decoded === undefined) return;
    problems.push(...problemsOf(place.storePath, path, decoded));
    if (decoded.value !== undefined) described.set(path, decoded.value);
  });
  const results = files.flatMap(({ name, path }) => {
    const description = described.get(path);
    if (description === undefined) return [];
    const { shape, dtype, metadata } = description;
    return { name, shape, dtype, metadata };
  });
  return { results: results.sort((a, b) => compareNatural(a.name, b.name)), problems };
}

/**
 * One value that a run captured; `undefined` when there is none of that name.
 *
 * @throws {AtlasError} `unavailable` when its file cannot be read or decoded: the message says why.
 */
export async function readResult(place: RunPlace, name: string): Promise<StoredResult | undefined> {
  const path = resultPath(place, name);
  const bytes = path && (await place.fs.read(path));
  if (bytes === undefined) return undefined;
  const { value, reasons } = decodeResult(bytes);
  if (value === undefined) throw new AtlasError("unavailable", `${path} ${reasons.join(", ")}`);
  return { name, ...value };
}

async function describeByEnd(
  { fs }: RunPlace,
  { path, sizeBytes }: ResultFile,
): Promise<DescribedResult | undefined> {
  const end = await fs.read(path, { start: sizeBytes - END_BYTES, end: sizeBytes });
  return end && describeResultByEnd(end);
}
